import type { Consequence } from '../diff/consequence.ts';
import type { Finding } from '../model/finding.ts';
import type { Verdict } from '../signoff/verdict.ts';
import type { Trace } from '../trace/trace.ts';
import type { WordingFinding } from '../trace/wording/conclude-wording.ts';
import type { CheckResult } from './check.ts';
import type { DiffResult } from './diff/diff-report.ts';

/** What a pull request does to the positioning: from its base to what is there once it is merged. */
export interface PullExplanation extends DiffResult {
  /** Of the files as they are when the pull request is merged. */
  readonly check: CheckResult;
  /** Findings that the base does not have, and those that the base alone has. */
  readonly newFindings: readonly Finding[];
  readonly resolved: readonly Finding[];
  /** What rests on the positioning, by product; empty where that cannot be told. */
  readonly trace: readonly Trace[];
  /** What the wording of tactics gives reason to say and the base does not. */
  readonly newWording: readonly WordingFinding[];
  /** Why there is no trace, with the next step; null when there is one. */
  readonly untraced: string | null;
  /** Does the repository say who must sign? */
  readonly isGated: boolean;
  /** Who has signed and who has not; null when nobody asked. */
  readonly signOff: Verdict | null;
}

/** From which severity on findings make the check of a pull request fail. */
export type FailOn = 'error' | 'warning' | 'never';

export type Conclusion = 'success' | 'neutral' | 'failure';

/** `neutral` where something is wrong that is not meant to hold anybody up. No positioning at all is wrong, too. */
export function concludePull({ check, head }: PullExplanation, failOn: FailOn): Conclusion {
  const { error, warning } = check.counts;
  const isWrong = error > 0 || !head.isThere;
  if (failOn === 'never') return isWrong ? 'neutral' : 'success';
  return isWrong || (failOn === 'warning' && warning > 0) ? 'failure' : 'success';
}

/** Has the pull request itself something to tell? Findings that were there before are not its news. */
export function isNews({ newFindings, resolved, newWording, changes, consequences }: PullExplanation): boolean {
  return [newFindings, resolved, newWording, changes, consequences].some((list) => list.length > 0);
}

/** Work downstream that goes stale, apart from what else follows; each in its own order. */
export function partConsequences({ consequences }: Pick<PullExplanation, 'consequences'>): {
  readonly stale: readonly Consequence[];
  readonly others: readonly Consequence[];
} {
  const isStale = ({ kind }: Consequence) => kind === 'tactic_stale' || kind === 'roadmap_stale';
  return { stale: consequences.filter(isStale), others: consequences.filter((each) => !isStale(each)) };
}

/** `3 tactics and roadmap items go stale`; empty for none. */
export function staleInWords(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '1 tactic or roadmap item goes stale' : `${count} tactics and roadmap items go stale`;
}
