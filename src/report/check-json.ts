import type { Finding } from '../model/finding.ts';
import { renderJson } from './json.ts';
import { type CheckReportOptions, type CheckResult, verdictOf } from './check.ts';
import type { Report } from './report.ts';

/** Findings as JSON, one object: `findings`, `counts`. */
export function renderCheckJson(result: CheckResult, options: CheckReportOptions): Report {
  const { findings, counts, files, fixed } = result;
  const output = renderJson({ findings: findings.map(findingToJson), counts: { ...counts, files, fixed } });
  return { output, exitCode: verdictOf(result, options).exitCode };
}

/** A finding with flat keys; `help` is null where there is no next step, `fixable` says whether `--fix` mends it. */
export function findingToJson({ rule, severity, message, place, help, fix }: Finding): Record<string, unknown> {
  const { path: file, ...range } = place;
  return { rule, severity, message, file, ...range, help: help ?? null, fixable: fix !== undefined };
}
