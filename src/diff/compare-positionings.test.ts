import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amend, type Facts, fieldDb, positioningOf } from '../../test/fakes/field-db.ts';
import { canonicalContent, type CanonicalValue, type Content } from '../document/canonical.ts';
import { isRanking, listMembers } from '../document/members.ts';
import { kindNames } from '../model/kinds.ts';
import type { Positioning } from '../model/positioning.ts';
import type { Change } from './change.ts';
import { compareElements, comparePositionings, settleRenames, storyOrder } from './compare-positionings.ts';

const compareFacts = (before: Facts, after: Facts) => comparePositionings(positioningOf(before), positioningOf(after));
const changesBy = (amendments: Facts) => compareFacts(fieldDb, amend(fieldDb, amendments));
/** A change as the command prints it. */
const row = ({ kind, id, change, field, before, after }: Change) => ({ kind, id, change, field, before, after });
const rows = (amendments: Facts) =>
  changesBy(amendments).map((change) => {
    const { kind, id, field, before, after } = row(change);
    return [`${kind}/${id}`, field?.join('.') ?? change.change, before, after];
  });

describe('a field', () => {
  it('of text or choice is one change from what it was to what it is', () => {
    expect(changesBy({ 'field-db/product': { market: 'personal' } })).toEqual([
      {
        product: 'field-db',
        kind: 'product',
        id: 'field-db',
        change: 'changed',
        field: ['market'],
        part: 'field',
        before: 'embedded',
        after: 'personal',
      },
    ]);
  });

  it('that is new, or gone, has nothing on the other side', () => {
    expect(rows({ 'field-db/values/deploy': { statement: 'Nobody visits a laptop.' } })).toEqual([
      ['value/deploy', 'statement', null, 'Nobody visits a laptop.'],
    ]);
    expect(rows({ 'field-db/product': { one_liner: undefined } })).toEqual([
      ['product/field-db', 'one_liner', 'The database that travels with your reps.', null],
    ]);
  });

  it('with a default is told by it', () => {
    const market = { 'field-db/markets/personal': { status: undefined } };
    expect(rows(market)).toEqual([['market/personal', 'status', 'retired', 'candidate']]);
  });
});

describe('a list', () => {
  it('tells what joined and what left, item by item', () => {
    expect(rows({ 'field-db/markets/embedded': { alternatives: ['server', 'spreadsheet'] } })).toEqual([
      ['market/embedded', 'alternatives.paper', 'paper', null],
      ['market/embedded', 'alternatives.spreadsheet', null, 'spreadsheet'],
    ]);
  });

  it('in another order is no change where order means nothing', () => {
    expect(rows({ 'field-db/markets/embedded': { alternatives: ['server', 'paper'] } })).toEqual([]);
  });

  it('that says one thing twice says it once', () => {
    const strengths = ['Cheap', 'Known', 'Cheap'];
    const twice = amend(fieldDb, { 'field-db/alternatives/paper': { strengths } });
    expect(
      compareFacts(twice, amend(fieldDb, { 'field-db/alternatives/paper': { strengths: ['Known', 'Cheap'] } })),
    ).toEqual([]);
  });

  it('of a view is a ranking, and changes as a whole', () => {
    expect(rows({ 'field-db/views/sales': { alternatives: ['paper', 'Excel'] } })).toEqual([
      ['view/sales', 'alternatives', ['Excel', 'paper'], ['paper', 'Excel']],
    ]);
    expect(rows({ 'field-db/views/sales': { alternatives: [], segments: ['field-sales'] } })).toEqual([
      ['view/sales', 'alternatives', ['Excel', 'paper'], null],
      ['view/sales', 'segments', null, ['field-sales']],
    ]);
  });

  it('of groups is matched by what each is about', () => {
    const segment = (...cares_about: object[]) => ({ 'field-db/segments/field-sales': { cares_about } });
    const why = 'An order that waits goes to a rival.';
    expect(
      rows(segment({ value: 'deploy' }, { value: 'work-offline', why: 'Orders are lost.', through: ['sync'] })),
    ).toEqual([
      ['segment/field-sales', 'cares_about.deploy', null, { value: 'deploy' }],
      ['segment/field-sales', 'cares_about.work-offline.why', why, 'Orders are lost.'],
      ['segment/field-sales', 'cares_about.work-offline.through.sync', null, 'sync'],
    ]);
    expect(rows(segment())).toEqual([
      ['segment/field-sales', 'cares_about.work-offline', { value: 'work-offline', why }, null],
    ]);
  });

  it('that says two things about the same keeps both', () => {
    const claims = (...sources: string[]) => ({
      'field-db/values/deploy': {
        evidence: sources.map((source) => ({ claim: 'Installs itself', source, tier: 'usage' })),
      },
    });
    const [before, after] = [claims('Demo', 'Survey'), claims('Survey', 'Trial', 'Demo')].map((facts) =>
      amend(fieldDb, facts),
    );
    expect(compareFacts(before!, after!).map(({ field }) => field)).toEqual([['evidence', 'Installs itself (3)']]);
    expect(compareFacts(before!, amend(fieldDb, claims('Survey', 'Demo')))).toEqual([]);
  });
});

