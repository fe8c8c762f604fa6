import { lstatSync, readdirSync, type Dirent, type Stats } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PositioningSource } from '../../app/ports.ts';
import { UserError } from '../../app/user-error.ts';
import { type Entry, type EntryContent, maxFileBytes } from '../../model/entry.ts';
import { readFileContent, reasonOf } from './file-content.ts';

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
  const stat = look(folder);
  if (!stat || stat.isDirectory()) return stat !== undefined;
  throw new UserError(
    `${root} is ${stat.isSymbolicLink() ? 'a link, which is never followed' : 'no folder'}.`,
    'Name the folder itself; that of the positioning is said with --root.',
  );
}

function look(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    throw cannotRead(path, cause);
  }
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
    throw cannotRead(folder, cause);
  }
}

function cannotRead(folder: string, cause: unknown): UserError {
  return new UserError(
    `The folder ${folder} cannot be read: ${reasonOf(cause)}.`,
    'Allow reading it, then run again.',
    cause,
  );
}

// Whether a file may be executed is judged in revisions only: some disks say so of every file.
function contentOf(item: Dirent, path: string, isWanted: () => boolean): EntryContent {
  if (item.isSymbolicLink()) return { type: 'link' };
  if (!item.isFile()) return { type: 'special' };
  return isWanted() ? readFileContent(path, maxFileBytes) : { type: 'unread' };
}
