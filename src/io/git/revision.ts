import type { PositioningSource } from '../../app/ports.ts';
import { type Entry, type EntryContent, maxFileBytes } from '../../model/entry.ts';
import { readBlobs } from './blobs.ts';
import { findTree, listTree, type TreeItem } from './tree.ts';

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
