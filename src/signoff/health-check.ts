import type { Reading, Unread } from '../model/gate-settings.ts';

/** `weak`: it holds as long as nobody tries. `hole`: it does not hold, or nobody could sign. `unknown`: cannot be told. */
export type HealthStatus = 'ok' | 'weak' | 'hole' | 'unknown';

/** One question about the set-up, answered. */
export interface HealthCheck {
  /** Kebab case. */
  readonly id: string;
  readonly status: HealthStatus;
  /** What is, and why it matters. */
  readonly message: string;
  /** The single cases, a sentence each. */
  readonly details: readonly string[];
  /** The next step, in the imperative; null when there is none to take. */
  readonly help: string | null;
}

export function ok(id: string, message: string): HealthCheck {
  return { id, status: 'ok', message, details: [], help: null };
}

/** Something to mend. */
export function found(
  id: string,
  status: 'weak' | 'hole',
  { message, details = [], help }: { message: string; details?: readonly string[]; help: string },
): HealthCheck {
  return { id, status, message, details, help };
}

/** A question without an answer, because of what could not be read. */
export function unknown(id: string, message: string, causes: readonly Unread[]): HealthCheck {
  const details = [...new Set(causes.map(({ unreadable }) => unreadable))];
  const helps = [...new Set(causes.map(({ help }) => help))];
  return { id, status: 'unknown', message, details, help: helps.join(' ') || null };
}

/** What could not be read, out of some readings. */
export function unreadOf(...readings: readonly Reading<unknown>[]): readonly Unread[] {
  return readings.flatMap((reading) => ('known' in reading ? [] : [reading]));
}

/** A text, and how many more there are, for a list of details that would grow too long. */
export function firstOf(items: readonly string[], most: number): readonly string[] {
  const hidden = items.length - most;
  return hidden > 0 ? [...items.slice(0, most), `… and ${hidden} more.`] : items;
}
