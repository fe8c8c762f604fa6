import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amend, type Facts, fieldDb, positioningOf } from '../../test/fakes/field-db.ts';
import { fingerprintOf } from '../document/fingerprint.ts';
import type { Consequence } from './consequence.ts';
import { deriveConsequences } from './derive-consequences.ts';

const consequencesFrom = (before: Facts, after: Facts) =>
  deriveConsequences(positioningOf(before), positioningOf(after));
const after = (amendments: Facts, facts = fieldDb) => consequencesFrom(facts, amend(facts, amendments));
const told = (list: readonly Consequence[]) => list.map(({ kind, subject, because }) => [kind, subject.id, because]);
const about = (list: readonly Consequence[], prefix: string) =>
  told(list.filter(({ kind }) => kind.startsWith(prefix)));

const market = (more: object) => ({ 'field-db/markets/embedded': { ...more } });
const versus = (cells: Record<string, string>) => ({ 'field-db/attributes/sync': { versus: cells } });
const cares = (...cares_about: object[]) => ({ 'field-db/segments/field-sales': { cares_about } });

describe('an attribute', () => {
  it('is worth something else when a cell changes', () => {
    const list = after(versus({ paper: 'lacks', server: 'has', spreadsheet: 'lacks' }));
    expect(list.find(({ subject }) => subject.kind === 'attribute')).toEqual({
      product: 'field-db',
      kind: 'attribute_became_differentiating',
      subject: { kind: 'attribute', id: 'sync' },
      statement: 'The attribute "Merge on reconnect" is now differentiating; it was unique.',
      because: '"Server database" went from lacking it to having it.',
    });
  });

  it('is worth something else when the market compares the product with others', () => {
    const more = after(
      market({ alternatives: ['paper', 'server', 'spreadsheet'] }),
      amend(fieldDb, versus({ paper: 'lacks', server: 'lacks', spreadsheet: 'partial' })),
    );
    expect(about(more, 'attribute_became')).toEqual([
      [
        'attribute_became_differentiating',
        'sync',
        '"Embedded mobile database" now also compares the product with "Spreadsheet", which has it in part.',
      ],
    ]);
    expect(about(after(market({ alternatives: ['paper'] })), 'attribute_became')).toEqual([
      [
        'attribute_became_unique',
        'sql',
        '"Embedded mobile database" no longer compares the product with "Server database", which has it.',
      ],
    ]);
  });

  it('is not worth something else when a cell of another market changes', () => {
    expect(after(versus({ paper: 'lacks', server: 'lacks', spreadsheet: 'has' })).map(({ kind }) => kind)).toEqual([
      'tactic_stale',
      'tactic_stale',
      'roadmap_stale',
    ]);
  });

  it.each<[string, Facts, string]>([
    [
      'the segment stops caring',
      cares({ value: 'deploy' }),
      'The segment "Field sales forces" no longer cares about "Sell while disconnected".',
    ],
    [
      'the value rests on others',
      { 'field-db/values/work-offline': { enabled_by: ['sql'] } },
      '"Sell while disconnected" no longer rests on it.',
    ],
    ['the value is removed', { 'field-db/values/work-offline': null }, '"Sell while disconnected" was removed.'],
    [
      'the segment gets the value otherwise',
      cares({ value: 'work-offline', through: ['sql'] }),
      'The segment "Field sales forces" gets "Sell while disconnected" through other attributes now.',
    ],
    [
      'the market is for others',
      market({ segments: ['power-users'] }),
      '"Embedded mobile database" is no longer for the segment "Field sales forces".',
    ],
  ])('matters to nobody when %s, and is unique for nobody', (_, amendments, because) => {
    const lost = after(amendments).filter(({ subject }) => subject.id === 'sync');
    expect(told(lost)).toEqual([
      ['attribute_no_longer_cared_for', 'sync', because],
      ['attribute_unique_nobody_cares', 'sync', because],
    ]);
  });

  it.each<[string, Facts, Facts, string]>([
    [
      'a segment begins to care',
      {},
      cares({ value: 'work-offline' }, { value: 'deploy' }),
      'The segment "Field sales forces" now cares about "Hundreds of laptops without a technician".',
    ],
    [
      'the market is for a segment that does',
      {},
      market({ segments: ['field-sales', 'power-users'] }),
      '"Embedded mobile database" is now for the segment "PC power users", which cares about "Hundreds of laptops without a technician".',
    ],
    [
      'a value rests on it',
      {},
      { 'field-db/values/work-offline': { enabled_by: ['sync', 'two-clicks'] } },
      '"Sell while disconnected" now rests on it.',
    ],
    [
      'a value was missing',
      { 'field-db/values/deploy': null, ...cares({ value: 'deploy' }) },
      { 'field-db/values/deploy': fieldDb['field-db/values/deploy']! },
      '"Hundreds of laptops without a technician" is new.',
    ],
    [
      'a segment looks through it too',
      {
        'field-db/values/work-offline': { enabled_by: ['sync', 'two-clicks'] },
        ...cares({ value: 'work-offline', through: ['sync'] }),
      },
      cares({ value: 'work-offline' }),
      'The segment "Field sales forces" now gets "Sell while disconnected" through it too.',
    ],
  ])('matters to somebody when %s', (_, start, amendments, because) => {
    const won = about(after(amendments, amend(fieldDb, start)), 'attribute_cared_for');
    expect(won).toEqual([['attribute_cared_for', 'two-clicks', because]]);
  });

  it('that is new, or gone, is a change and no consequence', () => {
    const fresh = {
      'field-db/attributes/charts': { name: 'Charts', level: 'product', versus: { paper: 'lacks', server: 'lacks' } },
    };
    expect(after(fresh)).toEqual([]);
    expect(consequencesFrom(amend(fieldDb, fresh), fieldDb)).toEqual([]);
  });
});

