import type * as v from 'valibot';
import type { PullVoice } from '../../app/ports.ts';
import type { Account, EditableComment } from '../../model/pull-request.ts';
import { parseAnswer } from './parse-answer.ts';
import { publishAnnotated } from './publish-annotated.ts';
import { readAll } from './read-all.ts';
import { isRefusal } from './refusal.ts';
import type { GitHubRepository } from './repository.ts';
import { accountShape, editableCommentShape } from './shapes.ts';

/** How something is said on the pull requests of a repository on GitHub. */
export function gitHubPullVoice(repository: GitHubRepository): PullVoice {
  return {
    publishAnnotated: (check) => publishAnnotated(repository, check),
    readSelf: () => readSelf(repository),
    readEditable: (number) => readEditable(repository, number),
    comment: (number, body) => comment(repository, number, body),
    edit: (id, body) => change(repository, 'PATCH', { id, body }),
    remove: (id) => change(repository, 'DELETE', { id }),
  };
}

async function readSelf({ client }: GitHubRepository): Promise<Account | null> {
  try {
    return parseAnswer(accountShape, await client.ask('GET /user'));
  } catch (error) {
    if (isRefusal(error, 401, 403, 404)) return null;
    throw error;
  }
}

async function readEditable(
  { client, owner, repo }: GitHubRepository,
  number: number,
): Promise<readonly EditableComment[]> {
  const request = {
    route: 'GET /repos/{owner}/{repo}/issues/{number}/comments',
    parameters: { owner, repo, number },
  };
  const comments = await readAll(client, request, editableCommentShape);
  return comments.map(toComment).toSorted((a, b) => a.id - b.id);
}

async function comment(
  { client, owner, repo }: GitHubRepository,
  number: number,
  body: string,
): Promise<EditableComment | null> {
  const route = 'POST /repos/{owner}/{repo}/issues/{number}/comments';
  try {
    return toComment(parseAnswer(editableCommentShape, await client.ask(route, { owner, repo, number, body })));
  } catch (error) {
    if (isRefusal(error, 403, 404)) return null;
    throw error;
  }
}

async function change(
  { client, owner, repo }: GitHubRepository,
  method: 'PATCH' | 'DELETE',
  fields: { readonly id: number; readonly body?: string },
): Promise<boolean> {
  try {
    await client.ask(`${method} /repos/{owner}/{repo}/issues/comments/{id}`, { owner, repo, ...fields });
    return true;
  } catch (error) {
    if (isRefusal(error, 403, 404)) return false;
    throw error;
  }
}

function toComment({ id, user, body }: v.InferOutput<typeof editableCommentShape>): EditableComment {
  return { id, author: user, body: body ?? '' };
}
