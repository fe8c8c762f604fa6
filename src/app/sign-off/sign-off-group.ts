import type { Problem } from '../../signoff/problem.ts';
import { type Verdict, errorVerdict, isGreen, worstOf } from '../../signoff/verdict.ts';
import { code } from '../../model/words.ts';
import { renderGroupCheck } from '../../report/sign-off-markdown.ts';
import { evaluatePull, fetchGuardedChanges, type GatedRepository } from './evaluate-pull.ts';
import { rememberObjects } from './remember-objects.ts';
import { checkName, problemOf } from './sign-off.ts';

/** A group of pull requests that the merge queue would merge together, as GitHub announces it. */
export interface MergeGroup {
  /** The commit that would become the tip of the base branch. */
  readonly head: string;
  /** The commit that it was built on. */
  readonly start: string;
  /** The branch that it goes into, and the queue's own branch that holds it; both without `refs/heads/`. */
  readonly base: string;
  readonly branch: string;
}

/** What the gate says of a merge group, and of every pull request in it. */
export interface GroupVerdict {
  readonly head: string;
  readonly status: Verdict['status'];
  readonly pulls: readonly Verdict[];
  readonly problems: readonly Problem[];
}

/**
 * Judges every pull request of a merge group again, and that each guarded file which the group would merge holds exactly
 * what was signed in one of them. Publishes the verdict on the group's commit. Never green unless all of it is.
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
  try {
    const numbers = await findMembers(repository, group);
    const pulls: Verdict[] = [];
    for (const number of numbers) pulls.push(await judgeMember(repository, number, group.base));
    const problems = await findUnsignedContent(repository, group, pulls);
    const status = worstOf([...pulls.map((each) => each.status), ...problems.map((each) => each.status)]);
    return { head: group.head, status, pulls, problems };
  } catch (error) {
    return { head: group.head, status: 'error', pulls: [], problems: [problemOf(error)] };
  }
}

/** The numbers of the pull requests in a group: those whose queue branches lead up to it. */
async function findMembers({ pulls }: GatedRepository, group: MergeGroup): Promise<number[]> {
  const [branches, commits] = await Promise.all([
    pulls.readQueueBranches(group.base),
    pulls.readCommits(group.start, group.head),
  ]);
  const inGroup = new Set([...commits, group.head]);
  const names = [group.branch, ...[...branches].flatMap(([name, commit]) => (inGroup.has(commit) ? [name] : []))];
  const numbers = names.map((name) => Number(/\/pr-(\d+)-[0-9a-f]+$/.exec(name)?.[1] ?? Number.NaN));
  return [...new Set(numbers)].filter((number) => Number.isSafeInteger(number)).toSorted((a, b) => a - b);
}

async function judgeMember(repository: GatedRepository, number: number, base: string): Promise<Verdict> {
  const known = { pull: { number, title: '', author: null } };
  try {
    const pull = await repository.pulls.readPull(number);
    return pull.isOpen && pull.base === base
      ? await evaluatePull(repository, pull)
      : errorVerdict([notQueued(number, base)], known);
  } catch (error) {
    return errorVerdict([problemOf(error)], known);
  }
}

function notQueued(number: number, base: string): Problem {
  const message = `Pull request #${number} is in the merge group, but it is closed or does not go into ${base}.`;
  return { status: 'error', message, help: 'Take it out of the queue and queue it again.' };
}

/** Guarded files of the group that hold something which nobody signed, as when two changes of one file were merged. */
async function findUnsignedContent(
  repository: GatedRepository,
  group: MergeGroup,
  pulls: readonly Verdict[],
): Promise<readonly Problem[]> {
  const signed = new Set(pulls.flatMap(({ changes }) => changes.map(({ path, after }) => keyOf(path, after))));
  const merged = await fetchGuardedChanges(repository, { from: group.start, to: group.head });
  return merged.flatMap(({ path, after }) => {
    if (signed.has(keyOf(path, after))) return [];
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
