import { repositoryPath } from '../cast.ts';
import { record } from './events.ts';
import {
  answerWith,
  ask,
  callerOf,
  type Host,
  onRepository,
  pullOf,
  readAccount,
  refuse,
  type Route,
  tipOf,
} from './host.ts';
import { at } from '../json.ts';
import type { PullMemory } from './memory.ts';
import { needsQueue, unmetChecks } from './rules.ts';
import { carryOver, makeCommit, mergeBaseOf } from './trees.ts';

/** `squash` leaves no trace of the pull request's own commits. */
export type MergeMethod = 'merge' | 'squash';

/**
 * The merge button. The emulator has one too, but it looks at the commit that the pull request was opened with, and
 * takes its tree for the result.
 */
export const mergeRoutes: readonly Route[] = [
  {
    method: 'PUT',
    path: onRepository('/pulls/(\\d+)/merge'),
    async answer(host, call, number = '') {
      const pull = pullOf(host, number);
      const by = callerOf(call);
      const wanted = at(call.body, 'sha');
      if (!pull.isOpen) return refuse(405, 'Pull Request is not mergeable');
      if (wanted !== undefined && wanted !== pull.head)
        return refuse(409, 'Head branch was modified. Review and try the merge again.');
      if (needsQueue(host, pull.base)) return refuse(405, 'Changes must be made through the merge queue');
      const [unmet] = await unmetChecks(host, { branch: pull.base, commit: pull.head, by });
      if (unmet) return refuse(405, `Required status check "${unmet.context}" is expected.`);
      const method = at(call.body, 'merge_method') === 'squash' ? 'squash' : 'merge';
      const commit = await mergeOnto(host, pull, { onto: (await tipOf(host, pull.base)) ?? '', method });
      if (commit === null) return refuse(405, 'Pull Request is not mergeable');
      await moveBranch(host, pull.base, commit);
      await land(host, pull, { commit, by });
      return answerWith(200, { sha: commit, merged: true, message: 'Pull Request successfully merged' });
    },
  },
];

/** A commit that brings a pull request's changes onto another commit, or null when they conflict. */
export async function mergeOnto(
  host: Host,
  { number, head, base, headBranch }: PullMemory,
  { onto, method }: { onto: string; method: MergeMethod },
): Promise<string | null> {
  const from = await mergeBaseOf(host, base, head);
  const entries = await carryOver(host, { from, to: head, onto });
  if (entries === null) return null;
  const parents = method === 'merge' ? [onto, head] : [onto];
  return makeCommit(host, { parents, entries, message: `Merge pull request #${number} from ${headBranch}` });
}

/** Notes that a pull request was merged. */
export async function land(
  host: Host,
  pull: PullMemory,
  { commit, by }: { commit: string; by: string },
): Promise<void> {
  await ask(host, 'PATCH', `${repositoryPath}/pulls/${pull.number}`, { state: 'closed' });
  pull.isOpen = false;
  pull.merged = { commit, at: host.clock.now(), by: await readAccount(host, by) };
  await record(host, pull, { event: 'merged', by, commit });
  await record(host, pull, { event: 'closed', by, commit });
}

/** Moves a branch past its protection, as GitHub itself does when it merges. */
export async function moveBranch(host: Host, branch: string, commit: string): Promise<void> {
  await ask(host, 'PATCH', `${repositoryPath}/git/refs/heads/${branch}`, { sha: commit, force: true });
}
