import { simpleGit } from 'simple-git';
import type { PositioningSource } from '../../app/ports.ts';
import { UserError } from '../../app/user-error.ts';
import { type Entry, type EntryContent, maxFileBytes } from '../../model/entry.ts';

interface TreeItem {
  readonly mode: string;
  readonly type: string;
  readonly oid: string;
  readonly size: number;
  readonly path: string;
}

/** Reads positioning folders from a git revision, with three git processes whatever the number of files. */
export function revisionSource(cwd: string, revision: string): PositioningSource {
  return {
    async readEntries(root, isWanted) {
      const tree = await findTree(cwd, revision, root);
      if (tree === null) return null;
      const items = await listTree(cwd, tree, root);
      const isRead = ({ type, mode, size, path }: TreeItem) =>
        type === 'blob' && mode === '100644' && size <= maxFileBytes && isWanted(path);
      const blobs = await readBlobs(
        cwd,
        items.filter(isRead).map(({ oid }) => oid),
      );
      return items.flatMap((item): Entry[] => {
        const content = contentOf(item, blobs, isWanted);
        return content ? [{ path: item.path, content }] : [];
      });
    },
  };
}

/** The id of the folder at the revision, or null when there is none. */
async function findTree(cwd: string, revision: string, root: string): Promise<string | null> {
  const tree = await resolveObject(cwd, `${revision}:./${root === '.' ? '' : root}`);
  if (tree !== null) return tree;
  if (!(await simpleGit(cwd).checkIsRepo())) {
    throw new UserError('This folder is in no git repository.', 'Run this inside the repository, or leave out --rev.');
  }
  if ((await resolveObject(cwd, `${revision}^{commit}`)) !== null) return null;
  throw new UserError(
    `There is no revision \`${revision}\` in this repository.`,
    'Name a branch, a tag or a commit; in CI, fetch it first (fetch-depth: 0).',
  );
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

async function listTree(cwd: string, tree: string, root: string): Promise<TreeItem[]> {
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

function contentOf(
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
async function readBlobs(cwd: string, oids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  if (oids.length === 0) return new Map();
  const wanted = [...new Set(oids)];
  const git = simpleGit(cwd, { input: () => `${wanted.join('\n')}\n` });
  return parseBatch((await git.binaryCatFile(['--batch'])) as Buffer);
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
