import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memoryHistory } from '../../test/fakes/memory-history.ts';
import { memoryWorld } from '../../test/fakes/memory-world.ts';
import { proposeRetiredTerms } from './propose-terms.ts';
import { review } from './review.ts';
import { trace } from './trace.ts';

const records = /^(?:reviewed|files):\n(?:[ ]{2}.*\n)+/gm;

/** The positioning of an example, before anything was reviewed and without the files of its tactics. */
function exampleFiles(name: string): Record<string, string> {
  const folder = `examples/${name}/positioning`;
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  return Object.fromEntries(
    paths.map((path) => [`positioning/${path}`, readFileSync(`${folder}/${path}`, 'utf8').replaceAll(records, '')]),
  );
}
const root = 'positioning';
const examples = { mobile: exampleFiles('mobile-database'), agile: exampleFiles('agile-project-management') };

async function traceExample(files: Readonly<Record<string, string>>) {
  const { trace: traced } = await trace(memoryWorld(files), { root });
  return traced;
}

describe('the example of a mobile database', () => {
  it('has eleven tactics, and nothing is reviewed before somebody does', async () => {
    const { tactics, roadmap } = await traceExample(examples.mobile);
    expect(tactics).toHaveLength(11);
    expect(roadmap).toHaveLength(6);
    expect(new Set([...tactics, ...roadmap].map(({ status }) => status))).toEqual(new Set(['unreviewed']));
  });

  it('tells the retired category where people meet it first and where they begin to use it', async () => {
    const { funnel, contradictions } = await traceExample(examples.mobile);
    expect(funnel.map(({ stage, markets }) => [stage, markets])).toEqual([
      ['awareness', ['embedded-mobile-database', 'personal-use-sql-database']],
      ['consideration', ['embedded-mobile-database']],
      ['decision', ['embedded-mobile-database']],
      ['onboarding', ['personal-use-sql-database', 'embedded-mobile-database']],
      ['expansion', []],
      ['support', ['embedded-mobile-database']],
    ]);
    expect(contradictions.map(({ kind, tactics }) => [kind, ...tactics])).toEqual([
      ['other_market', 'magazine-advert', 'getting-started-card'],
      ['segment_left', 'vendor-partner-programme', 'client-package', 'storage-comparison-sheet'],
      ['value_left', 'vendor-partner-programme'],
      ['silent_stage'],
    ]);
  });

  it('has one item that only outsiders ask for, one idle differentiator, and one expectation unmet', async () => {
    const { roadmap, gaps } = await traceExample(examples.mobile);
    const odd = roadmap.flatMap(({ work, problems }) => problems.map(({ kind }) => `${work.id}: ${kind}`));
    expect(odd).toEqual(['spreadsheet-import: requested_from_outside']);
    expect(gaps.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['differentiator_without_work', 'central-db-compatible'],
      ['expected_missing', 'runs on handheld devices'],
    ]);
  });

  it('is stale in everything that rests on an attribute, once that attribute says something else', async () => {
    const world = { ...memoryWorld(examples.mobile), history: memoryHistory() };
    await review(world, {
      root,
      references: [
        'tactics/merge-answers',
        'tactics/price-per-sales-force',
        'tactics/getting-started-card',
        'roadmap/conflict-report',
      ],
    });
    const path = 'positioning/mobile-database/attributes/sync-on-reconnect.md';
    const before = String(world.disk.get(path));
    world.disk.set(path, before.replace('server-rdbms: lacks', 'server-rdbms: has'));
    const history = memoryHistory({ [path]: [String(world.disk.get(path)), before, before] });
    const { trace: traced } = await trace({ ...world, history }, { root });
    const reviewed = [...traced.tactics, ...traced.roadmap].filter(({ status }) => status !== 'unreviewed');
    expect(reviewed.map(({ work, status, staleInputs }) => [work.id, status, ...staleInputs])).toEqual([
      ['getting-started-card', 'fresh'],
      [
        'merge-answers',
        'stale',
        'markets/embedded-mobile-database',
        'values/work-offline-one-version',
        'attributes/sync-on-reconnect',
      ],
      ['price-per-sales-force', 'stale', 'markets/embedded-mobile-database', 'segments/sales-force-automation'],
      [
        'conflict-report',
        'stale',
        'attributes/sync-on-reconnect',
        'values/work-offline-one-version',
        'segments/sales-force-automation',
      ],
    ]);
    for (const { moves } of reviewed.slice(1)) {
      expect(moves.map(({ differences }) => differences)).toEqual([
        [{ field: ['versus', 'server-rdbms'], part: 'field', before: 'lacks', after: 'has' }],
      ]);
    }
    expect(history.asked).toEqual([path]);
  });
});

describe('the example of agile project management', () => {
  it('tells the retired category in consideration and in support', async () => {
    const { contradictions, roadmap, gaps } = await traceExample(examples.agile);
    expect(contradictions.map(({ kind, stages, tactics }) => [kind, stages, tactics])).toEqual([
      ['other_market', ['consideration', 'support'], ['rfp-answer-library', 'plan-report-answers']],
    ]);
    const odd = roadmap.flatMap(({ work, problems }) => problems.map(({ kind }) => `${work.id}: ${kind}`));
    expect(odd).toEqual(['printed-status-report: requested_from_outside']);
    expect(gaps.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['differentiator_without_work', 'browser-only'],
      ['expected_missing', 'velocity over past iterations'],
    ]);
  });
});

