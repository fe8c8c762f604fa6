import { WorldError } from '../../app/world-error.ts';
import { type Failure, findLimit, type Limit, parseFailure } from './failure.ts';
import { Refusal } from './refusal.ts';

const permissions = '`contents: read`, `pull-requests: read` and `issues: read`, and `checks: write` to publish';

/** The error to throw for a request that failed. `asked` is its method and path. */
export function explainFailure(asked: string, error: unknown): WorldError {
  if (error instanceof WorldError) return error;
  const failure = parseFailure(error);
  if (!failure) {
    const reason = error instanceof Error ? error.name : 'an unknown fault';
    return new WorldError(`GitHub could not be asked for ${asked} (${reason}).`, 'Run the gate again.', error);
  }
  const limit = findLimit(failure);
  if (limit) return explainLimit(asked, limit, error);
  if (failure.headers === null || failure.status >= 500) return explainOutage(asked, failure, error);
  return new Refusal(failure.status, explainRefusal(asked, failure), error);
}

function explainLimit(asked: string, { retryAfter, resetAt }: Limit, cause: unknown): WorldError {
  const message = `GitHub takes no more calls with this token for now (asked for ${asked}).`;
  const reset = resetAt === null ? null : new Date(resetAt);
  if (reset && !Number.isNaN(reset.getTime())) {
    return new WorldError(message, `Run the gate again after ${reset.toISOString()}.`, cause);
  }
  const wait = retryAfter === null ? 'a few minutes' : `${Math.ceil(retryAfter)} seconds`;
  return new WorldError(message, `Run the gate again in ${wait}.`, cause);
}

function explainOutage(asked: string, { headers, status, reason }: Failure, cause: unknown): WorldError {
  if (headers === null) {
    return new WorldError(
      `GitHub could not be reached for ${asked}${said(reason)}.`,
      'Check the network and GITHUB_API_URL, then run the gate again.',
      cause,
    );
  }
  return new WorldError(
    `GitHub failed to answer ${asked}: status ${status}${said(reason)}.`,
    'Run the gate again later; https://www.githubstatus.com tells how GitHub is.',
    cause,
  );
}

function explainRefusal(asked: string, { status, reason }: Failure): { message: string; hint: string } {
  switch (status) {
    case 401:
      return {
        message: `GitHub refused the token (asked for ${asked}).`,
        hint: 'Put a token that is valid for this repository into GITHUB_TOKEN.',
      };
    case 403:
      return {
        message: `The token may not do this: ${asked}${said(reason)}.`,
        hint: `Give it ${permissions}.`,
      };
    case 404:
      return {
        message: `GitHub has nothing at ${asked}, or the token may not see it.`,
        hint: `Check the name and the number; give the token ${permissions}.`,
      };
    default:
      return {
        message: `GitHub refused ${asked}: status ${status}${said(reason)}.`,
        hint: 'Run the gate again; if it stays so, please report it.',
      };
  }
}

function said(reason: string): string {
  return reason === '' ? '' : ` (${reason.replace(/\.$/, '')})`;
}
