import type { MergeGroup } from '../app/sign-off/merge-layers.ts';
import { at, isCommit, isNumber } from './payload.ts';

/** What an event asks of the gate. */
export type Plan =
  | { readonly type: 'pull'; readonly number: number }
  | { readonly type: 'group'; readonly group: MergeGroup }
  /** Every open pull request, or those with one head commit. */
  | { readonly type: 'all'; readonly head?: string }
  | { readonly type: 'nothing'; readonly why: string };

/** Reads from a workflow's event what to judge. `pull` is what the user asked for by hand; empty: nothing in particular. */
export function planRun(event: string, payload: unknown, pull: string): Plan {
  if (pull !== '') return planPull(Number(pull));
  switch (event) {
    case 'pull_request_target':
    case 'pull_request':
    case 'pull_request_review':
      return planPull(at(payload, 'pull_request', 'number'));
    case 'issue_comment':
      return planComment(payload);
    case 'merge_group':
      return planGroup(payload);
    case 'workflow_run':
      return planHead(at(payload, 'workflow_run', 'head_sha'));
    case 'workflow_dispatch':
    case 'schedule':
    case 'push':
      return { type: 'all' };
    default:
      throw new Error(`The gate has nothing to do with the event ${event}. Run it on those that its guide names.`);
  }
}

function planPull(number: unknown): Plan {
  if (isNumber(number)) return { type: 'pull', number };
  throw new Error('The event names no pull request.');
}

/** A comment matters when it is, or was before an edit, a sign-off. */
function planComment(payload: unknown): Plan {
  if (at(payload, 'issue', 'pull_request') === undefined)
    return { type: 'nothing', why: 'The comment is on an issue.' };
  const texts = [at(payload, 'comment', 'body'), at(payload, 'changes', 'body', 'from')];
  const isSignOff = texts.some((text) => typeof text === 'string' && text.toLowerCase().includes('/sign-off'));
  if (!isSignOff) return { type: 'nothing', why: 'The comment signs nothing.' };
  return planPull(at(payload, 'issue', 'number'));
}

function planGroup(payload: unknown): Plan {
  if (at(payload, 'action') !== 'checks_requested') return { type: 'nothing', why: 'The merge group is gone.' };
  const group = {
    head: at(payload, 'merge_group', 'head_sha'),
    start: at(payload, 'merge_group', 'base_sha'),
    base: withoutPrefix(at(payload, 'merge_group', 'base_ref')),
    branch: withoutPrefix(at(payload, 'merge_group', 'head_ref')),
  };
  const { head, start, base, branch } = group;
  if (isCommit(head) && isCommit(start) && base !== null && branch !== null) {
    return { type: 'group', group: { head, start, base, branch } };
  }
  throw new Error('The event describes no merge group.');
}

function planHead(head: unknown): Plan {
  if (isCommit(head)) return { type: 'all', head };
  throw new Error('The event names no commit.');
}

function withoutPrefix(ref: unknown): string | null {
  return typeof ref === 'string' && ref !== '' ? ref.replace(/^refs\/heads\//, '') : null;
}
