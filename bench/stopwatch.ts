import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One run of a whole process. */
export interface Run {
  readonly seconds: number;
  /** The most memory that it held at once, in MB (10^6 bytes); null where the system has no GNU time. */
  readonly peakMegabytes: number | null;
  /** The work of all its threads, which a busy machine blurs less; null where the system has no GNU time. */
  readonly cpuSeconds: number | null;
  /** -1 when it was killed. */
  readonly exitCode: number;
}

/** Runs Node, or another program, with arguments in a folder and waits for its end. What it prints is thrown away. */
export type Stopwatch = (argv: readonly string[], cwd: string, executable?: string) => Run;

const gnuTime = '/usr/bin/time';

/** A stopwatch whose processes keep their caches in a folder of its own. */
export function createStopwatch(scratchFolder: string): Stopwatch {
  const usedFile = join(scratchFolder, 'used');
  const prefix = hasGnuTime() ? [gnuTime, '--quiet', '--format=%M %U %S', `--output=${usedFile}`] : [];
  const env: NodeJS.ProcessEnv = { ...process.env, XDG_CACHE_HOME: scratchFolder, NO_COLOR: '1' };
  // tsx, which runs this file, must not slow down what is timed; and Node 20 reads certificates before it does anything
  // else, which takes longer than all the rest of its start.
  for (const name of ['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS']) delete env[name];
  return (argv, cwd, executable = process.execPath) => {
    const [program = '', ...rest] = [...prefix, executable, ...argv];
    const start = performance.now();
    const { status } = spawnSync(program, rest, { cwd, env, stdio: 'ignore' });
    const seconds = (performance.now() - start) / 1000;
    const used = prefix.length > 0 ? readUsed(usedFile) : { peakMegabytes: null, cpuSeconds: null };
    return { seconds, ...used, exitCode: status ?? -1 };
  };
}

function hasGnuTime(): boolean {
  return spawnSync(gnuTime, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** GNU time writes units of 1,024 bytes; before them, what it says of a command that failed. */
function readUsed(file: string): Pick<Run, 'peakMegabytes' | 'cpuSeconds'> {
  const [memory, user, system] = (readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { peakMegabytes: ((memory ?? 0) * 1024) / 1_000_000, cpuSeconds: (user ?? 0) + (system ?? 0) };
}
