import { WorldError } from '../../app/world-error.ts';
import type { Answer, GitHubClient, Parameters } from './client.ts';
import { parseList, unsoundAnswer } from './parse-answer.ts';
import type * as v from 'valibot';

/** A list to read: the route of its first page, and what goes into it. */
export interface ListRequest {
  readonly route: string;
  readonly parameters: Parameters;
}

const pageSize = 100;
const maxPages = 50;

/**
 * The pages of a list, one after another, as GitHub links them. Octokit's own paging takes a 409 and an empty answer for
 * the end of a list; here each is an error. Throws when there is more after 50 pages.
 */
export async function* readPages(client: GitHubClient, { route, parameters }: ListRequest): AsyncGenerator<Answer> {
  let answer = await client.ask(route, { ...parameters, per_page: pageSize });
  yield answer;
  for (let page = 2; answer.nextPage !== null; page += 1) {
    if (page > maxPages) throw tooLong(answer.asked);
    answer = await client.ask(answer.nextPage);
    yield answer;
  }
}

/** A whole list, each item in the shape that is expected. */
export async function readAll<const S extends v.GenericSchema<unknown, unknown>>(
  client: GitHubClient,
  request: ListRequest,
  shape: S,
): Promise<v.InferOutput<S>[]> {
  const items: v.InferOutput<S>[] = [];
  let last = { size: 0, page: 0, asked: '' };
  for await (const answer of readPages(client, request)) {
    const page = parseList(shape, answer);
    items.push(...page);
    last = { size: page.length, page: last.page + 1, asked: answer.asked };
  }
  if (last.size >= pageSize) await expectEnd(client, request, last);
  return items;
}

/** A full last page may mean that the link to the next was lost on the way, so the next is asked for. */
async function expectEnd(
  client: GitHubClient,
  { route, parameters }: ListRequest,
  { page, asked }: { page: number; asked: string },
): Promise<void> {
  const after = await client.ask(route, { ...parameters, per_page: pageSize, page: page + 1 });
  if (Array.isArray(after.data) && after.data.length === 0) return;
  throw unsoundAnswer(asked, 'the list goes on after a page that said it was the last');
}

function tooLong(asked: string): WorldError {
  return new WorldError(
    `The list at ${asked} is longer than ${(maxPages * pageSize).toLocaleString('en')} entries, which is as far as it is read.`,
    'Close or take away what is no longer needed, or begin again with a new pull request.',
  );
}
