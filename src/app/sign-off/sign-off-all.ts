import { groupBy } from '../../model/order.ts';
import type { PullRequest } from '../../model/pull-request.ts';
import { errorVerdict, type Verdict, type VerdictStatus, worstOf } from '../../signoff/verdict.ts';
import type { GatedRepository } from './gated-repository.ts';
import { rememberObjects } from './remember-objects.ts';
import { momentOf, problemOf, signOff } from './sign-off.ts';

/** A sweep judges no further pull request after so many requests: an app may send 5,000 an hour, and others need some. */
export const maxCalls = 3000;

/** How many heads further on each sweep begins; one sweep gets about as far even where people sign much. */
const headsATurn = 100;

export interface SweepRequest {
  /** Only those with this head commit; all of them, when left out. */
  readonly head?: string;
  /** How many requests were sent so far. */
  readonly calls: () => number;
  /** A number that goes up by one from sweep to sweep, so that what one leaves out another one begins with. */
  readonly turn: number;
}

/** What a sweep found. */
export interface Sweep {
  /** The worst verdict; `error` also when something was left out. */
  readonly status: VerdictStatus;
  /** One verdict a head commit, in the order of judging. */
  readonly verdicts: readonly Verdict[];
  /** The pull requests that were not judged, because it would have taken too many requests. */
  readonly left: readonly number[];
}

/**
 * Judges open pull requests anew and publishes each verdict: all of them, or those with one head commit. For what no
 * event announces, such as a person who left a team. One that cannot be judged does not keep the others from it.
 */
export async function signOffAll(repository: GatedRepository, { head, calls, turn }: SweepRequest): Promise<Sweep> {
  const verdicts: Verdict[] = [];
  const left: number[] = [];
  const begun = calls();
  try {
    const remembering = { ...repository, pulls: rememberObjects(repository.pulls, repository.root) };
    const open = await repository.pulls.readOpenPulls();
    const heads = onePerHead(open.filter((pull) => head === undefined || pull.head === head));
    for (const pull of rotate(heads, turn * headsATurn)) {
      if (calls() - begun >= maxCalls) left.push(pull.number);
      else verdicts.push(await signOff(remembering, { ...pull, publish: true, seen: momentOf(pull, open) }));
    }
  } catch (error) {
    verdicts.push(errorVerdict([problemOf(error)]));
  }
  return { status: statusOf(verdicts, left), verdicts, left };
}

function onePerHead(pulls: readonly PullRequest[]): readonly PullRequest[] {
  return [...groupBy(pulls, ({ head }) => head).values()].flatMap(([first]) => first ?? []);
}

function rotate<T>(items: readonly T[], by: number): readonly T[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

function statusOf(verdicts: readonly Verdict[], left: readonly number[]): VerdictStatus {
  if (left.length > 0) return 'error';
  return verdicts.length === 0 ? 'not_required' : worstOf(verdicts.map(({ status }) => status));
}
