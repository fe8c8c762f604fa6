import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openExample, openWorkshop, type Outcome, type Workshop } from './program.ts';
import { openRepositioning } from './repositioning.ts';

const product = 'positioning/mobile-database';

interface DiffJson {
  readonly changes: readonly Record<string, unknown>[];
  readonly consequences: readonly Record<string, unknown>[];
}
const jsonOf = ({ stdout }: Outcome) => JSON.parse(stdout) as DiffJson;

function commit({ git }: Workshop, message: string): void {
  git('add', '.');
  git('commit', '-m', message);
}

/** A repository with an example in its first commit, and a trend more in its second. */
function openTwoCommits(): Workshop {
  const workshop = openExample('mobile-database');
  workshop.git('init');
  commit(workshop, 'First');
  workshop.write(`${product}/trends/handhelds.md`, '---\nname: Cheap handhelds\n---\n');
  commit(workshop, 'Second');
  return workshop;
}

describe('diff across the repositioning', () => {
  it('lists in JSON each change with its field, and each consequence with its because', () => {
    const { throughline } = openRepositioning('mobile-database');
    const { code, stdout } = throughline('diff', 'HEAD~1', 'HEAD', '--format', 'json');
    expect(code).toBe(0);
    const { changes, consequences } = JSON.parse(stdout) as DiffJson;
    expect(changes[0]).toMatchObject({
      kind: 'product',
      id: 'mobile-database',
      change: 'changed',
      field: 'market',
      before: 'personal-use-sql-database',
      after: 'embedded-mobile-database',
      label: 'Market category',
    });
    expect(consequences[0]).toMatchObject({
      kind: 'chosen_market_changed',
      subject: 'markets/embedded-mobile-database',
      because: expect.stringContaining('The product now names it') as string,
    });
    for (const { subject, because, kind } of consequences) {
      expect(subject).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
      expect(because).toMatch(/\.$/);
      expect(kind).toMatch(/^[a-z_]+$/);
    }
  });

  it('tells in markdown what changed and what follows', () => {
    const { stdout } = openRepositioning('mobile-database').throughline('diff', 'HEAD~1..HEAD', '--format', 'markdown');
    expect(stdout).toContain(
      '- Market category: from *Personal-use SQL database* to *Embedded database for mobile devices*\n',
    );
    expect(stdout).toContain('### What follows');
    expect(stdout).toContain(
      '- Stale now: "Getting-started card in the box" and "Magazine advert with a reply card".\n',
    );
  });

  it('shows with before and after swapped the way back', () => {
    const { throughline } = openRepositioning('agile-project-management');
    const [there, back] = ['HEAD~1..HEAD', 'HEAD..HEAD~1'].map((range) =>
      jsonOf(throughline('diff', range, '--format', 'json')).changes.map(({ kind, id, field, before, after }) =>
        range.startsWith('HEAD~') ? [kind, id, field, before, after] : [kind, id, field, after, before],
      ),
    );
    expect(there?.toSorted()).toEqual(back?.toSorted());
    expect(there?.length).toBeGreaterThan(8);
  });
});

