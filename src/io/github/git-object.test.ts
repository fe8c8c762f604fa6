import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findUnsoundFolder, hashBlob, type ListedEntry } from './git-object.ts';

/** What git itself lists of a folder with these files. */
function listWithGit(files: Readonly<Record<string, string>>, format = 'sha1'): readonly ListedEntry[] {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
  git('init', '--quiet', `--object-format=${format}`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: path.endsWith('.sh') ? 0o755 : 0o644 });
  }
  symlinkSync('sign-off.md', join(folder, 'positioning/link.md'));
  git('add', '--all');
  const lines = git('ls-tree', '-r', '-t', '-z', git('write-tree').trim()).split('\0').filter(Boolean);
  return lines.map((line) => {
    const [, mode = '', sha = '', path = ''] = /^(\d+) \w+ (\w+)\t([^]+)$/.exec(line) ?? [];
    return { mode, sha, path };
  });
}

const files = {
  'positioning/sign-off.md': '---\nrequire: all_functions\n---\n',
  // Git orders `a.md` before the folder `a`, and the folder `a` before `a0.md`.
  'positioning/a.md': 'One\n',
  'positioning/a/deep/er.md': 'Two\n',
  'positioning/a0.md': 'Three\n',
  'positioning/Bäcker/Äpfel.md': 'Four\n',
  'positioning/run.sh': '#!/bin/sh\n',
  'README.md': '# Field DB\n',
};

describe.each(['sha1', 'sha256'])('a listing of git with %s', (format) => {
  const listing = listWithGit(files, format);

  it('is sound, in whatever order it comes', () => {
    expect(listing).toHaveLength(12);
    expect(findUnsoundFolder(listing)).toBeNull();
    expect(findUnsoundFolder(listing.toReversed())).toBeNull();
    expect(findUnsoundFolder([])).toBeNull();
  });

  it('gives files the hashes that we give them', () => {
    for (const { path, sha, mode } of listing) {
      const text = files[path as keyof typeof files];
      if (text !== undefined && mode !== '040000') expect(hashBlob(Buffer.from(text), sha.length)).toBe(sha);
    }
  });

  it('shows every change below the top: of a path, a mode, a hash, a line that is gone or too many', () => {
    for (const [index, entry] of listing.entries()) {
      if (!entry.path.includes('/')) continue;
      const instead = (...others: readonly ListedEntry[]) => listing.toSpliced(index, 1, ...others);
      const other = entry.sha.startsWith('0') ? '1' : '0';
      for (const wrong of [
        instead(),
        instead({ ...entry, path: `${entry.path}x` }),
        instead({ ...entry, path: entry.path.replace('positioning/', '') }),
        instead({ ...entry, path: 'elsewhere/x.md' }),
        instead({ ...entry, sha: other + entry.sha.slice(1) }),
        instead({ ...entry, mode: entry.mode === '100644' ? '100755' : '100644' }),
        instead(entry, { ...entry, path: `${entry.path}x` }),
      ]) {
        expect(findUnsoundFolder(wrong), JSON.stringify(entry)).not.toBeNull();
      }
    }
  });
});

describe('a folder with a name that is no UTF-8', () => {
  it('is taken as it is, because nobody can work out its hash', () => {
    const [folder, sha] = [{ path: 'old', mode: '040000', sha: '1'.repeat(40) }, '2'.repeat(40)];
    expect(findUnsoundFolder([folder, { path: 'old/B\u{FFFD}cker.md', mode: '100644', sha }])).toBeNull();
    expect(findUnsoundFolder([folder, { path: 'old/Bäcker.md', mode: '100644', sha }])).toBe('old');
  });
});
