import { setTimeout as sleep } from 'node:timers/promises';

/** A request as it was sent. */
export interface SentRequest {
  readonly method: string;
  /** Without the query, still encoded. */
  readonly path: string;
  readonly url: URL;
  readonly headers: Headers;
  /** What `fetch` was told to do with redirects. */
  readonly redirect: string | undefined;
  /** What was sent as JSON; undefined when nothing was. */
  readonly body: unknown;
}

/** What comes back: an answer, a broken connection, or nothing until the time is up. */
export type Reply =
  | { readonly status?: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | Error
  | 'nothing';

export type Script = Reply | ((request: SentRequest) => Reply);

export interface ScriptedFetch {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Every request so far, in order. */
  readonly sent: SentRequest[];
  /** The requests so far, as the script names them. */
  asked(): string[];
}

/** A `fetch` that answers by method and path, such as `GET /users/sales-lead`. What is not in the script fails. */
export function scriptedFetch(script: Readonly<Record<string, Script>>): ScriptedFetch {
  const sent: SentRequest[] = [];
  return {
    sent,
    asked: () => sent.map(({ method, path }) => `${method} ${path}`),
    async fetch(url, init) {
      const request = toRequest(url, init);
      sent.push(request);
      const found = script[`${request.method} ${request.path}`] ?? new Error(`nobody scripted ${request.path}`);
      const reply = typeof found === 'function' ? found(request) : found;
      if (reply instanceof Error) throw reply;
      if (reply !== 'nothing') return toResponse(reply);
      init.signal?.throwIfAborted();
      return sleep(60_000, undefined, { ...(init.signal && { signal: init.signal }), ref: false }).then(
        () => new Response('too late', { status: 500 }),
        () => Promise.reject(init.signal?.reason ?? new Error('aborted')),
      );
    },
  };
}

/** One reply after another; the last for ever. */
export function inTurn(...replies: readonly Reply[]): (request: SentRequest) => Reply {
  let turn = 0;
  return () => replies[Math.min(turn++, replies.length - 1)] ?? new Error('an empty script');
}

/** A list, page by page, with the links to the next page that GitHub sends. `wrap` puts a page into its answer. */
export function listOf(
  items: readonly unknown[],
  wrap: (page: readonly unknown[]) => unknown = (page) => page,
): (request: SentRequest) => Reply {
  return ({ url }) => {
    const size = Number(url.searchParams.get('per_page') ?? 30);
    const page = Number(url.searchParams.get('page') ?? 1);
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    const isLast = page * size >= items.length;
    const link = `<${url}>; rel="first"${isLast ? '' : `, <${next}>; rel="next"`}`;
    return { body: wrap(items.slice((page - 1) * size, page * size)), headers: { link } };
  };
}

function toRequest(url: string, init: RequestInit): SentRequest {
  const parsed = new URL(url);
  return {
    method: init.method ?? 'GET',
    path: parsed.pathname,
    url: parsed,
    headers: new Headers(init.headers),
    redirect: init.redirect,
    body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
  };
}

function toResponse({ status = 200, body, headers = {} }: Exclude<Reply, Error | string>): Response {
  const isText = typeof body === 'string';
  const type = isText ? 'text/html' : 'application/json; charset=utf-8';
  const text = body === undefined ? null : isText ? body : JSON.stringify(body);
  return new Response(text, { status, headers: { 'content-type': type, ...headers } });
}
