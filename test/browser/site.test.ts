import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readCorpus } from '../../src/app/read-corpus.ts';
import { noCache } from '../../src/io/files/disk-cache.ts';
import { workTreeSource } from '../../src/io/files/work-tree.ts';
import { siteOf } from '../fakes/site-of.ts';
import { type Look, useBrowser } from './browser.ts';
import { pastOfMobileDatabase } from './past.ts';

const browser = useBrowser();

const sizes = { phone: [390, 844], desktop: [1280, 800] } as const;

/** A page of each type. */
const pageTypes = {
  canvas: 'index.html',
  market: 'mobile-database/markets/embedded-mobile-database.html',
  markets: 'mobile-database/markets/index.html',
  alternative: 'mobile-database/alternatives/paper-rekey.html',
  attribute: 'mobile-database/attributes/sync-on-reconnect.html',
  attributes: 'mobile-database/attributes/index.html',
  value: 'mobile-database/values/work-offline-one-version.html',
  segment: 'mobile-database/segments/sales-force-automation.html',
  segments: 'mobile-database/segments/index.html',
  trend: 'mobile-database/trends/laptops-for-field-staff.html',
  view: 'mobile-database/views/sales.html',
  tactic: 'mobile-database/tactics/magazine-advert.html',
  roadmapItem: 'mobile-database/roadmap/conflict-report.html',
  roadmap: 'mobile-database/roadmap/index.html',
  door: 'mobile-database/for/sales.html',
  alignment: 'mobile-database/alignment.html',
  funnel: 'mobile-database/funnel.html',
  history: 'mobile-database/history.html',
  glossary: 'mobile-database/glossary.html',
  search: 'search.html?q=offline',
  signOff: 'sign-off.html',
  notFound: '404.html',
};

async function buildExample(root: string, history = pastOfMobileDatabase): Promise<Map<string, string>> {
  const corpus = await readCorpus({ source: workTreeSource('.'), cache: noCache }, root);
  return siteOf(corpus, { history });
}

let files: Map<string, string>;
let url = '';
beforeAll(async () => {
  files = await buildExample('examples/mobile-database/positioning');
  url = await browser.serve(files, '/positioning/');
});

describe.each(Object.entries(pageTypes))('the page %s', (name, path) => {
  const looks: [string, Look][] = [
    ['phone', { size: sizes.phone }],
    ['phone-dark', { size: sizes.phone, scheme: 'dark' }],
    ['desktop', { size: sizes.desktop }],
    ['desktop-dark', { size: sizes.desktop, scheme: 'dark' }],
  ];

  it.each(looks)('has nothing to complain about (%s)', async (look, options) => {
    const visit = await browser.visit(url + path, options);
    expect(await visit.checkAccess()).toEqual([]);
    expect(visit.errors).toEqual([]);
    expect(visit.refusals).toEqual([]);
    expect(visit.requests.filter((request) => !request.startsWith(url))).toEqual([]);
    expect(await visit.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await visit.screenshot(`${name}-${look}`);
  });
});

describe('the site', () => {
  it('is walked through with the keyboard: past the menu, and by it', async () => {
    const { page } = await browser.visit(`${url}mobile-database/funnel.html`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Roadmap' }).focus();
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/roadmap/index.html');
    expect(await page.textContent('h1')).toBe('Roadmap');
    expect(await page.textContent('[aria-current=page]')).toBe('Roadmap');
  });

  it('folds its menu away on a phone, and opens it without a script', async () => {
    const { page } = await browser.visit(url, { size: sizes.phone, javaScript: false });
    const link = page.getByRole('link', { name: 'Alignment', exact: true });
    expect(await link.isVisible()).toBe(false);
    await page.getByText('Menu', { exact: true }).click();
    expect(await link.isVisible()).toBe(true);
  });

  it('shows its menu on a wide screen without a script', async () => {
    const { page } = await browser.visit(url, { javaScript: false });
    expect(await page.getByRole('link', { name: 'Alignment', exact: true }).isVisible()).toBe(true);
    expect(await page.getByText('Menu', { exact: true }).isVisible()).toBe(false);
  });

  it('finds a page by a word of it, mistyped or in other letters, and a word that is not used any more', async () => {
    const { page } = await browser.visit(url);
    await page.getByRole('searchbox', { name: 'Search the positioning' }).fill('reconect');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search.html?q=reconect');
    const results = page.locator('#search-results > li');
    await results.first().waitFor();
    expect(await results.first().textContent()).toContain('Merge of offline changes');
    await page.getByLabel('Words to look for').fill('LIGHTWEIGHT');
    await page.getByText('Say "small enough to run beside your application".').waitFor();
    await page.getByLabel('Words to look for').fill('zzzzzz');
    await page.getByText('Nothing has "zzzzzz" in it.').waitFor();
    await page.getByLabel('Words to look for').fill('orders');
    await results.first().getByRole('link').click();
    expect(await page.locator('h1').count()).toBe(1);
  });

  it('says where to look when there is no script to search with', async () => {
    const { page } = await browser.visit(`${url}search.html?q=offline`, { javaScript: false });
    await page.getByText('Searching needs JavaScript').waitFor();
    await page.getByRole('link', { name: /^Words of/ }).click();
    expect(await page.textContent('h1')).toBe('Words');
  });

  it('has dark colours where they are asked for', async () => {
    const ground = async (scheme: 'light' | 'dark') => {
      const { page } = await browser.visit(url, { scheme });
      return page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
    };
    expect(await ground('light')).toBe('rgb(255, 255, 255)');
    expect(await ground('dark')).toBe('rgb(17, 23, 22)');
  });

  it('prints the canvas on one page, the five components side by side', async () => {
    const { page } = await browser.visit(url, { size: [1047, 720] });
    await page.emulateMedia({ media: 'print' });
    const tops = await page
      .locator('ol.canvas > li')
      .evaluateAll((items) => items.map((item) => (item as unknown as { offsetTop: number }).offsetTop));
    expect(new Set(tops).size).toBe(1);
    expect(await page.getByRole('navigation', { name: 'Pages' }).isVisible()).toBe(false);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  it('is the same when it is opened from a folder: styles, links and search', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const visit = await browser.visit(pathToFileURL(join(folder, 'index.html')).href);
    const { page } = visit;
    expect(await page.evaluate('getComputedStyle(document.querySelector("header.site")).position')).toBe('sticky');
    await page.getByRole('link', { name: 'Sales', exact: true }).click();
    expect(await page.textContent('h1')).toBe('For Sales');
    await page.getByRole('searchbox', { name: 'Search the positioning' }).fill('paper');
    await page.keyboard.press('Enter');
    await page.locator('#search-results > li').first().waitFor();
    expect([...visit.errors, ...visit.refusals]).toEqual([]);
  });
});

describe('the site of this project', () => {
  it('has nothing to complain about', async () => {
    const own = await browser.serve(await buildExample('positioning', []));
    const visit = await browser.visit(own);
    expect(await visit.checkAccess()).toEqual([]);
    expect([...visit.errors, ...visit.refusals]).toEqual([]);
    await visit.screenshot('own-desktop');
  });
});