describe('a value', () => {
  it('is no longer differentiated when what enables it is table stakes, and tells the cells', () => {
    const list = after(versus({ paper: 'has', server: 'has' }));
    expect(about(list, 'value_')).toEqual([
      [
        'value_no_longer_differentiated',
        'work-offline',
        '"Merge on reconnect" is now table stakes: "Paper order forms" went from lacking it to having it. "Server database" went from lacking it to having it.',
      ],
    ]);
  });

  it('is no longer differentiated when it rests on nothing that is', () => {
    const list = after({ 'field-db/values/work-offline': { enabled_by: ['two-clicks'] } });
    expect(about(list, 'value_')).toEqual([
      ['value_no_longer_differentiated', 'work-offline', 'It no longer rests on "Merge on reconnect".'],
    ]);
    const gone = after({ 'field-db/attributes/sync': null });
    expect(about(gone, 'value_')).toEqual([
      ['value_no_longer_differentiated', 'work-offline', '"Merge on reconnect" was removed.'],
    ]);
  });

  it('is differentiated when it rests on something that is', () => {
    const list = after({ 'field-db/values/deploy': { enabled_by: ['two-clicks', 'sql'] } });
    expect(about(list, 'value_')).toEqual([
      ['value_differentiated', 'deploy', 'It now rests on "Standard SQL", which is differentiating.'],
    ]);
  });
});

describe('what was named before it was there', () => {
  const charts = { name: 'Charts', level: 'product', versus: { paper: 'lacks', server: 'lacks' } };

  it('makes a value differentiated when it comes', () => {
    const start = amend(fieldDb, { 'field-db/values/deploy': { enabled_by: ['charts'] } });
    expect(about(after({ 'field-db/attributes/charts': charts }, start), 'value_')).toEqual([
      ['value_differentiated', 'deploy', '"Charts" is new, and unique.'],
    ]);
  });

  it('makes a segment actionable when it comes', () => {
    const start = amend(fieldDb, cares({ value: 'see' }));
    const see = { 'field-db/values/see': { name: 'See every order', enabled_by: ['sync'] } };
    expect(about(after(see, start), 'segment_')).toEqual([
      ['segment_actionable', 'field-sales', '"See every order" is new, and differentiated.'],
    ]);
  });
});

