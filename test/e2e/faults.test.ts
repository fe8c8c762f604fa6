import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openExample, type Outcome, type Workshop } from './program.ts';

const shim = resolve(import.meta.dirname, 'disk-fault.js');
const program = resolve(import.meta.dirname, '../../bin/throughline.js');
const home = 'positioning/mobile-database';

/** A set-up that is wrong is told in two lines, without a stack, and ends with 2. */
function expectTold({ code, stderr }: Outcome, says: RegExp, next: RegExp): void {
  expect(stderr).not.toMatch(/mistake in throughline|\n\s+at /);
  expect(stderr).toMatch(says);
  expect(stderr.trim().split('\n').slice(1).join('\n')).toMatch(next);
  expect(code).toBe(2);
}

/** Runs the program in a shell, for what only a shell can do; `$T` stands for it. */
function inShell({ folder }: Workshop, line: string): Outcome {
  const env = { PATH: process.env['PATH'], HOME: folder, T: `${process.execPath} ${program}` };
  const child = spawnSync('sh', ['-c', line], { cwd: folder, env, encoding: 'utf8', timeout: 30_000 });
  return { code: child.status, stdout: child.stdout, stderr: child.stderr };
}

function commitAll({ git }: Workshop): void {
  git('init');
  git('add', '.');
  git('commit', '-m', 'Start');
}

describe('where output goes', () => {
  it('a full disk is told, and the run is no success', () => {
    const workshop = openExample('mobile-database');
    for (const command of ['check', 'show --format json', 'show no-such --format json']) {
      expectTold(inShell(workshop, `$T ${command} > /dev/full`), /^error: /, /space|Use one of/);
    }
  });

  it('a reader that stops, and an error stream that is closed or full, change nothing about the exit code', () => {
    const workshop = openExample('mobile-database');
    expect(inShell(workshop, '$T show no-such 2>&-').code).toBe(2);
    expect(inShell(workshop, '$T show no-such 2>/dev/full').code).toBe(2);
    expect(inShell(workshop, '$T check --format json >&-').code).toBe(0);
    expect(inShell(workshop, '{ $T check --format sarif; echo $? >&2; } | true').stderr).toBe('0\n');
  });

  it('nothing that a message quotes steers a terminal or a runner of workflows', () => {
    const { throughline } = openExample('mobile-database');
    const hostile = 'a\u001b[31mb\u009b\n::error::forged';
    const words = [['show'], ['check'], ['import'], ['diff'], ['compare'], ['check', '--format'], ['new']];
    for (const before of [...words, ['check', '--root'], ['align', '--responses'], ['init', '--yes', '--product']]) {
      const { code, stdout, stderr } = throughline(...before, hostile);
      expect([code, stdout]).toEqual([2, '']);
      // oxlint-disable-next-line no-control-regex
      expect(stderr).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
      if (!before.includes('--format')) expect(stderr).not.toMatch(/^::/m);
    }
  });
});

describe('where it runs', () => {
  it('a folder that is gone', () => {
    const outcome = inShell(openExample('mobile-database'), 'mkdir gone && cd gone && rmdir ../gone && $T check');
    expectTold(outcome, /The folder that you stand in is gone/, /Go to one/);
  });

  it('no home, and a cache folder that is empty, relative or no folder', () => {
    for (const env of [
      { HOME: '', XDG_CACHE_HOME: '' },
      { HOME: '/no/such/home', XDG_CACHE_HOME: 'relative' },
      { XDG_CACHE_HOME: '/dev/null' },
      // Where a system says of a folder that it is gone, and never lets one be made.
      { XDG_CACHE_HOME: '/proc/nope' },
    ]) {
      const { folder, throughline } = openExample('mobile-database', env);
      const before = readdirSync(folder);
      expect(throughline('check').code).toBe(0);
      expect(readdirSync(folder)).toEqual(before);
    }
  });

  it('a continuous integration, odd locales and times, little memory, tools of git that would wait for somebody', () => {
    const env = {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      TERM: 'dumb',
      COLUMNS: '0',
      LANG: 'xx',
      TZ: 'No/Where',
      SOURCE_DATE_EPOCH: 'yesterday',
      NODE_OPTIONS: '--max-old-space-size=64',
      GIT_EDITOR: 'cat',
      GIT_PAGER: 'less',
      GIT_EXTERNAL_DIFF: 'false',
      GIT_ASKPASS: 'false',
    };
    const workshop = openExample('mobile-database', env);
    commitAll(workshop);
    for (const command of ['check', 'show', 'check --rev HEAD', 'diff HEAD', 'trace --propose-terms']) {
      expect(workshop.throughline(...command.split(' '))).toMatchObject({ code: 0, stderr: '' });
    }
  });
});