describe('a map', () => {
  it('changes cell by cell, and a cell that nobody filled in is unknown', () => {
    const versus = { paper: 'lacks', server: 'has', spreadsheet: 'unknown' };
    expect(rows({ 'field-db/attributes/sync': { versus } })).toEqual([
      ['attribute/sync', 'versus.server', 'lacks', 'has'],
      ['attribute/sync', 'versus.spreadsheet', 'lacks', 'unknown'],
    ]);
  });

  it('may have keys of any name', () => {
    const versus = JSON.parse('{"paper":"lacks","server":"lacks","spreadsheet":"lacks","__proto__":"has"}') as object;
    expect(rows({ 'field-db/attributes/sync': { versus } })).toEqual([
      ['attribute/sync', 'versus.__proto__', 'unknown', 'has'],
    ]);
  });
});

describe('the body', () => {
  const value = (body: string) => ({ 'field-db/values/deploy': { body } });

  it('is one change with the text on both sides', () => {
    expect(rows(value('\nNobody visits\na laptop.\n'))).toEqual([
      ['value/deploy', 'body', null, 'Nobody visits a laptop.'],
    ]);
  });

  it('is no change when only its lines are broken anew', () => {
    const [before, after] = ['Nobody visits\na laptop.', '\r\nNobody  visits a\r\nlaptop.\r\n'].map((text) =>
      amend(fieldDb, value(text)),
    );
    expect(compareFacts(before!, after!)).toEqual([]);
  });
});

describe('an element', () => {
  it('that is new or gone comes with what it says', () => {
    const fields = { name: 'Hire a typist', type: 'manual' };
    const typist = { 'field-db/alternatives/typist': { ...fields, body: 'Orders are keyed in at night.\n' } };
    const content: Content = { fields, body: 'Orders are keyed in at night.' };
    const about = { product: 'field-db', kind: 'alternative', id: 'typist', field: null };
    expect(changesBy(typist)).toEqual([{ ...about, change: 'added', before: null, after: content }]);
    expect(compareFacts(amend(fieldDb, typist), fieldDb)).toEqual([
      { ...about, change: 'removed', before: content, after: null },
    ]);
  });

  it('of the whole company has no product', () => {
    const [change] = changesBy({ 'sign-off': { require: 'owning_functions' } });
    expect(change).toMatchObject({ product: null, kind: 'sign-off', field: ['require'] });
  });

  it('whose file cannot be read shows as removed', () => {
    const after = positioningOf({ ...fieldDb, 'field-db/trends/laptops': '---\nname: [Laptops\n---\n' });
    expect(comparePositionings(positioningOf(fieldDb), after).map(({ kind, change }) => [kind, change])).toEqual([
      ['trend', 'removed'],
    ]);
  });

  it('records its reviews without a change', () => {
    expect(
      rows({ 'field-db/tactics/home-page': { reviewed: { 'values/work-offline': '1:3f9a0c1d2b4e0000' } } }),
    ).toEqual([]);
  });
});

