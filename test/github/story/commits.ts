import { admin, repositoryPath } from '../cast.ts';
import { act } from '../host/act.ts';
import { type Host, tipOf } from '../host/host.ts';
import { carryOver, type Files, makeCommit, mergeBaseOf, parentsOf, toEntries } from '../host/trees.ts';

export interface CommitOptions {
  /** More than one makes a merge commit, with the tree of the first before the files are applied. */
  readonly parents?: readonly string[];
  /** Replaces the tip of the branch instead of building on it, and force-pushes. */
  readonly force?: boolean;
  readonly by?: string;
  readonly message?: string;
}

export interface PushOptions {
  readonly force?: boolean;
  readonly by?: string;
}

/** What people do with git. Without a name it is the administrator, who may push to a protected branch. */
export function commitStory(host: Host) {
  const push = async (branch: string, commit: string, { force = false, by = admin }: PushOptions = {}) => {
    const exists = (await tipOf(host, branch)) !== null;
    if (exists) await act(host, by, `PATCH ${repositoryPath}/git/refs/heads/${branch}`, { sha: commit, force });
    else await act(host, by, `POST ${repositoryPath}/git/refs`, { ref: `refs/heads/${branch}`, sha: commit });
  };
  return {
    /** The commit that a branch points at, or null when there is no such branch. */
    tip: (branch: string) => tipOf(host, branch),

    /** Moves a branch to a commit that exists, and makes the branch when there is none. */
    push,

    /**
     * Commits files to a branch and gives the hash. A new branch starts at main, a path with null goes away. Nothing
     * else changes, so `commit('main', {})` is an empty commit.
     */
    async commit(branch: string, files: Files, { parents, force = false, by = admin, message }: CommitOptions = {}) {
      host.clock.tick();
      const commit = await makeCommit(host, {
        parents: parents ?? (await parentsFor(host, branch, force)),
        entries: await toEntries(host, files),
        message: message ?? `Change ${Object.keys(files).join(', ')}`,
        by,
      });
      await push(branch, commit, { force, by });
      return commit;
    },

    /** Merges a branch into another, as `git merge` would, and gives the hash of the merge commit. */
    async mergeBranch(from: string, into: string, { by = admin }: { by?: string } = {}) {
      const [theirs, ours] = await Promise.all([tipOf(host, from), tipOf(host, into)]);
      if (theirs === null || ours === null) throw new Error(`There is no branch ${theirs === null ? from : into}.`);
      const base = await mergeBaseOf(host, ours, theirs);
      const entries = await carryOver(host, { from: base, to: theirs, onto: ours });
      if (entries === null) throw new Error(`${from} conflicts with ${into}.`);
      host.clock.tick();
      const commit = await makeCommit(host, { parents: [ours, theirs], entries, message: `Merge ${from}`, by });
      await push(into, commit, { by });
      return commit;
    },

    async deleteBranch(branch: string, { by = admin }: { by?: string } = {}) {
      await act(host, by, `DELETE ${repositoryPath}/git/refs/heads/${branch}`);
    },

    /** From now on GitHub no longer has the commit: whatever is asked about it is answered with 404. */
    forgetCommit: (commit: string) => void host.memory.forgotten.add(commit),
  };
}

async function parentsFor(host: Host, branch: string, force: boolean): Promise<string[]> {
  const tip = await tipOf(host, branch);
  if (tip !== null) return force ? parentsOf(host, tip) : [tip];
  const main = await tipOf(host, 'main');
  return main === null ? [] : [main];
}
