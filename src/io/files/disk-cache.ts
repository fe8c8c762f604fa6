import { hash, randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Cache } from '../../app/ports.ts';
import { findCacheFolder, makeCacheFolder } from './cache-folder.ts';
import { removeLeftovers } from './leftovers.ts';

/** A cache that keeps nothing. */
export const noCache: Cache = { load: () => null, save: () => {} };

/** Keeps text as long as this run lasts. */
export function memoryCache(): Cache {
  const kept = new Map<string, string>();
  return { load: (name) => kept.get(name) ?? null, save: (name, text) => void kept.set(name, text) };
}

/** Keeps text in the user's cache folder, apart for each working folder. A cache that cannot be used is no error. */
export function diskCache(cwd: string, env: NodeJS.ProcessEnv): Cache {
  const folder = findCacheFolder(env);
  if (folder === null) return noCache;
  const fileOf = (name: string) =>
    join(folder, `${hash('sha256', `${resolve(cwd)}\0${name}`, 'hex').slice(0, 32)}.json`);
  return {
    load(name) {
      try {
        return readFileSync(fileOf(name), 'utf8');
      } catch {
        return null;
      }
    },
    save(name, text) {
      const beside = `${fileOf(name)}.${randomUUID()}.tmp`;
      try {
        makeCacheFolder(folder);
        removeLeftovers(folder);
        writeFileSync(beside, text, { flag: 'wx', mode: 0o600 });
        renameSync(beside, fileOf(name));
      } catch {
        discard(beside);
      }
    },
  };
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Nobody misses the room that it takes.
  }
}
