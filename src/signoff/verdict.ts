import type { GuardedChange } from './delta.ts';
import type { Problem } from './problem.ts';
import type { Refusal, Signature } from './standing.ts';

/** What the gate says of a pull request. Only `approved` and `not_required` let it through. */
export type VerdictStatus = 'not_required' | 'approved' | 'pending' | 'blocked' | 'error';

/** What the gate says of one function. `blocked`: it asked for changes, or nobody can sign for it as things are. */
export type FunctionStatus = 'signed' | 'pending' | 'blocked' | 'error';

export interface Verdict {
  readonly status: VerdictStatus;
  /** Null when the pull request could not be read. */
  readonly pull: { readonly number: number; readonly title: string; readonly author: string | null } | null;
  /** The commit that was judged. */
  readonly head: string | null;
  /** What a sign-off is bound to: 64 hexadecimal digits; null when it could not be worked out. */
  readonly digest: string | null;
  /** The guarded files that change, in path order. */
  readonly changes: readonly GuardedChange[];
  /** Every function that must sign; empty when none must, or when nobody can tell which. */
  readonly functions: readonly FunctionVerdict[];
  /** Sign-offs by accounts that can sign for no function here. */
  readonly disregarded: readonly Refusal[];
  readonly problems: readonly Problem[];
}

export interface FunctionVerdict {
  readonly id: string;
  readonly name: string;
  /** `proposed`: as the pull request would have the function. */
  readonly side: 'current' | 'proposed';
  readonly owners: readonly string[];
  readonly status: FunctionStatus;
  /** Whose sign-off counts for this function; the earliest first. */
  readonly signers: readonly Signer[];
  /** Sign-offs that were meant for this function and do not count. */
  readonly rejected: readonly Refusal[];
  /** Logins of those who asked for changes and have not taken it back. */
  readonly objectors: readonly string[];
  /** Who could sign now and has not: people, by login, and how each of them does it. */
  readonly canSign: readonly CanSign[];
  readonly problems: readonly Problem[];
}

export interface Signer extends Signature {
  readonly login: string;
}

export interface CanSign {
  readonly login: string;
  /** An author comments, everyone else may approve. */
  readonly by: 'approving' | 'commenting';
}

/** From fine to bad. */
const severity: Readonly<Record<VerdictStatus, number>> = {
  not_required: 0,
  approved: 1,
  pending: 2,
  blocked: 3,
  error: 4,
};

/** The worst of some statuses; `error` when there are none, because a gate that knows nothing stays shut. */
export function worstOf(statuses: readonly VerdictStatus[]): VerdictStatus {
  return statuses.toSorted((a, b) => severity[b] - severity[a])[0] ?? 'error';
}

/** Does the verdict let the pull request through? */
export function isGreen(status: VerdictStatus): boolean {
  return status === 'approved' || status === 'not_required';
}

/** A verdict that is not green, with one more reason for it. */
export function withProblem(verdict: Verdict, reason: Omit<Problem, 'status'>): Verdict {
  const { status, problems } = verdict;
  const bad = status === 'pending' || status === 'blocked' ? status : 'error';
  return { ...verdict, status: bad, problems: [...problems, { ...reason, status: bad }] };
}

/** A verdict for when nothing could be decided. */
export function errorVerdict(problems: readonly Problem[], known: Partial<Verdict> = {}): Verdict {
  const nothing = { pull: null, head: null, digest: null, changes: [], functions: [], disregarded: [] };
  return { ...nothing, ...known, status: 'error', problems };
}
