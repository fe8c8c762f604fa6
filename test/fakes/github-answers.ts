import { createHash } from 'node:crypto';
import { gitHubClient, type GitHubClient, type GitHubOptions } from '../../src/io/github/client.ts';
import { gitHubPullRequests } from '../../src/io/github/pull-requests.ts';
import type { PullRequests } from '../../src/app/ports.ts';
import { type Script, scriptedFetch, type ScriptedFetch } from './scripted-fetch.ts';

/** The token of the tests. No test may find it in a text. */
export const token = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';

/** The path of the repository of the tests. */
export const repository = '/repos/acme/field-db';

interface Scripted {
  readonly client: GitHubClient;
  readonly pulls: PullRequests;
  readonly github: ScriptedFetch;
}

/** A client of GitHub that waits for nothing, the pull requests of a repository, and the GitHub that answers them. */
export function connectToScript(
  script: Readonly<Record<string, Script>>,
  options: Partial<GitHubOptions> = {},
): Scripted {
  const github = scriptedFetch(script);
  const client = gitHubClient({
    token,
    apiUrl: 'https://api.github.com',
    fetch: github.fetch,
    secondMs: 0,
    timeLimitMs: 5_000,
    ...options,
  });
  return { client, github, pulls: gitHubPullRequests({ owner: 'acme', repo: 'field-db', client }) };
}

/** A commit hash of its own for each number. */
export function commit(number: number): string {
  return number.toString(16).padStart(40, '0');
}

export const salesLead = { id: 11, login: 'sales-lead', type: 'User' };

export function pullAnswer(fields: object = {}): object {
  return {
    number: 7,
    title: 'A sharper market',
    state: 'open',
    user: salesLead,
    head: { sha: commit(2), ref: 'sharper-market' },
    base: baseAnswer('main'),
    updated_at: '2026-11-24T10:00:00Z',
    ...fields,
  };
}

export function baseAnswer(ref: string): object {
  return { ref, sha: commit(1), repo: { default_branch: 'main' } };
}

export function reviewAnswer(fields: object = {}): object {
  return {
    id: 1,
    state: 'APPROVED',
    user: salesLead,
    commit_id: commit(2),
    submitted_at: '2026-11-24T10:00:00Z',
    ...fields,
  };
}

export function commentAnswer(fields: object = {}): object {
  return {
    user: salesLead,
    body: '/sign-off 0123456789abcdef',
    created_at: '2026-11-24T10:00:00Z',
    updated_at: '2026-11-24T10:00:00Z',
    performed_via_github_app: null,
    ...fields,
  };
}

export function eventAnswer(fields: object = {}): object {
  return { event: 'head_ref_force_pushed', created_at: '2026-11-24T10:00:00Z', ...fields };
}

/** The head, commit 2, has one commit more than commit 1, where it parted from the tip of main, commit 4. */
export function comparisonAnswer(fields: object = {}): object {
  return {
    base_commit: { sha: commit(4) },
    merge_base_commit: { sha: commit(1) },
    ahead_by: 2,
    behind_by: 1,
    commits: [{ sha: commit(3) }],
    ...fields,
  };
}

export function fileAnswer(fields: object = {}): object {
  return { path: 'positioning/sign-off.md', mode: '100644', type: 'blob', sha: commit(5), size: 120, ...fields };
}

export interface BlobAnswer {
  readonly sha: string;
  readonly size: number;
  readonly encoding: string;
  readonly content: string;
}

/** A blob of the text, in base64 with line ends as GitHub sends it. */
export function blobAnswer(text: string, algorithm: 'sha1' | 'sha256' = 'sha1'): BlobAnswer {
  const bytes = Buffer.from(text);
  const sha = createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  const content = bytes.toString('base64').replaceAll(/.{60}/g, '$&\n');
  return { sha, size: bytes.length, encoding: 'base64', content };
}

export function checkAnswer(fields: object = {}): object {
  return {
    id: 31,
    name: 'throughline/sign-off',
    head_sha: commit(2),
    status: 'completed',
    conclusion: 'failure',
    ...fields,
  };
}

interface FileAnswer {
  readonly path: string;
  readonly mode: string;
  readonly sha: string;
}

/** A whole listing of files: with every folder that they are in, under the hash that git gives to it. */
export function treeAnswer(files: readonly object[]): { truncated: boolean; tree: readonly object[] } {
  return { truncated: false, tree: listFolder(files as readonly FileAnswer[], '') };
}

function listFolder(files: readonly FileAnswer[], folder: string): readonly FileAnswer[] {
  const names = [...new Set(files.map(({ path }) => path.slice(folder.length).split('/')[0] ?? ''))];
  return names.toSorted().flatMap((name) => {
    const path = folder + name;
    const file = files.find((each) => each.path === path);
    if (file) return [file];
    const inside = listFolder(
      files.filter((each) => each.path.startsWith(`${path}/`)),
      `${path}/`,
    );
    const own = inside.filter((each) => !each.path.slice(path.length + 1).includes('/'));
    return [{ path, mode: '040000', type: 'tree', sha: hashFolder(own) }, ...inside];
  });
}

/** Enough for names of which none is the beginning of another. */
function hashFolder(entries: readonly FileAnswer[]): string {
  const lines = entries.map(({ path, mode, sha }) =>
    Buffer.concat([Buffer.from(`${Number(mode)} ${path.split('/').at(-1)}\0`), Buffer.from(sha, 'hex')]),
  );
  const bytes = Buffer.concat(lines);
  return createHash('sha1').update(`tree ${bytes.length}\0`).update(bytes).digest('hex');
}
