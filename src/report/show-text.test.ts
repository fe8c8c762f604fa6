import { describe, expect, it } from 'vitest';
import { compare } from '../app/compare.ts';
import { show } from '../app/show.ts';
import type { Frame } from '../derive/frame.ts';
import type { Story } from '../derive/story.ts';
import { workTreeSource } from '../io/files/work-tree.ts';
import { memoryCache, memoryWorld } from '../../test/fakes/memory-world.ts';
import { renderCompareText } from './compare-text.ts';
import { renderShowText } from './show-text.ts';
import { columnsOf, createStyle } from './style.ts';

const style = (width = 80) => createStyle({ color: false, width });

const longName = 'A database that travels on the laptop of each rep and catches up with head office in the evening';
const files = {
  'positioning/field-db/product.md': `---\nname: ${longName}\nmarket: embedded\none_liner: ${longName}\n---\n`,
  'positioning/field-db/markets/embedded.md': `---
name: ${longName}
style: big_fish_small_pond
status: chosen
alternatives: [paper, server]
segments: [field-sales]
expected: [${longName}]
---
`,
  'positioning/field-db/markets/personal.md':
    '---\nname: Personal\nstyle: new_game\nalternatives: [paper]\nsegments: []\n---\n',
  'positioning/field-db/alternatives/paper.md': `---\nname: ${longName}\ntype: status_quo\n---\n`,
  'positioning/field-db/alternatives/server.md': '---\nname: Server database\ntype: indirect\n---\n',
  'positioning/field-db/attributes/sync.md': `---\nname: ${longName}\nlevel: product\nversus: { paper: has, server: unknown }\n---\n`,
  'positioning/field-db/attributes/price.md': '---\nname: Price\nlevel: company\nversus: {}\n---\n',
  'positioning/field-db/attributes/brand.md':
    '---\nname: Brand\nlevel: company\nversus: { paper: lacks, server: lacks }\n---\n',
  'positioning/field-db/values/sell.md': `---\nname: ${longName}\nenabled_by: [sync]\n---\n`,
  'positioning/field-db/segments/field-sales.md': `---\nname: ${longName}\ncharacteristics: []\ncares_about: [{ value: sell }]\n---\n`,
};
const wordy = memoryWorld(files);

const storyOf = async (world = wordy): Promise<Story> => (await show(world, { root: 'positioning' })).story;
const comparisonOf = async (world = wordy) => (await compare(world, { root: 'positioning', markets: [] })).comparison;

function example(name: string) {
  return { ...memoryWorld({}), cache: memoryCache(), source: workTreeSource(`examples/${name}`) };
}

const widest = (output: string) => Math.max(...output.split('\n').map(columnsOf));