describe('the sides of diff', () => {
  it('are the last commit and the files on disk when none is named, and the exit code is 0 either way', () => {
    const { throughline, write } = openTwoCommits();
    const same = throughline('diff');
    expect(same).toMatchObject({ code: 0, stderr: '' });
    expect(same.stdout).toBe('From HEAD to the work tree: nothing changed in what it says\n');
    write(`${product}/trends/handhelds.md`, '---\nname: Handhelds for everybody\n---\n');
    const { code, stdout } = throughline('diff');
    expect(code).toBe(0);
    expect(stdout).toContain('Name: from "Cheap handhelds" to "Handhelds for everybody"');
    expect(throughline('diff', '--help').stdout.replace(/\s+/g, ' ')).toContain('whether or not anything changed');
  });

  it('are a revision and the work tree, two revisions, or a range', () => {
    const { throughline } = openTwoCommits();
    const told = (...words: string[]) =>
      jsonOf(throughline('diff', '--format', 'json', ...words)).changes.map(({ change }) => change);
    expect(told('HEAD~1')).toEqual(['added']);
    expect(told('HEAD', 'HEAD~1')).toEqual(['removed']);
    expect(told('HEAD~1..')).toEqual(['added']);
    expect(told('..HEAD~1')).toEqual(['removed']);
  });

  it('are, with three dots, the commit where two branches went apart, and the second', () => {
    const workshop = openTwoCommits();
    workshop.git('checkout', '-b', 'side', 'HEAD~1');
    workshop.write(`${product}/trends/networks.md`, '---\nname: Networks everywhere\n---\n');
    commit(workshop, 'Side');
    const ids = (range: string) =>
      jsonOf(workshop.throughline('diff', range, '--format', 'json')).changes.map(({ id }) => id);
    expect(ids('main...side')).toEqual(['networks']);
    expect(ids('main..side')).toEqual(['handhelds', 'networks']);
  });

  it('may be folders: a positioning folder, or one that holds it', () => {
    const workshop = openExample('mobile-database');
    cpSync(join(workshop.folder, 'positioning'), join(workshop.folder, 'old/positioning'), { recursive: true });
    workshop.write('old/positioning/mobile-database/trends/fax.md', '---\nname: Everybody has a fax\n---\n');
    const [holding, itself] = [
      ['old', '.'],
      ['./old/positioning', 'positioning/'],
    ].map((sides) => jsonOf(workshop.throughline('diff', ...sides, '--format', 'json')).changes);
    expect(holding).toMatchObject([{ kind: 'trend', id: 'fax', change: 'removed' }]);
    expect(itself).toEqual(holding);
  });

  it('are read from the folder that the user stands in', () => {
    const workshop = openWorkshop();
    cpSync('examples/mobile-database', join(workshop.folder, 'web/docs'), { recursive: true });
    workshop.git('init');
    commit(workshop, 'Below the top');
    const { stdout } = workshop.throughline('diff', '--root', 'web/docs/positioning');
    expect(stdout).toContain('nothing changed');
  });

  it('may have no positioning: then everything is new, or gone, and that is said', () => {
    const workshop = openWorkshop();
    workshop.git('init');
    workshop.write('README.md', '# Nothing yet\n');
    commit(workshop, 'Before');
    cpSync('examples/mobile-database', workshop.folder, { recursive: true });
    const { code, stdout } = workshop.throughline('diff');
    expect(code).toBe(0);
    expect(stdout).toContain('There is no positioning at HEAD, so everything at the work tree is new.');
    expect(stdout).toContain('+ Spreadsheet (Excel, Lotus 1-2-3) (new)');
    commit(workshop, 'After');
    expect(workshop.throughline('diff', 'HEAD', 'HEAD~1').stdout).toContain('so everything at HEAD is gone');
  });

  it('are one product when asked, by its new id or its old one', () => {
    const workshop = openTwoCommits();
    workshop.write('positioning/second/product.md', '---\nname: Second\nmarket: none\n---\n');
    workshop.git('mv', product, 'positioning/field-database');
    const ids = (id: string) =>
      jsonOf(workshop.throughline('diff', '--product', id, '--format', 'json')).changes.map(({ product: of }) => of);
    expect(ids('second')).toEqual(['second']);
    expect(ids('field-database')).toEqual(['field-database']);
    expect(ids('mobile-database')).toEqual(['field-database']);
    const { code, stderr } = workshop.throughline('diff', '--product', 'secnd');
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean `second`?');
  });
});

describe('diff refuses, with a next step and exit code 2,', () => {
  const cases: readonly (readonly [what: string, words: string[], says: string])[] = [
    ['a revision that does not exist', ['no-such-branch'], 'no revision and no folder `no-such-branch`'],
    ['such a revision in a range', ['main...no-such-branch'], 'no revision and no folder `no-such-branch`'],
    ['a word that looks like an option of git', ['--', '--output=stolen'], 'no revision and no folder'],
    ['a range and another side', ['HEAD~1..HEAD', 'main'], 'names both sides already'],
    ['a folder that is not there', ['./nowhere'], 'no revision and no folder `./nowhere`'],
    ['sides that both have no positioning', ['HEAD~1', 'HEAD', '--root', 'stories'], 'no positioning folder stories/'],
  ];
  it.each(cases)('%s', (_, words, says) => {
    const { code, stdout, stderr } = openTwoCommits().throughline('diff', ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr.trim().split('\n').length).toBe(2);
  });

  it('to run outside a repository, or before the first commit', () => {
    const workshop = openExample('mobile-database', { GIT_CEILING_DIRECTORIES: '/' });
    expect(workshop.throughline('diff')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no git repository') as string,
    });
    workshop.git('init');
    expect(workshop.throughline('diff')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Nothing was committed') as string,
    });
  });
});

