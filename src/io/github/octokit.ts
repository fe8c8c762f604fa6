import { randomUUID } from 'node:crypto';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { findLimit, parseFailure } from './failure.ts';
import type { Fetch } from './transport.ts';

interface OctokitOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly fetch: Fetch;
  /** How often a request is sent again after a fault or a limit. */
  readonly retries: number;
  /** A limit that lasts longer is not waited for. */
  readonly maxWaitSeconds: number;
  /** How long a second of waiting takes. */
  readonly secondMs: number;
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** What says no is not asked again: 400 to 499. The limits among them are for the throttling plugin. */
const refusals = Array.from({ length: 100 }, (_, index) => 400 + index);

/**
 * An octokit that prints nothing, sends a request again after a fault of the network or the server (after 1, 4 and 9
 * seconds), and waits for limits that pass soon.
 */
export function createOctokit(options: OctokitOptions): Octokit {
  const { token, apiUrl, fetch, retries, maxWaitSeconds, secondMs } = options;
  const onLimit = (seconds: number, _request: object, _octokit: object, retryCount: number) =>
    seconds <= maxWaitSeconds && retryCount < retries;
  // A plugin wraps those before it, so that what the first one asks for reaches the retry plugin.
  const Client = Octokit.plugin(waitForOtherLimits(options), retry, throttling);
  return new Client({
    auth: token,
    baseUrl: apiUrl,
    userAgent: 'throughline',
    log: silent,
    request: { fetch, log: silent },
    retry: { retries, retryAfterBaseValue: secondMs, doNotRetry: refusals },
    throttle: {
      // A queue of its own, so that two clients in one process do not wait for each other.
      id: randomUUID(),
      retryAfterBaseValue: secondMs,
      onRateLimit: onLimit,
      onSecondaryRateLimit: onLimit,
    },
  });
}

/** A plugin for the limits that the throttling plugin does not know: a bare 429, and what older servers answer. */
function waitForOtherLimits({ retries, maxWaitSeconds }: OctokitOptions): (octokit: Pick<Octokit, 'hook'>) => void {
  return ({ hook }) =>
    hook.error('request', (error) => {
      const failure = parseFailure(error);
      const limit = failure && findLimit(failure);
      const seconds = Math.ceil(limit?.retryAfter ?? 1);
      if (limit && !limit.isKnownToPlugin && seconds <= maxWaitSeconds && 'request' in error) {
        error.request.request = { ...error.request.request, retries, retryAfter: seconds };
      }
      throw error;
    });
}
