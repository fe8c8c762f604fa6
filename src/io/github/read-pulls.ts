import type * as v from 'valibot';
import { WorldError } from '../../app/world-error.ts';
import type { PullRequest } from '../../model/pull-request.ts';
import { parseAnswer, unsoundAnswer } from './parse-answer.ts';
import { readAll } from './read-all.ts';
import { isRefusal } from './refusal.ts';
import type { GitHubRepository } from './repository.ts';
import { pullShape } from './shapes.ts';

/** One pull request. Throws when there is none of the number. */
export async function readPull({ client, owner, repo }: GitHubRepository, number: number): Promise<PullRequest> {
  const answer = await client
    .ask('GET /repos/{owner}/{repo}/pulls/{number}', { owner, repo, number })
    .catch((error: unknown) => Promise.reject(isRefusal(error, 404) ? nothingThere(number, error) : error));
  const pull = toPull(parseAnswer(pullShape, answer));
  if (pull.number === number) return pull;
  throw unsoundAnswer(answer.asked, '`number` is that of another pull request');
}

/** Every open pull request, the oldest first. */
export async function readOpenPulls({ client, owner, repo }: GitHubRepository): Promise<readonly PullRequest[]> {
  // Oldest first: a pull request that is opened meanwhile comes at the end, and moves none from one page to another.
  const order = { state: 'open', sort: 'created', direction: 'asc' };
  const request = { route: 'GET /repos/{owner}/{repo}/pulls', parameters: { owner, repo, ...order } };
  return (await readAll(client, request, pullShape)).map(toPull);
}

function toPull({ number, title, state, user, head, base, updated_at }: v.InferOutput<typeof pullShape>): PullRequest {
  return {
    number,
    title,
    isOpen: state === 'open',
    author: user,
    head: head.sha,
    base: base.ref,
    defaultBranch: base.repo.default_branch,
    updatedAt: updated_at,
  };
}

function nothingThere(number: number, cause: unknown): WorldError {
  return new WorldError(
    `There is no pull request ${number} in this repository, or no such repository, or the token may not see it.`,
    'Check the repository and the number; give the token `pull-requests: read` on this repository.',
    cause,
  );
}
