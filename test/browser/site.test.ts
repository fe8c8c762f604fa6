import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readCorpus } from '../../src/app/read-corpus.ts';
import { noCache } from '../../src/io/files/disk-cache.ts';
import { workTreeSource } from '../../src/io/files/work-tree.ts';
import { corpusOf, fieldDb } from '../fakes/field-db.ts';
import { attackedBy, attacks } from '../fakes/hostile.ts';
import { siteOf } from '../fakes/site-of.ts';
import { type Look, useBrowser, type Visit } from './browser.ts';
import { pastOfMobileDatabase } from './past.ts';

const browser = useBrowser();

const sizes = { narrow: [360, 740], phone: [390, 844], desktop: [1280, 800] } as const;

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

/** Light with room, and dark with the menu folded out: together they show every part in both colours. */
const examined: Readonly<Record<string, Pick<Look, 'size' | 'scheme'>>> = {
  desktop: { size: sizes.desktop },
  'phone-dark': { size: sizes.phone, scheme: 'dark' },
};
const pictured = {
  ...examined,
  'desktop-dark': { ...examined['desktop'], scheme: 'dark' },
  phone: { size: sizes.phone },
} as const;

const foldMenu = (isOpen: boolean) => `document.querySelector('.menu').toggleAttribute('open', ${isOpen})`;

/** Looks at a page in both colours and several sizes. What there is to complain about, each with the look it is about. */
async function complaintsOf(address: string, name: string): Promise<unknown[]> {
  const visit = await browser.visit(address);
  const found: unknown[] = visit.requests.filter((request) => !request.startsWith(new URL(address).origin));
  const shift = await visit.measureShift();
  if (shift > 0) found.push(`What was seen has moved by ${shift}.`);
  for (const [look, options] of Object.entries(examined)) {
    await visit.look(options);
    await visit.page.evaluate(foldMenu(options.size === sizes.phone));
    found.push(...(await visit.checkAccess()).map((sentence) => `${look}: ${sentence}`));
  }
  await visit.page.evaluate(foldMenu(false));
  await visit.look({ size: sizes.narrow });
  const width = await visit.page.evaluate<number>('document.documentElement.scrollWidth');
  if (width > sizes.narrow[0]) found.push(`It is ${width} pixels wide where there is room for ${sizes.narrow[0]}.`);
  found.push(...visit.errors, ...visit.refusals);
  if (process.env['SCREENSHOTS']) await keepPictures(visit, name);
  await visit.page.context().close();
  return found;
}

async function keepPictures(visit: Visit, name: string): Promise<void> {
  for (const [look, options] of Object.entries(pictured)) {
    await visit.look(options);
    await visit.screenshot(`${name}-${look}`);
  }
}

describe('a page', () => {
  it.each(Object.entries(pageTypes))('has nothing to complain about: %s', async (name, path) => {
    expect(await complaintsOf(url + path, name)).toEqual([]);
  });

  it('has nothing to complain about where there are several products, or next to nothing is written down', async () => {
    const bare = { name: 'Desk DB', market: 'none', parent: 'field-db' };
    const several = await browser.serve(siteOf(corpusOf({ ...fieldDb, 'desk-db/product': bare })));
    const pages = [
      'index.html',
      'desk-db/index.html',
      'desk-db/markets/index.html',
      'desk-db/funnel.html',
      'search.html',
    ];
    for (const path of pages) {
      expect(await complaintsOf(several + path, `several-${path.replaceAll('/', '-').slice(0, -5)}`), path).toEqual([]);
    }
  });
});

/** Where the keyboard is, how that is marked, and whether it can be seen. */
const focused = `(() => {
  const own = document.activeElement;
  const { left, top, right, bottom } = own.getBoundingClientRect();
  const middle = document.elementFromPoint((left + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
  const isSeen = middle !== null && (own.contains(middle) || middle.contains(own));
  return { text: own.textContent.trim() || own.id, outline: getComputedStyle(own).outlineStyle, isSeen };
})()`;

