import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Surfaces } from '../../app/ports.ts';
import type { Entry, EntryContent } from '../../model/entry.ts';
import { listKeptFiles } from '../git/listed-files.ts';
import { readFileContent, reasonOf } from './file-content.ts';

/** Surfaces on the disk, relative to a working folder. */
export function diskSurfaces(cwd: string): Surfaces {
  return {
    async *read(folder, { named, isWanted }, mostBytes) {
      const base = realFolder(resolve(cwd, folder));
      if (base === null) return;
      const isReal = createLinkGuard(base);
      const look = (path: string): EntryContent | null => {
        return lookAt(join(base, path.slice(folder.length)), isReal, mostBytes(path));
      };
      const exact = new Set(named);
      for (const path of exact) yield* entryOf(path, look(path));
      for (const inFolder of (await listKeptFiles(base)) ?? walk(base, '')) {
        const path = folder + inFolder;
        if (exact.has(path) || isNoise(inFolder) || !isWanted(path)) continue;
        const content = look(path);
        // A folder that git lists is another repository: nobody asked for it by name.
        if (content?.type !== 'folder') yield* entryOf(path, content);
      }
    },
  };
}

function entryOf(path: string, content: EntryContent | null): Entry[] {
  return content === null ? [] : [{ path, content }];
}

function realFolder(folder: string): string | null {
  try {
    return realpathSync(folder);
  } catch {
    return null;
  }
}

const noise = new Set(['.git', 'node_modules']);

function isNoise(path: string): boolean {
  return path.split('/').some((name) => noise.has(name));
}

/** Every file below a folder that is in no repository. Folders that cannot be read are passed over. */
function* walk(base: string, prefix: string): Iterable<string> {
  for (const item of listFolder(join(base, prefix))) {
    const path = prefix + item.name;
    if (!item.isDirectory()) yield path;
    else if (!item.name.startsWith('.') && !noise.has(item.name)) yield* walk(base, `${path}/`);
  }
}

function listFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Tells of folders below a base whether the way to them is made of folders only, and not of links. */
function createLinkGuard(base: string): (folder: string) => boolean {
  const known = new Map<string, boolean>([[base, true]]);
  return (folder) => {
    const isReal = known.get(folder) ?? realpathSync(folder) === folder;
    known.set(folder, isReal);
    return isReal;
  };
}

/** What stands at a path; null when nothing does. */
function lookAt(path: string, isReal: (folder: string) => boolean, mostBytes: number): EntryContent | null {
  try {
    if (!isReal(dirname(path))) return { type: 'link' };
    const stat = lstatSync(path);
    if (stat.isSymbolicLink()) return { type: 'link' };
    if (stat.isDirectory()) return { type: 'folder' };
    return stat.isFile() ? readFileContent(path, mostBytes) : { type: 'special' };
  } catch (error) {
    return isAbsent(error) ? null : { type: 'unreadable', reason: reasonOf(error) };
  }
}

const absent = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && absent.has(String(error.code));
}
