import { appOf, organisation } from '../cast.ts';
import { ask, isFine, paginate, refuse, type Host, type Route } from './host.ts';
import { at, type JsonObject, listOf, numberAt, objectOf } from '../json.ts';

/** Teams and people. */
export const accountRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: new RegExp(`^/orgs/${organisation}/teams/([^/]+)/members$`),
    async answer(host, call, slug = '') {
      const answer = await host.emulator.ask(call);
      return isFine(answer) ? paginate(host, call, await membersOf(host, slug.toLowerCase())) : answer;
    },
  },
  {
    method: 'GET',
    path: /^\/users\/([^/]+)$/,
    async answer(host, call, login = '') {
      const first = firstLoginOf(host, login.toLowerCase());
      if (first === null) return refuse(404, 'Not Found');
      return host.emulator.ask({ ...call, path: `/users/${encodeURIComponent(first)}` });
    },
  },
];

/** The members of a team and of the teams within it, each once. The emulator leaves the teams within out. */
async function membersOf(host: Host, slug: string): Promise<JsonObject[]> {
  const path = `/orgs/${organisation}/teams/${slug}/members?per_page=100`;
  const own = listOf(await ask(host, 'GET', path)).map(objectOf);
  const children = [...host.memory.parentTeams].filter(([, parent]) => parent === slug).map(([child]) => child);
  const inherited = await Promise.all(children.map((child) => membersOf(host, child)));
  const members = new Map([...own, ...inherited.flat()].map((member) => [numberAt(member, 'id'), member]));
  return [...members.values()];
}

/** The login that the account began with whose login this is now; null when nobody has it. */
function firstLoginOf({ memory }: Host, login: string): string | null {
  for (const [first, mask] of memory.masks) if (mask?.login === login) return first;
  const mask = memory.masks.get(login);
  const isGone = mask === null || (mask?.login !== undefined && mask.login !== login);
  return isGone ? null : login;
}

/** An account as it shows; null when it was deleted. */
export function maskAccount(host: Host, account: JsonObject): JsonObject | null {
  const login = String(account['login']);
  const mask = host.memory.masks.get(login);
  if (mask === null) return null;
  // The emulator forgets that a name with brackets in it is not an address yet.
  const known = appOf(login) ? { login, id: account['id'], type: 'Bot' } : account;
  return renderAccount(host, { ...known, ...mask });
}

/** An account with all that GitHub tells of it in passing. The emulator leaves most of it out for an organisation. */
export function renderAccount({ origin }: Host, account: JsonObject): JsonObject {
  const name = encodeURIComponent(String(account['login']));
  const url = `${origin}/users/${name}`;
  return {
    node_id: `U_${String(account['id'])}`,
    avatar_url: `${url}/avatar`,
    gravatar_id: '',
    url,
    html_url: `${origin}/${name}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    site_admin: false,
    ...account,
  };
}

/** Is this an account, as answers hold them? */
export function isAccount(object: JsonObject): boolean {
  return typeof object['login'] === 'string' && typeof at(object, 'id') === 'number';
}
