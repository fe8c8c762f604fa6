import * as v from 'valibot';
import type { BranchRule, RuleContent, Ruleset } from '../../model/gate-settings.ts';
import type { Answer } from './client.ts';
import { parseAnswer } from './parse-answer.ts';
import { readAll } from './read-all.ts';
import { isRefusal } from './refusal.ts';
import type { GitHubRepository } from './repository.ts';

const text = v.string('a text');
const bool = v.boolean('true or false');
const id = v.pipe(v.number('a whole number'), v.safeInteger('a whole number'));

const ruleShape = v.object({ type: text, parameters: v.optional(v.unknown()) });
const branchRuleShape = v.object({ ...ruleShape.entries, ruleset_id: id });

const checksShape = v.object({
  required_status_checks: v.array(v.object({ context: text, integration_id: v.nullish(id, null) }), 'a list'),
  strict_required_status_checks_policy: bool,
});
const pullsShape = v.object({ required_approving_review_count: id, require_code_owner_review: bool });

/** The rules in force on a branch, of all rulesets, those of the organisation included. */
export async function readRules(
  { client, owner, repo }: GitHubRepository,
  branch: string,
): Promise<readonly BranchRule[]> {
  const route = 'GET /repos/{owner}/{repo}/rules/branches/{branch}';
  const rules = await readAll(client, { route, parameters: { owner, repo, branch } }, branchRuleShape);
  return rules.flatMap((rule) => toContents(rule, route).map((content) => ({ ...content, ruleset: rule.ruleset_id })));
}

const summaryShape = v.object({ id, name: text, enforcement: text, target: v.optional(text) });
const rulesetShape = v.object({
  ...summaryShape.entries,
  // Left out for whoever may not change the ruleset.
  bypass_actors: v.optional(
    v.array(
      v.object({ actor_type: text, actor_id: v.nullish(id, null), bypass_mode: v.optional(text, 'always') }),
      'a list',
    ),
  ),
  rules: v.optional(v.array(ruleShape, 'a list'), []),
});

/** Every ruleset of branches, those of the organisation included, whether in force or not. */
export async function readRulesets(repository: GitHubRepository): Promise<readonly Ruleset[]> {
  const { client, owner, repo } = repository;
  const request = {
    route: 'GET /repos/{owner}/{repo}/rulesets',
    parameters: { owner, repo, includes_parents: 'true' },
  };
  const summaries = await readAll(client, request, summaryShape);
  const rulesets: Ruleset[] = [];
  for (const summary of summaries) {
    if (summary.target === undefined || summary.target === 'branch')
      rulesets.push(await readRuleset(repository, summary));
  }
  return rulesets;
}

/** A ruleset whose details are hidden is one of which nobody knows who passes over it. */
async function readRuleset(
  { client, owner, repo }: GitHubRepository,
  summary: v.InferOutput<typeof summaryShape>,
): Promise<Ruleset> {
  const route = 'GET /repos/{owner}/{repo}/rulesets/{ruleset}';
  const parameters = { owner, repo, ruleset: summary.id, includes_parents: 'true' };
  const answer: Answer | null = await client.ask(route, parameters).catch((error: unknown) => {
    if (isRefusal(error, 403, 404)) return null;
    throw error;
  });
  if (answer === null) {
    return { id: summary.id, name: summary.name, enforcement: summary.enforcement, bypass: null, rules: [] };
  }
  const { name, enforcement, bypass_actors: actors, rules } = parseAnswer(rulesetShape, answer);
  const bypass = actors?.map(({ actor_type, actor_id, bypass_mode }) => ({
    type: actor_type,
    id: actor_id,
    mode: bypass_mode,
  }));
  const contents = rules.flatMap((rule) => toContents(rule, answer.asked));
  return { id: summary.id, name, enforcement, bypass: bypass ?? null, rules: contents };
}

/** What a rule demands; nothing when it is of a kind that does not matter to the gate. */
function toContents({ type, parameters }: v.InferOutput<typeof ruleShape>, asked: string): RuleContent[] {
  const inside = { asked, data: parameters, nextPage: null };
  switch (type) {
    case 'required_status_checks': {
      const found = parseAnswer(checksShape, inside);
      const checks = found.required_status_checks.map(({ context, integration_id }) => ({
        context,
        app: integration_id,
      }));
      return [{ type: 'required-checks', checks, isStrict: found.strict_required_status_checks_policy }];
    }
    case 'pull_request': {
      const found = parseAnswer(pullsShape, inside);
      const approvals = found.required_approving_review_count;
      return [{ type: 'pull-request', approvals, codeOwners: found.require_code_owner_review }];
    }
    case 'non_fast_forward':
      return [{ type: 'no-force-push' }];
    case 'deletion':
      return [{ type: 'no-deletion' }];
    case 'merge_queue':
      return [{ type: 'merge-queue' }];
    default:
      return [];
  }
}