describe('the order of changes', () => {
  it('has every kind, once', () => {
    expect(storyOrder.toSorted()).toEqual(kindNames.toSorted());
  });

  it('is that of product, story, id and schema, with the company last', () => {
    const moved = Object.entries(fieldDb).map(([path, said]) => [path.replace('field-db', 'b-db'), said]);
    const other = amend(Object.fromEntries(moved) as Facts, { 'b-db/product': { name: 'B' } });
    const both = { ...fieldDb, ...other };
    const after = amend(both, {
      'functions/sales': { why: 'To win.' },
      'b-db/roadmap/conflict-report': { status: 'idea' },
      'field-db/tactics/home-page': { stage: 'decision' },
      'field-db/values/work-offline': { statement: 'Reps sell.', name: 'Sell anywhere' },
      'field-db/values/deploy': { name: 'Nobody visits a laptop' },
      'field-db/product': { body: 'One product.', name: 'Field Database' },
    });
    const keys = compareFacts(both, after).map(({ product, kind, id, field }) =>
      [product, kind, id, field?.join('.')].join(' '),
    );
    expect(keys).toEqual([
      'b-db roadmap conflict-report status',
      'field-db product field-db name',
      'field-db product field-db body',
      'field-db value deploy name',
      'field-db value work-offline name',
      'field-db value work-offline statement',
      'field-db tactic home-page stage',
      ' function sales why',
    ]);
  });
});

const ids = ['a', 'b', 'c', 'd'];
const text = fc.constantFrom('Orders', 'Orders arrive once', 'Reps sell offline', 'Head office merges', '- one\n- two');
const subset = fc.shuffledSubarray(ids);
const evidence = fc.array(fc.record({ claim: text, source: text, tier: fc.constantFrom('usage', 'internal') }), {
  maxLength: 3,
});
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const said: Readonly<Record<string, fc.Arbitrary<Readonly<Record<string, unknown>>>>> = {
  'db/product': fc.record({
    name: text,
    market: fc.constantFrom(...ids),
    avoid: optional(fc.array(fc.record({ term: text, why: text }), { maxLength: 2 })),
    body: text,
  }),
  'db/attributes': fc.record({
    name: text,
    level: fc.constant('product'),
    versus: fc.dictionary(fc.constantFrom(...ids), fc.constantFrom('has', 'lacks', 'unknown', 'n/a')),
    evidence,
  }),
  'db/alternatives': fc.record({
    name: text,
    type: fc.constantFrom('direct', 'manual'),
    strengths: optional(fc.array(text, { maxLength: 3 })),
  }),
  'db/values': fc.record({ name: text, enabled_by: subset, statement: optional(text), body: text }),
  'db/segments': fc.record({
    name: text,
    characteristics: fc.array(fc.record({ trait: text, find_by: optional(text) }), { maxLength: 2 }),
    cares_about: fc.array(
      fc.record({
        value: fc.constantFrom(...ids),
        why: optional(text),
        through: optional(fc.shuffledSubarray(ids, { minLength: 1 })),
      }),
      { maxLength: 3 },
    ),
  }),
  'db/markets': fc.record({
    name: text,
    style: fc.constant('new_game'),
    alternatives: subset,
    segments: subset,
    status: optional(fc.constantFrom('candidate', 'chosen')),
    expected: optional(subset),
  }),
  'db/views': fc.record({
    function: fc.constantFrom(...ids),
    alternatives: subset,
    judgements: optional(fc.dictionary(fc.constantFrom('attributes/a', 'segments/b'), fc.constant('unsure'))),
  }),
  functions: fc.record({ name: text, owners: fc.constant(['@example-org/sales']), why: optional(text) }),
};
const someFacts: fc.Arbitrary<Facts> = fc
  .tuple(
    ...Object.entries(said).map(([folder, fields]) =>
      folder.endsWith('product')
        ? fc.record({ [folder]: fields })
        : fc.dictionary(
            fc.constantFrom(...ids).map((id) => `${folder}/${id}`),
            fields,
          ),
    ),
  )
  .map((folders) => JSON.parse(JSON.stringify(Object.assign({}, ...folders))) as Facts);

/** Content as a tree in which order counts only where it means something. */
function treeOf({ kind, fields, body }: Parameters<typeof canonicalContent>[0]): Tree {
  const content = canonicalContent({ kind, fields, body });
  const tree = grow(content.fields, []);
  return content.body === '' ? tree : { ...(tree as object), body: content.body };

  function grow(value: CanonicalValue, field: readonly string[]): Tree {
    if (typeof value !== 'object') return value;
    if (Array.isArray(value) && isRanking(kind, field)) return value;
    const entries = Array.isArray(value) ? [...listMembers(field, value)] : Object.entries(value);
    return Object.fromEntries(entries.map(([name, inner]) => [name, grow(inner as CanonicalValue, [...field, name])]));
  }
}
type Tree = CanonicalValue | { [name: string]: Tree };

