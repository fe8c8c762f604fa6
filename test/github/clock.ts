/** Time as the world tells it: whole seconds, moved by what happens and not by waiting. */
export interface LogicalClock {
  /** ISO 8601 in UTC, without fractions of a second, as GitHub writes it. */
  now(): string;
  /** Something is about to happen: one second passes, unless time is held. */
  tick(): void;
  /** One second passes, and then none until the work is done. */
  hold<T>(work: () => Promise<T>): Promise<T>;
}

/** When every world begins. */
export const opening = '2026-06-01T09:00:00Z';

export function startClock(): LogicalClock {
  let seconds = Date.parse(opening) / 1000;
  let isHeld = false;
  return {
    now: () => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'),
    tick: () => {
      if (!isHeld) seconds += 1;
    },
    hold: async (work) => {
      seconds += 1;
      isHeld = true;
      try {
        return await work();
      } finally {
        isHeld = false;
      }
    },
  };
}
