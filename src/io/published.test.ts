import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../app/user-error.ts';
import { readPublished } from './published.ts';

const answers: Record<string, RequestListener> = {
  '/positioning.json': (_, response) => response.end('{"format":"é"}'),
  '/moved': (_, response) => response.writeHead(302, { location: '/positioning.json' }).end(),
  '/elsewhere': (_, response) => response.writeHead(302, { location: 'ftp://127.0.0.1/positioning.json' }).end(),
  '/latin': (_, response) => response.end(Buffer.from([0x7b, 0xe9, 0x7d])),
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"format":');
    setTimeout(() => response.destroy(), 20);
  },
};

const server = createServer((request, response) => {
  const answer = answers[request.url ?? ''];
  if (answer) answer(request, response);
  else response.writeHead(404).end();
});
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => server.close());

const read = (path: string) => readPublished(`${origin}${path}`, tmpdir());
const refusal = (location: string) =>
  readPublished(location, tmpdir()).then(
    () => 'read',
    (error: unknown) => (error instanceof UserError ? error.message.replace(origin, '') : error),
  );

describe('a published positioning', () => {
  it('is read from an address, also where that leads on', async () => {
    expect(await read('/positioning.json')).toBe('{"format":"é"}');
    expect(await read('/moved')).toBe('{"format":"é"}');
  });

  it('is read from a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'published-'));
    writeFileSync(join(folder, 'positioning.json'), '{}');
    expect(await readPublished('positioning.json', folder)).toBe('{}');
  });

  it.each([
    ['/missing', '/missing answered with 404.'],
    ['/latin', '/latin is no text in UTF-8.'],
    ['/cut', '/cut cannot be reached.'],
    ['/elsewhere', '/elsewhere cannot be reached.'],
  ])('is refused where it is not whole: %s', async (path, message) => {
    expect(await refusal(`${origin}${path}`)).toBe(message);
  });

  it.each([
    ['http://example.com/positioning.json', 'http://example.com/positioning.json is no https address.'],
    ['ftp://example.com/positioning.json', 'ftp://example.com/positioning.json is no https address.'],
    ['http://127.0.0.1.example.com/a', 'http://127.0.0.1.example.com/a is no https address.'],
    ['no-such-file.json', 'There is no file no-such-file.json here.'],
    ['.', 'There is no file . here.'],
  ])('is not looked for at %s', async (location, message) => {
    expect(await refusal(location)).toBe(message);
  });

  it('says that nobody answers', async () => {
    expect(await refusal('http://127.0.0.1:9/positioning.json')).toBe(
      'http://127.0.0.1:9/positioning.json cannot be reached.',
    );
  });
});
