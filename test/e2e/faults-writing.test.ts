import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findingsOf, openExample, openWorkshop, type Workshop } from './program.ts';

const shim = resolve(import.meta.dirname, 'disk-fault.js');
const home = 'positioning/mobile-database';

/** An example with something for every command to do. */
function openDesk(env: Record<string, string> = {}): Workshop {
  const workshop = openExample('mobile-database', env);
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

/** Everything in a folder by path, apart from what is in the cache, and what a stopped run left beside its target. */
function snapshot(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  const kept = paths.filter((path) => !path.startsWith('.cache') && !/\.tmp(?:\/|$)/.test(path));
  return new Map(
    kept.flatMap((path) => {
      const place = join(folder, path);
      return statSync(place).isFile() ? [[path, readFileSync(place, 'latin1')]] : [];
    }),
  );
}

const writing: readonly { command: string; again: readonly (number | null)[] }[] = [
  { command: 'check --fix', again: [0, 1] },
  { command: 'new value ship-faster', again: [0, 2] },
  { command: 'rename values/organise-own-data own-data', again: [0, 2] },
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

/** Every change of a run when asked for, by `FAULTS=all`; otherwise a late one at which it is killed, and an early one. */
function moments(count: number): { at: number; fault: 'kill' | 'full' }[] {
  const faults = ['kill', 'full'] as const;
  const all = Array.from({ length: count }, (_, index) => faults.map((fault) => ({ at: index + 1, fault }))).flat();
  if (process.env['FAULTS'] === 'all') return all;
  return [
    { at: Math.ceil(count * 0.85), fault: 'kill' },
    { at: Math.ceil(count / 3), fault: 'full' },
  ];
}

describe.each(writing)('$command', ({ command, again }) => {
  const words = command.split(' ');

  it('leaves each file as it was or as it should be, wherever it is killed or the disk is full, and then works', () => {
    const counter = join(mkdtempSync(join(tmpdir(), 'throughline-')), 'count');
    onTestFinished(() => rmSync(resolve(counter, '..'), { recursive: true }));
    const clean = openDesk({ NODE_OPTIONS: `--import=${shim}`, FAULT: 'none', FAULT_COUNT: counter });
    const before = snapshot(clean.folder);
    expect(again).toContain(clean.throughline(...words).code);
    const after = snapshot(clean.folder);
    expect(after).not.toEqual(before);
    for (const { at, fault } of moments(Number(readFileSync(counter, 'utf8')))) {
      const struck = openDesk({ NODE_OPTIONS: `--import=${shim}`, FAULT: fault, FAULT_AT: String(at) });
      const { code, stderr } = struck.throughline(...words);
      const where = `${fault} at change ${at}: ${stderr}`;
      if (fault === 'full') expect([0, 1, 2], where).toContain(code);
      expect(stderr, where).not.toMatch(/\n\s+at |mistake in throughline/);
      if (code === 2) expect(stderr, where).toContain('the disk is full');
      const left = snapshot(struck.folder);
      for (const [path, text] of left) expect([before.get(path), after.get(path)], `${where} ${path}`).toContain(text);
      for (const path of before.keys()) if (after.has(path)) expect(left.has(path), `${where} ${path}`).toBe(true);
      const calm = openWorkshop();
      cpSync(struck.folder, calm.folder, { recursive: true });
      expect(again, where).toContain(calm.throughline(...words).code);
      expect([...snapshot(calm.folder)], where).toEqual([...after]);
    }
  });
});

describe('two runs at once', () => {
  it('lose no edit of each other: one writes, the other says that it has to run again', async () => {
    const workshop = openExample('mobile-database');
    const renames = ['organise-own-data own-data', 'work-offline-one-version work-offline', 'standard-sql-inside sql'];
    let open = renames;
    for (let round = 0; open.length > 0 && round < 10; round += 1) {
      const codes = await Promise.all(open.map((words) => start(workshop, `rename values/${words}`)));
      expect(codes.every((code) => code === 0 || code === 2)).toBe(true);
      expect(codes).toContain(0);
      open = open.filter((_, index) => codes[index] !== 0);
    }
    expect(open).toEqual([]);
    const findings = findingsOf(workshop.throughline('check', '--format', 'json'));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(readdirSync(join(workshop.folder, home, 'values')).toSorted()).toEqual([
      'deploy-to-hundreds.md',
      'own-data.md',
      'sql.md',
      'work-offline.md',
    ]);
  });

  it('both build, and a whole site stands there', async () => {
    const workshop = openExample('mobile-database');
    const codes = await Promise.all([1, 2, 3].map(() => start(workshop, 'build --out public')));
    expect(codes.filter((code) => code === 0).length).toBeGreaterThan(0);
    expect(codes.every((code) => code === 0 || code === 2)).toBe(true);
    const one = snapshot(join(workshop.folder, 'public'));
    workshop.throughline('build', '--out', 'fresh');
    expect(one).toEqual(snapshot(join(workshop.folder, 'fresh')));
    expect(readdirSync(workshop.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

function start({ folder }: Workshop, command: string): Promise<number | null> {
  const program = resolve(import.meta.dirname, '../../bin/throughline.js');
  const env = { PATH: process.env['PATH'], HOME: folder, SOURCE_DATE_EPOCH: '1780272000' };
  const child = spawn(process.execPath, [program, ...command.split(' ')], { cwd: folder, env, stdio: 'ignore' });
  return new Promise((done) => child.on('exit', done));
}

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
