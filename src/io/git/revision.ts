import type { PositioningSource } from '../../app/ports.ts';
import { type Entry, maxFileBytes } from '../../model/entry.ts';
import { readBlobs } from './blobs.ts';
import { contentOf } from './item-content.ts';
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
