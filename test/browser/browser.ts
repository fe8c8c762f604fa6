import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { startChromium } from './chromium.ts';
import { type Files, serveFiles, type Served } from './serve.ts';

/** A page in the browser, and what it did since it was opened. The lists grow while the page is used. */
export interface Visit {
  readonly page: Page;
  /** What the console calls an error, errors that nobody caught, and dialogs, which are dismissed. */
  readonly errors: readonly string[];
  /** What the Content-Security-Policy refused. */
  readonly refusals: readonly string[];
  /** Every URL that was asked for, in order; `data:` URLs are not asked for. */
  readonly requests: readonly string[];
  /** The same page in another size and other colours, without loading it again. */
  look(look: Pick<Look, 'size' | 'scheme'>): Promise<void>;
  /** By how much what was seen already has moved by itself; 0 when nothing has. */
  measureShift(): Promise<number>;
  /** What axe finds against WCAG 2.2 AA, a sentence each. */
  checkAccess(): Promise<string[]>;
  /** Writes `<name>.png` into the folder that `SCREENSHOTS` names, or a temporary one, and says where. */
  screenshot(name: string): Promise<string>;
}

/** How a page is looked at: 1280 x 800 in light colours, unless said otherwise. */
export interface Look {
  readonly size?: readonly [width: number, height: number];
  readonly scheme?: 'light' | 'dark';
  readonly javaScript?: boolean;
  /** What else the browser should pretend. */
  readonly more?: BrowserContextOptions;
}

export interface TestBrowser {
  /** Serves files on loopback until the tests of the file have run; gives the URL at which they begin. */
  serve(files: Files, under?: string): Promise<string>;
  /** Opens an `http:` or a `file:` URL in a fresh profile and waits until it has loaded. */
  visit(url: string, look?: Look): Promise<Visit>;
}

/** The browser of a test file; call it at the file's top. It starts at the first visit and is closed after the last test. */
export function useBrowser(): TestBrowser {
  let starting: Promise<Browser> | null = null;
  const servers: Served[] = [];
  afterAll(async () => {
    await (await starting)?.close();
    await Promise.all(servers.map((server) => server.close()));
  });
  return {
    async serve(files, under) {
      const server = await serveFiles(files, under);
      servers.push(server);
      return server.url;
    },
    async visit(url, look = {}) {
      starting ??= startChromium();
      return openPage(await starting, url, look);
    },
  };
}

const standardSize = [1280, 800] as const;

/** The sum of the layout shifts that the browser has counted. */
const shift = `new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(0), 100);
})`;

async function openPage(browser: Browser, url: string, look: Look): Promise<Visit> {
  const [width, height] = look.size ?? standardSize;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: look.scheme ?? 'light',
    javaScriptEnabled: look.javaScript ?? true,
    reducedMotion: 'reduce',
    ...look.more,
  });
  const page = await context.newPage();
  const record = recordPage(page);
  await page.goto(url);
  return {
    page,
    ...record,
    look: async (other) => {
      const [otherWidth, otherHeight] = other.size ?? standardSize;
      await page.setViewportSize({ width: otherWidth, height: otherHeight });
      await page.emulateMedia({ colorScheme: other.scheme ?? 'light' });
    },
    measureShift: () => page.evaluate<number>(shift),
    checkAccess: () => checkAccess(page),
    screenshot: async (name) => {
      const path = join(screenshotFolder(), `${name}.png`);
      await page.screenshot({ path, fullPage: true });
      return path;
    },
  };
}

function recordPage(page: Page): Pick<Visit, 'errors' | 'refusals' | 'requests'> {
  const [errors, refusals, requests]: [string[], string[], string[]] = [[], [], []];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('dialog', (dialog) => {
    errors.push(`A dialog says: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    const list = message.text().includes('Content Security Policy') ? refusals : errors;
    if (message.type() === 'error' || list === refusals) list.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) requests.push(request.url());
  });
  return { errors, refusals, requests };
}

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function checkAccess(page: Page): Promise<string[]> {
  const options: axe.RunOptions = { runOnly: { type: 'tag', values: standard }, resultTypes: ['violations'] };
  const script = `${axe.source}; axe.run(document, ${JSON.stringify(options)})`;
  const { violations } = await page.evaluate<axe.AxeResults>(script);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

let folder: string | null = null;

function screenshotFolder(): string {
  folder ??= process.env['SCREENSHOTS'] ?? mkdtempSync(join(tmpdir(), 'throughline-screenshots-'));
  mkdirSync(folder, { recursive: true });
  return folder;
}