describe('a trace', () => {
  it('writes nothing', async () => {
    const world = { ...memoryWorld(examples.agile), history: memoryHistory() };
    const before = new Map(world.disk);
    await trace(world, { root });
    expect(world.disk).toEqual(before);
  });

  it('does without an old version that no commit holds, and past ones that cannot be read', async () => {
    const path = 'positioning/mobile-database/values/deploy-to-hundreds.md';
    const world = { ...memoryWorld(examples.mobile), history: memoryHistory({ [path]: ['', '---\nname: [\n---\n'] }) };
    await review(world, { root, references: ['tactics/price-per-sales-force'] });
    world.disk.set(path, `${String(world.disk.get(path))}\nOne more remark.\n`);
    const { trace: traced } = await trace(world, { root });
    const price = traced.tactics.find(({ work }) => work.id === 'price-per-sales-force');
    expect(price).toMatchObject({ status: 'stale', moves: [{ how: 'changed', differences: null }] });
  });

  it('does not take an input for gone whose file cannot be read', async () => {
    const path = 'positioning/mobile-database/values/deploy-to-hundreds.md';
    const world = { ...memoryWorld(examples.mobile), history: memoryHistory() };
    await review(world, { root, references: ['tactics/price-per-sales-force'] });
    world.disk.set(path, '---\nname: [\n---\n');
    const { trace: traced, brokenFiles } = await trace(world, { root });
    const price = traced.tactics.find(({ work }) => work.id === 'price-per-sales-force');
    expect(price).toMatchObject({ status: 'stale', missing: [], moves: [{ how: 'unreadable' }] });
    expect(brokenFiles).toBe(1);
  });
});

const page = `---
name: Home page
function: marketing
stage: awareness
inputs: [markets/embedded-mobile-database]
files: [site/index.md, "decks/*"]
---
`;
const withPage = {
  ...examples.mobile,
  'positioning/mobile-database/tactics/home-page.md': page,
  'site/index.md': '# A mobile database\n\nA personal database for everyone.\n',
};

describe('the wording of what tactics name', () => {
  it('is read, and told with its place and its stage', async () => {
    const { wording } = await traceExample(withPage);
    expect(wording).toMatchObject({
      fileCount: 1,
      baseline: null,
      findings: [
        { rule: 'tactic/missing-file', place: { path: 'positioning/mobile-database/tactics/home-page.md', line: 6 } },
        {
          rule: 'tactic/retired-term',
          stage: 'awareness',
          tactic: 'home-page',
          place: { path: 'site/index.md', line: 3 },
        },
      ],
    });
  });

  it('is counted from the folder that holds the positioning', async () => {
    const inside = Object.fromEntries(Object.entries(withPage).map(([path, text]) => [`shop/${path}`, text]));
    const { trace: traced } = await trace(memoryWorld(inside), { root: 'shop/positioning' });
    expect(traced.wording.findings.map(({ place }) => place.path)).toEqual([
      'shop/positioning/mobile-database/tactics/home-page.md',
      'shop/site/index.md',
    ]);
  });

  it('is silent about what a baseline knows, until it is mended or said anew', async () => {
    const world = memoryWorld(withPage);
    const { trace: first } = await trace(world, { root, writeBaseline: true });
    expect(first.wording).toMatchObject({ findings: [], baseline: { knownCount: 2, gone: [] } });
    world.disk.set('site/index.md', '# Welcome\n\nA mobile database.\n\nA personal database, for  everyone.\n');
    world.disk.set('site/more.md', 'more');
    const { trace: edited } = await trace(world, { root });
    expect(edited.wording.findings).toEqual([]);
    world.disk.set('site/index.md', '# A mobile database, and a lightweight one\n');
    const { trace: mended } = await trace(world, { root });
    expect(mended.wording.findings.map(({ rule }) => rule)).toEqual(['tactic/avoided-word']);
    expect(mended.wording.baseline?.gone).toMatchObject([{ file: 'site/index.md', text: 'personal database' }]);
  });

  it('cannot be held against a baseline that is broken', async () => {
    const world = memoryWorld({ ...withPage, 'throughline-baseline.json': '{' });
    await expect(trace(world, { root })).rejects.toThrow('The baseline throughline-baseline.json cannot be used');
  });

  it('weighs what `check.md` says it weighs', async () => {
    const rules = 'rules: { tactic/retired-term: warning, tactic/missing-file: off }';
    const { wording } = await traceExample({ ...withPage, 'positioning/check.md': `---\n${rules}\n---\n` });
    expect(wording.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['tactic/retired-term', 'warning'],
    ]);
  });
});

describe('terms that are proposed', () => {
  it('come from every market that was ever chosen, by the paths that its file had', async () => {
    const product = 'positioning/mobile-database/product.md';
    const chosen = 'positioning/mobile-database/markets/embedded-mobile-database.md';
    const gone = 'positioning/mobile-database/markets/list-keeper.md';
    const market = (name: string) => `---\nname: ${name}\nstyle: new_game\nalternatives: []\nsegments: []\n---\n`;
    const history = memoryHistory({
      [product]: ['---\nname: SQL\nmarket: list-keeper\n---\n', 'broken'],
      [chosen]: [market('Embedded database for handhelds')],
      [gone]: [market('List keeper'), '---\nname: [\n---\n'],
    });
    const terms = await proposeRetiredTerms(memoryWorld(examples.mobile, { history }), { root });
    expect(terms.map(({ term, market: { path } }) => [term, path])).toEqual([
      ['Embedded database for handhelds', chosen],
      ['List keeper', chosen],
    ]);
  });
});
