import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { useBrowser } from './browser.ts';

const browser = useBrowser();

const style = 'body { background: white; color: #222 } @media (prefers-color-scheme: dark) { body { color: red } }';
const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Field DB</title>${head}</head><body><main>${body}</main></body></html>`;
const sound = page(
  '<h1>Sell while disconnected</h1>',
  `<link rel="icon" href="data:,"><link rel="stylesheet" href="style.css">`,
);

describe('the browser of the tests', () => {
  it('opens a served page below a sub-path and has nothing to complain about', async () => {
    const files = new Map([
      ['values/index.html', sound],
      ['values/style.css', style],
    ]);
    const url = await browser.serve(files, '/field-db/');
    const visit = await browser.visit(`${url}values/`);
    expect(await visit.page.textContent('h1')).toBe('Sell while disconnected');
    expect(visit.requests).toEqual([`${url}values/`, `${url}values/style.css`]);
    expect([...visit.errors, ...visit.refusals, ...(await visit.checkAccess())]).toEqual([]);
  });

  it('opens a folder from the file system as well', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'index.html'), sound);
    writeFileSync(join(folder, 'style.css'), style);
    const served = await browser.visit(await browser.serve(folder));
    const opened = await browser.visit(pathToFileURL(join(folder, 'index.html')).href);
    expect(await served.page.textContent('h1')).toBe(await opened.page.textContent('h1'));
    expect(opened.requests.every((url) => url.startsWith('file:'))).toBe(true);
  });

  it('looks in the size and the colours asked for, and keeps a picture of it', async () => {
    const url = await browser.serve(
      new Map([
        ['index.html', sound],
        ['style.css', style],
      ]),
    );
    const visit = await browser.visit(url, { size: [390, 844], scheme: 'dark' });
    expect(await visit.page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(255, 0, 0)');
    const png = readFileSync(await visit.screenshot('dark-phone'));
    expect(png.readUInt32BE(16)).toBe(390);
  });

  it('tells of errors, of what the policy refused, of requests to elsewhere and of what axe finds', async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'; style-src 'self'">`;
    const files = new Map([
      ['index.html', page('<h1 style="color: red">Title</h1><img src="https://example.com/a.png">', policy)],
      ['broken.html', page('<script>lost()</script><script src="missing.js"></script>')],
    ]);
    const url = await browser.serve(files);
    const refused = await browser.visit(url);
    expect(refused.refusals.join()).toContain('style-src');
    expect(refused.requests).toContain('https://example.com/a.png');
    expect((await refused.checkAccess()).join()).toContain('image-alt at img');
    const broken = await browser.visit(`${url}broken.html`);
    expect(broken.errors.join()).toMatch(/lost is not defined/);
    expect(broken.errors.join()).toMatch(/404/);
  });
});
