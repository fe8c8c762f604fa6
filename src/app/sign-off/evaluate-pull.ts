import type { EntryContent } from '../../model/entry.ts';
import { maxFileBytes } from '../../model/entry.ts';
import type { Membership, PullRequest, TreeEntry } from '../../model/pull-request.ts';
import { decideSignOff, type Facts } from '../../signoff/decide.ts';
import { compareTrees, digestOf, type GuardedChange } from '../../signoff/delta.ts';
import { createGuard, type Guard, pathInRoot } from '../../signoff/guard.ts';
import { findPolicyFiles, parsePolicy, type PolicyReading } from '../../signoff/policy.ts';
import { ownersToLookUp } from '../../signoff/signatories.ts';
import { commitsInDoubt } from '../../signoff/standing.ts';
import type { Verdict } from '../../signoff/verdict.ts';
import type { PullRequests } from '../ports.ts';
import { WorldError } from '../world-error.ts';

/** A repository on the code host, and where its positioning is. */
export interface GatedRepository {
  readonly pulls: PullRequests;
  /** The user or organisation that the repository belongs to. */
  readonly owner: string;
  /** The positioning folder, as a path from the top of the repository. */
  readonly root: string;
  /** The branch that only signed changes may reach; the default branch, when left out. */
  readonly branch?: string;
}

/** Fetches all that a verdict on a pull request needs, then decides. Throws a `WorldError` when something is missing. */
export async function evaluatePull(repository: GatedRepository, pull: PullRequest): Promise<Verdict> {
  const facts = await fetchChange(repository, pull);
  return decideSignOff(facts.changes.length === 0 ? facts : { ...facts, ...(await fetchSignOffs(repository, facts)) });
}

/** The guarded changes alone; as if nobody had said anything. */
async function fetchChange({ pulls, root }: GatedRepository, pull: PullRequest): Promise<FetchedChange> {
  const guard = createGuard(root);
  const { tip, mergeBase } = expectFound(await pulls.readMergeBase(pull.base, pull.head), pull.head);
  const [before, after] = await Promise.all([readTree(pulls, mergeBase), readTree(pulls, pull.head)]);
  const changes = compareTrees(before, after, guard);
  const tipTree = async () => (tip === mergeBase ? before : readTree(pulls, tip));
  return { ...nothingSaid, guard, pull, changes, tipTree, headTree: after };
}

interface FetchedChange extends Facts {
  readonly tipTree: () => Promise<readonly TreeEntry[]>;
  readonly headTree: readonly TreeEntry[];
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
    change.tipTree().then((tree) => fetchPolicy(repository, tree, pull.base)),
    changesPolicy ? fetchPolicy(repository, change.headTree, 'this pull request') : null,
    pulls.readReviews(pull.number),
    pulls.readComments(pull.number),
    pulls.readEvents(pull.number),
  ]);
  const memberships = await fetchMemberships(repository, [current, proposed]);
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

async function fetchPolicy(
  { pulls, root }: GatedRepository,
  tree: readonly TreeEntry[],
  where: string,
): Promise<PolicyReading> {
  const files = findPolicyFiles(tree, root);
  const content = (entry: TreeEntry, maxBytes?: number) => readContent(pulls, entry, maxBytes);
  const [entries, codeowners] = await Promise.all([
    Promise.all(
      files.inRoot.map(async (entry) => ({
        path: pathInRoot(entry.path, root) ?? entry.path,
        content: await content(entry),
      })),
    ),
    files.codeowners && content(files.codeowners, maxCodeownersBytes),
  ]);
  const owned = files.codeowners && codeowners ? { path: files.codeowners.path, content: codeowners } : null;
  return parsePolicy({ entries, codeowners: owned }, root, where);
}

/** GitHub does not load a larger CODEOWNERS: 3 MiB. */
const maxCodeownersBytes = 3 * 1024 * 1024;

/** What a file of a commit holds. Links and submodules are never followed, and nothing over the limit is fetched. */
async function readContent(
  pulls: PullRequests,
  { mode, oid, size }: TreeEntry,
  maxBytes = maxFileBytes,
): Promise<Exclude<EntryContent, { type: 'unread' }>> {
  if (mode !== '100644') return { type: mode === '120000' ? 'link' : mode === '100755' ? 'executable' : 'special' };
  if (size !== null && size > maxBytes) return { type: 'too-large', size };
  return { type: 'file', bytes: await pulls.readBlob(oid) };
}

async function fetchMemberships(
  repository: GatedRepository,
  readings: readonly (PolicyReading | null)[],
): Promise<ReadonlyMap<string, Membership>> {
  const owners = ownersToLookUp(readings.map((reading) => reading?.policy ?? null));
  const members = await Promise.all(owners.map((owner) => fetchMembers(repository, owner)));
  return new Map(owners.map((owner, index) => [owner, members[index]!]));
}

async function fetchMembers({ pulls, owner }: GatedRepository, handle: string): Promise<Membership> {
  const [, login, team] = /^@([^/]+)(?:\/(.+))?$/.exec(handle) ?? [];
  if (login === undefined) return { unreadable: 'an email address names no account. Write @login or @org/team.' };
  if (team === undefined) return pulls.readUser(login);
  if (login === owner.toLowerCase()) return pulls.readTeam(login, team);
  return { unreadable: `it is a team of another organisation; only teams of ${owner} can own files here.` };
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
