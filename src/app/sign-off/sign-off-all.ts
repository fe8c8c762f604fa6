import type { Verdict } from '../../signoff/verdict.ts';
import { errorVerdict } from '../../signoff/verdict.ts';
import type { GatedRepository } from './gated-repository.ts';
import { rememberObjects } from './remember-objects.ts';
import { problemOf, signOff } from './sign-off.ts';

/** The most pull requests that one sweep judges; those touched last come first. */
export const maxSwept = 100;

/** What a sweep found. */
export interface Sweep {
  /** One verdict a head commit, in the order of judging. */
  readonly verdicts: readonly Verdict[];
  /** How many heads of open pull requests were left for the next sweep. */
  readonly left: number;
}

/**
 * Judges open pull requests anew and publishes each verdict: all of them, or those with one head commit. For what no
 * event announces, such as a person who left a team. One that cannot be judged does not keep the others from it.
 */
export async function signOffAll(repository: GatedRepository, head?: string): Promise<Sweep> {
  try {
    const remembering = { ...repository, pulls: rememberObjects(repository.pulls, repository.root) };
    const open = await repository.pulls.readOpenPulls();
    const wanted = head === undefined ? open : open.filter((pull) => pull.head === head);
    const latestFirst = wanted.toSorted((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt));
    const onePerHead = [...new Map(latestFirst.map((pull) => [pull.head, pull.number])).values()];
    const verdicts: Verdict[] = [];
    for (const number of onePerHead.slice(0, maxSwept)) {
      verdicts.push(await signOff(remembering, { number, publish: true }));
    }
    return { verdicts, left: Math.max(0, onePerHead.length - maxSwept) };
  } catch (error) {
    return { verdicts: [errorVerdict([problemOf(error)])], left: 0 };
  }
}
