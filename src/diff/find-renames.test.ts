import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amend, type Facts, fieldDb, positioningOf, type Said } from '../../test/fakes/field-db.ts';
import { comparePositionings } from './compare-positionings.ts';
import { pairAlike } from './pair-alike.ts';

const changesFrom = (before: Facts, after: Facts) => comparePositionings(positioningOf(before), positioningOf(after));
const told = (before: Facts, after: Facts) =>
  changesFrom(before, after).map((change) => {
    const { kind, id, field, before: was, after: is } = change;
    const what = change.change === 'changed' ? field?.join('.') : change.change;
    const values = change.change === 'added' || change.change === 'removed' ? [] : [was, is];
    return [`${kind}/${id}`, what, ...values];
  });

/** The facts after a file got another name, with every quoted mention of the old id following. */
function rename(facts: Facts, path: string, id: string): Facts {
  const [old = '', folder = ''] = path.split('/').toReversed();
  const text = JSON.stringify(facts)
    .replaceAll(`${folder}/${old}"`, `${folder}/${id}"`)
    .replaceAll(`${folder}/${old}.md`, `${folder}/${id}.md`)
    .replaceAll(`](${old}.md`, `](${id}.md`)
    .replaceAll(`"${old}"`, `"${id}"`);
  return JSON.parse(text) as Facts;
}

const prose = 'A rep works without a connection and the changes meet the central database in the evening, once each.';

describe('an element under another id', () => {
  it.each([
    ['field-db/values/work-offline', 'value'],
    ['field-db/attributes/sync', 'attribute'],
    ['field-db/segments/field-sales', 'segment'],
    ['field-db/alternatives/paper', 'alternative'],
    ['field-db/markets/embedded', 'market'],
    ['field-db/trends/laptops', 'trend'],
    ['field-db/tactics/home-page', 'tactic'],
    ['field-db/roadmap/conflict-report', 'roadmap'],
  ])('is renamed, and what refers to it has not changed: %s', (path, kind) => {
    const old = path.split('/').at(-1);
    expect(told(fieldDb, rename(fieldDb, path, 'renamed'))).toEqual([[`${kind}/renamed`, 'renamed', old, 'renamed']]);
  });

  it('is told before what else changed in it', () => {
    const after = amend(rename(fieldDb, 'field-db/values/work-offline', 'sell-offline'), {
      'field-db/values/sell-offline': { statement: 'Reps go on selling.' },
    });
    expect(told(fieldDb, after)).toEqual([
      ['value/sell-offline', 'renamed', 'work-offline', 'sell-offline'],
      ['value/sell-offline', 'statement', null, 'Reps go on selling.'],
    ]);
  });

  it('is known by its name when all else is new', () => {
    const after = amend(rename(fieldDb, 'field-db/values/work-offline', 'sell-offline'), {
      'field-db/values/sell-offline': { enabled_by: ['sql'], body: prose },
    });
    expect(told(fieldDb, after)[0]).toEqual(['value/sell-offline', 'renamed', 'work-offline', 'sell-offline']);
  });

  it('is known by most of its words when its name is new', () => {
    const before = amend(fieldDb, { 'field-db/attributes/sync': { body: prose } });
    const after = amend(rename(before, 'field-db/attributes/sync', 'merge'), {
      'field-db/attributes/merge': { name: 'Evening merge', body: `${prose} Nobody types orders twice.` },
    });
    expect(told(before, after).slice(0, 2)).toEqual([
      ['attribute/merge', 'renamed', 'sync', 'merge'],
      ['attribute/merge', 'name', 'Merge on reconnect', 'Evening merge'],
    ]);
  });

  it('is another element when it shares only what all of its kind share', () => {
    const claim = {
      claim: 'Which alternatives have it',
      source: 'Fill-in for this example, no source',
      tier: 'internal',
    };
    const evidence = { evidence: [claim] };
    const all = Object.fromEntries(['sync', 'sql', 'two-clicks'].map((id) => [`field-db/attributes/${id}`, evidence]));
    const { 'field-db/attributes/sql': gone, ...before } = amend(fieldDb, all);
    const sql = gone as Said;
    const after = { ...before, 'field-db/attributes/charts': { ...sql, name: 'Charts' } };
    expect(told({ ...before, 'field-db/attributes/sql': sql }, after)).toEqual([
      ['attribute/charts', 'added'],
      ['attribute/sql', 'removed'],
    ]);
  });

  it('is another element when a few words are all that it is made of', () => {
    const after = {
      ...fieldDb,
      'field-db/alternatives/server': null,
      'field-db/alternatives/desktop': { name: 'Desktop database', type: 'direct' },
    };
    expect(told(fieldDb, after)).toEqual([
      ['alternative/desktop', 'added'],
      ['alternative/server', 'removed'],
    ]);
  });

  it('is another element when less than half of its words are the same', () => {
    const other =
      'A rep works in the office, where the orders of the day wait on paper until somebody has keyed them in.';
    const before = amend(fieldDb, { 'field-db/trends/laptops': { why_now: prose } });
    const trend = { name: 'Typists retire', why_now: other };
    expect(told(before, { ...before, 'field-db/trends/laptops': null, 'field-db/trends/typists': trend })).toEqual([
      ['trend/laptops', 'removed'],
      ['trend/typists', 'added'],
    ]);
  });

  it('is not known by a name that another one has too', () => {
    const typist = { name: 'Typist', type: 'manual' };
    const before = {
      ...fieldDb,
      'field-db/alternatives/one': typist,
      'field-db/alternatives/two': { ...typist, type: 'service' },
    };
    const after = { ...fieldDb, 'field-db/alternatives/three': { ...typist, type: 'direct' } };
    expect(told(before, after).map(([, what]) => what)).toEqual(['removed', 'added', 'removed']);
  });

  it('was not renamed when it moved to another product', () => {
    const other = { 'pocket-db/product': { name: 'Pocket DB', market: 'none' } };
    const { 'field-db/trends/laptops': trend = null, ...rest } = { ...fieldDb, ...other };
    expect(told({ ...rest, 'field-db/trends/laptops': trend }, { ...rest, 'pocket-db/trends/laptops': trend })).toEqual(
      [
        ['trend/laptops', 'removed'],
        ['trend/laptops', 'added'],
      ],
    );
  });
});

