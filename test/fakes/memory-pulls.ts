import { createHash } from 'node:crypto';
import type { PullRequests } from '../../src/app/ports.ts';
import { WorldError } from '../../src/app/world-error.ts';
import type {
  Account,
  CheckRun,
  Comment,
  Membership,
  PullRequest,
  PullRequestEvent,
  Review,
  TreeEntry,
} from '../../src/model/pull-request.ts';

/** Files by path: text, a mode with text, or null where the file goes away. */
export type CommitFiles = Readonly<Record<string, string | { readonly mode: string; readonly text: string } | null>>;

type Method = keyof PullRequests;

interface Conversation {
  pull: PullRequest;
  readonly reviews: Review[];
  readonly comments: Comment[];
  readonly events: PullRequestEvent[];
}

interface Commit {
  readonly parents: readonly string[];
  readonly tree: ReadonlyMap<string, TreeEntry>;
}

/** A code host in memory that answers the port. Time goes by one second with everything that anybody does. */
export interface MemoryPulls extends PullRequests {
  /** What was published, oldest first. */
  readonly published: CheckRun[];
  /** What was asked, oldest first. */
  readonly calls: Method[];
  account(login: string, type?: string): Account;
  /** Makes a commit: the files of its first parent with these changes. */
  commit(files: CommitFiles, ...parents: readonly string[]): string;
  /** Takes a commit away, as when nothing leads to it any more. */
  forget(commit: string): void;
  branch(name: string, commit: string): void;
  team(slug: string, logins: readonly string[] | { readonly unreadable: string }): void;
  open(pull: { number: number; author: string | null; head: string; base?: string; title?: string }): void;
  close(number: number): void;
  reopen(number: number): void;
  push(number: number, head: string): void;
  forcePush(number: number, head: string): void;
  retarget(number: number, base: string): void;
  /** Reviews the head, unless another commit is named. A null login is an account that was deleted. */
  review(number: number, login: string | null, state: Review['state'], commit?: string | null): void;
  approve(number: number, ...logins: readonly string[]): void;
  /** The latest review of the login becomes a dismissed one. */
  dismiss(number: number, login: string): void;
  comment(number: number, login: string, body: string, more?: Partial<Comment>): void;
  queueBranch(name: string, commit: string): void;
  /** Does something just before the nth call of a method, counted from 1. */
  before(method: Method, call: number, act: () => void): void;
  /** Lets a method fail, as when the code host is down: always, or in its nth call only. */
  fail(method: Method, call?: number): void;
}

