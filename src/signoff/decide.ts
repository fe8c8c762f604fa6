import type { Membership } from '../model/pull-request.ts';
import { findBlockers, tooFewPeople } from './blockers.ts';
import { type GuardedChange, digestOf } from './delta.ts';
import type { Guard } from './guard.ts';
import type { PolicyReading } from './policy.ts';
import type { Problem } from './problem.ts';
import { judgeFunctions, type Seating, disregardedSignOffs } from './judge-functions.ts';
import { findSignatories } from './signatories.ts';
import { type Conversation, judgeStandings } from './standing.ts';
import { errorVerdict, type FunctionStatus, type Verdict, type VerdictStatus, worstOf } from './verdict.ts';

/** Everything that a verdict is made from. All of it was fetched before; deciding asks nobody. */
export interface Facts extends Omit<Conversation, 'digest' | 'authorSigns'> {
  readonly guard: Guard;
  readonly changes: readonly GuardedChange[];
  /** The policy at the tip of the base branch. */
  readonly current: PolicyReading;
  /** The policy at the head; null when the pull request leaves the policy alone. */
  readonly proposed: PolicyReading | null;
  /** The people behind each owner, by handle in lower case. */
  readonly memberships: ReadonlyMap<string, Membership>;
}

/** Decides whether every function that must sign has signed exactly this content. Total, and a pure function. */
export function decideSignOff(facts: Facts): Verdict {
  const { pull, changes, current, proposed } = facts;
  const known = {
    pull: { number: pull.number, title: pull.title, author: pull.author?.login ?? null },
    head: pull.head,
    digest: digestOf(changes),
    changes,
  };
  if (changes.length === 0) {
    return { ...known, status: 'not_required', functions: [], disregarded: [], problems: [] };
  }
  const doubts = findDoubts(facts);
  if (doubts.length > 0 || !current.policy) return errorVerdict([...current.problems, ...doubts], known);

  const { policy } = current;
  const { signatories, unowned } = findSignatories({
    current: policy,
    proposed: proposed?.policy ?? null,
    changes,
    guard: facts.guard,
    memberships: facts.memberships,
  });
  const standings = judgeStandings({ ...facts, digest: known.digest, authorSigns: policy.authorSigns });
  const seating: Seating = {
    signatories,
    standings,
    distinct: policy.distinctPeople,
    author: pull.author,
    barred: policy.authorSigns ? null : pull.author,
  };
  const functions = judgeFunctions(seating);
  const problems = [
    ...findBlockers({ ...facts, unowned, signatories }),
    ...(policy.distinctPeople ? tooFewPeople(signatories, seating.barred) : []),
  ];
  const statuses = [...functions.map(({ status }) => overall[status]), ...problems.map(({ status }) => status)];
  return {
    ...known,
    status: worstOf(statuses),
    functions,
    disregarded: disregardedSignOffs(seating, facts.reviews),
    problems,
  };
}

const overall: Readonly<Record<FunctionStatus, VerdictStatus>> = {
  signed: 'approved',
  pending: 'pending',
  blocked: 'blocked',
  error: 'error',
};

/** Facts that cannot be relied on. */
function findDoubts({ pull, reviews, comments, events, proposed, changes, guard }: Facts): Problem[] {
  const doubt = (message: string, help: string): Problem => ({ status: 'error', message, help });
  const doubts: Problem[] = [];
  if ([...reviews, ...comments, ...events].some(({ at }) => Number.isNaN(Date.parse(at)))) {
    doubts.push(doubt('A review, comment or event has no readable time.', 'Run the gate again.'));
  }
  if (!pull.author) {
    doubts.push(
      doubt(
        'The account that opened this pull request no longer exists.',
        'Open the same change in a new pull request.',
      ),
    );
  }
  if (proposed === null && changes.some(({ path }) => guard.isPolicy(path))) {
    doubts.push(doubt('The policy changes, and its new text was not read.', 'Run the gate again.'));
  }
  return doubts;
}