describe('a segment', () => {
  it('is no longer actionable when nothing tells how to find it', () => {
    const list = after({ 'field-db/segments/field-sales': { characteristics: [{ trait: 'Reps travel' }] } });
    expect(about(list, 'segment_')).toEqual([
      ['segment_no_longer_actionable', 'field-sales', 'No characteristic says any more how to find them.'],
    ]);
  });

  it('is no longer actionable when its value sets nothing apart, every hop told', () => {
    const list = after(versus({ paper: 'has', server: 'lacks' }), amend(fieldDb, market({ alternatives: ['paper'] })));
    expect(about(list, 'segment_')).toEqual([
      [
        'segment_no_longer_actionable',
        'field-sales',
        '"Sell while disconnected" is no longer differentiated. "Merge on reconnect" is now table stakes: "Paper order forms" went from lacking it to having it.',
      ],
    ]);
  });

  it('is actionable when the market is for it', () => {
    const apart = amend(fieldDb, { 'field-db/values/deploy': { enabled_by: ['sql'] } });
    expect(about(after(market({ segments: ['field-sales', 'power-users'] }), apart), 'segment_')).toEqual([
      [
        'segment_actionable',
        'power-users',
        '"Embedded mobile database" is now for them, and they care about "Hundreds of laptops without a technician".',
      ],
    ]);
  });
});

