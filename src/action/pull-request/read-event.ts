import { at, isCommit, isNumber } from '../payload.ts';

/** What an event says of the pull request, or the group of them, that it is about. */
export interface PullEvent {
  /** Null for a merge group, which has no conversation. */
  readonly number: number | null;
  /** The commit that the check run is put on. */
  readonly head: string;
  /** The tip of the base branch. */
  readonly base: string;
}

/** Reads the event of a workflow; throws for one that shows no pull request merged into its base. */
export function readPullEvent(event: string, payload: unknown): PullEvent {
  if (event === 'pull_request') {
    const number = at(payload, 'pull_request', 'number');
    const head = at(payload, 'pull_request', 'head', 'sha');
    const base = at(payload, 'pull_request', 'base', 'sha');
    if (isNumber(number) && isCommit(head) && isCommit(base)) return { number, head, base };
    throw new Error('The event describes no pull request.');
  }
  if (event === 'merge_group') {
    const head = at(payload, 'merge_group', 'head_sha');
    const base = at(payload, 'merge_group', 'base_sha');
    if (isCommit(head) && isCommit(base)) return { number: null, head, base };
    throw new Error('The event describes no merge group.');
  }
  throw new Error(
    `This Action explains pull requests and has nothing to do with the event ${event}. Run it on: pull_request (and on: merge_group where there is a merge queue).`,
  );
}
