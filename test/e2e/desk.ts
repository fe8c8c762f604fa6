import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { openExample, type Workshop } from './program.ts';

const home = 'positioning/mobile-database';

/** Preloaded into the program, it lets the disk fail or the program end at a chosen change of the disk. */
export const diskFault = resolve(import.meta.dirname, 'disk-fault.js');

/** Puts into a copy of an example something for every command to do. */
export function layOut(workshop: Workshop): Workshop {
  workshop.write('product-marketing.md', readFileSync('test/golden/mobile-database/export-product-marketing.md'));
  workshop.write(
    'answers.csv',
    'function,market\nSales,personal-use-sql-database\nMarketing,embedded-mobile-database\n',
  );
  const value = `${home}/values/organise-own-data.md`;
  const text = readFileSync(join(workshop.folder, value), 'utf8');
  workshop.write(value, text.replace('enabled_by:', 'enabledBy:'));
  return workshop;
}

export const openDesk = (env: Record<string, string> = {}): Workshop => layOut(openExample('mobile-database', env));

/** Everything in a folder by path, apart from what is in the cache, and what a stopped run left beside its target. */
export function snapshot(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  const kept = paths.filter((path) => !path.startsWith('.cache') && !/\.tmp(?:\/|$)/.test(path));
  return new Map(
    kept.flatMap((path) => {
      const place = join(folder, path);
      return statSync(place).isFile() ? [[path, readFileSync(place, 'latin1')]] : [];
    }),
  );
}

/** What stands in a folder before a command, and what should stand there after it. */
export interface Course {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** Every file is as it was or as it should be, if it will move at its old place, and none is lost. */
export function expectWhole({ folder }: Workshop, { before, after }: Course, where = ''): void {
  const left = snapshot(folder);
  const moved = new Set([...after].flatMap(([path, text]) => (before.has(path) ? [] : [text])));
  for (const [path, text] of left) {
    if (!after.has(path) && moved.has(text)) continue;
    expect([before.get(path), after.get(path)], `${where} ${path}`).toContain(text);
  }
  for (const path of before.keys()) if (after.has(path)) expect(left.has(path), `${where} ${path}`).toBe(true);
}

export interface WritingCommand {
  readonly command: string;
  /** How it may end, the first time or run again where it was stopped. */
  readonly again: readonly (number | null)[];
}

/** Every command that writes, with words that let it write. */
export const writing: readonly WritingCommand[] = [
  { command: 'check --fix', again: [0, 1] },
  { command: 'new value ship-faster', again: [0, 2] },
  { command: 'rename values/organise-own-data own-data', again: [0, 2] },
  { command: 'rename functions/sales revenue', again: [0, 2] },
  { command: 'rename product/mobile-database handheld-database', again: [0, 2] },
  { command: 'review tactics/magazine-advert tactics/home-page', again: [0] },
  { command: 'codeowners --write', again: [0] },
  {
    command: 'init --yes --product second-db --function sales=@acme/sales --function product=@acme/product',
    again: [0],
  },
  { command: 'ballot', again: [0] },
  { command: 'ballot --collect answers.csv', again: [0, 1] },
  { command: 'export pitch --out pitch.md', again: [0] },
  { command: 'import product-marketing.md --root other', again: [0, 1] },
  { command: 'trace --write-baseline', again: [0, 1] },
  { command: 'build --out public', again: [0] },
];

/** Starts the program in a folder, beside what else runs. */
export function start({ folder }: Workshop, command: string, options: StartOptions = {}): ChildProcess {
  const program = resolve(import.meta.dirname, '../../bin/throughline.js');
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    XDG_CACHE_HOME: join(folder, '.cache'),
    SOURCE_DATE_EPOCH: '1780272000',
    ...options.env,
  };
  const stdio = options.stdio ?? 'ignore';
  return spawn(process.execPath, [program, ...command.split(' ')], { cwd: folder, env, stdio });
}

interface StartOptions {
  readonly env?: Record<string, string>;
  readonly stdio?: StdioOptions;
}

/** How a program ended that was started: its exit code, or null when it was killed. */
export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => child.on('exit', done));
}
