import { compareText } from '../../../src/model/order.ts';
import { type Host, onRepository, paginate, readAccount, refuse, type Route, ask } from './host.ts';
import { repositoryPath } from '../cast.ts';
import { type JsonObject, listOf, objectOf } from '../json.ts';
import type { PullMemory } from './memory.ts';

interface Happening {
  /** As GitHub names it: `head_ref_force_pushed`, `base_ref_changed` and so on. */
  readonly event: string;
  readonly by: string;
  /** The commit that GitHub shows with it. */
  readonly commit?: string;
  /** What this kind of event has beyond the others. */
  readonly more?: JsonObject;
}

/** Notes that something was done to a pull request. */
export async function record(host: Host, pull: PullMemory, { event, by, commit, more }: Happening): Promise<void> {
  const { memory, clock, origin } = host;
  memory.lastEvent += 1;
  const id = memory.lastEvent;
  pull.updatedAt = clock.now();
  pull.events.push({
    id,
    node_id: `EVENT_${id}`,
    url: `${origin}${repositoryPath}/issues/events/${id}`,
    actor: await readAccount(host, by),
    event,
    commit_id: commit ?? null,
    commit_url: commit === undefined ? null : `${origin}${repositoryPath}/commits/${commit}`,
    created_at: clock.now(),
    performed_via_github_app: null,
    ...more,
  });
}

/** The emulator answers both with 404 for a pull request. */
export const eventRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: onRepository('/issues/(\\d+)/events'),
    async answer(host, call, number) {
      const pull = host.memory.pulls.get(Number(number));
      return pull ? paginate(host, call, pull.events) : refuse(404, 'Not Found');
    },
  },
  {
    method: 'GET',
    path: onRepository('/issues/(\\d+)/timeline'),
    async answer(host, call, number) {
      const pull = host.memory.pulls.get(Number(number));
      return pull ? paginate(host, call, await timelineOf(host, pull)) : refuse(404, 'Not Found');
    },
  },
];

/** Events, comments and reviews together, oldest first. */
async function timelineOf(host: Host, { number, events }: PullMemory): Promise<JsonObject[]> {
  const { comments, reviews } = host.memory;
  const said = await readAll(host, `/issues/${number}/comments`);
  const judged = await readAll(host, `/pulls/${number}/reviews`);
  const entries = [
    ...events.map((entry) => ({ entry, at: String(entry['created_at']) })),
    ...said.map((entry) => ({
      entry: { ...entry, event: 'commented', actor: entry['user'] },
      at: comments.get(Number(entry['id']))?.createdAt ?? '',
    })),
    ...judged.map((entry) => ({
      entry: { ...entry, event: 'reviewed' },
      at: reviews.get(Number(entry['id']))?.at ?? '',
    })),
  ];
  return entries.toSorted((a, b) => compareText(a.at, b.at)).map(({ entry }) => entry);
}

async function readAll(host: Host, path: string): Promise<JsonObject[]> {
  const items: JsonObject[] = [];
  for (let page = 1; ; page += 1) {
    const found = listOf(await ask(host, 'GET', `${repositoryPath}${path}?per_page=100&page=${page}`)).map(objectOf);
    items.push(...found);
    if (found.length < 100) return items;
  }
}
