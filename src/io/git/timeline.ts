import { existsSync, readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { simpleGit } from 'simple-git';
import type { Step, Timeline } from '../../app/ports.ts';
import { UserError } from '../../app/user-error.ts';
import { type Entry, maxFileBytes } from '../../model/entry.ts';
import { type Commit, logFormat, parseLog, type PathState } from './log.ts';
import { readBlobs, readBlobSizes } from './blobs.ts';
import { contentOf } from './item-content.ts';
import { listTree, resolveObject, type TreeItem } from './tree.ts';

type IsWanted = (path: string) => boolean;
type FindEntry = (path: string, state: PathState) => Entry | null;

/**
 * Reads how a folder changed, as seen from a revision, with a handful of git processes whatever the number of commits
 * and files.
 */
export function gitTimeline(cwd: string, revision = 'HEAD'): Timeline {
  const findCommit = () => resolveObject(cwd, `${revision}^{commit}`);
  return {
    async findTip() {
      const [place, tip] = await Promise.all([findPlace(cwd, '.'), findCommit()]);
      // A clone that is fetched deeper has the same tip and a longer past.
      return place && tip && [tip, ...place.edge].filter(Boolean).join(' ');
    },
    async readSteps(root, { most, isWanted }) {
      const place = await findPlace(cwd, root);
      const tip = await findCommit();
      if (!place || tip === null) return [];
      const commits = withinClone(await readLog(cwd, { root, tip, most }), place.edge).map((commit) =>
        below(commit, place.top),
      );
      const [newest] = commits;
      if (!newest) return [];
      const tree = await resolveObject(cwd, `${newest.commit}:./${root === '.' ? '' : root}`);
      const items = tree === null ? [] : await listTree(cwd, tree, root);
      const files = items.filter(({ type }) => type !== 'tree');
      return walkBack(commits, files, await readStates(cwd, { commits, files, isWanted }));
    },
  };
}

interface Repository {
  /** The folder as seen from the top of the repository; empty for the top itself. */
  readonly top: string;
  /** The oldest commits of a shallow clone. */
  readonly edge: ReadonlySet<string>;
}

/** Null outside a repository. */
async function findPlace(cwd: string, root: string): Promise<Repository | null> {
  const answer = await simpleGit(cwd)
    .raw('rev-parse', '--show-prefix', '--git-path', 'shallow')
    .catch(() => null);
  if (answer === null) return null;
  const [prefix = '', shallow = ''] = answer.split('\n');
  const top = posix.join('/', prefix, root).slice(1);
  const file = resolve(cwd, shallow);
  return { top, edge: new Set(existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) };
}

interface LogRequest {
  readonly root: string;
  /** The id of the commit that the log begins with. */
  readonly tip: string;
  readonly most: number;
}

async function readLog(cwd: string, { root, tip, most }: LogRequest): Promise<Commit[]> {
  // A merge is shown against its first parent; what a user set up for reading the log does not count.
  const how = [
    '--first-parent',
    '-m',
    '--raw',
    '-z',
    '--no-renames',
    '--no-abbrev',
    '--no-show-signature',
    '--no-color',
  ];
  const git = simpleGit(cwd, { config: ['diff.relative=false', 'log.showRoot=true'] });
  try {
    return parseLog(
      await git.raw('log', ...how, `--format=${logFormat}`, '-n', String(most), tip, '--', `:(literal)${root}`),
    );
  } catch (cause) {
    throw new UserError(`git cannot tell the history of ${root}.`, 'See what is wrong with: git log', cause);
  }
}

/** What the oldest commit of a shallow clone changed, nobody can tell: everything would seem to be new in it. */
function withinClone(commits: readonly Commit[], edge: ReadonlySet<string>): readonly Commit[] {
  const end = commits.findIndex(({ commit }) => edge.has(commit));
  return end === -1 ? commits : commits.slice(0, end);
}

function below(commit: Commit, top: string): Commit {
  const prefix = top === '' ? '' : `${top}/`;
  const inside = commit.changes.filter(({ path }) => path.startsWith(prefix));
  return { ...commit, changes: inside.map((change) => ({ ...change, path: change.path.slice(prefix.length) })) };
}

/** Reads all that was ever there, once each, and finds it as entries. */
async function readStates(
  cwd: string,
  { commits, files, isWanted }: { commits: readonly Commit[]; files: readonly TreeItem[]; isWanted: IsWanted },
): Promise<FindEntry> {
  const states = commits.flatMap(({ changes }) =>
    changes.flatMap(({ path, before }) => (before ? { path, ...before } : [])),
  );
  const isRead = ({ path, mode }: { readonly path: string; readonly mode: string }) =>
    mode === '100644' && isWanted(path);
  const wanted = [...files, ...states].filter(isRead).map(({ oid }) => oid);
  const sizes = await readBlobSizes(cwd, wanted);
  const blobs = await readBlobs(
    cwd,
    wanted.filter((oid) => (sizes.get(oid) ?? Number.POSITIVE_INFINITY) <= maxFileBytes),
  );
  const entries = new Map<string, Entry | null>();
  return (path, { mode, oid }) => {
    const key = `${mode} ${oid} ${path}`;
    const known = entries.get(key);
    if (known !== undefined) return known;
    const type = mode === '160000' ? 'commit' : 'blob';
    const content = contentOf({ mode, type, oid, size: sizes.get(oid) ?? 0, path }, blobs, isWanted);
    const entry = content && { path, content };
    entries.set(key, entry);
    return entry;
  };
}

/** Undoes commit after commit, from the folder as it is at the newest. */
function walkBack(commits: readonly Commit[], files: readonly TreeItem[], find: FindEntry): Step[] {
  const folder = new Map<string, Entry>();
  const put = (path: string, state: PathState | null) => {
    const entry = state && find(path, state);
    if (entry) folder.set(path, entry);
    else folder.delete(path);
  };
  for (const { path, mode, oid } of files) put(path, { mode, oid });
  let after: readonly Entry[] = [...folder.values()];
  return commits.map(({ changes, ...about }): Step => {
    for (const { path, before } of changes) put(path, before);
    const step = { ...about, before: [...folder.values()], after };
    after = step.before;
    return step;
  });
}