describe('git', () => {
  it('that is not there is missed only by what needs it', () => {
    const { throughline } = openExample('mobile-database', { PATH: '/no/such/folder' });
    for (const command of ['check --rev HEAD', 'diff', 'diff main', 'export pitch --rev HEAD']) {
      expectTold(throughline(...command.split(' ')), /There is no git on this machine/, /Install git/);
    }
    for (const command of ['check', 'codeowners --write', 'review tactics/home-page', 'build --out public']) {
      expect(throughline(...command.split(' ')).code).toBe(0);
    }
  });

  it('that refuses a repository of another user is quoted, with what to do', () => {
    const tools = mkdtempSync(join(tmpdir(), 'throughline-'));
    onTestFinished(() => rmSync(tools, { recursive: true }));
    const refusal = "fatal: detected dubious ownership in repository at '/somewhere'";
    writeFileSync(join(tools, 'git'), `#!/bin/sh\necho "${refusal}" >&2\nexit 128\n`, { mode: 0o755 });
    const workshop = openExample('mobile-database', { PATH: `${tools}:${process.env['PATH']}` });
    for (const command of ['check --rev HEAD', 'diff', 'codeowners --check']) {
      expectTold(workshop.throughline(...command.split(' ')), /belongs to another user/, /safe\.directory/);
    }
  });

  it('that has no commit, is bare, damaged or locked', () => {
    const empty = openExample('mobile-database');
    empty.git('init');
    expectTold(empty.throughline('diff'), /Nothing was committed here yet/, /Commit/);
    expectTold(empty.throughline('check', '--rev', 'HEAD'), /There is no revision/, /Name a branch/);
    expect(empty.throughline('trace', '--propose-terms').code).toBe(0);
    empty.git('init', '--bare', 'bare.git');
    expectTold(empty.throughlineIn('bare.git', 'diff'), /no git repository/, /two folders/);

    const damaged = openExample('mobile-database');
    commitAll(damaged);
    damaged.write('.git/index.lock', '');
    expect(damaged.throughline('diff').code).toBe(0);
    const objects = readdirSync(join(damaged.folder, '.git/objects')).filter((name) => name.length === 2);
    for (const name of objects) rmSync(join(damaged.folder, '.git/objects', name), { recursive: true });
    expectTold(damaged.throughline('check', '--rev', 'HEAD'), /There is no revision/, /Name a branch/);
    expectTold(damaged.throughline('trace'), /cannot be read from git/, /git log/);
  });

  it('that was cloned without its past says what to fetch', () => {
    const workshop = openExample('mobile-database');
    commitAll(workshop);
    workshop.git('commit', '--allow-empty', '-m', 'Later');
    workshop.git('clone', '-q', '--depth', '1', `file://${workshop.folder}`, 'shallow');
    expectTold(workshop.throughlineIn('shallow', 'diff', 'HEAD~1'), /HEAD~1/, /fetch-depth: 0/);
    expect(workshop.throughlineIn('shallow', 'check', '--rev', 'HEAD').code).toBe(0);
  });
});

describe('what may not be read', () => {
  const denied: readonly [path: string, command: string][] = [
    ['positioning', 'check'],
    [`${home}/values`, 'show'],
    [home, `show --root ${home}`],
    ['answers.csv', 'align --responses answers.csv'],
    ['answers.csv', 'ballot --collect answers.csv'],
    ['README.md', 'import README.md'],
    ['throughline-baseline.json', 'trace'],
    ['CODEOWNERS', 'codeowners --check'],
  ];

  it.each(denied)('%s: %s', (path, command) => {
    const env = { NODE_OPTIONS: `--import=${shim}`, FAULT_PATH: path };
    const workshop = openExample('mobile-database', env);
    if (!existsSync(join(workshop.folder, path))) workshop.write(path, 'x');
    expectTold(workshop.throughline(...command.split(' ')), /cannot be read: permission denied/, /read/);
  });

  it('a single file is a finding, and hides no other', () => {
    const env = { NODE_OPTIONS: `--import=${shim}`, FAULT_PATH: 'values/organise-own-data.md' };
    const { code, stdout } = openExample('mobile-database', env).throughline('check', '--format', 'lines');
    expect(code).toBe(1);
    expect(stdout).toContain('standard-sql-inside.md:6:1');
    expect(stdout).toContain('organise-own-data.md:1:1: error: The file could not be read: permission denied');
  });

  it('pipes, folders, endless files and what is no UTF-8 where a text belongs', () => {
    const workshop = openExample('mobile-database');
    execFileSync('mkfifo', [join(workshop.folder, 'pipe.csv')]);
    symlinkSync('/dev/zero', join(workshop.folder, 'endless.csv'));
    mkdirSync(join(workshop.folder, 'folder.csv'));
    workshop.write('huge.csv', '');
    truncateSync(join(workshop.folder, 'huge.csv'), 3 * 1024 ** 3);
    workshop.write('latin.csv', Buffer.from('function,market\nSales,Datenbank f\u00fcr unterwegs\n', 'latin1'));
    const cases: readonly [string, RegExp][] = [
      ['pipe.csv', /no plain file/],
      ['endless.csv', /no plain file/],
      ['folder.csv', /a folder/],
      ['huge.csv', /larger than 32 MiB/],
      ['latin.csv', /not UTF-8/],
    ];
    for (const [path, says] of cases) {
      for (const command of ['align --responses', 'ballot --collect', 'import']) {
        expectTold(workshop.throughline(...command.split(' '), path), says, /text|UTF-8/);
      }
    }
  });
});

