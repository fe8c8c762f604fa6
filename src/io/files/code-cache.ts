import { statSync } from 'node:fs';
import { findCacheFolder, makeCacheFolder } from './cache-folder.ts';

/**
 * Lets Node keep what it makes of the program's code, so that the next run need not compile it; `enable` is left out
 * where Node cannot (before 22.1). Node runs what lies there without asking who put it there. Its own choice is a folder
 * that all users of a machine share; ours is in the user's cache folder, and only where nobody else can write. Elsewhere
 * every run compiles.
 */
export function rememberCode(env: NodeJS.ProcessEnv, enable: ((folder: string) => unknown) | undefined): void {
  const own = findCacheFolder(env);
  if (!enable || own === null) return;
  try {
    const way = makeCacheFolder(own, 'code');
    if (way.every(isOursAlone)) enable(way.at(-1)!);
  } catch {
    // Then it is only slower.
  }
}

/** Windows keeps the caches of users apart, and has no such owners and rights. */
function isOursAlone(folder: string): boolean {
  const { uid, mode } = statSync(folder);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}
