import { WorldError } from '../../app/world-error.ts';
import type { Commit, MergeBase } from '../../model/pull-request.ts';
import type { Parameters } from './client.ts';
import { parseAnswer, unsoundAnswer } from './parse-answer.ts';
import { readPages } from './read-all.ts';
import { isRefusal } from './refusal.ts';
import type { GitHubRepository } from './repository.ts';
import { type Comparison, commitsShape, comparisonShape, refShape } from './shapes.ts';
import * as v from 'valibot';

const compareRoute = 'GET /repos/{owner}/{repo}/compare/{basehead}';

/** Where two commits have their history in common; null when one is gone, or nothing is in common. */
export async function readMergeBase(
  repository: GitHubRepository,
  base: string,
  head: string,
): Promise<MergeBase | null> {
  const parameters = { ...comparisonOf(repository, base, head), per_page: 1 };
  const answer = await repository.client.ask(compareRoute, parameters).catch(nullWhenGone);
  if (answer === null) return null;
  const comparison = parseAnswer(comparisonShape, answer);
  const found = { tip: comparison.base_commit.sha, mergeBase: comparison.merge_base_commit.sha };
  if (isHash(base) && found.tip !== base) throw unsoundAnswer(answer.asked, '`base_commit` is another commit');
  if (isAtOdds(found, head, comparison)) throw unsoundAnswer(answer.asked, 'its commits and its counts are at odds');
  return found;
}

/** Do the commits contradict the counts of what each side has and the other has not? */
function isAtOdds({ tip, mergeBase }: MergeBase, head: string, comparison: Comparison): boolean {
  const { ahead_by: ahead, behind_by: behind, commits } = comparison;
  return (
    (mergeBase === head) !== (ahead === 0) ||
    (mergeBase === tip) !== (behind === 0) ||
    (tip === head) !== (ahead === 0 && behind === 0) ||
    (commits.length === 0) !== (ahead === 0) ||
    commits.some(({ sha }) => sha === mergeBase || sha === tip)
  );
}

/** Every commit that `head` has and `base` has not. */
export async function readCommits(
  repository: GitHubRepository,
  base: string,
  head: string,
): Promise<readonly Commit[]> {
  const request = { route: compareRoute, parameters: comparisonOf(repository, base, head) };
  const commits = new Map<string, Commit>();
  let expected: number | null = null;
  let asked = '';
  for await (const answer of readPages(repository.client, request)) {
    const page = parseAnswer(commitsShape, answer);
    ({ asked } = answer);
    if (expected !== null && page.total_commits !== expected)
      throw unsoundAnswer(asked, 'it changed while it was read');
    expected = page.total_commits;
    for (const { sha, parents } of page.commits) {
      commits.set(sha, { oid: sha, parents: parents.map((parent) => parent.sha) });
    }
  }
  if (commits.size === expected) return [...commits.values()];
  throw unsoundAnswer(asked, `it lists ${commits.size} commits and counts ${expected}`);
}

/** The branches below `gh-readonly-queue/<base>/`, by name, with their commits. */
export async function readQueueBranches(
  { client, owner, repo }: GitHubRepository,
  base: string,
): Promise<ReadonlyMap<string, string>> {
  const prefix = `heads/gh-readonly-queue/${checkRevision(base)}/`;
  const parameters = { owner, repo, ref: prefix };
  const branches = new Map<string, string>();
  for await (const answer of readPages(client, {
    route: 'GET /repos/{owner}/{repo}/git/matching-refs/{ref}',
    parameters,
  })) {
    for (const { ref, object } of parseAnswer(v.array(refShape, 'a list'), answer)) {
      if (ref.startsWith(`refs/${prefix}`)) branches.set(ref.slice('refs/heads/'.length), object.sha);
    }
  }
  return branches;
}

/** Null for a commit that GitHub does not have any more; any other error is thrown on. */
export function nullWhenGone(error: unknown): null {
  if (isRefusal(error, 404, 422)) return null;
  throw error;
}

/** Throws unless the text is a full commit hash: a name could mean another commit tomorrow. */
export function checkHash(text: string): string {
  if (isHash(text)) return text;
  throw new WorldError(
    'GitHub was to be asked for a commit or a file by something that is no hash.',
    'Please report it.',
  );
}

function comparisonOf({ owner, repo }: GitHubRepository, base: string, head: string): Parameters {
  return { owner, repo, basehead: `${checkRevision(base)}...${checkRevision(head)}` };
}

function isHash(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** What git allows in the name of a branch. The rest would let a name reach into forks, ranges and ancestors. */
function checkRevision(name: string): string {
  if (name !== '' && !/[\0-\x20\x7f~^:?*[\\]|\.\.|@\{/.test(name)) return name;
  throw new WorldError('GitHub was to be asked for a branch by a name that no branch can have.', 'Rename the branch.');
}
