import { hash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Cache } from '../../app/ports.ts';

/** A cache that keeps nothing. */
export const noCache: Cache = { load: () => null, save: () => {} };

/** Keeps text in the user's cache folder, apart for each working folder. A cache that cannot be used is no error. */
export function diskCache(cwd: string, env: NodeJS.ProcessEnv): Cache {
  const folder = cacheFolder(env);
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
        mkdirSync(folder, { recursive: true });
        writeFileSync(beside, text, { flag: 'wx', mode: 0o600 });
        renameSync(beside, fileOf(name));
      } catch {
        rmSync(beside, { force: true });
      }
    },
  };
}

/** Where programs of this system keep what they can do without. */
function cacheFolder(env: NodeJS.ProcessEnv): string {
  const base = env['XDG_CACHE_HOME'] ?? env['LOCALAPPDATA'] ?? join(homedir(), '.cache');
  return join(base, 'throughline');
}
