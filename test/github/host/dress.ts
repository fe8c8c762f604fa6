import { isAccount, maskAccount, renderAccount } from './accounts.ts';
import { type App, organisation } from '../cast.ts';
import { opening } from '../clock.ts';
import type { Answer } from './emulator.ts';
import type { Host } from './host.ts';
import { isObject, type Json, type JsonObject, objectOf, textAt } from '../json.ts';
import type { CheckMemory, CommentMemory, PullMemory, ReviewMemory } from './memory.ts';

/** Makes an answer look as GitHub's would: addresses, times, accounts, and all that the emulator does not keep. */
export function dressAnswer(host: Host, { status, body, link }: Answer): Answer {
  return {
    status,
    body: body === undefined ? undefined : dress(host, body),
    link: link === null ? null : toOutside(host, link),
  };
}

function dress(host: Host, json: Json): Json {
  if (typeof json === 'string') return dressText(host, json);
  if (Array.isArray(json)) return json.map((item) => dress(host, item)).filter(isPresent(json));
  return isObject(json) ? dressObject(host, json) : json;
}

/** A deleted account is missing from a list; anywhere else it is null. */
function isPresent(original: readonly Json[]): (item: Json, index: number) => boolean {
  return (item, index) => item !== null || original[index] === null;
}

function dressText(host: Host, text: string): string {
  if (text.startsWith('http:')) return toOutside(host, text);
  // The time of the machine, which nothing in this world goes by.
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) ? opening : text;
}

function toOutside({ origin, emulator }: Host, text: string): string {
  return text.replaceAll(emulator.address, origin);
}

function dressObject(host: Host, object: JsonObject): JsonObject | null {
  const dressed: JsonObject = {};
  for (const [key, value] of Object.entries(object)) if (value !== undefined) dressed[key] = dress(host, value);
  if (isAccount(dressed)) return maskAccount(host, dressed);
  const { pulls, reviews, comments, checks } = host.memory;
  const id = Number(object['id']);
  const pull = 'head' in object ? pulls.get(Number(object['number'])) : undefined;
  if (pull) return dressPull(host, dressed, pull);
  const review = 'submitted_at' in object ? reviews.get(id) : undefined;
  if (review) return dressReview(dressed, review);
  const comment = 'issue_url' in object && 'body' in object ? comments.get(id) : undefined;
  if (comment) return dressComment(dressed, comment);
  const check = 'check_suite' in object ? checks.get(id) : undefined;
  return check ? dressCheck(host, dressed, check) : dressed;
}

function dressPull(host: Host, answer: JsonObject, pull: PullMemory): JsonObject {
  const { merged, fork } = pull;
  const head = { ...objectOf(answer['head']), sha: pull.head };
  return {
    ...answer,
    head: fork ? { ...head, ...forkOf(host, head, fork) } : head,
    created_at: pull.openedAt,
    updated_at: pull.updatedAt,
    merged: merged !== null,
    merged_at: merged?.at ?? null,
    merged_by: merged ? maskAccount(host, merged.by) : null,
    merge_commit_sha: merged?.commit ?? null,
  };
}

function forkOf(host: Host, head: JsonObject, fork: JsonObject): JsonObject {
  const owner = maskAccount(host, fork);
  const name = owner === null ? 'unknown' : textAt(owner, 'login');
  const repo = { ...objectOf(head['repo']), owner, full_name: `${name}/site`, fork: true };
  return { label: `${name}:${textAt(head, 'ref')}`, user: owner, repo: owner === null ? null : repo };
}

function dressReview(answer: JsonObject, { at, commit }: ReviewMemory): JsonObject {
  // GitHub tells no other times of a review, and none at all of one that waits to be submitted.
  const { created_at: _, updated_at: __, submitted_at, ...rest } = answer;
  const time = submitted_at === null ? {} : { submitted_at: at };
  return { ...rest, ...time, ...(commit === undefined ? {} : { commit_id: commit }) };
}

function dressComment(answer: JsonObject, { createdAt, updatedAt, viaApp }: CommentMemory): JsonObject {
  return { ...answer, created_at: createdAt, updated_at: updatedAt, performed_via_github_app: viaApp };
}

function dressCheck(
  host: Host,
  answer: JsonObject,
  { app, startedAt, completedAt, annotations }: CheckMemory,
): JsonObject {
  const output = {
    ...objectOf(answer['output']),
    annotations_count: annotations.length,
    annotations_url: `${textAt(answer, 'url')}/annotations`,
  };
  const completed_at = answer['status'] === 'completed' ? completedAt : null;
  return { ...answer, output, started_at: startedAt, completed_at, app: renderApp(host, app) };
}

/** An app as answers show it. */
export function renderApp(host: Host, { id, slug }: App): JsonObject {
  const url = `${host.origin}/apps/${slug}`;
  return {
    id,
    slug,
    node_id: `APP_${id}`,
    name: slug,
    owner: renderAccount(host, { login: organisation, id: 1, type: 'Organization' }),
    description: null,
    external_url: url,
    html_url: url,
    created_at: opening,
    updated_at: opening,
    permissions: { checks: 'write', contents: 'read' },
    events: ['pull_request'],
  };
}
