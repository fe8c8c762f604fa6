import { WorldError } from '../../app/world-error.ts';
import type { CheckRun } from '../../model/pull-request.ts';
import { cutSummary } from '../../model/cut-summary.ts';
import { parseAnswer, unsoundAnswer } from './parse-answer.ts';
import { readCheckRuns } from './read-check-runs.ts';
import { isRefusal, Refusal } from './refusal.ts';
import type { GitHubRepository } from './repository.ts';
import { type PublishedCheck, publishedCheckShape } from './shapes.ts';

/**
 * Makes a check run the only word of its name on its commit: those that are there take its state, and without one that
 * can, a new one is made. Throws when a green one of the same name is left that this token may not change.
 */
export async function publishCheck(repository: GitHubRepository, check: CheckRun): Promise<void> {
  try {
    await publishOnce(repository, check);
  } catch (error) {
    // Whether a new check run arrived may be unknown. Looking again finds it, so that there are never two by mistake.
    if (!(error instanceof LostPost)) throw error;
    await publishOnce(repository, check);
  }
}

class LostPost extends WorldError {}

async function publishOnce(repository: GitHubRepository, check: CheckRun): Promise<void> {
  const runs = await readCheckRuns(repository, check);
  const after: PublishedCheck[] = [];
  for (const run of runs) after.push(await update(repository, run, check));
  const isShown = after.some((run) => isInState(run, stateOf(check)));
  const isContradicted = check.result !== 'success' && after.some(isGreen);
  // The newest counts, so that beside a green one of somebody else's a new one is made in any case.
  if (!isShown || isContradicted) await create(repository, check);
  if (isContradicted) throw contradicted(check);
}

interface State {
  readonly status: 'completed' | 'in_progress';
  readonly conclusion?: 'success' | 'failure' | 'cancelled';
}

function stateOf({ result }: CheckRun): State {
  return result === 'waiting' ? { status: 'in_progress' } : { status: 'completed', conclusion: result };
}

/** The state to give to a check run that is there; null when it is to stay as it is. */
function nextState(run: PublishedCheck, check: CheckRun): State | null {
  // A completed check run is not taken back by GitHub, even where it answers as if: the green would stay. So a green one
  // is cancelled, and a new one waits in its place.
  if (check.result !== 'waiting' || run.status !== 'completed') return stateOf(check);
  return isGreen(run) ? { status: 'completed', conclusion: 'cancelled' } : null;
}

/** Gives the state to a check run, and tells what became of it. Another app's stays as it is. */
async function update(
  { client, owner, repo }: GitHubRepository,
  run: PublishedCheck,
  check: CheckRun,
): Promise<PublishedCheck> {
  const state = nextState(run, check);
  if (state === null) return run;
  const route = 'PATCH /repos/{owner}/{repo}/check-runs/{id}';
  try {
    const answer = await client.ask(route, { owner, repo, id: run.id, ...state, output: outputOf(check) });
    const updated = parseAnswer(publishedCheckShape, answer);
    if (updated.id !== run.id) throw unsoundAnswer(answer.asked, '`id` is that of another check run');
    return updated;
  } catch (error) {
    if (isRefusal(error, 403, 404)) return run;
    throw error;
  }
}

async function create({ client, owner, repo }: GitHubRepository, check: CheckRun): Promise<void> {
  const { name, head } = check;
  const state = stateOf(check);
  try {
    const body = { name, head_sha: head, ...state, output: outputOf(check) };
    const answer = await client.ask('POST /repos/{owner}/{repo}/check-runs', { owner, repo, ...body });
    const made = parseAnswer(publishedCheckShape, answer);
    const isAsAsked = made.name === name && made.head_sha === head && isInState(made, state);
    if (!isAsAsked) throw unsoundAnswer(answer.asked, 'it is not the check run that was to be made');
  } catch (error) {
    if (isRefusal(error, 403, 404)) throw mayNotWrite(error);
    if (error instanceof Refusal || !(error instanceof WorldError)) throw error;
    throw new LostPost(error.message, error.hint, error);
  }
}

function outputOf({ title, summary }: CheckRun): { title: string; summary: string } {
  return { title, summary: cutSummary(summary) };
}

function isInState(run: PublishedCheck, { status, conclusion }: State): boolean {
  return run.status === status && run.conclusion === (conclusion ?? null);
}

/** Would it let a required check pass? */
function isGreen({ conclusion }: PublishedCheck): boolean {
  return conclusion === 'success' || conclusion === 'neutral' || conclusion === 'skipped';
}

function mayNotWrite(cause: unknown): WorldError {
  return new WorldError(
    'The token may not write checks, so the verdict is not published.',
    'Give it `checks: write`. A personal token never has that, and on a pull request from a fork the token of `pull_request_review` is read-only.',
    cause,
  );
}

function contradicted({ name, head }: CheckRun): WorldError {
  return new WorldError(
    `Something else published a green check \`${name}\` on commit ${head.slice(0, 7)}, and this token may not change it.`,
    'In the branch rules, require the check from the app of this gate alone; then find out what else publishes it.',
  );
}
