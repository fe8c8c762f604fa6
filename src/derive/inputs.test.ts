import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amend, type Facts, fieldDb, positioningOf } from '../../test/fakes/field-db.ts';
import { typedReference } from '../model/kinds.ts';
import { createLinker, createReach, listInputs, parseLink, type Way, type Work } from './inputs.ts';

const productOf = (facts: Facts) => positioningOf(facts).products.get('field-db')!;
const inWords = (way: Way) => way.map(({ kind, id }) => typedReference(kind, id)).join(' > ');

function waysFrom(input: string, amendments: Facts = {}): string[] {
  const reach = createReach(productOf(amend(fieldDb, amendments)));
  return parseLink(input).flatMap((link) => [...reach(link).values()].map(inWords));
}

describe('an input', () => {
  it('that is a value rests on the attributes that enable it', () => {
    expect(waysFrom('values/work-offline')).toEqual(['values/work-offline', 'values/work-offline > attributes/sync']);
  });

  it('that is a segment rests on the values it cares about, and on the attributes through which it does', () => {
    const cares = [{ value: 'work-offline', through: ['sql'] }];
    expect(waysFrom('segments/field-sales', { 'field-db/segments/field-sales': { cares_about: cares } })).toEqual([
      'segments/field-sales',
      'segments/field-sales > values/work-offline',
      'segments/field-sales > attributes/sql',
      'segments/field-sales > values/work-offline > attributes/sync',
    ]);
  });

  it('that is a market rests on its alternatives, its segments, and the attributes that customers expect', () => {
    expect(waysFrom('markets/embedded', { 'field-db/markets/embedded': { expected: ['Standard SQL'] } })).toEqual([
      'markets/embedded',
      'markets/embedded > alternatives/paper',
      'markets/embedded > alternatives/server',
      'markets/embedded > segments/field-sales',
      'markets/embedded > attributes/sql',
      'markets/embedded > segments/field-sales > values/work-offline',
      'markets/embedded > segments/field-sales > values/work-offline > attributes/sync',
    ]);
  });

  it('that is a trend rests on the values it supports', () => {
    expect(waysFrom('trends/laptops')[1]).toBe('trends/laptops > values/work-offline');
  });

  it.each(['attributes/sync', 'alternatives/paper'])('such as %s rests on itself alone', (input) => {
    expect(waysFrom(input)).toEqual([input]);
  });

  it('leads also to what does not exist, and no further', () => {
    const gone = { 'field-db/attributes/sync': null, 'field-db/segments/field-sales': null };
    expect(waysFrom('values/work-offline', gone)[1]).toBe('values/work-offline > attributes/sync');
    expect(waysFrom('segments/field-sales', gone)).toEqual(['segments/field-sales']);
    expect(waysFrom('markets/embedded', gone)).toContain('markets/embedded > segments/field-sales');
  });

  it.each(['work-offline', 'outside', 'values', 'functions/sales', 'worth/work-offline', ''])(
    'cannot be %j, which is no element of a product',
    (input) => expect(parseLink(input)).toEqual([]),
  );
});

describe('what rests on the positioning', () => {
  const worksOf = (facts: Facts): Work[] => {
    const { tactic, roadmap } = productOf(facts).of;
    return [...tactic.values(), ...roadmap.values()];
  };

  it('is a tactic by its inputs, and a roadmap item by what it strengthens and who asked for it', () => {
    const item = { strengthens: ['attributes/sync'], requested_by: ['segments/field-sales', 'outside'] };
    const facts = amend(fieldDb, { 'field-db/roadmap/conflict-report': item });
    expect(worksOf(facts).map(listInputs)).toEqual([
      ['markets/embedded', 'segments/field-sales'],
      ['values/work-offline'],
      ['attributes/sync', 'segments/field-sales'],
    ]);
  });
});

describe('a way', () => {
  const ids = ['a', 'b', 'c'];
  const some = fc.subarray(ids);
  const world = fc.record({ values: fc.tuple(some, some, some), segments: fc.tuple(some, some, some), market: some });
  const factsOf = ({
    values,
    segments,
    market,
  }: {
    values: string[][];
    segments: string[][];
    market: string[];
  }): Facts => ({
    ...Object.fromEntries(
      ids.flatMap((id, index) => [
        [`field-db/values/${id}`, { name: id, enabled_by: values[index] }],
        [`field-db/segments/${id}`, { name: id, cares_about: segments[index]?.map((value) => ({ value })) }],
      ]),
    ),
    'field-db/attributes/a': { name: 'a', level: 'product', versus: {} },
    'field-db/markets/m': { name: 'm', style: 'new_game', alternatives: [], segments: market },
  });

  it('goes from the input by links, and there is none shorter', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const product = productOf(factsOf(drawn));
        const linksOf = createLinker(product);
        const ways = createReach(product)({ kind: 'market', id: 'm' });
        for (const [reference, way] of ways) {
          expect(inWords(way).endsWith(reference)).toBe(true);
          for (const [index, { kind, id }] of way.entries()) {
            const element = product.of[kind].get(id);
            const next = way[index + 1];
            if (next) expect(element && linksOf(element)).toContainEqual(next);
            for (const link of (element && linksOf(element)) ?? []) {
              expect(ways.get(typedReference(link.kind, link.id))?.length).toBeLessThanOrEqual(index + 2);
            }
          }
        }
      }),
    );
  });
});
