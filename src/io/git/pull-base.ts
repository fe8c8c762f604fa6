import { simpleGit } from 'simple-git';
import { UserError } from '../../app/user-error.ts';
import { resolveObject } from './tree.ts';

/** Commits that the event of a pull request names. */
export interface PullCommits {
  /** What the workflow runs on: the pull request merged into its base, on trial. */
  readonly merge: string;
  readonly head: string;
  /** The tip of the base branch. */
  readonly base: string;
}

/**
 * The commit that the checked out one is to be compared with: the first parent of the trial merge, or where another
 * commit is checked out, the commit that it has in common with the base. Throws a `UserError` when git does not have it.
 */
export async function findPullBase(cwd: string, { merge, head, base }: PullCommits): Promise<string> {
  const here = await resolveObject(cwd, 'HEAD^{commit}');
  if (here === null) {
    throw new UserError('There is no checkout of the pull request here.', `Before this step, add: ${checkoutStep}`);
  }
  if (here === merge || (await resolveObject(cwd, 'HEAD^2')) === head) {
    const parent = await resolveObject(cwd, 'HEAD^1');
    if (parent !== null) return parent;
    throw new UserError(
      'The checkout holds one commit alone, so there is nothing to compare the pull request with.',
      `Have actions/checkout fetch the base too: ${checkoutStep}`,
    );
  }
  const common = await findMergeBase(cwd, here, base);
  if (common !== null) return common;
  throw new UserError(
    'The checkout is not that of the pull request merged into its base, and does not reach back to where it began.',
    `Leave \`ref\` out of actions/checkout: ${checkoutStep}`,
  );
}

const checkoutStep = '`uses: actions/checkout`, `with: fetch-depth: 2`.';

async function findMergeBase(cwd: string, here: string, base: string): Promise<string | null> {
  try {
    return (await simpleGit(cwd).raw('merge-base', here, base)).trim() || null;
  } catch {
    return null;
  }
}