describe('the market', () => {
  const moved = () => after({ 'field-db/product': { market: 'personal' } });

  it('is another one, with what customers compare there', () => {
    expect(moved()[0]).toEqual({
      product: 'field-db',
      kind: 'chosen_market_changed',
      subject: { kind: 'market', id: 'personal' },
      statement: 'The chosen market is now "Personal database"; it was "Embedded mobile database".',
      because:
        'The product now names it as its market category. There, customers compare the product with "Spreadsheet".',
    });
  });

  it('is why gaps, verdicts, segments and views are others', () => {
    const there = 'The chosen market is now "Personal database"';
    expect(told(moved().slice(1))).toEqual([
      ['winning_combination_lost', 'personal', `${there}. "Spreadsheet" has all that matters there, or may have.`],
      ['gap_opened', 'personal', `${there}, where customers expect "charts".`],
      ['gap_closed', 'personal', `${there}, where customers do not expect "runs on handhelds".`],
      ['attribute_became_unique', 'sql', `${there}, where "Spreadsheet" lacks it.`],
      ['attribute_unique_nobody_cares', 'sql', `${there}, where "Spreadsheet" lacks it.`],
      [
        'attribute_no_longer_cared_for',
        'sync',
        `${there}, and none of its segments cares about anything that rests on it.`,
      ],
      [
        'attribute_unique_nobody_cares',
        'sync',
        `${there}, and none of its segments cares about anything that rests on it.`,
      ],
      [
        'attribute_cared_for',
        'two-clicks',
        `${there}, and its segment "PC power users" cares about "Hundreds of laptops without a technician", which rests on it.`,
      ],
      ['segment_no_longer_actionable', 'field-sales', `${there}, which is not for them.`],
      [
        'view_differs',
        'marketing',
        `${there}. It does not compare the product with "Paper order forms". It is not for "Field sales forces". "Sell while disconnected" is no longer a value that the story can promise.`,
      ],
      ['view_agrees_again', 'sales', `${there}. It compares the product with "Spreadsheet".`],
    ]);
  });

  it('is why a value is no longer differentiated', () => {
    const start = amend(fieldDb, { 'field-db/values/deploy': { enabled_by: ['sql'] } });
    const there = {
      'field-db/product': { market: 'personal' },
      'field-db/markets/personal': { alternatives: ['server'] },
    };
    expect(about(after(there, start), 'value_')).toEqual([
      [
        'value_no_longer_differentiated',
        'deploy',
        'The chosen market is now "Personal database", where "Standard SQL" is table stakes.',
      ],
    ]);
  });

  it('is named once where it explains both the verdict and who cares', () => {
    const start = amend(fieldDb, {
      ...versus({ paper: 'lacks', server: 'partial', spreadsheet: 'lacks' }),
      'field-db/product': { market: 'personal' },
    });
    const list = about(after({ 'field-db/product': { market: 'embedded' } }, start), 'attribute_no_longer_unique');
    expect(list.find(([, id]) => id === 'sync')?.[2]).toBe(
      'The chosen market is now "Embedded mobile database", and its segment "Field sales forces" cares about "Sell while disconnected", which rests on it.',
    );
  });

  it('is none when the product names one that does not exist', () => {
    expect(told(after({ 'field-db/product': { market: 'gone' } }))).toEqual([
      [
        'chosen_market_changed',
        'embedded',
        'The product names the market `gone`, which was removed or cannot be read.',
      ],
    ]);
    expect(told(after({ 'field-db/product': null }))).toEqual([
      ['chosen_market_changed', 'embedded', 'The file of the product was removed, or cannot be read.'],
    ]);
    expect(consequencesFrom(amend(fieldDb, { 'field-db/product': { market: 'gone' } }), fieldDb)).toMatchObject([
      { kind: 'chosen_market_changed', statement: 'The chosen market is now "Embedded mobile database"; it was none.' },
    ]);
  });

  it('has gaps that open and close with what it expects and what the product is', () => {
    const gaps = (amendments: Facts, facts = fieldDb) => about(after(amendments, facts), 'gap_');
    expect(gaps(market({ expected: ['sync', 'Runs on handhelds', 'charts'] }))).toEqual([
      ['gap_opened', 'embedded', '"Embedded mobile database" now says that customers expect "charts".'],
    ]);
    expect(gaps(market({ expected: ['sync'] }))).toEqual([
      [
        'gap_closed',
        'embedded',
        '"Embedded mobile database" no longer says that customers expect "runs on handhelds".',
      ],
    ]);
    expect(gaps({ 'field-db/attributes/sync': null })).toEqual([
      ['gap_opened', 'embedded', '"Merge on reconnect" was removed.'],
    ]);
    expect(gaps({ 'field-db/attributes/sql': { name: 'Runs on handhelds' } })).toEqual([
      ['gap_closed', 'embedded', '"Runs on handhelds" is now called "runs on handhelds".'],
    ]);
    expect(
      gaps({ 'field-db/attributes/handhelds': { name: 'Runs on handhelds', level: 'product', versus: {} } }),
    ).toEqual([['gap_closed', 'embedded', '"Runs on handhelds" is new, and answers "runs on handhelds".']]);
  });

  it('has a winning combination, or has none any more', () => {
    const combination = (amendments: Facts, facts = fieldDb) => about(after(amendments, facts), 'winning_');
    const shared = amend(fieldDb, versus({ paper: 'lacks', server: 'has' }));
    const causes = 'went from lacking "Merge on reconnect" to having it.';
    expect(combination(versus({ paper: 'lacks', server: 'has' }))).toEqual([
      ['winning_combination_lost', 'embedded', `"Server database" ${causes}`],
    ]);
    const [found] = consequencesFrom(shared, fieldDb);
    expect(found).toMatchObject({
      kind: 'winning_combination_found',
      statement: 'There is a winning combination now: no single alternative has "Merge on reconnect".',
      because: '"Server database" went from having "Merge on reconnect" to lacking it.',
    });
    expect(
      combination(
        market({ alternatives: ['paper', 'server', 'spreadsheet'] }),
        amend(fieldDb, versus({ paper: 'lacks', server: 'lacks' })),
      ),
    ).toEqual([
      [
        'winning_combination_lost',
        'embedded',
        '"Embedded mobile database" now also compares the product with "Spreadsheet", which may have "Merge on reconnect" or not.',
      ],
    ]);
  });
});

describe('the alternatives that no combination wins against any more', () => {
  it('are the only ones that are told', () => {
    const both = { 'field-db/values/work-offline': { enabled_by: ['sync', 'sql'] } };
    const list = after(versus({ paper: 'partial', server: 'has', spreadsheet: 'lacks' }), amend(fieldDb, both));
    expect(about(list, 'winning_')).toEqual([
      [
        'winning_combination_lost',
        'embedded',
        '"Server database" went from lacking "Merge on reconnect" to having it.',
      ],
    ]);
  });
});

