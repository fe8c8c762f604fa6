import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** A site to look at: a folder, or its files by path (`index.html`, `values/work-offline.html`). */
export type Files = string | ReadonlyMap<string, string | Uint8Array>;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface Served {
  /** Where the site begins, with a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves files on loopback, at a free port, as a static host does. `under` is the sub-path they live at: `/` or `/docs/`. */
export async function serveFiles(files: Files, under = '/'): Promise<Served> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const content = path.startsWith(under) ? readContent(files, path.slice(under.length)) : null;
    const type = contentTypes[extname(path) || '.html'] ?? 'application/octet-stream';
    response.writeHead(content === null ? 404 : 200, { 'content-type': content === null ? 'text/plain' : type });
    response.end(content ?? 'Not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${under}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function readContent(files: Files, path: string): string | Uint8Array | null {
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (typeof files !== 'string') return files.get(file) ?? null;
  try {
    return readFileSync(join(files, file));
  } catch {
    return null;
  }
}
