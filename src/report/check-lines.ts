import type { Finding } from '../model/finding.ts';
import type { CheckReportOptions, CheckResult } from './check.ts';
import { verdictOf } from './check.ts';
import type { Report } from './report.ts';
import { printable } from './printable.ts';

/** Findings one a line, `path:line:column: severity: message [rule]`, which editors can take apart. Nothing else. */
export function renderCheckLines(result: CheckResult, options: CheckReportOptions): Report {
  const lines = result.findings.map((finding) => `${renderLine(finding)}\n`);
  return { output: lines.join(''), exitCode: verdictOf(result, options).exitCode };
}

function renderLine({ place, severity, message, help, rule }: Finding): string {
  const words = [message, help].filter(Boolean).join(' → ').replace(/\s+/g, ' ').trim();
  return printable(`${place.path}:${place.line}:${place.column}: ${severity}: ${words} [${rule}]`);
}
