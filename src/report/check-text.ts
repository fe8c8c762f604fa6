import type { CheckReportOptions, CheckResult } from './check.ts';
import { verdictOf } from './check.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { groupBy } from '../model/order.ts';
import type { Report } from './report.ts';
import { printable } from './printable.ts';
import { columnsOf, indent, plural, type Style } from './style.ts';

const mostPerFile = 50;

/** Findings for a reader at a terminal: by file, each with its line, what is wrong and the next step. */
export function renderCheckText(result: CheckResult, options: CheckReportOptions & { style: Style }): Report {
  const { style } = options;
  const byFile = groupBy(result.findings, ({ place }) => place.path);
  const sections = [...byFile].map(([path, findings]) => renderFile(path, findings, style));
  const verdict = verdictOf(result, options);
  const output = [...sections.flat(), ...renderSummary(result, verdict.reason, style)].join('\n');
  return { output: `${output}\n`, exitCode: verdict.exitCode };
}

function renderFile(path: string, findings: readonly Finding[], style: Style): string[] {
  const shown = findings.slice(0, mostPerFile);
  const hidden = findings.length - shown.length;
  const rest = hidden > 0 ? [`  … and ${plural(hidden, 'more finding')} in this file; --format json lists all.`] : [];
  return [style.bold(printable(path)), ...shown.flatMap((finding) => renderFinding(finding, style)), ...rest, ''];
}

const margin = 19;

function renderFinding({ place, severity, message, help, rule }: Finding, style: Style): string[] {
  const at = `${place.line}:${place.column}`;
  const [first = '', ...more] = indent(message, style, margin, `  ${at.padStart(6)}  ${severity}`);
  const step = help === undefined ? [] : indent(`→ ${help}`, style, margin);
  return [first.replace(severity, colored(severity, style)), ...withRule([...more, ...step], rule, style)];
}

/** The rule's id stands behind the last line where there is room, else below it. */
function withRule(lines: readonly string[], rule: string, style: Style): string[] {
  const last = lines.at(-1);
  const fits = last !== undefined && columnsOf(last) + rule.length + 2 <= style.width;
  return fits
    ? [...lines.slice(0, -1), `${last}  ${style.dim(rule)}`]
    : [...lines, style.dim(`${' '.repeat(margin)}${rule}`)];
}

function colored(severity: Severity, style: Style): string {
  if (severity === 'error') return style.red(severity);
  return severity === 'warning' ? style.yellow(severity) : style.cyan(severity);
}

function renderSummary(result: CheckResult, reason: string | null, style: Style): string[] {
  const { counts, files, fixed, findings } = result;
  const fixable = findings.filter(({ fix }) => fix).length;
  const found = [
    counts.error > 0 ? style.red(plural(counts.error, 'error')) : '',
    counts.warning > 0 ? style.yellow(plural(counts.warning, 'warning')) : '',
    counts.info > 0 ? style.cyan(plural(counts.info, 'note')) : '',
  ].filter((part) => part !== '');
  const checked = `${plural(files, 'file')} checked`;
  return [
    found.length === 0 ? style.green(`${checked}, nothing to report.`) : `${checked}: ${found.join(', ')}.`,
    ...(fixed > 0 ? [`${plural(fixed, 'finding')} mended.`] : []),
    ...(fixable > 0 ? [`${plural(fixable, 'finding')} can be mended with --fix.`] : []),
    ...(reason === null ? [] : [reason]),
  ];
}
