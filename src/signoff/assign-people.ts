/** A place to be filled, and everyone who could fill it: people by id, preferred ones first. */
export interface Seat {
  readonly people: readonly number[];
}

/**
 * Gives as many seats as possible a person of their own: a maximum bipartite matching by augmenting paths (Kuhn 1955;
 * Berge 1957). Returns the person of each seat, in the order of the seats, or null where a seat stays empty.
 */
export function assignPeople(seats: readonly Seat[]): readonly (number | null)[] {
  const seatOf = new Map<number, number>();
  for (const seat of seats.keys()) findPlace(seat, { seats, seatOf, asked: new Set() });
  const assigned: (number | null)[] = seats.map(() => null);
  for (const [person, seat] of seatOf) assigned[seat] = person;
  return assigned;
}

interface Search {
  readonly seats: readonly Seat[];
  readonly seatOf: Map<number, number>;
  /** People who were asked in this search; each is asked once, so that the search ends. */
  readonly asked: Set<number>;
}

/** Takes someone free, or someone whose seat somebody else can take over. */
function findPlace(seat: number, search: Search): boolean {
  for (const person of search.seats[seat]?.people ?? []) {
    if (search.asked.has(person)) continue;
    search.asked.add(person);
    const taken = search.seatOf.get(person);
    if (taken !== undefined && !findPlace(taken, search)) continue;
    search.seatOf.set(person, seat);
    return true;
  }
  return false;
}
