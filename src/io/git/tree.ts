import { simpleGit } from 'simple-git';
import { UserError } from '../../app/user-error.ts';
import { isRepository } from './is-repository.ts';

/** Something in a folder of a revision. */
export interface TreeItem {
  readonly mode: string;
  readonly type: string;
  readonly oid: string;
  /** In bytes; 0 for what is no file. */
  readonly size: number;
  /** From the folder that was listed. */
  readonly path: string;
}

/** The id of the folder at the revision, or null when there is none. */
export async function findTree(cwd: string, revision: string, root: string): Promise<string | null> {
  const tree = await resolveObject(cwd, `${revision}:./${root === '.' ? '' : root}`);
  if (tree !== null) return tree;
  if (!(await isRepository(cwd))) {
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

/** Everything below a folder of a revision, folders too. */
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
