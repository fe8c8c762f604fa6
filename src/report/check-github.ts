import type { Finding, Severity } from '../model/finding.ts';
import { type CheckReportOptions, type CheckResult, verdictOf } from './check.ts';
import { printable } from './printable.ts';
import type { Report } from './report.ts';
import { plural } from './style.ts';

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/** Findings as GitHub workflow commands, which put them on the lines of a pull request. */
export function renderCheckGithub(result: CheckResult, options: CheckReportOptions): Report {
  const { counts, files } = result;
  const summary = `${plural(files, 'file')} checked: ${plural(counts.error, 'error')}, ${plural(counts.warning, 'warning')}, ${plural(counts.info, 'note')}.`;
  const { exitCode, reason } = verdictOf(result, options);
  const lines = [...result.findings.map(renderAnnotation), summary, ...(reason === null ? [] : [reason])];
  return { output: `${lines.join('\n')}\n`, exitCode };
}

/** A finding as a workflow command, which puts it on its line. */
export function renderAnnotation({ severity, place, rule, message, help }: Finding): string {
  const properties = {
    file: place.path,
    line: place.line,
    endLine: place.endLine,
    col: place.column,
    endColumn: place.endColumn,
    title: rule,
  };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${list.join(',')}::${escapeData([message, help].filter(Boolean).join('\n'))}`;
}

// The escapes that the runner undoes; without them text from a file could start a command of its own.
function escapeData(text: string): string {
  return printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
