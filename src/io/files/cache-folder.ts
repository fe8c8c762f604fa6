import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where this program keeps what it can do without, in the place that the system has for that; null where nobody says.
 * A relative path says nothing.
 */
export function findCacheFolder(env: NodeJS.ProcessEnv): string | null {
  const named = [env['XDG_CACHE_HOME'], env['LOCALAPPDATA']].find((path) => path !== undefined && isAbsolute(path));
  const base = named ?? homeCache();
  return base === null ? null : join(base, 'throughline');
}

function homeCache(): string | null {
  try {
    const home = homedir();
    return isAbsolute(home) ? join(home, '.cache') : null;
  } catch {
    return null;
  }
}
