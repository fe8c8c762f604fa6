import { admin, repositoryPath } from '../cast.ts';
import { ask, type Host } from './host.ts';
import { at, type Json, type JsonObject, listOf, numberAt, objectOf, textAt } from '../json.ts';
import type { RequiredCheck } from './memory.ts';

// GitHub also lets a check pass that was skipped or had nothing to say.
const passing = new Set(['success', 'neutral', 'skipped']);

interface Attempt {
  readonly branch: string;
  readonly commit: string;
  /** Who wants the commit on the branch; null for GitHub itself, which goes by every rule. */
  readonly by: string | null;
}

/** The required checks of a branch that a commit has not passed, without those that the person may pass over. */
export async function unmetChecks(host: Host, { branch, commit, by }: Attempt): Promise<RequiredCheck[]> {
  const required = requiredChecks(host, branch, by === admin);
  if (required.length === 0) return [];
  const answer = await ask(host, 'GET', `${repositoryPath}/commits/${commit}/check-runs?filter=all`);
  const newestFirst = listOf(at(answer, 'check_runs'));
  return required.filter(({ context, app }) => {
    const run = newestFirst.find(
      (each) => textAt(each, 'name') === context && (app === null || app === publisher(host, each)),
    );
    return !passing.has(String(at(run, 'conclusion')));
  });
}

/** Must a change of the branch go through the merge queue? */
export function needsQueue(host: Host, branch: string): boolean {
  return rulesOf(host, branch, false).some((rule) => rule['type'] === 'merge_queue');
}

/** The rules of the active rulesets that apply to a branch, each with the ruleset that it is from. */
export function rulesOf(host: Host, branch: string, isAdmin: boolean): JsonObject[] {
  const rulesets = host.memory.rulesets.filter(
    (ruleset) => ruleset['enforcement'] === 'active' && applies(ruleset, branch) && !(isAdmin && isBypassed(ruleset)),
  );
  return rulesets.flatMap((ruleset) =>
    listOf(ruleset['rules']).map((rule) => ({
      ...objectOf(rule),
      ruleset_source_type: ruleset['source_type'],
      ruleset_source: ruleset['source'],
      ruleset_id: ruleset['id'],
    })),
  );
}

function requiredChecks(host: Host, branch: string, isAdmin: boolean): RequiredCheck[] {
  const protection = host.memory.protections.get(branch);
  const classic = protection && !(isAdmin && !protection.enforceAdmins) ? protection.checks : [];
  const rules = rulesOf(host, branch, isAdmin).filter(({ type }) => type === 'required_status_checks');
  const ruled = rules.flatMap((rule) => listOf(at(rule, 'parameters', 'required_status_checks')));
  return [...classic, ...ruled.map(toRequiredCheck)];
}

function toRequiredCheck(check: Json): RequiredCheck {
  const app = at(check, 'integration_id');
  return { context: textAt(check, 'context'), app: typeof app === 'number' ? app : null };
}

function publisher({ memory }: Host, run: Json): number | null {
  return memory.checks.get(numberAt(run, 'id'))?.app.id ?? null;
}

function applies(ruleset: JsonObject, branch: string): boolean {
  const names = new Set([`refs/heads/${branch}`, '~ALL', ...(branch === 'main' ? ['~DEFAULT_BRANCH'] : [])]);
  const matches = (list: string) =>
    listOf(at(ruleset, 'conditions', 'ref_name', list)).some((name) => names.has(String(name)));
  return matches('include') && !matches('exclude');
}

function isBypassed(ruleset: JsonObject): boolean {
  return listOf(ruleset['bypass_actors']).some((actor) => at(actor, 'actor_type') === 'OrganizationAdmin');
}
