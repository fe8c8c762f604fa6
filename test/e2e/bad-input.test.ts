import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsOf, openExample, openWorkshop } from './program.ts';

const folder = 'positioning/mobile-database';

/** A value file with frontmatter as given: the mistake under test. */
const value = (frontmatter: string) => `---\n${frontmatter}\n---\n\nA note.\n`;

interface Case {
  readonly what: string;
  readonly content: string | Uint8Array;
  readonly rule: string;
  readonly line: number;
  readonly column?: number;
}

const cases: readonly Case[] = [
  { what: 'an empty file', content: '', rule: 'document/frontmatter-missing', line: 1 },
  { what: 'prose alone', content: '# A value\n\nProse.\n', rule: 'document/frontmatter-missing', line: 1 },
  { what: 'unclosed frontmatter', content: '---\nname: A\n\nProse.\n', rule: 'document/frontmatter-unclosed', line: 1 },
  {
    what: 'a tab as indentation',
    content: value('name: A\nenabled_by:\n\t- sql-engine'),
    rule: 'document/yaml',
    line: 4,
  },
  { what: 'a key twice', content: value('name: A\nname: B\nenabled_by: [sql-engine]'), rule: 'document/yaml', line: 3 },
  {
    what: 'anchors that explode',
    content: value(
      `name: A\nenabled_by: [sql-engine]\na0: &a0 [x, x]\n${Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`).join('\n')}`,
    ),
    rule: 'document/yaml',
    line: 5,
  },
  {
    what: 'a __proto__ key',
    content: value('name: A\nenabled_by: [sql-engine]\n__proto__: { polluted: true }'),
    rule: 'document/schema',
    line: 4,
    column: 1,
  },
  {
    what: 'a constructor key',
    content: value('name: A\nconstructor: x\nenabled_by: [sql-engine]'),
    rule: 'document/schema',
    line: 3,
    column: 1,
  },
  {
    what: 'a misspelt key',
    content: value('name: A\nenabledBy: [sql-engine]'),
    rule: 'document/schema',
    line: 3,
    column: 1,
  },
  {
    what: 'a byte order mark, and a mistake',
    content: `\uFEFF${value('name: A\nenabled_by: [no-such-thing]')}`,
    rule: 'reference/unknown',
    line: 3,
    column: 14,
  },
  {
    what: 'CRLF line ends, and a mistake',
    content: value('name: A\nenabled_by:\n  - no-such-thing').replaceAll('\n', '\r\n'),
    rule: 'reference/unknown',
    line: 4,
    column: 5,
  },
  {
    what: 'Windows-1252 bytes',
    content: Buffer.from(value('name: The rep\u0092s orders\nenabled_by: [sql-engine]'), 'latin1'),
    rule: 'document/not-utf8',
    line: 2,
    column: 14,
  },
  {
    what: 'a file of 5 MiB',
    content: value(`name: A\n# ${'x'.repeat(5 * 1024 * 1024)}`),
    rule: 'document/too-large',
    line: 1,
  },
  {
    what: 'brackets nested a million deep',
    content: value(`name: ${'['.repeat(500_000)}`),
    rule: 'document/yaml',
    line: 2,
  },
  { what: 'a list where keys belong', content: value('- name: A'), rule: 'document/yaml', line: 2 },
];