describe('a view', () => {
  const views = (amendments: Facts, facts = fieldDb) => about(after(amendments, facts), 'view_');

  it('differs when the function answers otherwise', () => {
    expect(views({ 'field-db/views/marketing': { market: 'Personal database', segments: ['power-users'] } })).toEqual([
      [
        'view_differs',
        'marketing',
        'Its answer to the market category is now "Personal database". Its answer to who the best customers are is now "PC power users".',
      ],
    ]);
  });

  it('differs when the positioning does', () => {
    expect(views(market({ alternatives: ['server'] }))).toEqual([
      [
        'view_differs',
        'marketing',
        '"Embedded mobile database" no longer compares the product with "Paper order forms".',
      ],
    ]);
    expect(views(versus({ paper: 'has', server: 'has' }))).toEqual([
      ['view_differs', 'marketing', '"Sell while disconnected" is no longer a value that the story can promise.'],
    ]);
  });

  it('agrees again when either comes to the other', () => {
    expect(views({ 'field-db/views/sales': { market: 'embedded mobile DATABASE' } })).toEqual([
      ['view_agrees_again', 'sales', 'Its answer to the market category is now "Embedded mobile database".'],
    ]);
  });

  it('differs by its own answer, also when the market is another one', () => {
    const there = {
      'field-db/product': { market: 'personal' },
      'field-db/markets/mobile': { ...(fieldDb['field-db/markets/embedded'] as object), name: 'Mobile database' },
    };
    const list = views({
      ...there,
      'field-db/views/marketing': { market: 'mobile', alternatives: [], segments: [], values: [] },
    });
    expect(list.find(([, id]) => id === 'marketing')?.[2]).toBe(
      'Its answer to the market category is now "Mobile database".',
    );
  });

  it('is neither when an answer is blank, or is no name of an element', () => {
    expect(views({ 'field-db/views/marketing': { market: undefined, alternatives: ['carrier pigeons'] } })).toEqual([]);
  });
});

