import type { HealthCheck, HealthStatus } from '../signoff/health-check.ts';
import type { RulesetRequest } from '../signoff/recommended-ruleset.ts';
import { renderJson } from './json.ts';
import type { Report } from './report.ts';

/** What the doctor found, ready to be shown. */
export interface HealthReport {
  /** Of the machine and the folder that it runs in. */
  readonly environment: readonly HealthCheck[];
  /** Of a gate; null where it was not asked for. */
  readonly gate: {
    /** `owner/repository`; null when it cannot be asked for anything. */
    readonly repository: string | null;
    readonly branch: string | null;
    readonly checks: readonly HealthCheck[];
    readonly ruleset: RulesetRequest | null;
    readonly withReviewers: RulesetRequest | null;
    /** What to know before using the rulesets, and the one with reviewers. */
    readonly notes: readonly string[];
    readonly reviewerNotes: readonly string[];
  } | null;
}

/** What the doctor found as JSON, one object. A detail is a sentence of its own behind the message. */
export function renderDoctorJson({ environment, gate }: HealthReport): Report {
  const checks = [...environment, ...(gate?.checks ?? [])];
  const output = {
    repository: gate?.repository ?? null,
    branch: gate?.branch ?? null,
    checks: checks.map(({ id, status, message, details, help }) => ({
      id,
      status,
      message: [message, ...details].join(' '),
      help,
    })),
    ruleset: gate?.ruleset ?? null,
    ruleset_with_reviewers: gate?.withReviewers ?? null,
    notes: gate ? [...gate.notes, ...gate.reviewerNotes] : [],
  };
  return { output: renderJson(output), exitCode: exitCodeOf(checks) };
}

/** 0 all is well, 1 something is to be mended, 2 nothing is known to be wrong and something cannot be told. */
export function exitCodeOf(checks: readonly HealthCheck[]): Report['exitCode'] {
  const has = (status: HealthStatus) => checks.some((check) => check.status === status);
  if (has('hole') || has('weak')) return 1;
  return has('unknown') ? 2 : 0;
}
