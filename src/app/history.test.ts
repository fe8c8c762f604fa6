import { describe, expect, it } from 'vitest';
import { memoryTimeline, type Snapshot } from '../../test/fakes/memory-timeline.ts';
import { readHistory } from './history.ts';

const product = (name: string, more = '') => `---\nname: ${name}\nmarket: embedded\n---\n${more}`;
const value = '---\nname: Sell while disconnected\nenabled_by: [sync]\n---\n';
const first: Snapshot = { 'field-db/product.md': product('Field DB') };
const second: Snapshot = { ...first, 'field-db/values/offline.md': value };

const historyOf = (snapshots: readonly Snapshot[], request: { product?: string; most?: number } = {}) =>
  readHistory({ timeline: memoryTimeline(snapshots) }, { root: 'positioning', most: 100, ...request });

describe('the history of a positioning', () => {
  it('is one entry a commit, the newest first, with what it changed', async () => {
    const entries = await historyOf([first, second]);
    expect(
      entries.map(({ title, at, changes }) => [title, at, changes.map(({ kind, change }) => `${kind} ${change}`)]),
    ).toEqual([
      ['Step 2', '2026-05-02T09:00:00Z', ['value added']],
      ['Step 1', '2026-05-01T09:00:00Z', ['product added']],
    ]);
  });

  it('tells what follows from a commit', async () => {
    const markets = ['personal', 'embedded'].map((id) => [
      `field-db/markets/${id}.md`,
      `---\nname: ${id}\nstyle: new_game\nalternatives: []\nsegments: []\n---\n`,
    ]);
    const all = { ...first, ...(Object.fromEntries(markets) as Snapshot) };
    const moved = { ...all, 'field-db/product.md': product('Field DB').replace('embedded', 'personal') };
    const [entry] = await historyOf([all, moved]);
    expect(entry?.consequences.map(({ kind }) => kind)).toEqual(['chosen_market_changed']);
  });

  it('leaves out commits that say the same in other lines', async () => {
    const rewrapped = { 'field-db/product.md': product('"Field DB"') };
    const entries = await historyOf([first, rewrapped, { ...rewrapped, 'field-db/values/offline.md': value }]);
    expect(entries.map(({ title }) => title)).toEqual(['Step 3', 'Step 1']);
  });

  it('follows one product to the id that it had before', async () => {
    const moved: Snapshot = { 'pocket-db/product.md': product('Field DB'), 'pocket-db/values/offline.md': value };
    const other = { 'desk/product.md': product('Desk') };
    const entries = await historyOf([first, second, moved, { ...moved, ...other }], { product: 'pocket-db' });
    expect(entries.map(({ title }) => title)).toEqual(['Step 3', 'Step 2', 'Step 1']);
  });

  it('reads as many commits as asked for, and none of an empty timeline', async () => {
    expect((await historyOf([first, second], { most: 1 })).map(({ title }) => title)).toEqual(['Step 2']);
    expect(await historyOf([])).toEqual([]);
  });

  it('cuts what strangers wrote to a length that one can show', async () => {
    const long = 'x'.repeat(100_000);
    const timeline = memoryTimeline([first], { author: `Ann\n${long}`, title: `Say\t${long}` });
    const [entry] = await readHistory({ timeline }, { root: 'positioning', most: 1 });
    expect(entry?.author).toMatch(/^Ann x+…$/);
    expect(entry?.title).toMatch(/^Say x+…$/);
    expect((entry?.author.length ?? 0) + (entry?.title.length ?? 0)).toBeLessThanOrEqual(300);
  });

  it('goes on beyond a file that could not be read', async () => {
    const broken = { ...second, 'field-db/values/offline.md': '---\nname: [\n---\n' };
    const entries = await historyOf([second, broken, second]);
    expect(entries.map(({ changes }) => changes.map(({ change }) => change))).toEqual([
      ['added'],
      ['removed'],
      ['added', 'added'],
    ]);
  });
});
