import * as v from 'valibot';
import type { GateSettings } from '../../app/ports.ts';
import { WorldError } from '../../app/world-error.ts';
import type { CodeownersError, Publisher, Reading, WorkflowPermissions } from '../../model/gate-settings.ts';
import { parseAnswer } from './parse-answer.ts';
import { readProtection } from './read-protection.ts';
import { isRefusal } from './refusal.ts';
import type { GitHubRepository } from './repository.ts';
import { readRules, readRulesets } from './read-rulesets.ts';

const number = v.pipe(v.number('a whole number'), v.safeInteger('a whole number'));
const text = v.string('a text');

/** The settings of a repository on GitHub. */
export function gitHubGateSettings(repository: GitHubRepository): GateSettings {
  return {
    readDefaultBranch: () => readDefaultBranch(repository),
    readBranch: (branch) => readBranch(repository, branch),
    readCodeownersErrors: (branch) =>
      readPart(() => readCodeownersErrors(repository, branch), 'Give the token `contents: read`.'),
    readWorkflowPermissions: () => readPart(() => readWorkflowPermissions(repository), askAdministrator),
    readPublishers: (check) =>
      readPart(() => readPublishers(repository, check), 'Give the token `pull-requests: read` and `checks: read`.'),
    readTeamId: (organisation, slug) => readTeamId(repository, organisation, slug),
  };
}

const askAdministrator = 'Run this with the token of an administrator (`administration: read`).';

/** What was read, or why not. `help` is for a token that may not. */
async function readPart<T>(read: () => Promise<T>, help: string): Promise<Reading<T>> {
  try {
    return { known: await read() };
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    return { unreadable: error.message, help: isRefusal(error, 401, 403, 404) ? help : error.hint };
  }
}

async function readDefaultBranch({ client, owner, repo }: GitHubRepository): Promise<string> {
  const answer = await client.ask('GET /repos/{owner}/{repo}', { owner, repo });
  return parseAnswer(v.object({ default_branch: v.pipe(text, v.nonEmpty('a name')) }), answer).default_branch;
}

const branchShape = v.object({
  commit: v.object({ sha: text }),
  protection: v.optional(v.unknown()),
});

async function readBranch(repository: GitHubRepository, branch: string): ReturnType<GateSettings['readBranch']> {
  const { client, owner, repo } = repository;
  const route = 'GET /repos/{owner}/{repo}/branches/{branch}';
  const answer = await client.ask(route, { owner, repo, branch }).catch((error: unknown) => {
    if (isRefusal(error, 404)) return null;
    throw error;
  });
  if (answer === null) return null;
  const { commit, protection } = parseAnswer(branchShape, answer);
  const mayRead = 'Give the token `metadata: read` on the repository.';
  return {
    tip: commit.sha,
    rules: await readPart(() => readRules(repository, branch), mayRead),
    rulesets: await readPart(() => readRulesets(repository), mayRead),
    protection: await readPart(() => readProtection(repository, branch, protection), askAdministrator),
  };
}

const errorsShape = v.object({
  errors: v.array(v.object({ line: number, kind: text, suggestion: v.nullish(text, null) })),
});

async function readCodeownersErrors(
  { client, owner, repo }: GitHubRepository,
  ref: string,
): Promise<readonly CodeownersError[]> {
  const answer = await client.ask('GET /repos/{owner}/{repo}/codeowners/errors', { owner, repo, ref });
  return parseAnswer(errorsShape, answer).errors;
}

const permissionsShape = v.object({
  default_workflow_permissions: v.picklist(['read', 'write'], '`read` or `write`'),
  can_approve_pull_request_reviews: v.boolean('true or false'),
});

async function readWorkflowPermissions({ client, owner, repo }: GitHubRepository): Promise<WorkflowPermissions> {
  const answer = await client.ask('GET /repos/{owner}/{repo}/actions/permissions/workflow', { owner, repo });
  const found = parseAnswer(permissionsShape, answer);
  return {
    writes: found.default_workflow_permissions === 'write',
    approves: found.can_approve_pull_request_reviews,
  };
}

/** How many pull requests, the latest first, are looked at for the app that publishes. */
const mostLooked = 5;

const headsShape = v.array(v.object({ head: v.object({ sha: text }) }), 'a list');
const runsShape = v.object({
  check_runs: v.array(
    v.object({ id: number, name: text, app: v.nullable(v.object({ id: number, slug: v.nullish(text, '') })) }),
    'a list',
  ),
});

async function readPublishers({ client, owner, repo }: GitHubRepository, check: string): Promise<readonly Publisher[]> {
  const latest = { state: 'all', sort: 'updated', direction: 'desc', per_page: mostLooked };
  const pulls = await client.ask('GET /repos/{owner}/{repo}/pulls', { owner, repo, ...latest });
  const heads = [...new Set(parseAnswer(headsShape, pulls).map(({ head }) => head.sha))].slice(0, mostLooked);
  const runs = [];
  for (const head of heads) {
    const route = 'GET /repos/{owner}/{repo}/commits/{head}/check-runs';
    const answer = await client.ask(route, { owner, repo, head, check_name: check, filter: 'all', per_page: 100 });
    runs.push(...parseAnswer(runsShape, answer).check_runs.filter(({ name }) => name === check));
  }
  const newestFirst = runs.toSorted((a, b) => b.id - a.id).flatMap(({ app }) => app ?? []);
  return [...new Map(newestFirst.toReversed().map((app) => [app.id, app])).values()].toReversed();
}

async function readTeamId({ client }: GitHubRepository, organisation: string, slug: string): Promise<number | null> {
  try {
    const answer = await client.ask('GET /orgs/{organisation}/teams/{slug}', { organisation, slug });
    return parseAnswer(v.object({ id: number }), answer).id;
  } catch (error) {
    if (isRefusal(error, 401, 403, 404)) return null;
    throw error;
  }
}
