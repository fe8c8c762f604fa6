import type * as v from 'valibot';
import type { Comment, PullRequestEvent, Review } from '../../model/pull-request.ts';
import { readAll } from './read-all.ts';
import type { GitHubRepository } from './repository.ts';
import { commentShape, eventShape, reviewShape } from './shapes.ts';

/** Reviews that were submitted, the oldest first. A pending one is nobody's word yet. */
export async function readReviews(repository: GitHubRepository, number: number): Promise<readonly Review[]> {
  const reviews = await readOfPull(repository, { list: 'pulls/{number}/reviews', number }, reviewShape);
  return reviews.flatMap((review): Review[] => {
    if (review.state === 'PENDING') return [];
    const { user, state, commit_id, submitted_at } = review;
    return [{ author: user, state, commit: commit_id, at: submitted_at }];
  });
}

/** A longer body is cut, in characters: what a comment asks for stands on its first line. */
const maxBodyLength = 64 * 1024;

/** The comments of the conversation, the oldest first. */
export async function readComments(repository: GitHubRepository, number: number): Promise<readonly Comment[]> {
  const comments = await readOfPull(repository, { list: 'issues/{number}/comments', number }, commentShape);
  return comments.map(({ user, body, created_at, updated_at, performed_via_github_app: app }) => ({
    author: user,
    body: (body ?? '').slice(0, maxBodyLength),
    at: created_at,
    isEdited: updated_at !== created_at,
    viaApp: app ? (app.name ?? app.slug ?? 'an app without a name') : null,
  }));
}

const eventTypes: ReadonlyMap<string, PullRequestEvent['type']> = new Map([
  ['head_ref_force_pushed', 'head-replaced'],
  ['head_ref_deleted', 'head-replaced'],
  ['head_ref_restored', 'head-replaced'],
  ['base_ref_changed', 'base-changed'],
  ['automatic_base_change_succeeded', 'base-changed'],
  ['base_ref_force_pushed', 'base-changed'],
]);

/** What was done to the head and the base of a pull request, the oldest first. */
export async function readEvents(repository: GitHubRepository, number: number): Promise<readonly PullRequestEvent[]> {
  const events = await readOfPull(repository, { list: 'issues/{number}/events', number }, eventShape);
  return events.flatMap(({ event, created_at }) => {
    const type = eventTypes.get(event);
    return type ? [{ type, at: created_at }] : [];
  });
}

function readOfPull<const S extends v.GenericSchema<unknown, unknown>>(
  { client, owner, repo }: GitHubRepository,
  { list, number }: { list: string; number: number },
  shape: S,
): Promise<v.InferOutput<S>[]> {
  return readAll(client, { route: `GET /repos/{owner}/{repo}/${list}`, parameters: { owner, repo, number } }, shape);
}