describe.each([
  ['the mobile database', example('mobile-database')],
  ['the agile tool', example('agile-project-management')],
  ['a product with long names everywhere', wordy],
])('the pages of %s', (_, world) => {
  it.each([80, 40])('fit into %d columns', async (width) => {
    expect(widest(renderShowText(await storyOf(world), style(width)).output)).toBeLessThanOrEqual(width);
    expect(widest(renderCompareText(await comparisonOf(world), style(width)).output)).toBeLessThanOrEqual(width);
  });

  it('say nothing that is missing as `undefined` or `null`', async () => {
    const output =
      renderShowText(await storyOf(world), style()).output +
      renderCompareText(await comparisonOf(world), style()).output;
    expect(output).not.toMatch(/\b(undefined|null|NaN)\b|\[object/);
    expect(output).toMatch(/[^\n]\n$/);
  });

  it('leave no list empty, no count at nothing and no heading without lines', async () => {
    const pages = [
      renderShowText(await storyOf(world), style()),
      renderCompareText(await comparisonOf(world), style()),
    ];
    for (const { output } of pages) {
      const words = 'lacked by|in part by|had by|looked at:|matters to|differentiated by|cares about';
      expect(output).not.toMatch(new RegExp(`(?:${words}) *(?:;|\\n(?! {6}\\S))`));
      expect(output).not.toMatch(/\b0 more|\n\n\n/);
      expect(output.replaceAll(/\s+/g, ' ')).not.toMatch(/[:;,] can (?:no longer )?be /);
    }
  });
});

describe('renderShowText', () => {
  it('sorts attributes by verdict, and marks those that somebody cares about', async () => {
    const { output } = renderShowText(await storyOf(example('mobile-database')), style());
    expect(output).toMatch(/^Differentiating \(7\): at least one alternative lacks it$/m);
    expect(output).toMatch(/^ {2}\* No database administrator after installation {2}no-administrator$/m);
    expect(output).toMatch(/^ {2}- Installation in two clicks {2}two-click-install$/m);
    expect(output).toMatch(
      /^ {2}strict +central-db-compatible \+ sync-on-reconnect\n +sql-engine \+ sync-on-reconnect$/m,
    );
    expect(output).toMatch(/^ {2}- runs on handheld devices$/m);
    expect(output).not.toMatch(/^(Table stakes|Contested)/m);
  });

  it('always has the list of what is unique and nobody cares about', async () => {
    expect(renderShowText(await storyOf(), style()).output).toMatch(/^Unique, nobody cares.*\n {2}- Brand {2}brand$/m);
    const { output } = renderShowText(await storyOf(example('mobile-database')), style());
    expect(output).toMatch(/^Unique, nobody cares.*\n {2}none$/m);
  });

  it('shows the cells whose answer would change the story, and counts the others', async () => {
    const { output } = renderShowText(await storyOf(), style());
    expect(output).toMatch(/if it lacks it: becomes differentiating; sell can be promised/);
    expect(output).toMatch(/2 more unknown cells would not change the story\./);
  });

  it('marks a value only when it can be promised and somebody cares', async () => {
    const { output } = renderShowText(await storyOf(example('mobile-database')), style());
    expect(output).toMatch(/^ {2}\* A database on hundreds of laptops/m);
    expect(output).toMatch(/^ {2}- Keep larger lists than a spreadsheet can/m);
    expect(renderShowText(await storyOf(), style()).output).toMatch(/^Values\n {2}- /m);
  });

  it('says why there is no winning combination', async () => {
    const noneOf = async (change: Partial<Record<keyof typeof files, string>>) => {
      const world = memoryWorld({ ...files, ...change });
      return /strict +none: ([^]*?)\n {2}lenient/
        .exec(renderShowText(await storyOf(world), style(100)).output)?.[1]
        ?.replace(/\s+/g, ' ');
    };
    expect(await noneOf({})).toBe('some alternative has, or is not known to lack, everything that matters here');
    expect(await noneOf({ 'positioning/field-db/values/sell.md': '---\nname: Sell\nenabled_by: []\n---\n' })).toBe(
      'no segment here cares about any attribute',
    );
    const nobody = '---\nname: E\nstyle: new_game\nalternatives: []\nsegments: [field-sales]\n---\n';
    expect(await noneOf({ 'positioning/field-db/markets/embedded.md': nobody })).toBe(
      'the market names no alternative to win against',
    );
  });

  it('does not take a search that was given up for a market that cannot be won', async () => {
    const story = await storyOf();
    const gaveUp = { sets: [], truncated: true };
    const frame: Frame = { ...story.frame, winningCombinations: { strict: gaveUp, lenient: gaveUp } };
    const { output } = renderShowText({ ...story, frame }, style());
    expect(output).not.toContain('some alternative has');
  });

  it('shows what could steer a terminal instead of doing it', async () => {
    const world = memoryWorld({
      ...files,
      'positioning/field-db/alternatives/server.md': '---\nname: "Server \\e[2J database\\u202e"\ntype: direct\n---\n',
      'positioning/field-db/attributes/a\u001b[8mb.md': '---\nname: Price\nlevel: company\nversus: {}\n---\n',
    });
    const output =
      renderShowText(await storyOf(world), style()).output +
      renderCompareText(await comparisonOf(world), style()).output;
    expect(output).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
    expect(output).toContain('Server \\x1b[2J database\\x202e');
  });
});

describe('renderCompareText', () => {
  it('puts the chosen market first, then the others, with a row per attribute', async () => {
    const { output } = renderCompareText(await comparisonOf(example('mobile-database')), style());
    expect(output).toMatch(/^A {2}Embedded database for mobile devices \(big fish in a small pond, chosen\)$/m);
    expect(output).toMatch(/^B {2}Personal-use SQL database \(head to head, retired\)$/m);
    expect(output).toMatch(/^Attribute +A +B$/m);
    expect(output).toMatch(/^sync-on-reconnect +differentiating \* +unique$/m);
    expect(output).toMatch(/^two-click-install +differentiating +table stakes \*$/m);
  });

  it('labels each list once', async () => {
    const { output } = renderCompareText(await comparisonOf(example('mobile-database')), style());
    for (const label of ['against', 'who cares', 'wins with']) {
      expect(output.match(new RegExp(`^ {3}${label} `, 'gm')), label).toHaveLength(2);
    }
    expect(output.match(/^ {3}loses /gm)).toHaveLength(2);
  });

  it('says what the story would lose, and names no winner', async () => {
    const { output } = renderCompareText(await comparisonOf(example('mobile-database')), style());
    expect(output).toMatch(/^From A to B: what the story would keep, lose and gain$/m);
    expect(output).toMatch(/^ {3}loses +\S/m);
    expect(output).not.toMatch(/\b(best|winner|score|rank)\b/i);
  });

  it('has a label for each of more markets than there are letters', async () => {
    const market = '---\nname: Yet another\nstyle: new_game\nalternatives: [paper]\nsegments: []\n---\n';
    const more = Array.from({ length: 26 }, (_, index) => [`positioning/field-db/markets/market-${index}.md`, market]);
    const world = memoryWorld({ ...files, ...(Object.fromEntries(more) as Record<string, string>) });
    const { output } = renderCompareText(await comparisonOf(world), style());
    expect(output.match(/^(?:[A-Z]|#\d+) +Yet another/gm)).toHaveLength(26);
    expect(output).toMatch(/^#28 +\S/m);
    expect(widest(output)).toBeLessThanOrEqual(80);
  });

  it('says so when neither market has a story', async () => {
    const { output } = renderCompareText(await comparisonOf(), style());
    expect(output).toMatch(/Neither has a story/);
  });
});