describe('bad input', () => {
  it.each(cases)('$what is a finding in its place, and hides no other', ({ content, rule, line, column }) => {
    const { throughline, write } = openExample('mobile-database');
    write(`${folder}/values/mistake.md`, content);
    write(
      `${folder}/trends/another.md`,
      '---\nname: Another file with a mistake\nsupports: [values/no-such-value]\n---\n',
    );
    const outcome = throughline('check', '--format', 'json');
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toBe('');
    const findings = findingsOf(outcome);
    const own = findings.filter(({ file }) => file === `${folder}/values/mistake.md`);
    const found = own.find((finding) => finding.rule === rule && finding.line === line);
    expect(found, JSON.stringify(own, null, 2)).toBeDefined();
    if (column !== undefined) expect(found?.column).toBe(column);
    expect(findings.some(({ file, rule: other }) => file.endsWith('another.md') && other === 'reference/unknown')).toBe(
      true,
    );
  });

  it('a folder named like a file, a link that dangles, one that leaves, and a pipe are findings', () => {
    const workshop = openExample('mobile-database');
    const at = (path: string) => join(workshop.folder, folder, path);
    mkdirSync(at('values/not-a-file.md'));
    symlinkSync('nowhere.md', at('values/dangling.md'));
    symlinkSync('/etc/hostname', at('values/leaving.md'));
    symlinkSync('/etc', at('trends/elsewhere'));
    execFileSync('mkfifo', [at('values/pipe.md')]);
    const outcome = workshop.throughline('check', '--format', 'json');
    expect(outcome.code).toBe(1);
    const odd = findingsOf(outcome)
      .filter(({ rule }) => rule === 'document/not-a-plain-file')
      .map(({ file }) => file);
    expect(odd).toEqual(
      ['trends/elsewhere', 'values/dangling.md', 'values/leaving.md', 'values/not-a-file.md', 'values/pipe.md'].map(
        (path) => `${folder}/${path}`,
      ),
    );
    expect(outcome.stdout).not.toContain('root:');
  });

  it('file names with spaces, emoji and line breaks are named as they are, and cannot forge output', () => {
    const workshop = openExample('mobile-database');
    const sound = value('name: A\nenabled_by: [sql-engine]');
    writeFileSync(join(workshop.folder, folder, 'values/work offline.md'), sound);
    writeFileSync(join(workshop.folder, folder, 'values/🚀.md'), sound);
    writeFileSync(join(workshop.folder, folder, 'values/a\n::error::forged.md'), sound);
    const named = findingsOf(workshop.throughline('check', '--format', 'json')).filter(
      ({ rule }) => rule === 'document/id-not-kebab-case',
    );
    expect(named.map(({ file }) => file.slice(file.lastIndexOf('/') + 1))).toEqual([
      'a\n::error::forged.md',
      'work offline.md',
      '🚀.md',
    ]);
    for (const format of ['text', 'github']) {
      const { stdout } = workshop.throughline('check', '--format', format);
      expect(stdout.split('\n').some((line) => line.startsWith('::error::forged'))).toBe(false);
    }
  });

  it('10,000 unknown references are 10,000 findings', () => {
    const { throughline, write } = openExample('mobile-database');
    const names = Array.from({ length: 10_000 }, (_, index) => `  - missing-attribute-${index}`);
    write(`${folder}/values/many.md`, value(`name: A\nenabled_by:\n${names.join('\n')}`));
    const outcome = throughline('check', '--format', 'json');
    expect(outcome.code).toBe(1);
    const unknown = findingsOf(outcome).filter(({ rule }) => rule === 'reference/unknown');
    expect(unknown.length).toBe(10_000);
    expect(unknown.at(-1)).toMatchObject({ line: 10_003, column: 5 });
  });
});

describe('a wrong set-up ends with 2, says what is wrong and what to do', () => {
  const wrong: readonly { what: string; args: string[]; says: RegExp; next: RegExp }[] = [
    {
      what: 'no positioning folder',
      args: ['check'],
      says: /no positioning folder positioning\//,
      next: /--root|throughline new/,
    },
    { what: 'an unknown flag', args: ['check', '--formt', 'json'], says: /unknown option '--formt'/, next: /--format/ },
    { what: 'an unknown command', args: ['chek'], says: /unknown command 'chek'/, next: /check/ },
    { what: 'an unknown format', args: ['check', '--format', 'xml'], says: /xml/, next: /json/ },
    { what: 'no git repository', args: ['check', '--rev', 'HEAD'], says: /no git repository/, next: /--rev/ },
    { what: 'a path that is not there', args: ['check', '--root', 'no-such', 'x.md'], says: /no-such/, next: /--root/ },
    { what: 'a number that is none', args: ['check', '--max-warnings', 'many'], says: /many/, next: /whole number/ },
    { what: 'an unknown kind', args: ['new', 'alternativ', 'paper'], says: /alternativ/, next: /alternative/ },
  ];

  it.each(wrong)('$what', ({ args, says, next }) => {
    const { throughline } = openWorkshop();
    const { code, stdout, stderr } = throughline(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(next);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('a revision that does not exist, or looks like an option', () => {
    const { throughline, git } = openExample('mobile-database');
    git('init');
    git('add', '.');
    git('commit', '-m', 'Start');
    for (const revision of ['no-such-branch', '--output=/tmp/x', 'HEAD~5']) {
      const { code, stderr } = throughline('check', `--rev=${revision}`);
      expect(code).toBe(2);
      expect(stderr).toContain('There is no revision');
    }
  });

  it('a revision without the folder', () => {
    const { throughline, git, write } = openWorkshop();
    write('README.md', 'Nothing yet.\n');
    git('init');
    git('add', '.');
    git('commit', '-m', 'Start');
    const { code, stderr } = throughline('check', '--rev', 'HEAD');
    expect(code).toBe(2);
    expect(stderr).toContain('no positioning folder positioning/');
  });

  it('a positioning folder that is a link', () => {
    const { folder: home, throughline } = openWorkshop();
    symlinkSync('/etc', join(home, 'positioning'));
    const { code, stderr } = throughline('check');
    expect(code).toBe(2);
    expect(stderr).toContain('a link');
  });

  it('with --format json gives an object that says so, for a wrong set-up and not for a wrong flag', () => {
    const { throughline } = openWorkshop();
    for (const command of ['check', 'show', 'compare', 'align']) {
      const { code, stdout, stderr } = throughline(command, '--format', 'json');
      expect(code).toBe(2);
      expect(JSON.parse(stdout)).toEqual({
        error: { message: expect.stringContaining('no positioning folder'), help: expect.stringContaining('--root') },
      });
      expect(stderr).toContain('no positioning folder');
    }
    expect(throughline('check', '--format', 'json', '--fixx').stdout).toBe('');
  });
});
