import { simpleGit } from 'simple-git';
import type { PositioningSource } from '../../app/ports.ts';
import { UserError } from '../../app/user-error.ts';
import { type Entry, maxFileBytes } from '../../model/entry.ts';
import { contentOf, listTree, readBlobs, resolveObject, type TreeItem } from './objects.ts';

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
