import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { teamFunction } from '../../test/fakes/sign-off-facts.ts';
import { seatSignatories } from './seat-signatories.ts';
import type { Signatory } from './signatories.ts';

/** A side of a function and who could take its seat. */
type Side = readonly [id: string, side: Signatory['side'], people: readonly number[]];

function seat(sides: readonly Side[]): readonly (number | null)[] {
  const peopleOf = new Map<Signatory, readonly number[]>();
  const signatories = sides.map(([id, side, people]): Signatory => {
    const signatory = { function: teamFunction(id), side, members: [], candidates: [], problems: [] };
    peopleOf.set(signatory, people);
    return signatory;
  });
  return seatSignatories(signatories, (signatory) => peopleOf.get(signatory) ?? []);
}

const countOf = (seated: readonly (number | null)[]) => seated.filter((person) => person !== null).length;

/** The most seats that can be filled when a person sits for one function, on either side or both; by trying everything. */
function mostSeated(
  sides: readonly Side[],
  serves: ReadonlyMap<number, string> = new Map(),
  most = { found: 0 },
  filled = 0,
) {
  if (filled > most.found) most.found = filled;
  if (filled + sides.length <= most.found) return most.found;
  const [first, ...rest] = sides;
  if (!first) return most.found;
  const [id, , people] = first;
  for (const person of people) {
    if ((serves.get(person) ?? id) === id) mostSeated(rest, new Map(serves).set(person, id), most, filled + 1);
  }
  return mostSeated(rest, serves, most, filled);
}

function expectSound(sides: readonly Side[], seated: readonly (number | null)[]): void {
  expect(seated).toHaveLength(sides.length);
  const serves = new Map<number, string>();
  for (const [index, person] of seated.entries()) {
    if (person === null) continue;
    const [id, , people] = sides[index]!;
    expect(people).toContain(person);
    expect(serves.get(person) ?? id).toBe(id);
    serves.set(person, id);
  }
}

/** Every way in which `people` persons can be behind four seats, up to the persons' names. */
function* everyCombination(people: number): Generator<readonly (readonly number[])[]> {
  const memberOf = Array.from({ length: people }, () => 0);
  for (;;) {
    yield [0, 1, 2, 3].map((index) => [...memberOf.keys()].filter((person) => memberOf[person]! & (1 << index)));
    let last = people - 1;
    while (last >= 0 && memberOf[last] === 15) last -= 1;
    if (last < 0) return;
    memberOf.fill(memberOf[last]! + 1, last);
  }
}

const layouts: readonly [string, readonly (readonly [string, Signatory['side']])[]][] = [
  [
    'four functions',
    [
      ['marketing', 'current'],
      ['sales', 'current'],
      ['product', 'current'],
      ['legal', 'current'],
    ],
  ],
  [
    'two functions that keep and two that change their owners',
    [
      ['marketing', 'current'],
      ['sales', 'current'],
      ['marketing', 'proposed'],
      ['sales', 'proposed'],
    ],
  ],
  [
    'a function that changes its owners, one that does not, and one that is new',
    [
      ['marketing', 'current'],
      ['sales', 'current'],
      ['sales', 'proposed'],
      ['legal', 'proposed'],
    ],
  ],
];

const anyPeople = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 6 });
const anySides = fc
  .array(fc.record({ current: fc.option(anyPeople), proposed: fc.option(anyPeople) }), { maxLength: 4 })
  .map((functions) => {
    const sidesOf = (side: Signatory['side']) =>
      functions.flatMap((each, index): Side[] => (each[side] ? [[`f-${index}`, side, each[side]]] : []));
    return [...sidesOf('current'), ...sidesOf('proposed')];
  });

describe('seatSignatories', () => {
  it('fills every seat exactly when every seat can be filled: that alone opens the gate', () => {
    fc.assert(
      fc.property(anySides, (sides) => {
        const seated = seat(sides);
        expectSound(sides, seated);
        expect(countOf(seated) === sides.length).toBe(mostSeated(sides) === sides.length);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(layouts)('fills as many seats as can be, for %s and up to five people in every combination', (_, layout) => {
    for (let people = 0; people <= 5; people += 1) {
      for (const combination of everyCombination(people)) {
        const sides = layout.map(([id, side], index): Side => [id, side, combination[index] ?? []]);
        const seated = seat(sides);
        if (countOf(seated) !== mostSeated(sides)) expect({ sides, seated }).toBe('as many as can be');
      }
    }
  });

  it('fills as many seats as can be, for up to four functions with both their sides and six people', () => {
    fc.assert(
      fc.property(anySides, (sides) => {
        expect(countOf(seat(sides))).toBe(mostSeated(sides));
      }),
      { numRuns: 2000 },
    );
  });

  it('lets one person sign for both sides of a function, and for no other function', () => {
    expect(
      seat([
        ['sales', 'current', [1]],
        ['sales', 'proposed', [1]],
      ]),
    ).toEqual([1, 1]);
    expect(
      seat([
        ['sales', 'current', [1]],
        ['legal', 'proposed', [1]],
      ]),
    ).toEqual([1, null]);
  });

  it('does not let one person sign twice where somebody else is there', () => {
    expect(
      seat([
        ['sales', 'current', [1, 2]],
        ['marketing', 'current', [1]],
        ['sales', 'proposed', [1, 2]],
      ]),
    ).toEqual([2, 1, 2]);
  });

  it('seats nobody where nobody could, and nobody at all where there is nothing to sign', () => {
    expect(seat([['sales', 'current', []]])).toEqual([null]);
    expect(seat([])).toEqual([]);
  });

  it.each([1, 5, 8])('lets %i functions that change their owners share one person each', (count) => {
    const sides = (side: Signatory['side']) => Array.from({ length: count }, (_, n): Side => [`f-${n}`, side, [n]]);
    expect(countOf(seat([...sides('current'), ...sides('proposed')]))).toBe(2 * count);
  });

  it('is no worse off with one person more', () => {
    const sides = (side: Signatory['side'], first: readonly number[]) =>
      Array.from({ length: 8 }, (_, n): Side => [`f-${n}`, side, n === 0 ? first : [n]]);
    const without = [...sides('current', [101]), ...sides('proposed', [102])];
    const withMore = [...sides('current', [101, 103]), ...sides('proposed', [102, 103])];
    expect(countOf(seat(withMore))).toBeGreaterThanOrEqual(countOf(seat(without)));
  });
});
