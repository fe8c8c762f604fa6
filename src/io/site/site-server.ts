import { promises as fs } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { UserError } from '../../app/user-error.ts';

/** A site that is served on this machine alone. */
export interface SiteServer {
  readonly url: string;
  /** Tells every page that is open to load itself again. */
  reload(): void;
  close(): Promise<void>;
}

export interface Served {
  /** The folder of the site. */
  readonly folder: string;
  /** Every file that may be served, by its path in the folder. */
  readonly has: (path: string) => boolean;
  /** What is shown in place of every page while something is wrong: text by path, the page itself as `index.html`. */
  readonly trouble: () => ReadonlyMap<string, string> | null;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves a site on 127.0.0.1. Port 0 takes any free one. Throws a `UserError` when the port is taken. */
export async function serveSite(served: Served, port: number): Promise<SiteServer> {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    if (!isMeantForUs(request)) return answer(response, 403, 'text/plain', 'Ask for it at 127.0.0.1 or localhost.\n');
    if (request.url === '/live-reload') return listen(response, listeners);
    serve(served, request, response).catch(() => answer(response, 500, 'text/plain', 'The file cannot be read.\n'));
  });
  await new Promise<void>((done, fail) => {
    server.once('error', (cause) => fail(cannotListen(port, cause)));
    server.listen(port, '127.0.0.1', done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    reload: () => listeners.forEach((response) => response.write('event: change\ndata:\n\n')),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** A page elsewhere can make a browser ask for this address under a name of its own, and read the answer. */
function isMeantForUs({ headers }: IncomingMessage): boolean {
  return /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(headers.host ?? '');
}

function listen(response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': here\n\n');
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}

async function serve(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request.url ?? '/');
  const trouble = served.trouble();
  const type = types[extname(path)] ?? 'text/plain';
  if (trouble && extname(path) === '.html') return answer(response, 500, type, trouble.get('index.html') ?? '');
  const content = await readContent(served, path);
  if (content !== null) return answer(response, 200, type, content);
  const notFound = await readContent(served, '404.html');
  answer(response, 404, types['.html']!, notFound ?? 'There is no such page.\n');
}

async function readContent({ folder, has, trouble }: Served, path: string): Promise<Uint8Array | string | null> {
  return has(path) ? fs.readFile(join(folder, path)) : (trouble()?.get(path) ?? null);
}

function pathOf(url: string): string {
  const path = url.replace(/[?#].*$/s, '').slice(1);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

function answer(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

function cannotListen(port: number, cause: Error): UserError {
  const isTaken = 'code' in cause && cause.code === 'EADDRINUSE';
  return new UserError(
    isTaken
      ? `Port ${port} is taken by another program.`
      : `The site cannot be served on port ${port}: ${cause.message}.`,
    'Choose another with --port, or let the system choose with --port 0.',
    cause,
  );
}
