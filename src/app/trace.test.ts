import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memoryHistory } from '../../test/fakes/memory-history.ts';
import { memoryWorld } from '../../test/fakes/memory-world.ts';
import type { SurfaceFinding } from '../trace/trace.ts';
import { review } from './review.ts';
import { trace } from './trace.ts';

function exampleFiles(name: string): Record<string, string> {
  const folder = `examples/${name}/positioning`;
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  return Object.fromEntries(paths.map((path) => [`positioning/${path}`, readFileSync(`${folder}/${path}`, 'utf8')]));
}
const root = 'positioning';
const examples = { mobile: exampleFiles('mobile-database'), agile: exampleFiles('agile-project-management') };

async function traceExample(files: Readonly<Record<string, string>>) {
  const { trace: traced } = await trace({ ...memoryWorld(files), history: memoryHistory() }, { root });
  return traced;
}

describe('the example of a mobile database', () => {
  it('was never reviewed', async () => {
    const { tactics, roadmap } = await traceExample(examples.mobile);
    expect(tactics).toHaveLength(9);
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
      ['segment_left', 'vendor-partner-programme', 'storage-comparison-sheet'],
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

  it('passes on what was found in the wording of surfaces', async () => {
    const place = { path: 'site/index.md', line: 3, column: 1, endLine: 3, endColumn: 9 };
    const finding: SurfaceFinding = {
      rule: 'surface/retired-term',
      severity: 'error',
      message: 'It says "personal database".',
      place,
      stage: 'awareness',
    };
    const world = { ...memoryWorld(examples.agile), history: memoryHistory() };
    expect((await trace(world, { root, findings: [finding] })).trace.findings).toEqual([finding]);
  });
});
