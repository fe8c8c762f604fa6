import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync, type Dirent } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PositioningSource } from '../../app/ports.ts';
import { UserError } from '../../app/user-error.ts';
import { type Entry, type EntryContent, maxFileBytes } from '../../model/entry.ts';

/** Reads positioning folders from the disk, relative to a working folder. Follows no link, not even to the root. */
export function workTreeSource(cwd: string): PositioningSource {
  return {
    async readEntries(root, isWanted) {
      const folder = resolve(cwd, root);
      return isFolder(folder, root) ? [...entriesBelow(folder, '', isWanted)] : null;
    },
  };
}

function isFolder(folder: string, root: string): boolean {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (!stat || stat.isDirectory()) return stat !== undefined;
  throw new UserError(
    `${root} is ${stat.isSymbolicLink() ? 'a link, which is never followed' : 'no folder'}.`,
    'Name the positioning folder itself with --root.',
  );
}

function* entriesBelow(folder: string, prefix: string, isWanted: (path: string) => boolean): Iterable<Entry> {
  for (const item of listFolder(folder)) {
    const path = prefix + item.name;
    if (item.isDirectory()) {
      if (item.name === '.git' || item.name === 'node_modules') continue;
      if (item.name.endsWith('.md')) yield { path, content: { type: 'folder' } };
      yield* entriesBelow(join(folder, item.name), `${path}/`, isWanted);
    } else {
      yield { path, content: contentOf(item, join(folder, item.name), () => isWanted(path)) };
    }
  }
}

function listFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    throw new UserError(
      `The folder ${folder} cannot be read: ${reasonOf(cause)}.`,
      'Allow reading it, then run again.',
      cause,
    );
  }
}

// Whether a file may be executed is judged in revisions only: some disks say so of every file.
function contentOf(item: Dirent, path: string, isWanted: () => boolean): EntryContent {
  if (item.isSymbolicLink()) return { type: 'link' };
  if (!item.isFile()) return { type: 'special' };
  return isWanted() ? readFileContent(path) : { type: 'unread' };
}

// Opened without following links, then judged by the open file: what was listed may have been replaced since.
function readFileContent(path: string): EntryContent {
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = fstatSync(file);
      if (!stat.isFile()) return { type: 'special' };
      if (stat.size > maxFileBytes) return { type: 'too-large', size: stat.size };
      return { type: 'file', bytes: readAll(file, stat.size) };
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    return { type: 'unreadable', reason: reasonOf(cause) };
  }
}

function readAll(file: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(size);
  let length = 0;
  while (length < size) {
    const read = readSync(file, bytes, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return { EACCES: 'permission denied', EPERM: 'permission denied', ENOENT: 'it is gone' }[code] ?? code;
}
