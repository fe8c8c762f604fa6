import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { diskFault, ended, expectWhole, openDesk, snapshot, start, writing } from './desk.ts';
import { findingsOf, openExample, workIn } from './program.ts';

const isThorough = process.env['FAULTS'] === 'all';
const hourMs = 3_600_000;

/** Every change of a run when asked for, by `FAULTS=all`; otherwise a late one at which it is killed, and an early one. */
function moments(count: number): { at: number; fault: 'kill' | 'full' }[] {
  const faults = ['kill', 'full'] as const;
  const all = Array.from({ length: count }, (_, index) => faults.map((fault) => ({ at: index + 1, fault }))).flat();
  if (isThorough) return all;
  return [
    { at: Math.ceil(count * 0.85), fault: 'kill' },
    { at: Math.ceil(count / 3), fault: 'full' },
  ];
}

describe.each(writing)('$command', isThorough ? { timeout: hourMs } : {}, ({ command, again }) => {
  const words = command.split(' ');

  it('leaves each file as it was or as it should be, wherever it is killed or the disk is full, and then works', () => {
    const counter = join(mkdtempSync(join(tmpdir(), 'throughline-')), 'count');
    onTestFinished(() => rmSync(resolve(counter, '..'), { recursive: true }));
    const clean = openDesk({ NODE_OPTIONS: `--import=${diskFault}`, FAULT: 'none', FAULT_COUNT: counter });
    const before = snapshot(clean.folder);
    expect(again).toContain(clean.throughline(...words).code);
    const after = snapshot(clean.folder);
    expect(after).not.toEqual(before);
    for (const { at, fault } of moments(Number(readFileSync(counter, 'utf8')))) {
      const struck = openDesk({ NODE_OPTIONS: `--import=${diskFault}`, FAULT: fault, FAULT_AT: String(at) });
      const { code, stderr } = struck.throughline(...words);
      const where = `${fault} at change ${at}: ${stderr}`;
      if (fault === 'full') expect([0, 1, 2], where).toContain(code);
      expect(stderr, where).not.toMatch(/\n\s+at |mistake in throughline/);
      if (code === 2) expect(stderr, where).toContain('the disk is full');
      expectWhole(struck, { before, after }, where);
      expect(again, where).toContain(workIn(struck.folder).throughline(...words).code);
      expect([...snapshot(struck.folder)], where).toEqual([...after]);
      rmSync(struck.folder, { recursive: true });
    }
  });
});

describe('two runs at once', () => {
  it('lose no edit of each other: one writes, the other says that it has to run again', async () => {
    const workshop = openExample('mobile-database');
    const renames = ['organise-own-data own-data', 'work-offline-one-version work-offline', 'standard-sql-inside sql'];
    let open = renames;
    for (let round = 0; open.length > 0 && round < 10; round += 1) {
      const codes = await Promise.all(open.map((words) => ended(start(workshop, `rename values/${words}`))));
      expect(codes.every((code) => code === 0 || code === 2)).toBe(true);
      expect(codes).toContain(0);
      open = open.filter((_, index) => codes[index] !== 0);
    }
    expect(open).toEqual([]);
    const findings = findingsOf(workshop.throughline('check', '--format', 'json'));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(readdirSync(join(workshop.folder, 'positioning/mobile-database/values')).toSorted()).toEqual([
      'deploy-to-hundreds.md',
      'own-data.md',
      'sql.md',
      'work-offline.md',
    ]);
  });

  it('both build, and a whole site stands there', async () => {
    const workshop = openExample('mobile-database');
    const codes = await Promise.all([1, 2, 3].map(() => ended(start(workshop, 'build --out public'))));
    expect(codes.filter((code) => code === 0).length).toBeGreaterThan(0);
    expect(codes.every((code) => code === 0 || code === 2)).toBe(true);
    const one = snapshot(join(workshop.folder, 'public'));
    workshop.throughline('build', '--out', 'fresh');
    expect(one).toEqual(snapshot(join(workshop.folder, 'fresh')));
    expect(readdirSync(workshop.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('the cache', () => {
  it('is not believed when it was damaged or stored by another version, and costs nothing when it cannot be kept', () => {
    const workshop = openExample('mobile-database');
    const cache = join(workshop.folder, '.cache/throughline');
    const run = () => workshop.throughline('check', '--format', 'json');
    const first = run();
    const [name = ''] = readdirSync(cache);
    const kept = readFileSync(join(cache, name), 'utf8');
    const damaged = [
      '',
      'x',
      '{}',
      kept.slice(0, -100),
      kept.replace('lacks', 'has'),
      kept.replace(/^throughline \S+/, 'throughline 9.9.9').replace('lacks', 'has'),
      kept.replace(/\n.*/s, '\n[["a"'),
    ];
    for (const text of damaged) {
      writeFileSync(join(cache, name), text);
      expect(run()).toEqual(first);
      expect(readFileSync(join(cache, name), 'utf8')).toBe(kept);
    }
    rmSync(cache, { recursive: true });
    writeFileSync(cache, 'a file where the folder should be');
    expect(run()).toEqual(first);
  });
});
