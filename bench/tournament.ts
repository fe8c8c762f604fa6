import type { Contender } from './contenders.ts';
import type { Run, Stopwatch } from './stopwatch.ts';
import type { Workspace } from './workspace.ts';

/** What one command took on one number of files. */
export interface Score {
  readonly name: string;
  readonly files: number;
  readonly runs: number;
  /** The median of the runs. */
  readonly seconds: number;
  /** The fastest of the runs: what is left when nothing else kept the machine busy. */
  readonly fastestSeconds: number;
  /** The largest of the runs. */
  readonly peakMegabytes: number | null;
  /** The first exit code that was not 0, or 0. */
  readonly exitCode: number;
}

export interface TournamentOptions {
  /** At most so many runs of each command. */
  readonly runs: number;
  /** No further run of a command that has taken so long in all. */
  readonly patienceSeconds: number;
  readonly tell: (text: string) => void;
}

/** Times commands in turns, so that a noisy minute of the machine is bad for all of them. */
export function timeContenders(
  contenders: readonly Contender[],
  { folder, files }: Workspace,
  stopwatch: Stopwatch,
  { runs, patienceSeconds, tell }: TournamentOptions,
): Score[] {
  const taken = contenders.map((contender) => ({ contender, runs: [] as Run[] }));
  for (let round = 1; round <= runs; round += 1) {
    tell(`${files.toLocaleString('en')} files: round ${round} of ${runs}`);
    for (const { contender, runs: own } of taken) {
      const spent = own.reduce((total, { seconds }) => total + seconds, 0);
      if (spent >= patienceSeconds) continue;
      contender.prepare?.();
      own.push(stopwatch(contender.argv, folder));
    }
  }
  return taken.map(({ contender, runs: own }) => scoreOf(contender.name, files, own));
}

function scoreOf(name: string, files: number, runs: readonly Run[]): Score {
  const seconds = runs.map((run) => run.seconds);
  return {
    name,
    files,
    runs: runs.length,
    seconds: median(seconds),
    fastestSeconds: Math.min(...seconds),
    peakMegabytes: largest(runs.map(({ peakMegabytes }) => peakMegabytes)),
    exitCode: runs.find(({ exitCode }) => exitCode !== 0)?.exitCode ?? 0,
  };
}

/** The middle of some numbers, or the mean of the two in the middle; NaN when there are none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

function largest(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null);
  return known.length === 0 ? null : Math.max(...known);
}