describe('references after a rename', () => {
  const renamed = rename(fieldDb, 'field-db/attributes/sync', 'merge');

  it('that follow it are no change, and others are', () => {
    const after = amend(renamed, { 'field-db/values/work-offline': { enabled_by: ['merge', 'sql'] } });
    expect(told(fieldDb, after)).toEqual([
      ['attribute/merge', 'renamed', 'sync', 'merge'],
      ['value/work-offline', 'enabled_by.sql', null, 'sql'],
    ]);
  });

  it('that were forgotten are a change: they lead nowhere now', () => {
    const after = amend(renamed, { 'field-db/values/work-offline': { enabled_by: ['sync'] } });
    expect(told(fieldDb, after)).toEqual([
      ['attribute/merge', 'renamed', 'sync', 'merge'],
      ['value/work-offline', 'enabled_by.merge', 'merge', null],
      ['value/work-offline', 'enabled_by.sync', null, 'sync'],
    ]);
  });

  it('follow in the keys of maps', () => {
    const before = amend(fieldDb, { 'field-db/views/sales': { judgements: { 'alternatives/paper': 'real' } } });
    const after = rename(before, 'field-db/alternatives/paper', 'forms');
    expect(JSON.stringify(after)).toContain('alternatives/forms');
    expect(told(before, after)).toEqual([['alternative/forms', 'renamed', 'paper', 'forms']]);
  });

  it('follow in the links of texts, however they are written', () => {
    const before = amend(fieldDb, {
      'field-db/segments/field-sales': {
        body: 'They [sell](../values/work-offline.md#why), [here](<../values/work-offline.md>).',
      },
      'field-db/values/deploy': { body: 'Unlike [the other][1].\n\n[1]: work-offline.md\n' },
      'functions/sales': { body: 'Tells [why](../field-db/values/work-offline.md).' },
    });
    const after = rename(before, 'field-db/values/work-offline', 'sell-offline');
    const mended = JSON.parse(JSON.stringify(after).replace('[1]: work-offline.md', '[1]: sell-offline.md')) as Facts;
    expect(JSON.stringify(mended)).not.toContain('work-offline');
    expect(told(before, mended)).toEqual([['value/sell-offline', 'renamed', 'work-offline', 'sell-offline']]);
  });

  it('follow a function into its view and its tactics', () => {
    const before = amend(fieldDb, { 'functions/marketing': { why: 'So that pages and calls tell one story.' } });
    const text = JSON.stringify(before)
      .replaceAll('functions/marketing', 'functions/growth')
      .replaceAll('views/marketing', 'views/growth')
      .replaceAll('"function":"marketing"', '"function":"growth"');
    expect(told(before, JSON.parse(text) as Facts)).toEqual([
      ['view/growth', 'renamed', 'marketing', 'growth'],
      ['function/growth', 'renamed', 'marketing', 'growth'],
    ]);
  });
});

