import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/**
 * Where this program keeps what it can do without, in the place that the system has for that; null where nobody says.
 * A relative path says nothing.
 */
export function findCacheFolder(env: NodeJS.ProcessEnv): string | null {
  const named = [env['XDG_CACHE_HOME'], env['LOCALAPPDATA']].find((path) => path !== undefined && isAbsolute(path));
  const base = named ?? homeCache();
  return base === null ? null : join(base, 'throughline');
}

/** Makes the cache folder and what is named in it, for this user alone. Gives all folders on the way, outermost first; throws where it may not. */
export function makeCacheFolder(own: string, ...inner: string[]): string[] {
  const way = [dirname(own), own, ...inner.map((name) => join(own, name))];
  // Step by step: where a system refuses a folder as if it were gone, Node asks for the whole path without end.
  for (const path of way) if (!existsSync(path)) mkdirSync(path, { mode: 0o700 });
  return way;
}

function homeCache(): string | null {
  try {
    const home = homedir();
    return isAbsolute(home) ? join(home, '.cache') : null;
  } catch {
    return null;
  }
}
