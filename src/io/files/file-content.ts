import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { EntryContent } from '../../model/entry.ts';

/** Reads a plain file of at most so many bytes, without following a link. Never throws. */
export function readFileContent(path: string, mostBytes: number): EntryContent {
  try {
    // Judged by the open file: what was listed may have been replaced since.
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = fstatSync(file);
      if (!stat.isFile()) return { type: 'special' };
      if (stat.size > mostBytes) return { type: 'too-large', size: stat.size };
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

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it is gone',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk space that you may use is full',
  EROFS: 'the disk can only be read',
  EISDIR: 'it is a folder',
  ENOTDIR: 'there is a file where a folder is needed',
  EEXIST: 'there is a file where a folder is needed',
  ENOTEMPTY: 'the folder is not empty',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'it is a link',
  EFBIG: 'it would be too large for this disk',
  EIO: 'the disk failed',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENXIO: 'it is no plain file',
  EBUSY: 'another program uses it',
};

/** Why something on the disk could not be had, in a clause. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return reasons[code] ?? code;
}