describe('a product in another folder', () => {
  const moved = (facts: Facts) => JSON.parse(JSON.stringify(facts).replaceAll('field-db/', 'mobile-db/')) as Facts;

  it('is renamed, with all that belongs to it', () => {
    const facts = amend(fieldDb, { 'functions/sales': { body: 'See [the product](../field-db/product.md).' } });
    expect(changesFrom(facts, moved(facts))).toEqual([
      {
        product: 'mobile-db',
        kind: 'product',
        id: 'mobile-db',
        change: 'renamed',
        field: null,
        before: 'field-db',
        after: 'mobile-db',
      },
    ]);
  });

  it('is renamed when less than half of it changed too, and the changes are told', () => {
    const after = amend(moved(fieldDb), {
      'mobile-db/product': { name: 'Mobile DB' },
      'mobile-db/trends/laptops': null,
    });
    expect(told(fieldDb, after)).toEqual([
      ['product/mobile-db', 'renamed', 'field-db', 'mobile-db'],
      ['product/mobile-db', 'name', 'Field DB', 'Mobile DB'],
      ['trend/laptops', 'removed'],
    ]);
  });

  it('is followed by the products that are part of it', () => {
    const part = { 'pocket-db/product': { name: 'Pocket DB', market: 'none', parent: 'field-db' } };
    const after = {
      ...moved(fieldDb),
      'pocket-db/product': { name: 'Pocket DB', market: 'none', parent: 'mobile-db' },
    };
    expect(told({ ...fieldDb, ...part }, after)).toEqual([['product/mobile-db', 'renamed', 'field-db', 'mobile-db']]);
  });
});

describe('pairAlike', () => {
  interface Thing {
    readonly id: string;
    readonly text: string;
  }
  const pair = (before: readonly Thing[], after: readonly Thing[]) =>
    pairAlike(
      { before, after },
      { content: ({ text }) => text, name: () => '', words: ({ text }) => new Set(text.split(' ')) },
    );
  const thing = (id: string, text: string): Thing => ({ id, text });
  /** What stays as it is, so that a word may be had by a few and tell them from the others. */
  const stays = Array.from({ length: 30 }, (_, index) => thing(`stays-${index}`, `word-${index}`));

  it('pairs equals first, in id order, then the most alike', () => {
    const before = [thing('b', 'one two'), thing('a', 'one two'), thing('c', 'reps sell orders at night alone')];
    const after = [
      thing('y', 'one two'),
      thing('x', 'one two'),
      thing('z', 'reps sell orders at noon'),
      thing('w', 'reps sell orders at night'),
    ];
    expect([...pair([...before, ...stays], [...stays, ...after])]).toEqual([
      ['a', 'x'],
      ['b', 'y'],
      ['c', 'w'],
    ]);
  });

  it('leaves alone what is on both sides', () => {
    expect(pair([thing('a', 'one')], [thing('a', 'two'), thing('b', 'one')]).size).toBe(0);
  });

  it('pairs the same whichever side comes first', () => {
    const word = fc.constantFrom('reps', 'sell', 'orders', 'at', 'night', 'noon', 'alone', 'once');
    const text = fc.uniqueArray(word, { minLength: 4, maxLength: 7 }).map((words) => words.join(' '));
    const things = (ids: readonly string[]) =>
      fc
        .dictionary(fc.constantFrom(...ids), text)
        .map((texts) => Object.entries(texts).map(([id, own]) => thing(id, own)));
    fc.assert(
      fc.property(things(['a', 'c', 'e', 'm']), things(['b', 'd', 'f', 'm']), (before, after) => {
        const [there, back] = [
          pair([...before, ...stays], [...after, ...stays]),
          pair([...after, ...stays], [...before, ...stays]),
        ];
        expect([...back].map(([from, to]) => [to, from]).toSorted()).toEqual([...there].toSorted());
      }),
      { numRuns: 1000 },
    );
  });
});
