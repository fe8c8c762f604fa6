/** Takes the pictures of the site that the README shows, from a worked example as the built program publishes it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChromium } from '../test/browser/chromium.ts';
import { serveFiles } from '../test/browser/serve.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'throughline-')), 'site');
const program = ['bin/throughline.js', 'build', '--root', 'examples/mobile-database/positioning', '--out', folder];
execFileSync(process.execPath, program, { stdio: 'ignore' });
const served = await serveFiles(folder);
const browser = await startChromium();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
await page.goto(served.url);
mkdirSync('docs/images', { recursive: true });
await page.screenshot({ path: 'docs/images/site.png' });
await browser.close();
await served.close();
rmSync(folder, { recursive: true });
