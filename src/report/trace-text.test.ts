import { describe, expect, it } from 'vitest';
import { amend, type Facts, fieldDb } from '../../test/fakes/field-db.ts';
import { withReviews } from '../../test/fakes/reviewed.ts';
import { finding, type Known, moved, reviewed, traceOf } from '../../test/fakes/traced-field-db.ts';
import { createStyle } from './style.ts';
import { renderTraceJson } from './trace-json.ts';
import { renderTraceText } from './trace-text.ts';

const textOf = (facts: Facts, known: Known = {}) =>
  renderTraceText(traceOf(facts, known), createStyle({ color: false, width: 80 }));
const section = (output: string, title: string) => output.split('\n\n').find((part) => part.startsWith(title)) ?? '';

describe('a trace as text', () => {
  it('shows what moved field by field, and through which hop, and tells the same change once', () => {
    const { output, exitCode } = textOf(moved, { before: fieldDb });
    expect(section(output, 'Tactics')).toBe(`Tactics: 2 stale
  stale   Call script  tactics/call-script, consideration
          Reviewed at 9f3c2ab: Read aloud to two reps.
          "Merge on reconnect" (attributes/sync) changed; the input "Embedded
          mobile database" (markets/embedded) rests on it.
            ~ Who else has it, server: lacks → has
  stale   Home page  tactics/home-page, awareness
          Reviewed at 9f3c2ab: Read aloud to two reps.
          "Merge on reconnect" (attributes/sync) changed; the input "Sell while
          disconnected" (values/work-offline) rests on it.
            ~ as told above`);
    expect(exitCode).toBe(1);
  });

  it('says so when the old version is not known, and when only an order changed', () => {
    expect(textOf(moved).output).toContain('~ what it said then is not in the history of its file');
    expect(textOf(moved, { before: moved }).output).toContain('~ it lists the same in another order');
  });

  it('shows an orphan before everything else', () => {
    const { output, exitCode } = textOf(amend(reviewed, { 'field-db/values/work-offline': null }));
    expect(section(output, 'Tactics')).toMatch(/^Tactics: 1 orphan, 1 stale\n {2}orphan {2}Home page/);
    expect(output).toContain('The input `values/work-offline` does not exist.');
    expect(output).toContain('→ 1 item names what does not exist: mend the inputs.');
    expect(exitCode).toBe(1);
  });

  it('lists what was never reviewed without complaint, and only counts what is fresh', () => {
    const half = withReviews(fieldDb, ['home-page']);
    const { output, exitCode } = textOf(half);
    expect(section(output, 'Tactics')).toBe(`Tactics: 1 never reviewed, 1 fresh
  -       Call script  tactics/call-script, consideration`);
    expect(exitCode).toBe(0);
  });

  it('is content when everything fits', () => {
    expect(textOf(reviewed)).toMatchObject({ output: expect.stringMatching(/still fits\.\n$/), exitCode: 0 });
  });

  it('says how to begin where nothing rests on the positioning yet', () => {
    const works = Object.keys(fieldDb).filter((path) => /\/(?:tactics|roadmap)\//.test(path));
    const { output, exitCode } = textOf(amend(fieldDb, Object.fromEntries(works.map((path) => [path, null]))));
    expect(works.length).toBeGreaterThan(0);
    expect(output).toContain('→ Begin with the page that customers see');
    expect(exitCode).toBe(0);
  });

  it('lays the stages side by side and says where they disagree', () => {
    const sheet = {
      name: 'Sheet',
      function: 'sales',
      stage: 'support',
      inputs: ['markets/personal', 'attributes/sync'],
    };
    const { output } = textOf(amend(reviewed, { 'field-db/tactics/sheet': sheet }));
    expect(section(output, 'Funnel')).toBe(`Funnel: what each stage tells
  awareness: 1 tactic
    values    work-offline
  consideration: 1 tactic
    market    embedded
    segments  field-sales
  decision: no tactic
  onboarding: no tactic
  expansion: no tactic
  support: 1 tactic
    market    personal
    values    (work-offline)
  In brackets: told only through an attribute or a trend.`);
    expect(section(output, 'Where the funnel'))
      .toContain(`  ! "Sheet" (support) tells the market "Personal database", which is retired;
    the chosen one is "Embedded mobile database".
    → Tell the chosen market there, or end what still tells the other.`);
  });

  it('shows what is odd about items of the roadmap, and nothing of those that are over', () => {
    const over = { name: 'Charts', status: 'declined', strengthens: ['values/work-offline'] };
    const { output } = textOf(amend(reviewed, { 'field-db/roadmap/charts': over }));
    expect(section(output, 'Roadmap')).toBe(`Roadmap: 1 fresh
  -       Conflict report  roadmap/conflict-report, planned
          It is requested only from outside the best-fit segments; expected a
          segment of "Embedded mobile database".
          → Set \`status: declined\`, or name the best-fit segment that asks for
          it too.`);
    expect(section(output, 'What the roadmap')).toContain('expect "runs on handhelds"');
  });

  it('does not fail for what is stale and over', () => {
    const over = withReviews(amend(fieldDb, { 'field-db/roadmap/conflict-report': { status: 'shipped' } }), [
      'conflict-report',
    ]);
    const { exitCode } = textOf(amend(over, { 'field-db/attributes/sync': { name: 'Evening merge' } }));
    expect(exitCode).toBe(0);
  });

  it('shows findings in the wording by file, and fails for an error', () => {
    const { output, exitCode } = textOf(reviewed, { findings: [finding] });
    expect(section(output, 'Wording')).toBe(`Wording: 1 finding in 1 file that customers read
  site/index.md
      3:14  error    It says "personal database", a term of a market that is
                     retired.
                     → Say "embedded database" instead.
                     awareness, tactic/retired-term`);
    expect(exitCode).toBe(1);
    expect(textOf(reviewed, { findings: [{ ...finding, severity: 'warning' }] }).exitCode).toBe(0);
  });

  it('stays within the width, and shows no control character of a file', () => {
    const names = amend(moved, { 'field-db/tactics/home-page': { name: `Home \u001B[31m ${'page '.repeat(40)}` } });
    for (const width of [40, 80, 100]) {
      const { output } = renderTraceText(
        traceOf(names, { before: fieldDb, findings: [finding] }),
        createStyle({ color: false, width }),
      );
      // A path stays whole, so that it can be clicked or copied.
      const long = output.split('\n').filter((line) => line.length > width && !/\S{20}/.test(line));
      expect(long).toEqual([]);
      expect(output).not.toContain('\u001B');
    }
  });

  it('cuts long lists, and says where the rest is', () => {
    const values = Array.from({ length: 40 }, (_, index) => [
      `field-db/values/v${index}`,
      { name: `Value ${index}`, enabled_by: [] },
    ]);
    const many = Object.fromEntries(values) as Facts;
    const inputs = Object.keys(many).map((path) => path.slice('field-db/'.length));
    const facts = withReviews(amend(fieldDb, { ...many, 'field-db/tactics/home-page': { inputs } }));
    const changed = Object.fromEntries(Object.keys(many).map((path) => [path, { statement: 'New.' }]));
    expect(textOf(amend(facts, changed)).output).toContain('… and 32 more that moved; --format json lists all.');
    const tactics = Array.from({ length: 40 }, (_, index) => [
      `field-db/tactics/t${index}`,
      fieldDb['field-db/tactics/home-page'],
    ]);
    const crowd = textOf(amend(fieldDb, Object.fromEntries(tactics) as Facts)).output;
    expect(crowd).toContain('  … and 12 more never reviewed; --format json lists all.');
  });
});

describe('a trace as JSON', () => {
  const jsonOf = (facts: Facts, known: Known = {}) => {
    const { output, exitCode } = renderTraceJson(traceOf(facts, known));
    return { json: JSON.parse(output) as Readonly<Record<string, readonly unknown[]>>, exitCode };
  };

  it('has the promised keys, and sentences where there are problems', () => {
    const { json, exitCode } = jsonOf(moved, { before: fieldDb, findings: [finding] });
    expect(Object.keys(json)).toEqual([
      'product',
      'tactics',
      'roadmap',
      'roadmap_gaps',
      'findings',
      'files_read',
      'baseline',
      'funnel',
      'contradictions',
    ]);
    expect(json['tactics']?.[1]).toEqual({
      id: 'home-page',
      stage: 'awareness',
      status: 'stale',
      stale_inputs: ['values/work-offline'],
      missing_inputs: [],
      reviewed: { revision: '9f3c2ab', because: 'Read aloud to two reps.' },
      moved: [
        {
          element: 'attributes/sync',
          change: 'changed',
          through: ['values/work-offline', 'attributes/sync'],
          inputs: ['values/work-offline'],
          before: expect.stringMatching(/^1:[0-9a-f]{16}$/),
          after: expect.stringMatching(/^1:[0-9a-f]{16}$/),
          fields: [{ field: ['versus', 'server'], part: 'field', before: 'lacks', after: 'has' }],
          message: expect.stringContaining('"Merge on reconnect" (attributes/sync) changed'),
        },
      ],
    });
    expect(json['roadmap']).toMatchObject([
      {
        id: 'conflict-report',
        status: 'stale',
        progress: 'planned',
        problems: [expect.stringMatching(/requested only from outside/)],
      },
    ]);
    expect(json['findings']).toEqual([
      {
        rule: 'tactic/retired-term',
        severity: 'error',
        message: finding.message,
        file: 'site/index.md',
        line: 3,
        column: 14,
        endLine: 3,
        endColumn: 31,
        help: finding.help,
        fixable: false,
        stage: 'awareness',
        tactic: 'home-page',
        also_in: [],
      },
    ]);
    expect(json['funnel']?.[0]).toEqual({
      stage: 'awareness',
      tactics: ['home-page'],
      markets: [],
      values: ['work-offline'],
      segments: [],
      implied_values: [],
    });
    expect(exitCode).toBe(1);
  });

  it('has null for a review that never was', () => {
    expect(jsonOf(fieldDb).json['tactics']).toMatchObject([{ reviewed: null }, { reviewed: null, moved: [] }]);
  });
});