/** On how many pages of paper a page is printed. */
async function countPrinted(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
}

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

  it('shows where the keyboard is: marked, and not behind the head of the page', async () => {
    const { page } = await browser.visit(`${url}mobile-database/for/sales.html`, { size: [1280, 500] });
    const stops: { text: string; outline: string; isSeen: boolean }[] = [];
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      stops.push(await page.evaluate(focused));
    }
    expect(new Set(stops.map(({ text }) => text)).size).toBeGreaterThan(40);
    expect(stops.filter(({ outline, isSeen }) => outline !== 'solid' || !isSeen)).toEqual([]);
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
    expect(await page.getByText('Searching needs JavaScript').isVisible()).toBe(true);
    await page.getByRole('link', { name: /^Words of/ }).click();
    expect(await page.textContent('h1')).toBe('Words');
  });

  it('does not speak of missing scripts where they run', async () => {
    const { page } = await browser.visit(`${url}search.html`);
    expect(await page.getByText('Searching needs JavaScript').count()).toBe(0);
  });

  it('tells the whole story without a script, its pictures and their tables included', async () => {
    const { page } = await browser.visit(url, { javaScript: false });
    expect(await page.getByText('What would they do without us?').isVisible()).toBe(true);
    expect(await page.locator('.picture-chain svg').isVisible()).toBe(true);
    await page.getByText('The same as a table').first().click();
    expect(await page.getByRole('table').first().isVisible()).toBe(true);
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
    const { page, screenshot } = await browser.visit(url, { size: [1047, 720] });
    await page.emulateMedia({ media: 'print' });
    if (process.env['SCREENSHOTS']) await screenshot('canvas-printed');
    const tops = await page
      .locator('ol.canvas > li')
      .evaluateAll((items) => items.map((item) => (item as unknown as { offsetTop: number }).offsetTop));
    expect(new Set(tops).size).toBe(1);
    expect(await page.getByRole('navigation', { name: 'Pages' }).isVisible()).toBe(false);
    expect(await countPrinted(page)).toBe(1);
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

/** The pages of the small positioning that tell of what is attacked. */
const attacked = [
  'index.html',
  'sign-off.html',
  'field-db/for/sales.html',
  'field-db/values/work-offline.html',
  'field-db/segments/field-sales.html',
  'field-db/segments/index.html',
  'field-db/markets/embedded.html',
  'field-db/markets/index.html',
  'field-db/attributes/index.html',
  'field-db/tactics/call-script.html',
  'field-db/views/sales.html',
  'field-db/alignment.html',
  'field-db/funnel.html',
  'field-db/glossary.html',
  'field-db/history.html',
];

const intruders = `[...document.querySelectorAll('*')].flatMap((element) => [
  ...(/^(script|img|iframe|object|embed|style|base)$/i.test(element.localName) && !/site\\.js$|search-entries\\.js$/.test(element.src ?? '') ? [element.outerHTML] : []),
  ...[...element.attributes].filter(({ name, value }) =>
    /^(on|style$|srcdoc$)/i.test(name) || /^\\s*(javascript|data|vbscript):/i.test(/^(href|src|action)$/.test(name) ? value : '')).map(({ name, value }) => name + '=' + value),
])`;

describe('what somebody hostile writes', () => {
  const running = attacks.filter((text) => text.includes('alert'));

  it.each(running)('does not run and leads nowhere, on any page: %s', async (text) => {
    const [first] = pastOfMobileDatabase;
    const about = { product: 'field-db', kind: 'value', id: 'work-offline', change: 'changed', part: 'field' } as const;
    const change = { ...about, field: ['name', text], before: text, after: text };
    const history = [{ ...first!, author: text, title: text, changes: [change], consequences: [] }];
    const site = await browser.serve(siteOf(corpusOf(attackedBy(text)), { history }));
    const visit = await browser.visit(site);
    for (const path of attacked) {
      await visit.page.goto(site + path);
      expect(await visit.page.evaluate(intruders), path).toEqual([]);
    }
    await visit.page.goto(`${site}search.html?q=${encodeURIComponent(text)}`);
    await visit.page.locator('#search-results > li').first().waitFor();
    expect(await visit.page.evaluate(intruders)).toEqual([]);
    expect([...visit.errors, ...visit.refusals]).toEqual([]);
    expect(visit.requests.filter((request) => !request.startsWith(site))).toEqual([]);
  });
});

describe('the site of this project', () => {
  it('has nothing to complain about, and its canvas fits on one page of paper', async () => {
    const own = await browser.serve(await buildExample('positioning', []));
    expect(await complaintsOf(own, 'own')).toEqual([]);
    const { page } = await browser.visit(own);
    expect(await countPrinted(page)).toBe(1);
  });
});
