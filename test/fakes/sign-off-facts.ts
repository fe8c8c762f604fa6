import type {
  Account,
  Comment,
  Membership,
  PullRequest,
  PullRequestEvent,
  Review,
} from '../../src/model/pull-request.ts';
import { parseCodeowners } from '../../src/signoff/codeowners.ts';
import type { Facts } from '../../src/signoff/decide.ts';
import { digestOf, type GuardedChange } from '../../src/signoff/delta.ts';
import { createGuard } from '../../src/signoff/guard.ts';
import type { Policy, PolicyReading, SigningFunction } from '../../src/signoff/policy.ts';
import { signOffCommand } from '../../src/signoff/sign-off-comment.ts';

/** The moment so many seconds after the pull request was opened, as the code host writes it. */
export function at(second: number): string {
  return new Date(Date.UTC(2026, 5, 1, 9) + second * 1000).toISOString().replace('.000Z', 'Z');
}

export function account(id: number, login: string, type = 'User'): Account {
  return { id, login, type };
}

/** Two people a function. `product1` opens the pull request unless a scene says otherwise. */
export const [marketing1, marketing2] = [account(11, 'marketing-1'), account(12, 'marketing-2')];
export const [sales1, sales2] = [account(21, 'sales-1'), account(22, 'sales-2')];
export const [product1, product2] = [account(31, 'product-1'), account(32, 'product-2')];
export const stranger = account(91, 'stranger-1');
export const bot = account(92, 'renovate[bot]', 'Bot');

export const head = 'b'.repeat(40);
/** Another commit with exactly the content of the head, and one with other content. */
export const sameContent = 'c'.repeat(40);
export const otherContent = 'd'.repeat(40);

/** A guarded file that changes from one text to another; null where there is no file. Texts stand for their hashes. */
export function change(path: string, texts: readonly [string | null, string | null] = ['old', 'new']): GuardedChange {
  const state = (text: string | null) =>
    text === null ? null : { mode: '100644', oid: Buffer.from(text).toString('hex').padEnd(40, '0').slice(0, 40) };
  const [before, after] = texts.map(state) as [GuardedChange['before'], GuardedChange['after']];
  return { path, before, after, status: before ? (after ? 'modified' : 'deleted') : 'added' };
}

export const offlineValue = change('positioning/mobile-db/values/work-offline.md');
export const digest = digestOf([offlineValue]);

/** A function whose owner is the team of the same name. */
export function teamFunction(id: string, owners: readonly string[] = [`@mobile-db/${id}`]): SigningFunction {
  return { id, name: id.charAt(0).toUpperCase() + id.slice(1), owners };
}

export const [marketing, sales, product] = [
  teamFunction('marketing'),
  teamFunction('sales'),
  teamFunction('product'),
] as const;

/** A policy by which every function owns every guarded file, unless CODEOWNERS is given. */
export function policyOf(changes: Partial<Omit<Policy, 'codeowners'>> & { readonly codeowners?: string } = {}): Policy {
  const { codeowners, functions = [marketing, sales, product], ...rest } = changes;
  const everybody = functions.flatMap(({ owners }) => owners).join(' ');
  return {
    require: 'all_functions',
    distinctPeople: true,
    authorSigns: true,
    functions,
    ...rest,
    codeowners: parseCodeowners(codeowners ?? `* ${everybody}\n`),
  };
}

export function reading(policy: Policy): PolicyReading {
  return { policy, problems: [] };
}

/** The people behind handles; text instead of people says why nobody can tell. */
export function membershipsOf(
  teams: Readonly<Record<string, readonly Account[] | string>>,
): ReadonlyMap<string, Membership> {
  return new Map(
    Object.entries(teams).map(([handle, found]) => [
      handle.toLowerCase(),
      typeof found === 'string' ? { unreadable: found } : { members: found },
    ]),
  );
}

export const teams = {
  '@mobile-db/marketing': [marketing1, marketing2],
  '@mobile-db/sales': [sales1, sales2],
  '@mobile-db/product': [product1, product2],
} as const;

export const pull: PullRequest = {
  number: 12,
  title: 'Say what offline means to field sales',
  isOpen: true,
  author: product1,
  head,
  base: 'main',
  defaultBranch: 'main',
  updatedAt: at(0),
};

export function review(
  author: Account | null,
  state: Review['state'],
  second: number,
  commit: string | null = head,
): Review {
  return { author, state, commit, at: at(second) };
}

export function approval(author: Account | null, second: number, commit: string | null = head): Review {
  return review(author, 'APPROVED', second, commit);
}

export function rejection(author: Account | null, second: number): Review {
  return review(author, 'CHANGES_REQUESTED', second);
}

/** A comment that signs the digest of the scene, unless it says something else. */
export function comment(author: Account | null, second: number, changes: Partial<Comment> = {}): Comment {
  return { author, body: signOffCommand(digest), at: at(second), isEdited: false, viaApp: null, ...changes };
}

export function headReplaced(second: number): PullRequestEvent {
  return { type: 'head-replaced', at: at(second) };
}

export function baseChanged(second: number): PullRequestEvent {
  return { type: 'base-changed', at: at(second) };
}

/** The facts about a pull request of `product-1` that changes one value theme, with what a scene has otherwise. */
export function factsOf(
  scene: Partial<Facts> & { readonly author?: Account | null; readonly policy?: Policy } = {},
): Facts {
  const { author = product1, policy = policyOf(), ...rest } = scene;
  return {
    guard: createGuard('positioning'),
    pull: { ...pull, author },
    changes: [offlineValue],
    current: reading(policy),
    proposed: null,
    memberships: membershipsOf(teams),
    reviews: [],
    comments: [],
    events: [],
    digests: new Map([
      [sameContent, digestOf(rest.changes ?? [offlineValue])],
      [otherContent, digestOf([])],
    ]),
    ...rest,
  };
}

/** Everybody signs: marketing and sales approve, the author comments. */
export const allSigned: Pick<Facts, 'reviews' | 'comments'> = {
  reviews: [approval(marketing1, 1), approval(sales1, 2)],
  comments: [comment(product1, 3)],
};
