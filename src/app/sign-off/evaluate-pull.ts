import type { PullRequest, TreeEntry } from '../../model/pull-request.ts';
import { decideSignOff, type Facts } from '../../signoff/decide.ts';
import { compareTrees, digestOf, type GuardedChange } from '../../signoff/delta.ts';
import { createGuard, type Guard } from '../../signoff/guard.ts';
import { parsePolicy, type PolicyReading } from '../../signoff/policy.ts';
import { ownersToLookUp } from '../../signoff/signatories.ts';
import { commitsInDoubt } from '../../signoff/standing.ts';
import type { Verdict } from '../../signoff/verdict.ts';
import type { PullRequests } from '../ports.ts';
import { WorldError } from '../world-error.ts';
import { fetchMemberships, fetchPolicyFiles } from './fetch-policy.ts';
import type { GatedRepository } from './gated-repository.ts';

/** The commits to read the policy from, where they are not the tip of the base branch and the head. */
export interface PolicyCommits {
  /** What decides who signs. */
  readonly before: string;
  /** What it would be changed to. */
  readonly after: string;
  /** Names both in messages. */
  readonly where: string;
}

/** Fetches all that a verdict on a pull request needs, then decides. Throws a `WorldError` when something is missing. */
export async function evaluatePull(
  repository: GatedRepository,
  pull: PullRequest,
  policy?: PolicyCommits,
): Promise<Verdict> {
  const facts = await fetchChange(repository, pull, policy);
  return decideSignOff(facts.changes.length === 0 ? facts : { ...facts, ...(await fetchSignOffs(repository, facts)) });
}

/** The guarded changes alone; as if nobody had said anything. */
async function fetchChange(
  repository: GatedRepository,
  pull: PullRequest,
  policy?: PolicyCommits,
): Promise<FetchedChange> {
  const { pulls, root } = repository;
  const guard = createGuard(root);
  const { tip, mergeBase } = expectFound(await pulls.readMergeBase(pull.base, pull.head), pull.head);
  const [before, after] = await Promise.all([readTree(pulls, mergeBase), readTree(pulls, pull.head)]);
  const readAt = async (commit: string) =>
    commit === mergeBase ? before : commit === pull.head ? after : readTree(pulls, commit);
  const readPolicy = async (commit: string, where: string) => fetchPolicy(repository, await readAt(commit), where);
  return {
    ...nothingSaid,
    guard,
    pull,
    changes: compareTrees(before, after, guard),
    readCurrent: () => readPolicy(policy?.before ?? tip, policy?.where ?? pull.base),
    readProposed: () => readPolicy(policy?.after ?? pull.head, policy?.where ?? 'this pull request'),
  };
}

interface FetchedChange extends Facts {
  readonly readCurrent: () => Promise<PolicyReading>;
  readonly readProposed: () => Promise<PolicyReading>;
}

const nothingSaid = {
  current: { policy: null, problems: [] },
  proposed: null,
  memberships: new Map(),
  reviews: [],
  comments: [],
  events: [],
  digests: new Map(),
} as const;

type SignOffFacts = Omit<Facts, 'guard' | 'pull' | 'changes'>;

async function fetchSignOffs(repository: GatedRepository, change: FetchedChange): Promise<SignOffFacts> {
  const { pulls } = repository;
  const { pull, guard, changes } = change;
  const changesPolicy = changes.some(({ path }) => guard.isPolicy(path));
  const [current, proposed, reviews, comments, events] = await Promise.all([
    change.readCurrent(),
    changesPolicy ? change.readProposed() : null,
    pulls.readReviews(pull.number),
    pulls.readComments(pull.number),
    pulls.readEvents(pull.number),
  ]);
  const memberships = await fetchMemberships(repository, ownersToLookUp([current.policy, proposed?.policy ?? null]));
  const people = [...memberships.values()].flatMap((each) => ('members' in each ? each.members : []));
  const commits = commitsInDoubt(pull, reviews, people);
  const digests = await Promise.all(commits.map((commit) => fetchDigest(pulls, commit, { pull, guard })));
  return {
    current,
    proposed,
    reviews,
    comments,
    events,
    memberships,
    digests: new Map(commits.map((commit, index) => [commit, digests[index] ?? null])),
  };
}

/** `where` names the commit in messages. */
async function fetchPolicy(
  repository: GatedRepository,
  tree: readonly TreeEntry[],
  where: string,
): Promise<PolicyReading> {
  return parsePolicy(await fetchPolicyFiles(repository, tree), repository.root, where);
}

/** The digest at a commit that was approved, counted from where its own change starts; null when the commit is gone. */
async function fetchDigest(
  pulls: PullRequests,
  commit: string,
  { pull, guard }: { pull: PullRequest; guard: Guard },
): Promise<string | null> {
  const start = await pulls.readMergeBase(pull.base, commit);
  if (!start) return null;
  const [before, after] = await Promise.all([pulls.readTree(start.mergeBase), pulls.readTree(commit)]);
  return before && after && digestOf(compareTrees(before, after, guard));
}

/** The guarded files that differ between two commits that must exist. */
export async function fetchGuardedChanges(
  { pulls, root }: GatedRepository,
  { from, to }: { from: string; to: string },
): Promise<readonly GuardedChange[]> {
  const [before, after] = await Promise.all([readTree(pulls, from), readTree(pulls, to)]);
  return compareTrees(before, after, createGuard(root));
}

/** The commit that a branch points at; `head` is one that has its history in common with it. */
export async function fetchTip({ pulls }: GatedRepository, branch: string, head: string): Promise<string> {
  return expectFound(await pulls.readMergeBase(branch, head), head).tip;
}

async function readTree(pulls: PullRequests, commit: string): Promise<readonly TreeEntry[]> {
  return expectFound(await pulls.readTree(commit), commit);
}

function expectFound<T>(answer: T | null, commit: string): T {
  if (answer !== null) return answer;
  throw new WorldError(
    `Commit ${commit.slice(0, 7)} cannot be found, or has no history in common with the base branch.`,
    'Run the gate again; if it stays so, push the branch again.',
  );
}
