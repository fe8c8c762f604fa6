export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

interface Transport {
  readonly fetch: Fetch;
  readonly token: string;
  /** For each request alone, until its answer is read to the end. */
  readonly timeLimitMs: number;
  /** Called before each request is sent, repeated ones included. */
  readonly onSend: (method: string, url: string) => void;
}

/**
 * Sends a request and reads its answer to the end: octokit takes an answer that breaks off for an empty one. No redirect
 * is followed, and the token is taken out of every text that an error could show.
 */
export function createTransport(transport: Transport): Fetch {
  const withoutToken = (text: string) => text.replaceAll(transport.token, '[token]');
  return (url, init) =>
    // The error itself goes no further: it may hold the token anywhere.
    send(transport, url, init).then(
      (response) => (response.status < 400 ? response : rewrite(response, withoutToken)),
      (error: unknown) => Promise.reject(new Error(withoutToken(reasonOf(error)))),
    );
}

async function send({ fetch, timeLimitMs, onSend }: Transport, url: string, init: RequestInit): Promise<Response> {
  onSend(init.method ?? 'GET', url);
  const signal = AbortSignal.timeout(timeLimitMs);
  const response = await fetch(url, { ...init, redirect: 'manual', signal });
  const { status, headers } = response;
  const bytes = await response.arrayBuffer();
  return new Response(hasNoBody(status) ? null : bytes, { status, headers });
}

function hasNoBody(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

async function rewrite(response: Response, withoutToken: (text: string) => string): Promise<Response> {
  const headers = [...response.headers].map(([name, value]): [string, string] => [name, withoutToken(value)]);
  return new Response(withoutToken(await response.text()), { status: response.status, headers });
}

/** What went wrong, without the wrapping that `fetch` puts around it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer within the time limit';
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
