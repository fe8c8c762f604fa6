import type { Change } from '../diff/change.ts';
import type { Consequence } from '../diff/consequence.ts';
import type { Finding } from '../model/finding.ts';
import type { Verdict } from '../signoff/verdict.ts';
import type { CheckResult } from './check.ts';

/** What a pull request does to the positioning. */
export interface PullExplanation {
  /** Of the files as they are when the pull request is merged. */
  readonly check: CheckResult;
  /** Findings that the base does not have, and those that the base alone has. */
  readonly newFindings: readonly Finding[];
  readonly resolved: readonly Finding[];
  readonly changes: readonly Change[];
  readonly consequences: readonly Consequence[];
  /** Files of either side that could not be read in full: what they fail to say is missing from changes and consequences. */
  readonly brokenFiles: number;
  /** Does the repository say who must sign? */
  readonly isGated: boolean;
  /** Who has signed and who has not; null when nobody asked. */
  readonly signOff: Verdict | null;
}

/** From which severity on findings make the check of a pull request fail. */
export type FailOn = 'error' | 'warning' | 'never';

export type Conclusion = 'success' | 'neutral' | 'failure';

/** `neutral` where something is wrong that is not meant to hold anybody up. No positioning at all is wrong, too. */
export function concludePull({ check }: PullExplanation, failOn: FailOn): Conclusion {
  const { error, warning } = check.counts;
  const isWrong = error > 0 || check.files === 0;
  if (failOn === 'never') return isWrong ? 'neutral' : 'success';
  return isWrong || (failOn === 'warning' && warning > 0) ? 'failure' : 'success';
}

/** Has the pull request itself something to tell? Findings that were there before are not its news. */
export function isNews({ newFindings, resolved, changes, consequences }: PullExplanation): boolean {
  return [newFindings, resolved, changes, consequences].some((list) => list.length > 0);
}
