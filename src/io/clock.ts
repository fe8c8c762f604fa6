import type { Clock } from '../app/ports.ts';

/** The day of the run, or the one that `SOURCE_DATE_EPOCH` sets for runs that must be reproducible. */
export function systemClock(env: NodeJS.ProcessEnv): Clock {
  return {
    today() {
      const seconds = Number(env['SOURCE_DATE_EPOCH'] || Number.NaN);
      const now = Number.isInteger(seconds) && Math.abs(seconds) < 1e11 ? new Date(seconds * 1000) : new Date();
      return now.toISOString().slice(0, 10);
    },
  };
}
