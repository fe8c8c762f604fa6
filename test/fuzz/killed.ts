import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { diskFault, ended, start } from '../e2e/desk.ts';
import type { Workshop } from '../e2e/program.ts';

/** When a run is killed: at a share of the time that it takes, counted from its start or from its first change of the disk. */
export interface Moment {
  readonly from: 'start' | 'writing';
  readonly share: number;
}

export const moment: fc.Arbitrary<Moment> = fc.record({
  from: fc.constantFrom('start', 'writing', 'writing'),
  // As likely late as early: left to itself, a search for counterexamples tries the ends more often.
  share: fc.noBias(fc.integer({ min: 0, max: 1050 })).map((thousandths) => thousandths / 1000),
});

/** How long a run takes, and how long from its first change of the disk to its end. */
export interface Duration {
  readonly start: number;
  readonly writing: number;
}

const env = { NODE_OPTIONS: `--import=${diskFault}`, FAULT: 'none', FAULT_TELL: 'yes' };

function launch(workshop: Workshop, command: string) {
  const child = start(workshop, command, { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const told = new Promise<void>((done) => (child.stdio[3] as Readable).once('data', () => done()));
  return { child, told, end: ended(child) };
}

/** Runs a command to its end, and says how it ended and how long that took. */
export async function runMeasured(workshop: Workshop, command: string): Promise<{ code: number | null } & Duration> {
  const started = performance.now();
  const { told, end } = launch(workshop, command);
  let wrote = started;
  void told.then(() => (wrote = performance.now()));
  const code = await end;
  return { code, start: performance.now() - started, writing: performance.now() - wrote };
}

/** Runs a command and kills it; false when it had come to its end before. */
export async function runKilled(
  workshop: Workshop,
  command: string,
  { at, takes }: { readonly at: Moment; readonly takes: Duration },
): Promise<boolean> {
  const { child, told, end } = launch(workshop, command);
  if (at.from === 'writing') await Promise.race([told, end]);
  await pause(at.share * takes[at.from]);
  child.kill('SIGKILL');
  return (await end) === null;
}

/** Waits for parts of a millisecond too, which no timer does. */
async function pause(milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  if (milliseconds > 5) await setTimeout(milliseconds - 2);
  while (performance.now() < until) await new Promise((next) => setImmediate(next));
}
