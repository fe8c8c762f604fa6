import { simpleGit } from 'simple-git';
import { UserError } from '../../app/user-error.ts';
import { type EntryContent, maxFileBytes } from '../../model/entry.ts';

/** One thing in a commit's folder, as git lists it. */
export interface TreeItem {
  readonly mode: string;
  readonly type: string;
  readonly oid: string;
  /** In bytes; 0 for what is no file. */
  readonly size: number;
  readonly path: string;
}

/** The id of an object by its name, or null. A name that looks like an option names nothing. */
export async function resolveObject(cwd: string, name: string): Promise<string | null> {
  if (name.startsWith('-')) return null;
  try {
    return (await simpleGit(cwd).raw('rev-parse', '--verify', '--quiet', name)).trim() || null;
  } catch {
    return null;
  }
}

/** Everything below a folder, by the id of its tree; `root` is what messages call it. */
export async function listTree(cwd: string, tree: string, root: string): Promise<TreeItem[]> {
  try {
    return parseTree(await simpleGit(cwd).raw('ls-tree', '-r', '-t', '-l', '-z', '--full-tree', tree));
  } catch (cause) {
    throw new UserError(`${root} is no folder there.`, 'Name the positioning folder itself with --root.', cause);
  }
}

function parseTree(output: string): TreeItem[] {
  return output
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', type = '', oid = '', size = ''] = line.slice(0, tab).split(/ +/);
      return { mode, type, oid, size: Number(size) || 0, path: line.slice(tab + 1) };
    });
}

/** What an item holds, from the blobs that were read; null where there is nothing to tell. */
export function contentOf(
  { mode, type, oid, size, path }: TreeItem,
  blobs: ReadonlyMap<string, Uint8Array>,
  isWanted: (path: string) => boolean,
): EntryContent | null {
  if (type === 'tree') return path.endsWith('.md') ? { type: 'folder' } : null;
  if (mode === '120000') return { type: 'link' };
  if (type !== 'blob') return { type: 'special' };
  if (!isWanted(path)) return { type: 'unread' };
  if (mode === '100755') return { type: 'executable' };
  if (size > maxFileBytes) return { type: 'too-large', size };
  const bytes = blobs.get(oid);
  return bytes ? { type: 'file', bytes } : { type: 'unreadable', reason: `object ${oid.slice(0, 12)} is missing` };
}

/** The content of blobs by id, from one process; ids that git does not have are left out. */
export async function readBlobs(cwd: string, oids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  if (oids.length === 0) return new Map();
  const git = simpleGit(cwd, { input: () => linesOf(oids) });
  return parseBatch((await git.binaryCatFile(['--batch'])) as Buffer);
}

/** The sizes of objects by id, in bytes; ids that git does not have are left out. */
export async function readSizes(cwd: string, oids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (oids.length === 0) return new Map();
  const git = simpleGit(cwd, { input: () => linesOf(oids) });
  const lines = (await git.raw('cat-file', '--batch-check=%(objectname) %(objectsize)')).trimEnd().split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [oid = '', size = ''] = line.split(' ');
      return /^\d+$/.test(size) ? [[oid, Number(size)] as const] : [];
    }),
  );
}

/** Parses what `git cat-file --batch` prints: a line `<id> <type> <size>`, the content, a line end; and so on. */
function parseBatch(output: Buffer): ReadonlyMap<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  let at = 0;
  while (at < output.length) {
    const lineEnd = output.indexOf(0x0a, at);
    const [oid = '', type = '', size = ''] = output.toString('latin1', at, lineEnd).split(' ');
    at = lineEnd + 1;
    if (type === 'missing') continue;
    blobs.set(oid, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return blobs;
}

function linesOf(oids: readonly string[]): string {
  return `${[...new Set(oids)].join('\n')}\n`;
}
