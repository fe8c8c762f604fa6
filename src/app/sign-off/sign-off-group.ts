import { code } from '../../model/words.ts';
import { renderGroupCheck } from '../../report/sign-off-markdown.ts';
import { createGuard } from '../../signoff/guard.ts';
import type { Problem } from '../../signoff/problem.ts';
import { type Verdict, errorVerdict, isGreen, withProblem, worstOf } from '../../signoff/verdict.ts';
import { evaluatePull, fetchGuardedChanges, fetchTip, type PolicyCommits } from './evaluate-pull.ts';
import type { GatedRepository } from './gated-repository.ts';
import { type MergeGroup, type MergeLayer, readMergeLayers } from './merge-layers.ts';
import { rememberObjects } from './remember-objects.ts';
import { checkName, problemOf } from './sign-off.ts';

/** What the gate says of a merge group, and of every pull request in it. */
export interface GroupVerdict {
  readonly head: string;
  readonly status: Verdict['status'];
  /** In the order of merging. */
  readonly pulls: readonly Verdict[];
  readonly problems: readonly Problem[];
}

/**
 * Judges every pull request of a merge group again, and that each step of the group changes guarded files to exactly
 * what its pull request was signed for. Publishes the verdict on the group's commit. Never green unless all of it is.
 */
export async function signOffGroup(repository: GatedRepository, group: MergeGroup): Promise<GroupVerdict> {
  const pulls = rememberObjects(repository.pulls, repository.root);
  const verdict = await judgeGroup({ ...repository, pulls }, group);
  try {
    const result = isGreen(verdict.status) ? 'success' : 'failure';
    const check = renderGroupCheck(verdict, { root: repository.root });
    await repository.pulls.publishCheck({ name: checkName, head: group.head, result, ...check });
    return verdict;
  } catch (error) {
    return { ...verdict, status: 'error', problems: [...verdict.problems, problemOf(error)] };
  }
}

async function judgeGroup(repository: GatedRepository, group: MergeGroup): Promise<GroupVerdict> {
  const pulls: Verdict[] = [];
  const problems: Problem[] = [];
  try {
    const tip = await fetchTip(repository, group.base, group.head);
    for (const layer of await readMergeLayers(repository.pulls, group)) {
      const policy = await findPolicyAhead(repository, layer, { tip, base: group.base });
      const own: Verdict[] = [];
      for (const number of layer.numbers) own.push(await judgeMember(repository, number, { base: group.base, policy }));
      pulls.push(...own);
      problems.push(...(await findUnsignedContent(repository, layer, own)));
    }
    const status = worstOf([...pulls, ...problems].map((each) => each.status));
    return { head: group.head, status, pulls, problems };
  } catch (error) {
    return { head: group.head, status: 'error', pulls, problems: [...problems, problemOf(error)] };
  }
}

/** The policy that a step stands on, when what is ahead of it in the queue has changed that; otherwise null. */
async function findPolicyAhead(
  repository: GatedRepository,
  { before, after }: MergeLayer,
  { tip, base }: { tip: string; base: string },
): Promise<PolicyCommits | null> {
  const ahead = await fetchGuardedChanges(repository, { from: tip, to: before });
  const guard = createGuard(repository.root);
  if (!ahead.some(({ path }) => guard.isPolicy(path))) return null;
  return { before, after, where: `${base} with what is ahead in the queue` };
}

async function judgeMember(
  repository: GatedRepository,
  number: number,
  { base, policy }: { base: string; policy: PolicyCommits | null },
): Promise<Verdict> {
  const known = { pull: { number, title: '', author: null } };
  try {
    const pull = await repository.pulls.readPull(number);
    if (!pull.isOpen || pull.base !== base) return errorVerdict([notQueued(number, base)], known);
    const own = await evaluatePull(repository, pull);
    return policy ? worseOf(own, await evaluatePull(repository, pull, policy)) : own;
  } catch (error) {
    return errorVerdict([problemOf(error)], known);
  }
}

/** By the policy of the base as it is, and as it will be when those ahead have been merged: both must be content. */
function worseOf(own: Verdict, later: Verdict): Verdict {
  const { status } = later;
  if (worstOf([own.status, status]) !== status) return own;
  return isGreen(status) ? later : withProblem(later, changedAhead);
}

const changedAhead = {
  message:
    'A pull request ahead of this one in the queue changes who signs, so it is signed by those who sign then too.',
  help: 'Let the one ahead be merged first; then have this one signed by everybody whom its own check names.',
};

function notQueued(number: number, base: string): Problem {
  const message = `Pull request #${number} is in the merge group, but it is closed or does not go into ${base}.`;
  return { status: 'error', message, help: 'Take it out of the queue and queue it again.' };
}

/** Guarded files that hold something which nobody signed, as when two changes of one file were merged. */
async function findUnsignedContent(
  repository: GatedRepository,
  { before, after }: MergeLayer,
  pulls: readonly Verdict[],
): Promise<readonly Problem[]> {
  const signed = new Set(pulls.flatMap(({ changes }) => changes.map((each) => keyOf(each.path, each.after))));
  const merged = await fetchGuardedChanges(repository, { from: before, to: after });
  return merged.flatMap(({ path, after: state }) => {
    if (signed.has(keyOf(path, state))) return [];
    return [
      {
        status: 'blocked' as const,
        message: `${code(path, 200)} would be merged with content that no pull request of this group has as its own.`,
        help: 'Bring the branch up to date with its base, have it signed as it is then, and queue it again.',
      },
    ];
  });
}

function keyOf(path: string, after: { mode: string; oid: string } | null): string {
  return [path, after?.mode ?? '', after?.oid ?? ''].join('\0');
}
