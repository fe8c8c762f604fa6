import type { Finding, FindingCounts } from '../model/finding.ts';

/** What a check found. */
export interface CheckResult {
  /** Sorted by path, line, column and rule. */
  readonly findings: readonly Finding[];
  readonly counts: FindingCounts;
  /** How many files were checked. */
  readonly files: number;
  /** How many findings were mended. */
  readonly fixed: number;
}

export interface CheckReportOptions {
  /** The most warnings that still pass; null for any number. */
  readonly maxWarnings: number | null;
}

/** Whether a check passes: no error, and no more warnings than allowed. The reason is given where counts alone do not tell. */
export function verdictOf(
  { counts }: CheckResult,
  { maxWarnings }: CheckReportOptions,
): { exitCode: 0 | 1; reason: string | null } {
  if (counts.error > 0) return { exitCode: 1, reason: null };
  if (maxWarnings === null || counts.warning <= maxWarnings) return { exitCode: 0, reason: null };
  return { exitCode: 1, reason: `More warnings than the ${maxWarnings} that --max-warnings allows.` };
}