describe('tactics and roadmap items', () => {
  const stale = (amendments: Facts, facts = fieldDb) =>
    told(after(amendments, facts).filter(({ kind }) => kind.endsWith('_stale')));

  it('are stale when an input says something else', () => {
    expect(
      stale({ 'field-db/values/work-offline': { statement: 'Reps go on selling.', body: 'Each order once.' } }),
    ).toEqual([
      [
        'tactic_stale',
        'call-script',
        '"Sell while disconnected" changed (Statement, Text), and its input "Embedded mobile database" rests on that through "Field sales forces".',
      ],
      ['tactic_stale', 'home-page', 'Its input "Sell while disconnected" changed (Statement, Text).'],
    ]);
  });

  it('are stale when anything moved that an input rests on, and name the hop', () => {
    expect(stale({ 'field-db/attributes/sync': { name: 'Merge in the evening' } })).toEqual([
      [
        'tactic_stale',
        'call-script',
        '"Merge in the evening" changed (Name), and its input "Embedded mobile database" rests on that through "Field sales forces" and "Sell while disconnected".',
      ],
      [
        'tactic_stale',
        'home-page',
        '"Merge in the evening" changed (Name), and its input "Sell while disconnected" rests on that.',
      ],
      ['roadmap_stale', 'conflict-report', 'Its input "Merge in the evening" changed (Name).'],
    ]);
  });

  it('name an input itself before what it rests on', () => {
    const [script] = stale({
      'field-db/segments/field-sales': { disqualifiers: ['No travel'] },
      'field-db/alternatives/paper': { strengths: ['Cheap'] },
    });
    expect(script?.[2]).toBe(
      'Its input "Field sales forces" changed (Disqualifiers). "Paper order forms" changed (Strengths), and its input "Embedded mobile database" rests on that.',
    );
  });

  it('are stale when an input was removed', () => {
    expect(stale({ 'field-db/values/work-offline': null }).at(1)).toEqual([
      'tactic_stale',
      'home-page',
      'Its input "Sell while disconnected" was removed.',
    ]);
  });

  it('are stale when those who asked for it are others', () => {
    const asked = amend(fieldDb, { 'field-db/roadmap/conflict-report': { requested_by: ['segments/power-users'] } });
    expect(stale({ 'field-db/segments/power-users': { disqualifiers: ['No PC'] } }, asked)).toEqual([
      ['roadmap_stale', 'conflict-report', 'Its input "PC power users" changed (Disqualifiers).'],
    ]);
  });

  it('are not stale when they are new', () => {
    const value = { 'field-db/values/deploy': { statement: 'Nobody visits a laptop.' } };
    const guide = { name: 'Guide', function: 'sales', stage: 'support', inputs: ['values/deploy'] };
    expect(stale({ ...value, 'field-db/tactics/guide': guide })).toEqual([]);
  });

  it('hear nothing of another product, whatever its ids', () => {
    const moved = Object.entries(fieldDb).map(([path, said]) => [path.replace('field-db', 'pocket-db'), said]);
    const both = {
      ...fieldDb,
      ...amend(Object.fromEntries(moved) as Facts, { 'pocket-db/product': { name: 'Pocket DB' } }),
    };
    const change = { 'field-db/values/deploy': { body: 'New.' }, 'pocket-db/values/deploy': { name: 'Quick' } };
    const page = { 'field-db/tactics/home-page': { inputs: ['values/deploy'] } };
    expect(stale(change, amend(both, page))).toEqual([
      ['tactic_stale', 'home-page', 'Its input "Hundreds of laptops without a technician" changed (Text).'],
    ]);
  });

  it('are not stale by what only looks different, is new, or was renamed', () => {
    const { name } = fieldDb['field-db/values/work-offline'] as { name: string };
    expect(stale({ 'field-db/values/work-offline': { body: '\n\n', evidence: [], name: ` ${name}` } })).toEqual([]);
    expect(
      stale({
        'field-db/tactics/home-page': { name: 'Front page' },
        'field-db/values/quick': { name: 'Quick', enabled_by: [] },
      }),
    ).toEqual([]);
    const renamed = JSON.parse(JSON.stringify(fieldDb).replaceAll('work-offline', 'sell-offline')) as Facts;
    expect(consequencesFrom(fieldDb, renamed)).toEqual([]);
  });

  it('are not stale by what they were reviewed against in the same change', () => {
    const value = { 'field-db/values/work-offline': { statement: 'Reps go on selling.' } };
    const now = positioningOf(amend(fieldDb, value)).products.get('field-db')!.of.value.get('work-offline')!;
    const reviewed = (fingerprint: string) => ({
      'field-db/tactics/home-page': { reviewed: { 'values/work-offline': fingerprint } },
    });
    expect(stale({ ...value, ...reviewed(fingerprintOf(now)) }).map(([, id]) => id)).toEqual(['call-script']);
    expect(stale({ ...value, ...reviewed('1:0000000000000000') }).map(([, id]) => id)).toEqual([
      'call-script',
      'home-page',
    ]);
  });

  it('tell of four things, and that there are more', () => {
    const values = Array.from(
      { length: 6 },
      (_, index) => [`field-db/values/v${index}`, { name: `V${index}`, enabled_by: [] }] as const,
    );
    const page = { 'field-db/tactics/home-page': { inputs: values.map((_, index) => `values/v${index}`) } };
    const start = { ...amend(fieldDb, page), ...Object.fromEntries(values) };
    const [home] = stale(Object.fromEntries(values.map(([path]) => [path, { statement: 'New.' }])), start);
    expect(home?.[2]).toMatch(/"V0" .*"V3" changed \(Statement\)\. And more that it rests on changed\.$/);
  });
});

/** The files of a worked example, with a product that still names another market. */
function exampleFacts(name: string, chosen?: string): Facts {
  const root = `examples/${name}/positioning`;
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  const files = paths.map((path) => [path.slice(0, -'.md'.length), readFileSync(`${root}/${path}`, 'utf8')] as const);
  return Object.fromEntries(
    files.map(([path, text]) => [
      path,
      chosen !== undefined && path === `${name}/product` ? text.replace(/^market: .*$/m, `market: ${chosen}`) : text,
    ]),
  );
}