export function memoryPulls(organisation = 'mobile-db'): MemoryPulls {
  const commits = new Map<string, Commit>();
  const blobs = new Map<string, Uint8Array>();
  const branches = new Map<string, string>();
  const queue = new Map<string, string>();
  const accounts = new Map<string, Account>();
  const teams = new Map<string, readonly string[] | { readonly unreadable: string }>();
  const conversations = new Map<number, Conversation>();
  const plans: { method: Method; call: number | null; act: () => void }[] = [];
  const calls: Method[] = [];
  const published: CheckRun[] = [];
  let second = 0;

  const now = () => new Date(Date.UTC(2026, 5, 1, 9) + (second += 1) * 1000).toISOString().replace('.000Z', 'Z');
  const account = (login: string, type = 'User'): Account => {
    const known = accounts.get(login) ?? { id: 100 + accounts.size, login, type };
    accounts.set(login, known);
    return known;
  };
  const find = (number: number): Conversation => {
    const found = conversations.get(number);
    if (found) return found;
    throw new WorldError(`There is no pull request #${number}.`, 'Check the number.');
  };
  const change = (number: number, changes: Partial<PullRequest>, event?: PullRequestEvent['type']) => {
    const conversation = find(number);
    const at = now();
    if (event) conversation.events.push({ type: event, at });
    conversation.pull = { ...conversation.pull, ...changes, updatedAt: at };
    return at;
  };
  const ask = async <T>(method: Method, answer: () => T): Promise<T> => {
    calls.push(method);
    const count = calls.filter((each) => each === method).length;
    for (const plan of plans) if (plan.method === method && (plan.call ?? count) === count) plan.act();
    return answer();
  };
  const store = (text: string): string => {
    const oid = hash(`blob ${Buffer.byteLength(text)}\0${text}`);
    blobs.set(oid, Buffer.from(text));
    return oid;
  };

  return {
    published,
    calls,
    account,
    commit(files, ...parents) {
      const tree = new Map(commits.get(parents[0] ?? '')?.tree);
      for (const [path, content] of Object.entries(files)) {
        if (content === null) tree.delete(path);
        else tree.set(path, entryOf(path, content, store));
      }
      const id = hash(JSON.stringify([parents, [...tree.values()], commits.size]));
      commits.set(id, { parents, tree });
      return id;
    },
    forget: (commit) => void commits.delete(commit),
    branch: (name, commit) => void branches.set(name, commit),
    team(slug, logins) {
      teams.set(slug, logins);
      if (!('unreadable' in logins)) for (const login of logins) account(login);
    },
    open({ number, author, head, base = 'main', title = 'Say what offline means' }) {
      const by = author === null ? null : account(author);
      const pull = { number, title, isOpen: true, author: by, head, base, defaultBranch: 'main', updatedAt: now() };
      conversations.set(number, { pull, reviews: [], comments: [], events: [] });
    },
    close: (number) => void change(number, { isOpen: false }),
    reopen: (number) => void change(number, { isOpen: true }),
    push: (number, head) => void change(number, { head }),
    forcePush: (number, head) => void change(number, { head }, 'head-replaced'),
    retarget: (number, base) => void change(number, { base }, 'base-changed'),
    review(number, login, state, commit = find(number).pull.head) {
      const author = login === null ? null : account(login);
      find(number).reviews.push({ author, state, commit, at: change(number, {}) });
    },
    approve(number, ...logins) {
      for (const login of logins) this.review(number, login, 'APPROVED');
    },
    dismiss(number, login) {
      const { reviews } = find(number);
      const index = reviews.findLastIndex(({ author }) => author?.login === login);
      reviews[index] = { ...reviews[index]!, state: 'DISMISSED' };
      change(number, {});
    },
    comment(number, login, body, more = {}) {
      const at = change(number, {});
      find(number).comments.push({ author: account(login), body, at, isEdited: false, viaApp: null, ...more });
    },
    queueBranch: (name, commit) => void queue.set(name, commit),
    before: (method, call, act) => void plans.push({ method, call, act }),
    fail(method, call) {
      const act = () => {
        throw new WorldError(`The code host did not answer ${method}.`, 'Run the gate again.');
      };
      plans.push({ method, call: call ?? null, act });
    },

    readPull: (number) => ask('readPull', () => find(number).pull),
    readOpenPulls: () =>
      ask('readOpenPulls', () => [...conversations.values()].map(({ pull }) => pull).filter(({ isOpen }) => isOpen)),
    readMergeBase: (base, head) =>
      ask('readMergeBase', () => {
        const tip = branches.get(base) ?? base;
        const mergeBase = commits.has(head) ? findMergeBase(commits, tip, head) : null;
        return mergeBase === null ? null : { tip, mergeBase };
      }),
    readTree: (commit) =>
      ask('readTree', () => {
        const found = commits.get(commit);
        return found ? [...found.tree.values()].toReversed() : null;
      }),
    readBlob: (oid) =>
      ask('readBlob', () => {
        const bytes = blobs.get(oid);
        if (bytes) return bytes;
        throw new WorldError(`There is no blob ${oid}.`, 'Run the gate again.');
      }),
    readReviews: (number) => ask('readReviews', () => [...find(number).reviews]),
    readComments: (number) => ask('readComments', () => [...find(number).comments]),
    readEvents: (number) => ask('readEvents', () => [...find(number).events]),
    readTeam: (owner, slug) =>
      ask('readTeam', (): Membership => {
        const found = owner.toLowerCase() === organisation ? teams.get(slug) : undefined;
        if (found === undefined) return { unreadable: `there is no team ${slug} in ${owner}.` };
        return 'unreadable' in found ? found : { members: found.map((login) => account(login)) };
      }),
    readUser: (login) => ask('readUser', (): Membership => ({ members: [account(login)] })),
    readQueueBranches: () => ask('readQueueBranches', () => new Map(queue)),
    readCommits: (base, head) =>
      ask('readCommits', () => {
        const known = ancestorsOf(commits, base);
        const found = [...ancestorsOf(commits, head)].filter((commit) => !known.has(commit));
        return found.map((oid) => ({ oid, parents: commits.get(oid)?.parents ?? [] }));
      }),
    publishCheck: (check) => ask('publishCheck', () => void published.push(check)),
  };
}

function hash(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

function entryOf(
  path: string,
  content: Exclude<CommitFiles[string], null>,
  store: (text: string) => string,
): TreeEntry {
  const { mode, text } = typeof content === 'string' ? { mode: '100644', text: content } : content;
  return { path, mode, oid: store(text), size: mode === '160000' ? null : Buffer.byteLength(text) };
}

/** A commit and everything before it, nearest first. */
function ancestorsOf(commits: ReadonlyMap<string, Commit>, commit: string): Set<string> {
  const found = new Set([commit]);
  for (const each of found) for (const parent of commits.get(each)?.parents ?? []) found.add(parent);
  return found;
}

function findMergeBase(commits: ReadonlyMap<string, Commit>, tip: string, head: string): string | null {
  const known = ancestorsOf(commits, tip);
  const common = [...ancestorsOf(commits, head)].filter((commit) => known.has(commit));
  const isBest = (commit: string) =>
    common.every((other) => other === commit || !ancestorsOf(commits, other).has(commit));
  return common.find(isBest) ?? null;
}
