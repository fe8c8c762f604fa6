import { clip, countInWords, listInWords, someInWords } from '../model/words.ts';
import { signOffCommand } from './sign-off-comment.ts';
import type { Problem } from './problem.ts';
import type { Refusal } from './standing.ts';
import type { CanSign, FunctionStatus, FunctionVerdict, Signer, Verdict, VerdictStatus } from './verdict.ts';

/** A verdict told as a tree: the same shape for the whole and for each part. Terminal and web page print it alike. */
export interface Explanation {
  readonly name: string;
  readonly status: VerdictStatus | FunctionStatus | 'refused';
  readonly reason: string;
  /** The next step; null when there is none to take. */
  readonly next: string | null;
  readonly children: readonly Explanation[];
}

/** Tells why a verdict is what it is, and what would change it. */
export function explainVerdict(verdict: Verdict): Explanation {
  const { status, functions, problems, disregarded } = verdict;
  return {
    name: 'Sign-off',
    status,
    reason: headline(verdict),
    next: null,
    children: [
      ...someOf(problems.map(explainProblem)),
      ...functions.map((each) => explainFunction(each, verdict)),
      ...someOf(disregarded.map(explainRefusal)),
    ],
  };
}

/** The verdict in one sentence, for a title. */
export function headline({ status, functions, problems }: Verdict): string {
  const signed = functions.filter((each) => each.status === 'signed').length;
  const waiting = functions.filter((each) => each.status === 'pending').map(nameOf);
  switch (status) {
    case 'not_required':
      return 'No sign-off needed: nothing guarded changes.';
    case 'approved':
      return `Signed by every function (${signed} of ${functions.length}).`;
    case 'pending':
      if (waiting.length === 0) return problems[0]?.message ?? 'Not signed yet.';
      return `Signed by ${signed} of ${functions.length}; waiting for ${firstOf(waiting)}.`;
    case 'blocked':
      return `Blocked${blockedBy(functions)}; signed by ${signed} of ${functions.length}.`;
    case 'error':
      return 'The gate cannot decide, so it stays shut.';
  }
}

function blockedBy(functions: readonly FunctionVerdict[]): string {
  const objecting = functions.filter(({ objectors }) => objectors.length > 0).map(nameOf);
  return objecting.length === 0 ? '' : `: ${firstOf(objecting)} asked for changes`;
}

function nameOf({ name, side }: FunctionVerdict): string {
  const short = clip(name, 30);
  return side === 'proposed' ? `${short} (as proposed)` : short;
}

const problemNames: Readonly<Record<Problem['status'], string>> = {
  pending: 'Waiting',
  blocked: 'Blocked',
  error: 'Cannot decide',
};

function explainProblem({ status, message, help }: Problem): Explanation {
  return { name: problemNames[status], status, reason: message, next: help, children: [] };
}

function explainFunction(each: FunctionVerdict, verdict: Verdict): Explanation {
  return {
    name: nameOf(each),
    status: each.status,
    reason: reasonOf(each),
    next: nextStep(each, verdict),
    children: [...someOf(each.problems.map(explainProblem)), ...someOf(each.rejected.map(explainRefusal))],
  };
}

function reasonOf({ status, signers, objectors, problems }: FunctionVerdict): string {
  if (objectors.length > 0) return `${firstOf(objectors.map(at))} asked for changes.`;
  if (problems.length > 0) return 'cannot sign as things are.';
  if (status === 'signed') return `signed by ${firstOf(signers.map(describeSigner))}.`;
  return 'has not signed.';
}

function describeSigner({ login, via, at: time, commit }: Signer): string {
  const how = via === 'comment' ? 'by comment' : `approving commit ${commit?.slice(0, 7) ?? ''}`;
  return `${at(login)}, ${how}, ${showTime(time)}`;
}

function nextStep({ status, objectors, canSign, owners }: FunctionVerdict, { digest }: Verdict): string | null {
  if (objectors.length > 0) {
    const who = listInWords(objectors.slice(0, mostNamed).map(at), 'or');
    return `${who} approves after all, or somebody dismisses that review.`;
  }
  if (status !== 'pending' || digest === null) return null;
  if (canSign.length === 0)
    return `Add people to ${listInWords(owners)}: everyone there is signing for another function.`;
  return [approveStep(canSign), commentStep(canSign, digest)].filter((step) => step !== '').join(' ');
}

const mostNamed = 6;
const mostTold = 10;

/** The first few of a list in words, and how many more there are. */
function firstOf(items: readonly string[]): string {
  return someInWords(items.slice(0, mostNamed), items.length);
}

/** So many of a list as anybody reads, and a last entry that says how many are left out. */
function someOf(all: readonly Explanation[]): readonly Explanation[] {
  const left = all.length - mostTold;
  if (left <= 0) return all;
  const status = all[mostTold]?.status ?? 'refused';
  const more = {
    name: 'And more',
    status,
    reason: `${left} like these; --format json lists all.`,
    next: null,
    children: [],
  };
  return [...all.slice(0, mostTold), more];
}

function approveStep(canSign: readonly CanSign[]): string {
  const logins = canSign.filter(({ by }) => by === 'approving').map(({ login }) => at(login));
  if (logins.length === 0) return '';
  const named = logins.slice(0, mostNamed);
  const more = logins.length - named.length;
  const who = listInWords(more > 0 ? [...named, `${countInWords(more, 'other')}`] : named, 'or');
  return `${who}: open Files changed, choose Review changes, Approve.`;
}

function commentStep(canSign: readonly CanSign[], digest: string): string {
  const author = canSign.find(({ by }) => by === 'commenting');
  return author ? `${at(author.login)}, as the author: comment \`${signOffCommand(digest)}\`` : '';
}

function explainRefusal({ login, via, at: time, reason }: Refusal): Explanation {
  const what = via === 'comment' ? 'comment' : 'review';
  return {
    name: `The ${what} of ${at(login)}, ${showTime(time)}`,
    status: 'refused',
    reason: `does not count: ${reason}.`,
    next: null,
    children: [],
  };
}

function at(login: string): string {
  return /^[\w-]+$/.test(login) ? `@${login}` : login;
}

/** `2026-11-24T10:00:00Z` as people read it. */
function showTime(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}
