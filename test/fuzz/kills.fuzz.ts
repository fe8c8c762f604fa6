import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Course, ended, expectWhole, layOut, snapshot, start, writing, type WritingCommand } from '../e2e/desk.ts';
import { workIn, type Workshop } from '../e2e/program.ts';
import { type Duration, type Moment, moment, runKilled, runMeasured } from './killed.ts';
import { runs } from './runs.ts';

// Time decides what a run comes to, so nothing smaller than what failed can be looked for.
const once = { ...runs(1), endOnFailure: true };

let place = '';
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'throughline-'));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Does something in a copy of a folder, and clears it away. */
async function inCopy<T>(of: string, work: (copy: Workshop) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(place, 'desk-'));
  try {
    cpSync(of, folder, { recursive: true });
    return await work(workIn(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const atDesk = <T>(work: (desk: Workshop) => Promise<T>): Promise<T> =>
  inCopy('examples/mobile-database', (desk) => work(layOut(desk)));

interface Clean extends Course {
  readonly takes: Duration;
}

const cleanRuns = new Map<string, Clean>();

/** What a command does when nobody kills it. */
async function runClean(command: string): Promise<Clean> {
  const known = cleanRuns.get(command);
  if (known) return known;
  const clean = await atDesk(async (desk) => {
    const before = snapshot(desk.folder);
    const takes = await runMeasured(desk, command);
    return { before, after: snapshot(desk.folder), takes };
  });
  cleanRuns.set(command, clean);
  return clean;
}

/** What a killed run left in the cache changes no answer. */
function expectCacheToHold({ throughline }: Workshop): void {
  const words = ['check', '--format', 'json'];
  const answer = throughline(...words);
  expect(answer.stderr).not.toContain('mistake in throughline');
  expect(answer).toEqual(throughline(...words, '--no-cache'));
}

describe('a run that is killed at any moment', () => {
  it('leaves whole files, once or twice in a row, and the next does the rest', async () => {
    const killAndRunAgain = async ({ command, again }: WritingCommand, moments: readonly Moment[]) => {
      const clean = await runClean(command);
      await atDesk(async (desk) => {
        for (const at of moments) {
          await runKilled(desk, command, { at, takes: clean.takes });
          expectWhole(desk, clean);
        }
        expectCacheToHold(desk);
        expect(again).toContain(desk.throughline(...command.split(' ')).code);
        expect([...snapshot(desk.folder)]).toEqual([...clean.after]);
      });
    };
    const moments = fc.array(moment, { minLength: 1, maxLength: 2 });
    await fc.assert(fc.asyncProperty(fc.constantFrom(...writing), moments, killAndRunAgain), once);
  });

  it('leaves the old site or the new one, and the next build the new one', async () => {
    const command = 'build --out public';
    const product = 'positioning/mobile-database/product.md';
    await atDesk(async (desk) => {
      desk.throughline(...command.split(' '));
      const old = snapshot(join(desk.folder, 'public'));
      desk.write(product, readFileSync(join(desk.folder, product), 'utf8').replace(/^one_liner: /m, '$&Newly, '));
      const takes = await inCopy(desk.folder, (copy) => runMeasured(copy, command));
      const fresh = await inCopy(desk.folder, async (copy) => {
        expect(copy.throughline(...command.split(' ')).code).toBe(0);
        return snapshot(join(copy.folder, 'public'));
      });
      expect(fresh).not.toEqual(old);
      const killAndBuild = (moments: readonly Moment[]) =>
        inCopy(desk.folder, async (copy) => {
          for (const at of moments) {
            await runKilled(copy, command, { at, takes });
            expect([old, fresh]).toContainEqual(standingSite(copy.folder));
          }
          expect(copy.throughline(...command.split(' ')).code).toBe(0);
          expect(snapshot(join(copy.folder, 'public'))).toEqual(fresh);
        });
      await fc.assert(fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 2 }), killAndBuild), once);
    });
  });

  it('loses no edit of the runs beside it', async () => {
    const renames = ['organise-own-data own-data', 'work-offline-one-version work-offline', 'standard-sql-inside sql'];
    const commands = renames.map((words) => `rename values/${words}`);
    const [first = ''] = commands;
    const { takes } = await runClean(first);
    const expected = await atDesk(async (desk) => {
      for (const command of commands) desk.throughline(...command.split(' '));
      return snapshot(desk.folder);
    });
    const killOneOfThree = (at: Moment) =>
      atDesk(async (desk) => {
        const beside = commands.slice(1).map((command) => ended(start(desk, command)));
        await runKilled(desk, first, { at, takes });
        for (const code of await Promise.all(beside)) expect([0, 2]).toContain(code);
        for (const command of commands) expect([0, 2]).toContain(desk.throughline(...command.split(' ')).code);
        expect([...snapshot(desk.folder)]).toEqual([...expected]);
      });
    await fc.assert(fc.asyncProperty(moment, killOneOfThree), once);
  });
});

/** The site that stands in a folder, or the one that was put aside for the one that should have come. */
function standingSite(folder: string): Map<string, string> {
  const aside = /^\.public\.old-.*\.tmp$/;
  const names = readdirSync(folder);
  return snapshot(
    join(folder, names.find((name) => name === 'public') ?? names.find((name) => aside.test(name)) ?? ''),
  );
}

/** Of a change being seen, and the site being built again. */
const mostMilliseconds = 600;

/** Starts `dev`, and comes back when it serves the site. */
async function startDev(desk: Workshop): Promise<ChildProcess> {
  const tmp = join(desk.folder, '.cache/tmp');
  mkdirSync(tmp, { recursive: true });
  const child = start(desk, 'dev --port 0', { env: { TMPDIR: tmp }, stdio: ['ignore', 'ignore', 'pipe'] });
  const ready = new Promise<string>((done) =>
    child.stderr?.on('data', (text) => /site is at/.test(String(text)) && done('ready')),
  );
  expect(await Promise.race([ready, ended(child)])).toBe('ready');
  return child;
}

describe('dev that is killed while it rebuilds', () => {
  it('touches no file of the positioning, and leaves a cache that holds', async () => {
    const product = 'positioning/mobile-database/product.md';
    const killDev = (waits: readonly number[]) =>
      atDesk(async (desk) => {
        for (const [index, wait] of waits.entries()) {
          const child = await startDev(desk);
          const text = readFileSync(join(desk.folder, product), 'utf8');
          desk.write(product, text.replace(/^one_liner: .*$/m, `one_liner: Edit ${index}`));
          const edited = snapshot(desk.folder);
          await setTimeout(wait);
          child.kill('SIGKILL');
          expect(await ended(child)).toBe(null);
          expect(snapshot(desk.folder)).toEqual(edited);
        }
        expectCacheToHold(desk);
      });
    const wait = fc.noBias(fc.integer({ min: 0, max: mostMilliseconds }));
    await fc.assert(fc.asyncProperty(fc.array(wait, { minLength: 1, maxLength: 2 }), killDev), once);
  });
});
