import { UserError } from '../../app/user-error.ts';
import { WorldError } from '../../app/world-error.ts';
import { explainFailure } from './explain-failure.ts';
import { findNextPage } from './next-page.ts';
import { createOctokit } from './octokit.ts';
import { createTransport, type Fetch } from './transport.ts';

export interface GitHubOptions {
  readonly token: string;
  /** `https://api.github.com`, or `https://<host>/api/v3` of GitHub Enterprise. */
  readonly apiUrl: string;
  readonly fetch?: Fetch;
  /** Told the method and path of each request before it is sent, repeated ones included. */
  readonly onCall?: (asked: string) => void;
  /** For each request alone; 30 seconds. */
  readonly timeLimitMs?: number;
  /** How often a request is sent again after a fault or a limit; 3. */
  readonly retries?: number;
  /** A limit that lasts longer is not waited for; 60. */
  readonly maxWaitSeconds?: number;
  /** How long a second of waiting takes; 1,000. */
  readonly secondMs?: number;
}

/** Names that go into the braces of a route; what is left is the query of a GET, the fields of anything else. */
export type Parameters = Readonly<Record<string, string | number | object>>;

export interface Answer {
  /** The method and path, for messages. */
  readonly asked: string;
  /** Not to be trusted. */
  readonly data: unknown;
  /** The route of the next page, or null on the last. */
  readonly nextPage: string | null;
}

export interface GitHubClient {
  /**
   * Sends a request such as `GET /repos/{owner}/{repo}`. Throws a `Refusal` when the answer is no, and another
   * `WorldError` when there is no answer.
   */
  ask(route: string, parameters?: Parameters): Promise<Answer>;
  /** How many requests were sent so far, repeated ones included. */
  calls(): number;
}

/** A client for GitHub's REST interface. Throws a `UserError` when the token or the address cannot be one. */
export function gitHubClient(options: GitHubOptions): GitHubClient {
  const { fetch = globalThis.fetch, timeLimitMs = 30_000, retries = 3, maxWaitSeconds = 60, secondMs = 1000 } = options;
  const apiUrl = parseApiUrl(options.apiUrl);
  const token = parseToken(options.token);
  let calls = 0;
  const onSend = (method: string, url: string) => {
    calls += 1;
    options.onCall?.(describe(apiUrl, method, url));
  };
  const transport = createTransport({ fetch, token, timeLimitMs, onSend });
  const octokit = createOctokit({ token, apiUrl, fetch: transport, retries, maxWaitSeconds, secondMs });
  return {
    calls: () => calls,
    async ask(route, parameters = {}) {
      checkNames(route, parameters);
      const { method, url } = octokit.request.endpoint(route, { ...parameters });
      const asked = describe(apiUrl, method, url);
      const answer = await octokit
        .request(route, { ...parameters, ...settingsOf(method) })
        .catch((error: unknown) => Promise.reject(explainFailure(asked, error)));
      const fine = method === 'DELETE' ? [204] : [200, 201];
      if (!fine.includes(answer.status)) throw noAnswer(asked, answer.status);
      return { asked, data: answer.data, nextPage: findNextPage(answer.headers.link, { apiUrl, asked }) };
    },
  };
}

/**
 * A POST whose answer was lost may have been carried out, so it is not sent again here; who sends it looks first. A PATCH
 * says what shall be, so twice is as good as once. After a limit both are sent again, because nothing was carried out.
 */
function settingsOf(method: string): Parameters {
  const headers = { 'x-github-api-version': '2022-11-28' };
  return method === 'POST' ? { headers, request: { retries: 0 } } : { headers };
}

/** Octokit encodes what it fills in, save for the dots by which a path climbs. */
function checkNames(route: string, parameters: Parameters): void {
  for (const [, name = ''] of route.matchAll(/\{(\w+)\}/g)) {
    if (isSegment(parameters[name])) continue;
    throw new WorldError(
      `GitHub cannot be asked for ${route}: the ${name} given is none that there could be.`,
      'Correct it where it is written.',
    );
  }
}

function isSegment(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0;
  return typeof value === 'string' && !['', '.', '..'].includes(value) && !/\p{Surrogate}/u.test(value);
}

/** The method and path below the interface's address, without the query. */
function describe(apiUrl: string, method: string, url: string): string {
  const [path = ''] = (url.startsWith(apiUrl) ? url.slice(apiUrl.length) : url).split('?');
  return `${method} ${path}`;
}

function noAnswer(asked: string, status: number): WorldError {
  if (status < 300)
    return new WorldError(`GitHub has no answer to ${asked} (status ${status}).`, 'Run the gate again.');
  return new WorldError(
    `GitHub sends ${asked} on to another address (status ${status}), and nothing is followed there.`,
    'Name the repository as it is called now, and check GITHUB_API_URL.',
  );
}

function parseApiUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '' && url.hash === '') {
    return (url.origin + url.pathname).replace(/\/+$/, '');
  }
  throw new UserError(
    'GITHUB_API_URL holds no address of a web interface.',
    'Write https://api.github.com, or https://<host>/api/v3 for GitHub Enterprise.',
  );
}

function parseToken(text: string): string {
  const token = text.trim();
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new UserError(
    token === '' ? 'There is no token for GitHub.' : 'The token for GitHub holds characters that no token has.',
    'Put a token that may read the repository into GITHUB_TOKEN.',
  );
}