const keyOf = ({ product, kind, id }: Pick<Change, 'product' | 'kind' | 'id'>) => `${product}/${kind}/${id}`;
const forestOf = ({ elements }: Positioning) => new Map(elements.map((element) => [keyOf(element), treeOf(element)]));

/** Makes the changes. What stays empty after that says nothing. */
function applyChanges(before: Positioning, changes: readonly Change[]): Map<string, Tree> {
  const forest = forestOf(before);
  for (const change of changes) {
    const { kind } = change;
    if (change.change === 'removed') forest.delete(keyOf(change));
    if (change.change === 'added') forest.set(keyOf(change), treeOf({ kind, ...change.after } as never));
    if (change.change === 'changed') {
      const { field, after, part } = change;
      const isNothing = after === null || (field[0] === 'versus' && after === 'unknown');
      const grown = part === 'ranking' ? after : leafOf(after);
      plant(forest.get(keyOf(change)) as Record<string, Tree>, field.map(String), isNothing ? null : grown);
    }
  }
  return new Map([...forest].map(([key, tree]) => [key, prune(tree)]));
}

/** An item as a tree: its lists hold texts. */
function leafOf(value: CanonicalValue | null): Tree | null {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Array.isArray(value) ? value.map((item) => [String(item), item]) : Object.entries(value);
  return Object.fromEntries(entries.map(([name, inner]) => [name, leafOf(inner as CanonicalValue)])) as Tree;
}

function plant(tree: Record<string, Tree>, [name = '', ...deeper]: readonly string[], value: Tree | null): void {
  if (deeper.length > 0) plant((tree[name] ??= {}) as Record<string, Tree>, deeper, value);
  else if (value === null) delete tree[name];
  else tree[name] = value;
}

function prune(tree: Tree): Tree {
  if (typeof tree !== 'object' || Array.isArray(tree)) return tree;
  const kept = Object.entries(tree).map(([name, inner]) => [name, prune(inner as Tree)] as const);
  return Object.fromEntries(kept.filter(([, inner]) => typeof inner !== 'object' || Object.keys(inner).length > 0));
}

const swapped = (change: Change) => ({
  ...change,
  change: { added: 'removed', removed: 'added', changed: 'changed', renamed: 'renamed' }[change.change],
  before: change.after,
  after: change.before,
});

describe('any two positionings', () => {
  it('do not differ from themselves', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        expect(compareFacts(facts, facts)).toEqual([]);
      }),
    );
  });

  it('have changes that turn the one into the other', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (one, other) => {
        const [before, after] = [positioningOf(one), positioningOf(other)];
        const { followed } = settleRenames(before, after);
        const changes = comparePositionings(before, after);
        const made = applyChanges(followed, changes);
        expect(made).toEqual(new Map([...forestOf(after)].map(([key, tree]) => [key, prune(tree)])));
      }),
      { numRuns: 150 },
    );
  });

  it('have as changes the other way round the same ones, before and after swapped', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (one, other) => {
        const [before, after] = [positioningOf(one), positioningOf(other)];
        const { renames, followed } = settleRenames(before, after);
        const there = compareElements(followed, after).map((change) => JSON.stringify(swapped(change)));
        const back = compareElements(after, followed).map((change) => JSON.stringify(change));
        expect(there.map(sortKeys).toSorted()).toEqual(back.map(sortKeys).toSorted());
        const renamesBack = settleRenames(after, before).renames.map(({ kind, from, to }) => [kind, to, from]);
        expect(renamesBack.toSorted()).toEqual(renames.map(({ kind, from, to }) => [kind, from, to]).toSorted());
      }),
      { numRuns: 150 },
    );
  });

  it('do not differ by the order of files, keys and sets', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const turned = Object.fromEntries(
          Object.entries(facts)
            .toReversed()
            .map(([path, fields]) => [
              path,
              fields && Object.fromEntries(Object.entries(fields).toReversed().map(turnSets(path))),
            ]),
        );
        expect(compareFacts(facts, turned)).toEqual([]);
      }),
    );
  });
});

const turnSets =
  (path: string) =>
  ([key, value]: [string, unknown]) => [
    key,
    Array.isArray(value) && !path.includes('views/') ? value.toReversed() : value,
  ];

function sortKeys(json: string): string {
  return JSON.stringify(Object.entries(JSON.parse(json) as object).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