describe.each([
  ['mobile-database', 'personal-use-sql-database', ['sales-force-automation', 'sfa-vendors'], 'sync-on-reconnect'],
  ['agile-project-management', 'enterprise-project-management', ['multi-site-scrum'], 'shared-live-board'],
])('the move that the example %s tells', (name, old, segments, attribute) => {
  const list = consequencesFrom(exampleFacts(name, old), exampleFacts(name));
  const idsOf = (kind: string) =>
    list.filter((consequence) => consequence.kind === kind).map(({ subject }) => subject.id);

  it('begins with the market, and finds a winning combination there', () => {
    expect(list.slice(0, 2).map(({ kind }) => kind)).toEqual(['chosen_market_changed', 'winning_combination_found']);
  });

  it('makes its segments actionable, and what was unique matters to somebody now', () => {
    expect(idsOf('segment_actionable')).toEqual(segments);
    expect(idsOf('attribute_no_longer_unique_nobody_cares')).toContain(attribute);
    expect(idsOf('attribute_cared_for')).toContain(attribute);
  });

  it('leaves sales behind, who still tell the old story', () => {
    expect(idsOf('view_differs')).toContain('sales');
    expect(idsOf('view_agrees_again')).not.toContain('sales');
  });
});

describe('any change', () => {
  const cell = fc.constantFrom('has', 'partial', 'lacks', 'unknown', 'n/a');
  const attributes = ['sync', 'sql', 'two-clicks'];
  const values = ['work-offline', 'deploy'];
  const segments = ['field-sales', 'power-users'];
  const some = <T>(items: readonly T[]) => fc.subarray([...items]);
  const care = fc.record({
    value: fc.constantFrom(...values),
    through: fc.option(fc.subarray(attributes, { minLength: 1 }), { nil: undefined }),
  });
  const someFacts: fc.Arbitrary<Facts> = fc
    .record(
      {
        'field-db/product': fc.record({
          name: fc.constant('Field DB'),
          market: fc.constantFrom('embedded', 'personal', 'gone'),
        }),
        ...Object.fromEntries(
          attributes.map((id) => [
            `field-db/attributes/${id}`,
            fc
              .dictionary(fc.constantFrom('paper', 'server', 'spreadsheet'), cell)
              .map((cells) => ({ name: id, level: 'product', versus: cells })),
          ]),
        ),
        ...Object.fromEntries(
          values.map((id) => [
            `field-db/values/${id}`,
            some(attributes).map((enabled_by) => ({ name: id, enabled_by })),
          ]),
        ),
        ...Object.fromEntries(
          segments.map((id) => [
            `field-db/segments/${id}`,
            fc
              .array(care, { maxLength: 2 })
              .map((cares_about) => ({ name: id, characteristics: [{ trait: 'x', find_by: 'y' }], cares_about })),
          ]),
        ),
        'field-db/markets/embedded': fc.record({
          name: fc.constant('Embedded'),
          style: fc.constant('new_game'),
          alternatives: some(['paper', 'server', 'spreadsheet']),
          segments: some(segments),
          expected: some(['sync', 'charts', 'deploy']),
        }),
      },
      { requiredKeys: ['field-db/product'] },
    )
    .map(
      (facts) =>
        JSON.parse(
          JSON.stringify({
            ...fieldDb,
            ...Object.fromEntries(
              Object.keys(fieldDb)
                .filter((path) => /attributes|values|segments/.test(path))
                .map((path) => [path, null]),
            ),
            ...facts,
          }),
        ) as Facts,
    );

  it('has no consequence when there is none', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        expect(consequencesFrom(facts, facts)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('is named by each of its consequences, in whole sentences', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (one, other) => {
        for (const { statement, because } of consequencesFrom(one, other)) {
          expect(statement).toMatch(/^[A-Z].*\.$/);
          expect(because).toMatch(/^["A-Z].*\.$/);
          expect(`${statement} ${because}`).not.toMatch(/undefined|null|\[object|\.\.|: \.|  /);
        }
      }),
      { numRuns: 150 },
    );
  });
});
