import { admin, holderOf, repositoryPath, tokenOf } from '../cast.ts';
import type { LogicalClock } from '../clock.ts';
import type { Answer, Call, Emulator } from './emulator.ts';
import { type Json, type JsonObject, objectOf, textAt } from '../json.ts';
import type { Memory, PullMemory } from './memory.ts';

/** What every part of the played code host has at hand. */
export interface Host {
  /** The address that the world outside knows. */
  readonly origin: string;
  readonly clock: LogicalClock;
  readonly memory: Memory;
  readonly emulator: Emulator;
}

/** An operation that the emulator lacks, or does not do as GitHub does. */
export interface Route {
  readonly method: string;
  /** Matched against the whole path; what its groups match is passed on, decoded. */
  readonly path: RegExp;
  answer(host: Host, call: Call, ...parts: string[]): Promise<Answer>;
}

/** The path of an operation on the repository, as a pattern. */
export function onRepository(pattern: string): RegExp {
  return new RegExp(`^${repositoryPath}${pattern}$`);
}

export function answerWith(status: number, body?: Json): Answer {
  return { status, body, link: null };
}

/** An answer as GitHub says no. */
export function refuse(status: number, message: string): Answer {
  return answerWith(status, { message, documentation_url: 'https://docs.github.com/rest', status: String(status) });
}

export function isFine({ status }: Answer): boolean {
  return status < 300;
}

/** Who makes the call. */
export function callerOf({ token }: Call): string {
  return (token === null ? null : holderOf(token)) ?? 'nobody';
}

/** One page of a list, with the links to the others. */
export function paginate(host: Host, { path, query }: Call, items: readonly Json[]): Answer {
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const page = Math.max(1, Number(query.get('page') ?? 1));
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (to: number, rel: string) => {
    const there = new URLSearchParams(query);
    there.set('page', String(to));
    return `<${host.origin}${path}?${there}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev'), link(1, 'first')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
  ];
  return {
    status: 200,
    body: items.slice((page - 1) * size, page * size),
    link: links.length > 0 ? links.join(', ') : null,
  };
}

/** Asks the emulator as the administrator; what fails here is a bug of the world. `path` may hold a query. */
export async function ask(host: Host, method: string, path: string, body?: JsonObject): Promise<Json | undefined> {
  const answer = await tryAsking(host, method, path, body);
  if (isFine(answer)) return answer.body;
  throw new Error(`${method} ${path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
}

export function tryAsking(host: Host, method: string, path: string, body?: JsonObject): Promise<Answer> {
  const [pathname = '', search = ''] = path.split('?');
  const query = new URLSearchParams(search);
  return host.emulator.ask({ method, path: pathname, query, token: tokenOf(admin), body });
}

/** An account as answers show it. */
export async function readAccount(host: Host, login: string): Promise<JsonObject> {
  return objectOf(await ask(host, 'GET', `/users/${encodeURIComponent(login)}`));
}

/** The commit that a branch points at, or null when there is no such branch. */
export async function tipOf(host: Host, branch: string): Promise<string | null> {
  const answer = await tryAsking(host, 'GET', `${repositoryPath}/git/ref/heads/${branch}`);
  return isFine(answer) ? textAt(answer.body, 'object', 'sha') : null;
}

/** Is every commit of `older` part of the history of `newer`? */
export async function isAncestor(host: Host, older: string, newer: string): Promise<boolean> {
  const answer = await tryAsking(host, 'GET', `${repositoryPath}/compare/${older}...${newer}?per_page=1`);
  return isFine(answer) && ['ahead', 'identical'].includes(textAt(answer.body, 'status'));
}

/** The pull request of a number; throws when there is none. */
export function pullOf({ memory }: Host, number: number | string): PullMemory {
  const pull = memory.pulls.get(Number(number));
  if (pull) return pull;
  throw new Error(`There is no pull request ${number}.`);
}
