import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { rememberCode } from './code-cache.ts';

/** A cache folder of a user, with what this program made of it on an earlier run. */
function openCache() {
  const base = mkdtempSync(join(tmpdir(), 'throughline-code-'));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const code = join(base, 'throughline/code');
  return { base, own: join(base, 'throughline'), code, remember: () => foldersFor({ XDG_CACHE_HOME: base }) };
}

/** The folders that Node is told to keep code in: one or none. */
function foldersFor(env: NodeJS.ProcessEnv): string[] {
  const folders: string[] = [];
  rememberCode(env, (folder) => folders.push(folder));
  return folders;
}

describe('compiled code', () => {
  it('is kept in the cache folder of the user, where nobody else looks', () => {
    const { code, remember } = openCache();
    expect(remember()).toEqual([code]);
    expect(statSync(code).mode & 0o777).toBe(0o700);
    expect(remember()).toEqual([code]);
  });

  it.each(['base', 'own', 'code'] as const)('is not taken from where others can write: %s', (which) => {
    const cache = openCache();
    mkdirSync(cache.code, { recursive: true, mode: 0o755 });
    chmodSync(cache[which], 0o777);
    expect(cache.remember()).toEqual([]);
    chmodSync(cache[which], 0o755);
    expect(cache.remember()).toEqual([cache.code]);
  });

  it('is not taken from a folder of somebody else', () => {
    const { code, remember } = openCache();
    mkdirSync(code, { recursive: true, mode: 0o755 });
    const { uid } = statSync(code);
    vi.spyOn(process, 'getuid').mockReturnValue(uid + 1);
    onTestFinished(() => void vi.restoreAllMocks());
    expect(remember()).toEqual([]);
  });

  it('is not kept where there is no folder for it, and nobody hears of that', () => {
    const { base, own, remember } = openCache();
    writeFileSync(own, 'a file');
    expect(remember()).toEqual([]);
    expect(foldersFor({ XDG_CACHE_HOME: join(own, 'below-a-file') })).toEqual([]);
    expect(foldersFor({ XDG_CACHE_HOME: join(base, 'not-there/nor-this') })).toEqual([]);
  });

  it('is not kept by a Node that cannot', () => {
    const { base, own } = openCache();
    rememberCode({ XDG_CACHE_HOME: base }, undefined);
    expect(() => statSync(own)).toThrow('ENOENT');
  });
});
