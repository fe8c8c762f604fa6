import { Inflate } from 'fflate';

/** The files of an archive by name, or why it cannot be unpacked. */
export type Unpacked =
  | { readonly files: ReadonlyMap<string, Uint8Array>; readonly problem: null }
  | { readonly files: null; readonly problem: string };

const mostEntries = 2000;
const mostExpanded = 20 * 1024 * 1024;
const slice = 16 * 1024;

/**
 * Unpacks the files of a zip archive that are wanted. What the archive says about sizes is not trusted: unpacking stops
 * at 20 MiB in all, and an archive of more than 2,000 files is not looked into. Never throws.
 */
export function unpackZip(bytes: Uint8Array, isWanted: (name: string) => boolean): Unpacked {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (!directory) return failed('it is no zip archive, or a damaged one');
  if (directory.count > mostEntries) return failed('it holds more than 2,000 files');
  const files = new Map<string, Uint8Array>();
  let room = mostExpanded;
  try {
    for (const entry of entriesOf(view, directory)) {
      if (!isWanted(entry.name) || files.has(entry.name)) continue;
      if (entry.isLocked) return failed('it is protected by a password');
      const content = unpack(bytes.subarray(entry.start, entry.start + entry.size), entry.method, room);
      if (content === null) return failed('it unpacks to more than 20 MiB of text');
      room -= content.length;
      files.set(entry.name, content);
    }
  } catch {
    return failed('it is damaged');
  }
  return { files, problem: null };
}

function failed(problem: string): Unpacked {
  return { files: null, problem };
}

interface Directory {
  readonly count: number;
  readonly offset: number;
}

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isLocked: boolean;
  /** Where the packed content begins, and how many bytes it has. */
  readonly start: number;
  readonly size: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const longestComment = 0xffff;

/** The record at the end of an archive (PKWARE's APPNOTE, 4.3.16). Its comment may be any text. */
function findDirectory(view: DataView): Directory | null {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (view.getUint32(at, true) !== endSignature) continue;
    return { count: view.getUint16(at + 10, true), offset: view.getUint32(at + 16, true) };
  }
  return null;
}

/** The entries of the central directory. Throws when it leads out of the file. */
function* entriesOf(view: DataView, { count, offset }: Directory): Iterable<ZipEntry> {
  let at = offset;
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== entrySignature) throw new RangeError('no entry here');
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    yield {
      name: Buffer.from(view.buffer, view.byteOffset + at + 46, nameLength).toString('utf8'),
      method: view.getUint16(at + 10, true),
      isLocked: (view.getUint16(at + 8, true) & 1) === 1,
      start: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
      size: view.getUint32(at + 20, true),
    };
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

/** The content, or null when it is larger than the room that is left. Throws when it is damaged. */
function unpack(packed: Uint8Array, method: number, room: number): Uint8Array | null {
  if (method === 0) return packed.length > room ? null : packed;
  if (method !== 8) throw new TypeError(`packed by method ${method}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((chunk) => {
    size += chunk.length;
    chunks.push(chunk);
  });
  for (let at = 0; at < packed.length; at += slice) {
    inflate.push(packed.subarray(at, at + slice), at + slice >= packed.length);
    if (size > room) return null;
  }
  return Buffer.concat(chunks);
}
