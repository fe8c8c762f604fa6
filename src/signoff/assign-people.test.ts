import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignPeople } from './assign-people.ts';

type People = readonly number[];

function assign(...seats: readonly People[]): readonly (number | null)[] {
  return assignPeople(seats.map((people) => ({ people })));
}

const countOf = (assigned: readonly (number | null)[]) => assigned.filter((person) => person !== null).length;

/** The most seats that can be filled, found by trying everything. */
function mostFilled(seats: readonly People[], taken: People = []): number {
  const [first, ...rest] = seats;
  if (!first) return 0;
  const free = first.filter((person) => !taken.includes(person));
  return Math.max(mostFilled(rest, taken), ...free.map((person) => 1 + mostFilled(rest, [...taken, person])));
}

/** Everybody sits once, and only where they may. */
function expectSound(seats: readonly People[], assigned: readonly (number | null)[]): void {
  expect(assigned).toHaveLength(seats.length);
  const seated = assigned.filter((person) => person !== null);
  expect(new Set(seated).size).toBe(seated.length);
  for (const [index, person] of assigned.entries()) if (person !== null) expect(seats[index]).toContain(person);
}

/** Every way in which `people` persons can be behind four functions, up to the persons' names. */
function* everyCombination(people: number): Generator<readonly People[]> {
  const memberOf = Array.from({ length: people }, () => 0);
  for (;;) {
    yield [0, 1, 2, 3].map((seat) => [...memberOf.keys()].filter((person) => memberOf[person]! & (1 << seat)));
    let last = people - 1;
    while (last >= 0 && memberOf[last] === 15) last -= 1;
    if (last < 0) return;
    memberOf.fill(memberOf[last]! + 1, last);
  }
}

describe('assignPeople', () => {
  it('fills as many seats as can be, for four functions and up to six people in every combination', () => {
    let combinations = 0;
    for (let people = 0; people <= 6; people += 1) {
      for (const seats of everyCombination(people)) {
        combinations += 1;
        const assigned = assign(...seats);
        if (countOf(assigned) !== mostFilled(seats)) expect({ seats, assigned }).toBe('as many as can be');
        const seated = assigned.filter((person) => person !== null);
        if (new Set(seated).size !== seated.length) expect({ seats, assigned }).toBe('different people');
      }
    }
    expect(combinations).toBe(74_613);
  });

  it('fills as many seats as can be, whatever the order and the numbers of the people', () => {
    const seats = fc.array(fc.uniqueArray(fc.integer({ min: -3, max: 5 }), { maxLength: 6 }), { maxLength: 5 });
    fc.assert(
      fc.property(seats, (given) => {
        const assigned = assign(...given);
        expectSound(given, assigned);
        expect(countOf(assigned)).toBe(mostFilled(given));
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves nobody out who could sit when one more person could sit anywhere', () => {
    const seats = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 6 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(seats, fc.nat(4), (given, index) => {
        const more = given.map((people, at) => (at === index % given.length ? [...people, 99] : people));
        expect(countOf(assign(...more))).toBeGreaterThanOrEqual(countOf(assign(...given)));
      }),
    );
  });

  it('takes the first who is free', () => {
    expect(assign([3, 1, 2], [3, 2])).toEqual([1, 3]);
    expect(assign([7])).toEqual([7]);
  });

  it('moves people along a chain to make room', () => {
    expect(assign([1, 2], [2, 3], [3, 4], [1], [2])).toEqual(expect.arrayContaining([1, 2, 3, 4]));
  });

  it('lets the person of number 0 sit, and sits somebody once who is named twice', () => {
    expect(assign([0])).toEqual([0]);
    expect(assign([5, 5], [5, 5])).toEqual([5, null]);
  });

  it('leaves a seat empty that nobody can take', () => {
    expect(assign([], [1])).toEqual([null, 1]);
    expect(assign()).toEqual([]);
  });

  it('asks each person once for each seat, of a hundred seats with a thousand people', () => {
    const people = Array.from({ length: 1000 }, (_, id) => id);
    let asked = 0;
    const seats = Array.from({ length: 100 }, () => ({
      get people() {
        asked += 1;
        return people;
      },
    }));
    expect(countOf(assignPeople(seats))).toBe(100);
    expect(asked).toBeLessThanOrEqual(100 * 100);
  });
});
