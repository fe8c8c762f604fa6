import fc from 'fast-check';
import { h, type JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { ChainData } from '../../src/site/pictures/chain-data.ts';
import { ChainTable } from '../../src/site/pictures/chain-table.tsx';
import { Chain } from '../../src/site/pictures/chain.tsx';
import { FunnelTable } from '../../src/site/pictures/funnel-table.tsx';
import { Funnel } from '../../src/site/pictures/funnel.tsx';
import { HeatTable } from '../../src/site/pictures/heat-table.tsx';
import { Heat } from '../../src/site/pictures/heat.tsx';
import { MatrixTable } from '../../src/site/pictures/matrix-table.tsx';
import { Matrix } from '../../src/site/pictures/matrix.tsx';
import { pictureStyle } from '../../src/site/pictures/style.ts';
import { chainsUpTo } from '../fakes/some-chain.ts';
import { useBrowser } from './browser.ts';

const browser = useBrowser();

const policy = "default-src 'none'; style-src 'self'; img-src data:";
const style = `:root { color-scheme: light dark; font: 16px/1.5 sans-serif } body { margin: 0 } ${pictureStyle}`;

function pageOf(body: JSX.Element): ReadonlyMap<string, string> {
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}"><meta charset="utf-8"><title>Field DB</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="style.css">`;
  const html = `<!doctype html><html lang="en"><head>${head}</head><body>${renderToString(h('main', {}, h('h1', {}, 'Field DB'), body))}</body></html>`;
  return new Map([
    ['index.html', html],
    ['style.css', style],
  ]);
}

const hostile = '"><script>document.title = "taken"</script><img src=x onerror="document.title = 1">';

const chain: ChainData = {
  columns: [
    {
      title: 'Alternatives',
      nodes: ['Paper order forms', hostile, 'Server database'].map((label, index) => ({
        id: `alternatives/${index}`,
        kind: 'alternative',
        label,
        tone: 'story',
        note: 'status quo',
        href: `#alternative-${index}`,
      })),
    },
    {
      title: 'Attributes',
      nodes: [
        { id: 'attributes/sync', kind: 'attribute', label: 'Merge on reconnect', tone: 'story', note: 'unique' },
        { id: 'attributes/setup', kind: 'attribute', label: 'Two-click install', tone: 'quiet', note: 'table stakes' },
      ],
    },
  ],
  edges: [0, 1, 2].map((index) => ({ from: `alternatives/${index}`, to: 'attributes/sync', isStory: true })),
};

const columns = [{ label: 'Paper order forms' }, { label: hostile }];
const matrix = {
  columns,
  rows: [
    { label: 'Merge on reconnect', cells: ['lacks', 'lacks'], verdict: 'unique', isStory: true, isCaredFor: true },
    { label: 'Standard SQL', cells: ['partial', 'n/a'], verdict: 'contested', isStory: false, isCaredFor: false },
    { label: 'Small footprint', cells: ['unknown', 'has'], verdict: 'unknown', isStory: false, isCaredFor: true },
  ],
} as const;
const heat = { corner: 'Function', columns, rows: [{ label: 'Sales', cells: [0.1, null] }] };
const funnel = {
  stages: [
    { label: 'Awareness', part: 'front', tactics: 2 },
    { label: 'Support', part: 'back', tactics: 0 },
  ],
  rows: [{ kind: 'value', label: hostile, cells: ['implied', 'silent'], trouble: 'only at the front' }],
  contradictions: [],
} as const;

const all = h(
  'div',
  {},
  h(Chain, { data: chain, id: 'chain', title: 'The chain' }),
  h(Matrix, { data: matrix, id: 'matrix', title: 'The comparison' }),
  h(Heat, { data: heat, id: 'heat', title: 'Agreement' }),
  h(Funnel, { data: funnel, id: 'funnel', title: 'The funnel' }),
  h(ChainTable, { data: chain, caption: 'The chain as a table' }),
  h(MatrixTable, { data: matrix, caption: 'The comparison as a table' }),
  h(HeatTable, { data: heat, caption: 'Agreement as a table' }),
  h(FunnelTable, { data: funnel, caption: 'The funnel as a table' }),
);

/** The names of nodes whose text is wider than the box around it. */
const findSpills = `[...document.querySelectorAll('.picture-chain rect')].flatMap((box) => {
  const texts = [...box.parentElement.querySelectorAll('text')];
  const right = box.getBBox().x + box.getBBox().width;
  return texts.filter((text) => text.getBBox().x + text.getBBox().width > right).map((text) => text.textContent);
})`;

const widths = `[...document.querySelectorAll('.picture svg')].map((svg) => svg.getBoundingClientRect().width)`;

/** By how much the picture that is scaled down most is scaled. */
const smallestScale = `Math.min(...[...document.querySelectorAll('.picture svg')].map(
  (svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))`;

describe('the pictures in a browser', () => {
  it.each([
    ['desktop', 'light', [1280, 800]],
    ['desktop', 'dark', [1280, 800]],
    ['phone', 'light', [360, 740]],
  ] as const)('are sound on a %s in %s colours', async (device, scheme, size) => {
    const visit = await browser.visit(await browser.serve(pageOf(all)), { size, scheme });
    expect(await visit.checkAccess()).toEqual([]);
    expect([...visit.errors, ...visit.refusals]).toEqual([]);
    expect(visit.requests).toHaveLength(2);
    expect(await visit.page.title()).toBe('Field DB');
    expect(await visit.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await visit.screenshot(`pictures-${device}-${scheme}`);
  });

  it('scroll sideways on a phone, from the keyboard too, and keep their text readable', async () => {
    const { page } = await browser.visit(await browser.serve(pageOf(all)), { size: [360, 740] });
    const scrolled = () => page.evaluate<number>(`document.querySelector('.picture-matrix').scrollLeft`);
    expect(await scrolled()).toBe(0);
    await page.getByRole('region', { name: 'The comparison', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(scrolled).toBeGreaterThan(0);
    expect(await page.evaluate(smallestScale)).toBeGreaterThan(0.75);
  });

  it('let the links of a chain be followed', async () => {
    const { page } = await browser.visit(await browser.serve(pageOf(all)));
    await page
      .getByRole('link', { name: /Server database/ })
      .first()
      .press('Enter');
    expect(page.url()).toContain('#alternative-2');
  });

  it('fit on paper', async () => {
    const { page } = await browser.visit(await browser.serve(pageOf(all)), { size: [680, 900] });
    await page.emulateMedia({ media: 'print' });
    for (const width of await page.evaluate<number[]>(widths)) expect(width).toBeLessThanOrEqual(680);
  });

  it('keep what they estimate: no name of a node is wider than its box', async () => {
    const chains = fc.sample(chainsUpTo(12), { numRuns: 6, seed: 1 });
    const body = h(
      'div',
      {},
      chains.map((data, index) => h(Chain, { key: index, data, id: `chain-${index}`, title: `Chain ${index}` })),
    );
    const { page } = await browser.visit(await browser.serve(pageOf(body)));
    expect(await page.locator('.picture-chain rect').count()).toBeGreaterThan(40);
    expect(await page.evaluate(findSpills)).toEqual([]);
  });
});
