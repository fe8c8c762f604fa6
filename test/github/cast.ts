/** Where everything happens. */
export const organisation = 'mobile-db';
export const repository = 'mobile-db/site';
export const repositoryPath = `/repos/${repository}`;

export const functions = ['executive', 'marketing', 'sales', 'product', 'customer-success'];

/** Two people a function: `sales-1` and `sales-2` are in the team `sales`. */
export const people = functions.flatMap((name) => [`${name}-1`, `${name}-2`]);

/** People of no team and no organisation. Anybody may comment on a public repository. */
export const strangers = ['stranger-1', 'stranger-2'];

/** An administrator of the organisation. */
export const admin = 'admin';

export type Permission = 'members' | 'administration';

/** A GitHub App: only these can publish check runs. */
export interface App {
  readonly slug: string;
  readonly id: number;
  /** What it may read beyond the repository itself. */
  readonly permissions: ReadonlySet<Permission>;
}

/**
 * `throughline-gate` is an app of the company's own and may read teams. `github-actions` is the app that every workflow
 * shares, with the number that it has on GitHub; it reads neither teams nor settings. `page-preview` is anyone else's.
 */
export const apps: readonly App[] = [
  { slug: 'throughline-gate', id: 412_001, permissions: new Set(['members']) },
  { slug: 'github-actions', id: 15_368, permissions: new Set() },
  { slug: 'page-preview', id: 412_002, permissions: new Set() },
];

/** The app of a slug; throws when there is none. */
export function findApp(slug: string): App {
  const app = apps.find((each) => each.slug === slug);
  if (app) return app;
  throw new Error(`There is no app ${slug}; there are ${apps.map((each) => each.slug).join(', ')}.`);
}

/** The login that an app acts under. */
export function botOf(slug: string): string {
  return `${slug}[bot]`;
}

/** The token that a person or an app holds; everybody has one. */
export function tokenOf(login: string): string {
  return `token-of-${login}`;
}

/** Whose token it is, or null when it is nobody's. */
export function holderOf(token: string): string | null {
  return everybody.find((login) => tokenOf(login) === token) ?? null;
}

/** The app that acts under a login, or null when a person does. */
export function appOf(login: string): App | null {
  return apps.find(({ slug }) => botOf(slug) === login) ?? null;
}

export const everybody: readonly string[] = [admin, ...people, ...strangers, ...apps.map(({ slug }) => botOf(slug))];
