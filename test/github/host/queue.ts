import { admin, repositoryPath } from '../cast.ts';
import { record } from './events.ts';
import { ask, type Host, pullOf, tipOf } from './host.ts';
import { listOf, textAt } from '../json.ts';
import { land, type MergeMethod, mergeOnto, moveBranch } from './merges.ts';
import { unmetChecks } from './rules.ts';

/** What the event `merge_group` tells of a group. */
export interface MergeGroup {
  readonly head_sha: string;
  /** `refs/heads/gh-readonly-queue/main/pr-2-…`: only the last pull request of the group is named. */
  readonly head_ref: string;
  readonly base_sha: string;
  readonly base_ref: string;
}

export interface GroupOptions {
  readonly base?: string;
  /** The head of the group before, when that has not landed yet. The base branch itself when left out. */
  readonly onto?: string;
  readonly method?: MergeMethod;
}

/**
 * Puts pull requests into the merge queue as one group, each on top of the one before, and each in a branch of its own,
 * as GitHub does. Throws when they conflict.
 */
export async function formGroup(
  host: Host,
  numbers: readonly number[],
  { base = 'main', onto, method = 'merge' }: GroupOptions,
): Promise<MergeGroup> {
  const start = onto ?? (await tipOf(host, base));
  if (start === null) throw new Error(`There is no branch ${base}.`);
  let head = start;
  let branch = '';
  for (const number of numbers) {
    const pull = pullOf(host, number);
    branch = `gh-readonly-queue/${base}/pr-${number}-${head}`;
    const commit = await mergeOnto(host, pull, { onto: head, method });
    if (commit === null) throw new Error(`Pull request ${number} conflicts with what is queued before it.`);
    head = commit;
    await ask(host, 'POST', `${repositoryPath}/git/refs`, { ref: `refs/heads/${branch}`, sha: head });
    await record(host, pull, { event: 'added_to_merge_queue', by: admin });
  }
  const head_ref = `refs/heads/${branch}`;
  host.memory.groups.set(head_ref, { base, pulls: numbers, head });
  return { head_sha: head, head_ref, base_sha: start, base_ref: `refs/heads/${base}` };
}

export interface Outcome {
  readonly merged: boolean;
  readonly message: string;
}

/** What the queue does when the group's checks are in: the base moves to the group's head, or the group is dropped. */
export async function landGroup(host: Host, { head_ref }: MergeGroup): Promise<Outcome> {
  const group = host.memory.groups.get(head_ref);
  if (!group) throw new Error(`There is no group ${head_ref} in the queue.`);
  host.memory.groups.delete(head_ref);
  const [unmet] = await unmetChecks(host, { branch: group.base, commit: group.head, by: null });
  if (!unmet) await moveBranch(host, group.base, group.head);
  for (const number of group.pulls) {
    const pull = pullOf(host, number);
    if (!unmet) await land(host, pull, { commit: group.head, by: admin });
    else await record(host, pull, { event: 'removed_from_merge_queue', by: admin });
  }
  await clearBranches(host, group.base, group.pulls);
  return unmet
    ? { merged: false, message: `Required status check "${unmet.context}" is expected.` }
    : { merged: true, message: 'The group was merged' };
}

async function clearBranches(host: Host, base: string, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    const prefix = `heads/gh-readonly-queue/${base}/pr-${number}-`;
    const found = await ask(host, 'GET', `${repositoryPath}/git/matching-refs/${prefix}`);
    for (const ref of listOf(found)) await ask(host, 'DELETE', `${repositoryPath}/git/${textAt(ref, 'ref')}`);
  }
}
