import { assignPeople, type Seat } from './assign-people.ts';
import type { Signatory } from './signatories.ts';

/**
 * How many functions may change their owners at once. Each is tried with one person on both sides and with two, so that
 * the work doubles with every one of them.
 */
export const maxChangedFunctions = 8;

/**
 * Gives each signatory a person of its own, to as many as possible. The two sides of one function, before and after a
 * change of its owners, may share a person: it is one function that they sign for. `peopleOf` lists who could take a
 * signatory's seat, preferred ones first. Returns a person per signatory, null where nobody is left.
 */
export function seatSignatories(
  signatories: readonly Signatory[],
  peopleOf: (signatory: Signatory) => readonly number[],
): readonly (number | null)[] {
  const people = signatories.map(peopleOf);
  const pairs = findPairs(signatories, people).slice(0, maxChangedFunctions);
  let best: readonly (number | null)[] = [];
  for (let choice = 0; choice < 2 ** pairs.length; choice += 1) {
    const shared = pairs.filter((_, bit) => (choice & (1 << bit)) !== 0);
    const seated = seatWith(people, shared);
    if (best.length === 0 || countSeated(seated) > countSeated(best)) best = seated;
  }
  return best;
}

/** A function's two sides, as positions in the list, and the people who could take both. */
interface Pair {
  readonly current: number;
  readonly proposed: number;
  readonly both: readonly number[];
}

function findPairs(signatories: readonly Signatory[], people: readonly (readonly number[])[]): Pair[] {
  return signatories.flatMap((signatory, proposed) => {
    if (signatory.side !== 'proposed') return [];
    const current = signatories.findIndex(
      (other) => other.side === 'current' && other.function.id === signatory.function.id,
    );
    const both = people[current]?.filter((person) => people[proposed]?.includes(person)) ?? [];
    return both.length > 0 ? [{ current, proposed, both }] : [];
  });
}

function seatWith(people: readonly (readonly number[])[], shared: readonly Pair[]): (number | null)[] {
  const pairAt = new Map(shared.map((pair) => [pair.current, pair]));
  const follower = new Map(shared.map((pair) => [pair.proposed, pair.current]));
  const seats = people.map((own, index): Seat => {
    if (follower.has(index)) return { people: [] };
    return { people: pairAt.get(index)?.both ?? own };
  });
  // Seats that count twice come first: whoever has a seat keeps one, so that the most are filled in the end.
  const order = [...seats.keys()].toSorted((a, b) => Number(pairAt.has(b)) - Number(pairAt.has(a)) || a - b);
  const seated = assignPeople(order.map((index) => seats[index] ?? { people: [] }));
  const assigned = seats.map((_, index) => seated[order.indexOf(index)] ?? null);
  return assigned.map((person, index) => assigned[follower.get(index) ?? index] ?? person);
}

function countSeated(seated: readonly (number | null)[]): number {
  return seated.filter((person) => person !== null).length;
}