describe('diff of files that cannot be read', () => {
  it('names the side, and does not call them removed', () => {
    const workshop = openTwoCommits();
    workshop.write(`${product}/trends/handhelds.md`, '---\nname: [Cheap\n---\n');
    const { code, stdout, stderr } = workshop.throughline('diff');
    expect(code).toBe(0);
    expect(stderr).toContain('1 file at the work tree could not be read in full');
    expect(stdout).toContain('- Cheap handhelds (can no longer be read)');
    expect(workshop.throughline('diff', '--format', 'markdown').stdout).toContain(
      '> 1 file could not be read in full at the work tree',
    );
    expect(jsonOf(workshop.throughline('diff', '--format', 'json')).changes[0]).toMatchObject({
      change: 'removed',
      unreadable: true,
    });
  });
});

describe('diff of what strangers wrote', () => {
  it('steers no terminal, and brings neither links nor mentions into a comment', () => {
    const workshop = openTwoCommits();
    const name = '\\e[31mRed <img src=x> [a](https://example.com) @example-org/everyone `code`';
    workshop.write(
      `${product}/trends/handhelds.md`,
      `---\nname: "${name}"\n---\n\n# Heading\n\n<script>alert(1)</script>\n`,
    );
    const text = workshop.throughline('diff').stdout;
    expect(text).toContain('\\x1b[31mRed');
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/\u001B/);
    const { stdout } = workshop.throughline('diff', '--format', 'markdown');
    expect(stdout).not.toMatch(/<(img|script)|\]\(|https:\/\/|@example-org|^#* ?Heading/m);
    expect(stdout).toContain('@&#8203;example-org');
  });

  it('is cut to what a comment takes, and says so', () => {
    const workshop = openTwoCommits();
    for (let index = 0; index < 400; index += 1) {
      const name = `Trend ${index} ${'with a very long name '.repeat(40)}`;
      workshop.write(`${product}/trends/trend-${index}.md`, `---\nname: ${name}\n---\n`);
    }
    workshop.write(
      `${product}/product.md`,
      readFileSync(join(workshop.folder, `${product}/product.md`), 'utf8').replace(
        'embedded-mobile-database',
        'personal-use-sql-database',
      ),
    );
    const markdown = workshop.throughline('diff', '--format', 'markdown').stdout;
    expect(Buffer.byteLength(markdown)).toBeLessThan(65_536);
    expect(markdown).toContain('Market category: from *Embedded database for mobile devices*');
    expect(markdown).toMatch(/… and \d+ smaller changes\./);
    const text = workshop.throughline('diff').stdout;
    expect(text).toMatch(/… and \d+ more changes; --format json lists all/);
    expect(jsonOf(workshop.throughline('diff', '--format', 'json')).changes.length).toBe(401);
  });
});

describe('the price of diff', () => {
  it('is the same few git processes for any number of files', () => {
    const workshop = openTwoCommits();
    for (let index = 0; index < 200; index += 1) {
      workshop.write(`${product}/trends/trend-${index}.md`, `---\nname: Trend ${index}\n---\n`);
    }
    commit(workshop, 'Many');
    const git = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    const calls = (range: string) => {
      const log = join(workshop.folder, `${range}.log`);
      workshop.write('wrapped/git', `#!/bin/sh\necho "$@" >> "${log}"\nexec "${git}" "$@"\n`);
      chmodSync(join(workshop.folder, 'wrapped/git'), 0o755);
      const wrapped = openWorkshop({ PATH: `${join(workshop.folder, 'wrapped')}:${process.env['PATH']}` });
      execFileSync('cp', ['-r', join(workshop.folder, '.git'), wrapped.folder]);
      expect(wrapped.throughline('diff', range).code).toBe(0);
      return readFileSync(log, 'utf8').trim().split('\n').length;
    };
    const [few, many] = [calls('HEAD~2..HEAD~1'), calls('HEAD~1..HEAD')];
    expect(many).toBe(few);
    expect(few).toBeLessThanOrEqual(10);
  });
});
