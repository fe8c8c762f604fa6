import type { Surfaces } from '../../app/ports.ts';
import type { Entry, EntryContent } from '../../model/entry.ts';
import { readBlobs } from './blobs.ts';
import { findTree, listTree, type TreeItem } from './tree.ts';

// As much as is held in memory at once; a single file may be larger.
const batchBytes = 32 * 1024 * 1024;

/** Surfaces in a git revision. Each folder is listed once. */
export function revisionSurfaces(cwd: string, revision: string): Surfaces {
  const listed = new Map<string, Promise<readonly TreeItem[]>>();
  const listOnce = (root: string) => {
    const items = listed.get(root) ?? listFolder(cwd, revision, root);
    listed.set(root, items);
    return items;
  };
  return {
    async *read(folder, { named, isWanted }, mostBytes) {
      const exact = new Set(named);
      const wanted = (await listOnce(folder.replace(/\/$/, '') || '.'))
        .map((item) => ({ ...item, path: folder + item.path }))
        .filter(({ path, type }) => exact.has(path) || (type === 'blob' && isWanted(path)));
      for (const batch of inBatches(wanted, mostBytes)) yield* await readBatch(cwd, batch, mostBytes);
    },
  };
}

/** Everything below a folder of the revision; nothing where there is no such folder. */
async function listFolder(cwd: string, revision: string, root: string): Promise<readonly TreeItem[]> {
  const tree = await findTree(cwd, revision, root);
  return tree === null ? [] : listTree(cwd, tree, root);
}

function* inBatches(items: readonly TreeItem[], mostBytes: (path: string) => number): Iterable<TreeItem[]> {
  let batch: TreeItem[] = [];
  let size = 0;
  for (const item of items) {
    const weight = isRead(item, mostBytes) ? item.size : 0;
    if (batch.length > 0 && size + weight > batchBytes) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(item);
    size += weight;
  }
  yield batch;
}

async function readBatch(
  cwd: string,
  items: readonly TreeItem[],
  mostBytes: (path: string) => number,
): Promise<Entry[]> {
  const read = items.filter((item) => isRead(item, mostBytes));
  const blobs = await readBlobs(
    cwd,
    read.map(({ oid }) => oid),
  );
  return items.map((item) => ({ path: item.path, content: contentOf(item, blobs, mostBytes) }));
}

function isRead({ type, mode, size, path }: TreeItem, mostBytes: (path: string) => number): boolean {
  return type === 'blob' && mode !== linkMode && size <= mostBytes(path);
}

const linkMode = '120000';

function contentOf(
  { type, mode, oid, size, path }: TreeItem,
  blobs: ReadonlyMap<string, Uint8Array>,
  mostBytes: (path: string) => number,
): EntryContent {
  if (type !== 'blob') return { type: 'folder' };
  if (mode === linkMode) return { type: 'link' };
  if (size > mostBytes(path)) return { type: 'too-large', size };
  const bytes = blobs.get(oid);
  return bytes ? { type: 'file', bytes } : { type: 'unreadable', reason: `object ${oid.slice(0, 12)} is missing` };
}
