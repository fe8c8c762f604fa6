import * as v from 'valibot';

/** What octokit knows of a request that failed. */
export interface Failure {
  /** 500 as well when there was no answer at all. */
  readonly status: number;
  /** Null when there was no answer. */
  readonly headers: Readonly<Record<string, unknown>> | null;
  /** What GitHub, or the network, says; one line of at most 200 characters, empty when it says nothing. */
  readonly reason: string;
}

const failureShape = v.object({
  status: v.number(),
  message: v.string(),
  response: v.optional(
    v.object({
      headers: v.record(v.string(), v.unknown()),
      data: v.fallback(v.object({ message: v.optional(v.string(), '') }), { message: '' }),
    }),
  ),
});

/** Reads an error that octokit threw; null when it is some other error. */
export function parseFailure(error: unknown): Failure | null {
  const found = v.safeParse(failureShape, error);
  if (!found.success) return null;
  const { status, message, response } = found.output;
  return { status, headers: response?.headers ?? null, reason: oneLine(response ? response.data.message : message) };
}

function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

/** A refusal because this token asked too often. */
export interface Limit {
  /** Seconds to wait, if GitHub says so. */
  readonly retryAfter: number | null;
  /** When the quota is filled again, in milliseconds since 1970, if GitHub says so. */
  readonly resetAt: number | null;
  /** Does the throttling plugin know it for a limit? */
  readonly isKnownToPlugin: boolean;
}

/** The limit behind a failure, or null. A 403 is one only when it carries a sign of a limit. */
export function findLimit({ status, headers, reason }: Failure): Limit | null {
  if (headers === null || (status !== 403 && status !== 429)) return null;
  const isSpent = headers['x-ratelimit-remaining'] === '0';
  const retryAfter = positiveNumber(headers['retry-after']);
  const isKnownToPlugin = isSpent || /\bsecondary rate\b/i.test(reason);
  // Older servers speak of abuse instead of a secondary rate limit.
  const isLimit = isKnownToPlugin || status === 429 || retryAfter !== null || /\babuse detection\b/i.test(reason);
  if (!isLimit) return null;
  const reset = isSpent ? positiveNumber(headers['x-ratelimit-reset']) : null;
  return { retryAfter, resetAt: reset === null ? null : reset * 1000, isKnownToPlugin };
}

function positiveNumber(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(value) : Number.NaN;
  return number > 0 && Number.isFinite(number) ? number : null;
}
