import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const project = resolve(import.meta.dirname, '../..');
const built = join(project, 'bin/throughline.js');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for one test, with the built program at hand. Removed when the test ends. */
export interface Workshop {
  readonly folder: string;
  /** Runs `throughline` there, as a user would. */
  throughline(...args: string[]): Outcome;
  /** The same from a folder below it. */
  throughlineIn(below: string, ...args: string[]): Outcome;
  git(...args: string[]): string;
  write(path: string, content: string | Uint8Array): void;
}

export function openWorkshop(env: Record<string, string> = {}): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return workIn(folder, { env });
}

/** A workshop in a folder that somebody else removes, if need be with another copy of the program. */
export function workIn(folder: string, options: { env?: Record<string, string>; program?: string } = {}): Workshop {
  const { env = {}, program = built } = options;
  const childEnv = {
    PATH: process.env['PATH'],
    HOME: folder,
    XDG_CACHE_HOME: join(folder, '.cache'),
    GIT_CONFIG_NOSYSTEM: '1',
    SOURCE_DATE_EPOCH: '1780272000', // 1 June 2026: what is overdue does not depend on the day of the run
    ...env,
  };
  const run = (command: string, args: readonly string[], below = ''): Outcome => {
    const child = spawnSync(command, args, {
      cwd: join(folder, below),
      env: childEnv,
      encoding: 'utf8',
      maxBuffer: 1e9,
      timeout: 50_000,
    });
    return { code: child.status, stdout: child.stdout, stderr: child.stderr };
  };
  return {
    folder,
    throughline: (...args) => run(process.execPath, [program, ...args]),
    throughlineIn: (below, ...args) => run(process.execPath, [program, ...args], below),
    git: (...args) => {
      const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'init.defaultBranch=main'];
      const { code, stdout, stderr } = run('git', [...identity, ...args]);
      if (code !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
      return stdout;
    },
    write: (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
  };
}

/** A workshop that holds a copy of an example. */
export function openExample(name: string, env: Record<string, string> = {}): Workshop {
  const workshop = openWorkshop(env);
  cpSync(join(project, 'examples', name), workshop.folder, { recursive: true });
  return workshop;
}

export interface FindingJson {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly help: string | null;
}

/** The findings of `check --format json`, whatever the exit code. */
export function findingsOf({ stdout, stderr }: Outcome): FindingJson[] {
  if (stdout === '') throw new Error(`No JSON; standard error says: ${stderr}`);
  return (JSON.parse(stdout) as { findings: FindingJson[] }).findings;
}
