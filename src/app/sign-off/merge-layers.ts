import { groupBy } from '../../model/order.ts';
import type { PullRequests } from '../ports.ts';
import { WorldError } from '../world-error.ts';

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

/** A step of a merge group: what one pull request is merged onto, and what comes of it. */
export interface MergeLayer {
  readonly before: string;
  readonly after: string;
  /** The pull requests whose queue branches end here. Empty: nobody can tell whose step it is. */
  readonly numbers: readonly number[];
}

/**
 * The steps of a merge group, in the order of merging. They follow from the commits, and not from the names of the
 * queue's branches, which only tell whose each step is. Throws when the head does not stand on the start.
 */
export async function readMergeLayers(
  pulls: Pick<PullRequests, 'readQueueBranches' | 'readCommits'>,
  group: MergeGroup,
): Promise<readonly MergeLayer[]> {
  const [branches, commits] = await Promise.all([
    pulls.readQueueBranches(group.base),
    pulls.readCommits(group.start, group.head),
  ]);
  const named = groupBy([[group.branch, group.head] as const, ...branches], ([, commit]) => commit);
  const numbersAt = (commit: string) => numbersOf((named.get(commit) ?? []).map(([name]) => name));
  const onTheWay = walkDown(group, new Map(commits.map(({ oid, parents }) => [oid, parents[0]])));
  const ends = onTheWay.filter((commit) => commit === group.head || numbersAt(commit).length > 0);
  return ends.map((after, index) => ({ before: ends[index - 1] ?? group.start, after, numbers: numbersAt(after) }));
}

/** The commits from the start, which is left out, to the head: a queue merges onto the first parent. */
function walkDown({ start, head }: MergeGroup, parentOf: ReadonlyMap<string, string | undefined>): readonly string[] {
  const way = new Set<string>();
  for (let at: string | undefined = head; at !== start; at = parentOf.get(at)) {
    if (at === undefined || way.has(at)) throw notOnStart(start, head);
    way.add(at);
  }
  return [...way].toReversed();
}

function numbersOf(branches: readonly string[]): readonly number[] {
  const numbers = branches.map((name) => Number(/\/pr-(\d+)-[0-9a-f]+$/.exec(name)?.[1] ?? Number.NaN));
  return [...new Set(numbers)].filter((number) => Number.isSafeInteger(number)).toSorted((a, b) => a - b);
}

function notOnStart(start: string, head: string): WorldError {
  return new WorldError(
    `Commit ${head.slice(0, 7)} of the merge group does not stand on ${start.slice(0, 7)}, on which it was to be built.`,
    'Take the pull requests out of the queue and queue them again.',
  );
}