describe('what may not be written', () => {
  const commands = ['new value x', 'rename values/organise-own-data x', 'codeowners --write', 'ballot'].concat(
    ['export pitch --out a/b/pitch.md', 'review tactics/home-page', 'trace --write-baseline', 'build --out public'],
    ['init --yes --product second-db --function a=@acme/a --function b=@acme/b'],
  );

  it.each(commands)('%s', (command) => {
    for (const [code, says] of [
      ['EACCES', /cannot be written.*: permission denied\./],
      ['EROFS', /cannot be written.*: the disk can only be read\./],
    ] as const) {
      const env = { NODE_OPTIONS: `--import=${shim}`, FAULT: 'full', FAULT_AT: '1', FAULT_CODE: code };
      const workshop = openExample('mobile-database', { ...env, XDG_CACHE_HOME: '/dev/null' });
      const before = readdirSync(workshop.folder, { recursive: true });
      const outcome = workshop.throughline(...command.split(' '));
      expectTold(outcome, says, /allow writing/i);
      expect(outcome.stderr).not.toMatch(/\.tmp|\/tmp/);
      expect(readdirSync(workshop.folder, { recursive: true })).toEqual(before);
    }
  });

  it('over a file of the positioning, over a folder, and in text that would change by being written', () => {
    const workshop = openExample('mobile-database');
    const product = readFileSync(join(workshop.folder, home, 'product.md'), 'utf8');
    expectTold(workshop.throughline('export', 'pitch', '--out', `${home}/product.md`), /positioning itself/, /--out/);
    expect(readFileSync(join(workshop.folder, home, 'product.md'), 'utf8')).toBe(product);
    expectTold(workshop.throughline('export', 'pitch', '--out', 'docs'), /no plain file/, /Remove it/);
    expectTold(workshop.throughline('export', 'pitch', '--out', 'README.md/x'), /a file where a folder/, /Free/);
    const owners = Buffer.from('# f\u00fcr alle\n* @acme/all\n', 'latin1');
    workshop.write('CODEOWNERS', owners);
    expectTold(workshop.throughline('codeowners', '--write'), /not UTF-8/, /UTF-8/);
    expect(readFileSync(join(workshop.folder, 'CODEOWNERS'))).toEqual(owners);
  });

  it('names that no disk takes', () => {
    const { throughline } = openExample('mobile-database');
    const long = 'a'.repeat(300);
    expectTold(throughline('new', 'value', long), /too long/, /./);
    expectTold(throughline('rename', 'values/organise-own-data', long), /too long/, /./);
    expectTold(throughline('export', 'pitch', '--out', long), /too long/, /./);
  });

  it('fixes in a file with bytes that are no text', () => {
    const workshop = openExample('mobile-database');
    const path = `${home}/values/organise-own-data.md`;
    const text = readFileSync(join(workshop.folder, path), 'latin1').replace('enabled_by:', 'enabledBy:');
    const bytes = Buffer.from(`${text}\nF\u00fcr alle.\n`, 'latin1');
    workshop.write(path, bytes);
    expect(workshop.throughline('check', '--fix').code).toBe(1);
    expect(readFileSync(join(workshop.folder, path))).toEqual(bytes);
  });
});

describe('dev', () => {
  it('refuses a port that is none, and leaves nothing when it is stopped', async () => {
    const workshop = openExample('mobile-database');
    const { code, stderr } = workshop.throughline('dev', '--port', '70000');
    expect([code, stderr]).toEqual([2, expect.stringContaining('from 0 to 65535')]);
    const place = mkdtempSync(join(tmpdir(), 'throughline-'));
    onTestFinished(() => rmSync(place, { recursive: true, force: true }));
    const env = { PATH: dirname(process.execPath), HOME: place, TMPDIR: place };
    const child = spawn(process.execPath, [program, 'dev', '--port', '0'], { cwd: workshop.folder, env });
    await new Promise<void>((ready) => child.stderr.on('data', (text) => /site is at/.test(String(text)) && ready()));
    const ended = new Promise((done) => child.on('exit', done));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(readdirSync(place).filter((name) => name.startsWith('throughline'))).toEqual([]);
  });
});
