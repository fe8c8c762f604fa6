import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { gitHistory } from './file-history.ts';

function openRepository() {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-history-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...args: string[]) => {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'init.defaultBranch=main'];
    const env = { ...process.env, GIT_AUTHOR_DATE: '2026-05-04T12:00:00Z', GIT_COMMITTER_DATE: '2026-05-04T12:00:00Z' };
    return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8', env, stdio: 'pipe' });
  };
  const write = (path: string, text: string | null) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (text === null) rmSync(join(folder, path));
    else writeFileSync(join(folder, path), text);
  };
  const commit = (path: string, text: string | null) => {
    write(path, text);
    git('add', '-A');
    git('commit', '-qm', 'a "message"\n\n:100644 nothing');
    return git('rev-parse', 'HEAD').slice(0, 7);
  };
  git('init', '-q');
  return { folder, git, commit, write };
}

describe('the history of files', () => {
  it('has each text that a file had, the latest first, with commit and day', async () => {
    const { folder, commit, write } = openRepository();
    const first = commit('values/a.md', 'one');
    const second = commit('values/a.md', 'two');
    commit('other.md', 'x');
    write('values/a.md', 'not committed');
    const versions = await gitHistory(folder).readVersions(['values/a.md', 'never.md', '*.md']);
    expect([...versions]).toEqual([
      [
        'values/a.md',
        [
          { revision: second, day: '2026-05-04', text: 'two' },
          { revision: first, day: '2026-05-04', text: 'one' },
        ],
      ],
      ['never.md', []],
      ['*.md', []],
    ]);
  });

  it('remembers a file that was deleted, and odd names', async () => {
    const { folder, commit } = openRepository();
    const name = 'values/größe "1"\n.md';
    commit(name, 'one');
    commit(name, null);
    const versions = await gitHistory(folder).readVersions([name]);
    expect(versions.get(name)?.map(({ text }) => text)).toEqual(['one']);
  });

  it('knows what lived on one side of a merge only', async () => {
    const { folder, git, commit } = openRepository();
    commit('a.md', 'one');
    git('checkout', '-qb', 'side');
    commit('a.md', 'side');
    git('checkout', '-q', 'main');
    commit('a.md', 'main');
    git('merge', '-q', '-X', 'theirs', '-m', 'merge', 'side');
    const versions = await gitHistory(folder).readVersions(['a.md']);
    expect(new Set(versions.get('a.md')?.map(({ text }) => text))).toEqual(new Set(['side', 'main', 'one']));
  });

  it('is that of the working folder below the top', async () => {
    const { folder, commit } = openRepository();
    commit('shop/a.md', 'one');
    const versions = await gitHistory(join(folder, 'shop')).readVersions(['a.md']);
    expect(versions.get('a.md')).toMatchObject([{ text: 'one' }]);
  });

  it('leaves out a text that is too large, and the oldest of very many', async () => {
    const { folder, commit } = openRepository();
    commit('a.md', 'small');
    commit('a.md', 'x'.repeat(1024 * 1024 + 1));
    const versions = await gitHistory(folder).readVersions(['a.md']);
    expect(versions.get('a.md')?.map(({ text }) => text)).toEqual(['small']);
  });

  it('asks for the whole folder when very many files are wanted', async () => {
    const { folder, commit } = openRepository();
    commit('a.md', 'one');
    const many = Array.from({ length: 600 }, (_, index) => `values/${index}.md`);
    const versions = await gitHistory(folder).readVersions(['a.md', ...many]);
    expect(versions.get('a.md')).toMatchObject([{ text: 'one' }]);
    expect(versions.get('values/1.md')).toEqual([]);
  });

  it('is empty outside a repository and before the first commit', async () => {
    const bare = mkdtempSync(join(tmpdir(), 'throughline-history-'));
    onTestFinished(() => rmSync(bare, { recursive: true, force: true }));
    for (const folder of [bare, openRepository().folder]) {
      expect(await gitHistory(folder).findHead()).toBeNull();
      expect(await gitHistory(folder).readVersions(['a.md'])).toEqual(new Map());
    }
  });
});
