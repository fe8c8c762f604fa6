import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Surfaces } from '../../app/ports.ts';
import { revisionSurfaces } from '../git/revision-surfaces.ts';
import { diskSurfaces } from './surfaces.ts';

function openFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-surfaces-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function git(folder: string, ...args: string[]): void {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'pipe' });
}

interface Asked {
  readonly folder?: string;
  readonly named?: readonly string[];
  readonly isWanted?: (path: string) => boolean;
  readonly most?: number;
}

/** What came, in path order: the text of files, the type of everything else. */
async function read(surfaces: Surfaces, { folder = '', named = [], isWanted = () => false, most = 1000 }: Asked) {
  const found: [string, string][] = [];
  for await (const { path, content } of surfaces.read(folder, { named, isWanted }, () => most)) {
    found.push([path, content.type === 'file' ? Buffer.from(content.bytes).toString() : content.type]);
  }
  return Object.fromEntries(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const all = { isWanted: () => true };
const site = { 'site/index.md': 'home', 'site/about.md': 'about', 'deck.txt': 'deck' };

describe('surfaces on the disk', () => {
  it('are read where they are wanted, and nothing else is', async () => {
    const surfaces = diskSurfaces(openFolder(site));
    expect(await read(surfaces, { isWanted: (path) => path.startsWith('site/') })).toEqual({
      'site/about.md': 'about',
      'site/index.md': 'home',
    });
  });

  it('have paths as from the working folder, and never come from beside theirs', async () => {
    const surfaces = diskSurfaces(openFolder({ 'shop/index.md': 'shop', 'other/index.md': 'other' }));
    expect(await read(surfaces, { folder: 'shop/', ...all })).toEqual({ 'shop/index.md': 'shop' });
  });

  it('leave out folders of tools and what git ignores, unless a file is named', async () => {
    const folder = openFolder({
      ...site,
      '.gitignore': 'dist/\n',
      'dist/index.html': 'built',
      'dist/other.html': 'built',
      'node_modules/x/README.md': 'not ours',
    });
    git(folder, 'init', '-q');
    const found = await read(diskSurfaces(folder), { ...all, named: ['dist/index.html'] });
    expect(Object.keys(found)).toEqual(['.gitignore', 'deck.txt', 'dist/index.html', 'site/about.md', 'site/index.md']);
  });

  it('are never read through a link, neither of a file nor of a folder on the way', async () => {
    const folder = openFolder({ ...site, 'secret/key.md': 'secret' });
    symlinkSync('../secret/key.md', join(folder, 'site/key.md'));
    symlinkSync('secret', join(folder, 'linked'));
    const named = ['site/key.md', 'linked/key.md'];
    expect(await read(diskSurfaces(folder), { named })).toEqual({ 'linked/key.md': 'link', 'site/key.md': 'link' });
    expect(await read(diskSurfaces(folder), { isWanted: (path) => path.startsWith('linked') })).toEqual({
      linked: 'link',
    });
  });

  it('are links also when git knows a folder that became one', async () => {
    const folder = openFolder(site);
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    rmSync(join(folder, 'site'), { recursive: true });
    symlinkSync(openFolder({ 'index.md': 'outside' }), join(folder, 'site'));
    const found = await read(diskSurfaces(folder), { isWanted: (path) => path === 'site/index.md' });
    expect(found).toEqual({ 'site/index.md': 'link' });
  });

  it('say what is too large, a folder, or unreadable, and pass over what is gone', async () => {
    const folder = openFolder({ ...site, 'large.md': 'x'.repeat(1001), 'locked.md': 'locked' });
    chmodSync(join(folder, 'locked.md'), 0);
    const named = ['large.md', 'site', 'locked.md', 'gone.md', 'deck.txt/x.md', `${'a'.repeat(300)}.md`, 'a\0b.md'];
    const found = await read(diskSurfaces(folder), { named });
    // The superuser may read everything.
    const locked = process.getuid?.() === 0 ? 'locked' : 'unreadable';
    expect(found).toEqual({ 'large.md': 'too-large', 'locked.md': locked, site: 'folder' });
  });

  it('that git lists and that were deleted do not come', async () => {
    const folder = openFolder(site);
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    rmSync(join(folder, 'deck.txt'));
    expect(Object.keys(await read(diskSurfaces(folder), all))).toEqual(['site/about.md', 'site/index.md']);
  });

  it('are none where there is no such folder', async () => {
    expect(await read(diskSurfaces(openFolder(site)), { folder: 'shop/', ...all })).toEqual({});
  });
});

describe('surfaces in a revision', () => {
  it('are as they were there, whatever became of them', async () => {
    const folder = openFolder({ ...site, 'shop/a.md': 'x'.repeat(1001) });
    symlinkSync('deck.txt', join(folder, 'link.md'));
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'first');
    writeFileSync(join(folder, 'deck.txt'), 'changed');
    const surfaces = revisionSurfaces(folder, 'HEAD');
    expect(await read(surfaces, { named: ['site', 'gone.md'], isWanted: (path) => !path.startsWith('site/') })).toEqual(
      {
        'deck.txt': 'deck',
        'link.md': 'link',
        'shop/a.md': 'too-large',
        site: 'folder',
      },
    );
    expect(await read(surfaces, { folder: 'shop/', ...all })).toEqual({ 'shop/a.md': 'too-large' });
    expect(await read(surfaces, { folder: 'nowhere/', ...all })).toEqual({});
  });
});
