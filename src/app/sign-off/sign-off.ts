import type { PullRequest } from '../../model/pull-request.ts';
import { code, listInWords } from '../../model/words.ts';
import { renderSignOffCheck } from '../../report/sign-off-markdown.ts';
import type { Problem } from '../../signoff/problem.ts';
import { errorVerdict, isGreen, type Verdict, withProblem, worstOf } from '../../signoff/verdict.ts';
import { WorldError } from '../world-error.ts';
import { evaluatePull } from './evaluate-pull.ts';
import type { GatedRepository } from './gated-repository.ts';
import { rememberObjects } from './remember-objects.ts';

/** The name under which branch rules require the gate. */
export const checkName = 'throughline/sign-off';

/** How often a pull request is judged anew when it changes while it is being judged. */
const maxAttempts = 3;

export interface SignOffRequest {
  readonly number: number;
  readonly publish: boolean;
  /** How the pull request was found, where it was read already. */
  readonly seen?: Moment;
}

/**
 * Judges a pull request, and every other open one with the same head, because a check belongs to a commit: the worst
 * verdict is the one that counts. With `publish` it becomes the check run of the head, unless the pull request changed
 * meanwhile; then it is judged again. Never throws for what the code host did: that is a verdict of its own, never green.
 */
export async function signOff(
  repository: GatedRepository,
  { number, publish, seen }: SignOffRequest,
): Promise<Verdict> {
  const remembering = { ...repository, pulls: rememberObjects(repository.pulls, repository.root) };
  let known: Partial<Verdict> = {};
  try {
    const pull = seen?.pull ?? (await repository.pulls.readPull(number));
    known = describePull(pull);
    let moment = seen ?? (await readMoment(repository, pull));
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const verdict = await judge(remembering, moment);
      known = verdict;
      if (!publish || !moment.pull.isOpen) return verdict;
      const again = await readMoment(repository, await repository.pulls.readPull(number));
      if (isSameMoment(moment, again)) {
        await publishVerdict(repository, verdict, moment);
        return verdict;
      }
      moment = again;
    }
    return await shut(repository, errorVerdict([keepsChanging], known));
  } catch (error) {
    const failed = errorVerdict([problemOf(error)], known);
    return publish ? shut(repository, failed) : failed;
  }
}

/** A pull request, and what the list of open ones says, at one moment. */
export interface Moment {
  readonly pull: PullRequest;
  /** The same pull request in the list; null when it is not there. */
  readonly listed: PullRequest | null;
  /** Every other open one with the same head. */
  readonly others: readonly PullRequest[];
}

async function readMoment({ pulls }: GatedRepository, pull: PullRequest): Promise<Moment> {
  return momentOf(pull, pull.isOpen ? await pulls.readOpenPulls() : []);
}

/** A pull request among those that are open. */
export function momentOf(pull: PullRequest, open: readonly PullRequest[]): Moment {
  const listed = open.find(({ number }) => number === pull.number) ?? null;
  return { pull, listed, others: open.filter(({ head, number }) => head === pull.head && number !== pull.number) };
}

/** Do the two answers about a pull request agree on everything that a verdict rests on? */
function isSettled({ pull, listed }: Moment): boolean {
  const essence = (each: PullRequest | null) =>
    JSON.stringify([each?.head, each?.base, each?.defaultBranch, each?.author?.id]);
  return essence(pull) === essence(listed);
}

function describePull({ number, title, author, head }: PullRequest): Pick<Verdict, 'pull' | 'head'> {
  return { pull: { number, title, author: author?.login ?? null }, head };
}

function isSameMoment(a: Moment, b: Moment): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Takes an older green back, as far as that can be done, when there is no verdict to publish. */
async function shut({ pulls, root }: GatedRepository, verdict: Verdict): Promise<Verdict> {
  if (verdict.head === null) return verdict;
  try {
    const check = renderSignOffCheck(verdict, { root });
    await pulls.publishCheck({ name: checkName, head: verdict.head, result: 'failure', ...check });
    return verdict;
  } catch (error) {
    return { ...verdict, problems: [...verdict.problems, problemOf(error)] };
  }
}

/** Judges one head. What goes wrong on the way is part of the verdict, so that it can still be published. */
async function judge(repository: GatedRepository, moment: Moment): Promise<Verdict> {
  const { pull, others } = moment;
  if (!pull.isOpen) return errorVerdict([isClosed(pull.number)], { head: pull.head });
  if (!isSettled(moment)) return errorVerdict([isUnsettled(pull.number)], describePull(pull));
  try {
    const own = await evaluatePull(repository, pull);
    const rest = [];
    for (const other of others) rest.push(await evaluatePull(repository, other));
    return withSameHead(own, rest);
  } catch (error) {
    return errorVerdict([problemOf(error)], describePull(pull));
  }
}

/** A verdict that is no better than those of the other pull requests with the same head. */
function withSameHead(own: Verdict, others: readonly Verdict[]): Verdict {
  const status = worstOf([own, ...others].map((verdict) => verdict.status));
  if (status === own.status || isGreen(status)) return own;
  const holding = listInWords(others.filter((other) => other.status === status).map(({ pull }) => `#${pull?.number}`));
  return withProblem(
    { ...own, status },
    {
      message: `The same head commit is in ${holding} too, where it is not signed; a check belongs to a commit, so the worse verdict counts.`,
      help: `Have ${holding} signed too, close it, or push another commit here.`,
    },
  );
}

async function publishVerdict(
  { pulls, root, branch }: GatedRepository,
  verdict: Verdict,
  { pull, others }: Moment,
): Promise<void> {
  const guarded = branch ?? pull.defaultBranch;
  const isForGuarded = [pull, ...others].some(({ base }) => base === guarded);
  const published = isForGuarded ? verdict : holdBack(verdict, pull.base, guarded);
  const { status } = published;
  const result = isGreen(status) ? 'success' : status === 'pending' ? 'waiting' : 'failure';
  await pulls.publishCheck({ name: checkName, head: pull.head, result, ...renderSignOffCheck(published, { root }) });
}

/**
 * A check stays on its commit when the pull request is pointed at another branch, and merging may be quicker than the
 * next verdict. So nothing is ever green that goes into another branch than the one that is guarded.
 */
function holdBack(verdict: Verdict, base: string, branch: string): Verdict {
  if (!isGreen(verdict.status)) return verdict;
  return withProblem(
    { ...verdict, status: 'pending' },
    {
      message: `This pull request goes into ${code(base)}; the gate is green only for what goes into ${code(branch)}.`,
      help: 'There is nothing to do, unless another branch is to be guarded: then name it as `branch`.',
    },
  );
}

/** A fault of the code host as a problem. Anything else is a mistake of ours and goes on as what it is. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof WorldError)) throw error;
  return { status: 'error', message: error.message, help: error.hint };
}

const keepsChanging = {
  status: 'error',
  message: `The pull request changed ${maxAttempts} times while it was being judged, so nothing was published.`,
  help: 'Run the gate again when it has come to rest.',
} as const;

function isUnsettled(number: number): Problem {
  return {
    status: 'error',
    message: `The list of open pull requests says something else about #${number} than the pull request itself.`,
    help: 'Run the gate again when it has come to rest.',
  };
}

function isClosed(number: number): Problem {
  return {
    status: 'error',
    message: `Pull request #${number} is closed, so there is nothing to sign.`,
    help: 'Reopen it, or name an open one.',
  };
}
