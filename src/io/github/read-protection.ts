import * as v from 'valibot';
import type { ClassicProtection, RequiredCheck } from '../../model/gate-settings.ts';
import { parseFailure } from './failure.ts';
import { parseAnswer } from './parse-answer.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import type { GitHubRepository } from './repository.ts';

const text = v.string('a text');
const bool = v.boolean('true or false');
const number = v.pipe(v.number('a whole number'), v.safeInteger('a whole number'));
const list = <const S extends v.GenericSchema<unknown, unknown>>(shape: S) => v.optional(v.array(shape, 'a list'), []);
const toggle = v.optional(v.object({ enabled: bool }));

const checkShape = v.object({ context: text, app_id: v.nullish(number, null) });

const protectionShape = v.object({
  required_status_checks: v.nullish(v.object({ strict: v.optional(bool), checks: v.array(checkShape, 'a list') })),
  enforce_admins: toggle,
  required_pull_request_reviews: v.nullish(
    v.object({
      required_approving_review_count: v.optional(number, 0),
      require_code_owner_reviews: v.optional(bool, false),
      bypass_pull_request_allowances: v.optional(
        v.object({
          users: list(v.object({ login: text })),
          teams: list(v.object({ slug: text })),
          apps: list(v.object({ slug: v.optional(text, 'an app') })),
        }),
      ),
    }),
  ),
  allow_force_pushes: toggle,
  allow_deletions: toggle,
});

const summaryShape = v.object({
  enabled: bool,
  required_status_checks: v.optional(
    v.object({ enforcement_level: v.optional(text), contexts: list(text), checks: v.optional(v.array(checkShape)) }),
  ),
});

/**
 * The classic protection of a branch; null when it has none. A token that may not read it is told the required checks
 * all the same, with the branch: `summary`.
 */
export async function readProtection(
  { client, owner, repo }: GitHubRepository,
  branch: string,
  summary: unknown,
): Promise<ClassicProtection | null> {
  const route = 'GET /repos/{owner}/{repo}/branches/{branch}/protection';
  try {
    const answer = await client.ask(route, { owner, repo, branch });
    return toProtection(parseAnswer(protectionShape, answer));
  } catch (error) {
    if (!isRefusal(error, 403, 404)) throw error;
    if (saysNone(error)) return null;
    const known = v.safeParse(summaryShape, summary);
    if (!known.success) throw error;
    return known.output.enabled ? fromSummary(known.output) : null;
  }
}

/** A token that may not read the protection is told the same 404 in other words. */
function saysNone({ cause }: Refusal): boolean {
  return /^branch not protected$/i.test(parseFailure(cause)?.reason ?? '');
}

function toProtection(found: v.InferOutput<typeof protectionShape>): ClassicProtection {
  const { required_status_checks: checks, required_pull_request_reviews: reviews } = found;
  return {
    checks: (checks?.checks ?? []).map(toCheck),
    isStrict: checks ? (checks.strict ?? null) : false,
    holdsAdministrators: found.enforce_admins?.enabled ?? null,
    pullRequests: { known: reviews ? toPullRequests(reviews) : null },
    allowsForcePush: found.allow_force_pushes?.enabled ?? null,
    allowsDeletion: found.allow_deletions?.enabled ?? null,
  };
}

type Reviews = NonNullable<v.InferOutput<typeof protectionShape>['required_pull_request_reviews']>;

function toPullRequests(reviews: Reviews) {
  const { users = [], teams = [], apps = [] } = reviews.bypass_pull_request_allowances ?? {};
  return {
    approvals: reviews.required_approving_review_count,
    codeOwners: reviews.require_code_owner_reviews,
    exempt: [
      ...users.map(({ login }) => `@${login}`),
      ...teams.map(({ slug }) => `the team ${slug}`),
      ...apps.map(({ slug }) => `the app ${slug}`),
    ],
  };
}

/** Below one, the number stands for any app. */
function toCheck({ context, app_id: app }: v.InferOutput<typeof checkShape>): RequiredCheck {
  return { context, app: app !== null && app > 0 ? app : null };
}

function fromSummary({ required_status_checks: required }: v.InferOutput<typeof summaryShape>): ClassicProtection {
  const level = required?.enforcement_level;
  const byName = (required?.contexts ?? []).map((context) => ({ context, app_id: null }));
  return {
    checks: level === 'off' ? [] : (required?.checks ?? byName).map(toCheck),
    isStrict: null,
    holdsAdministrators: level === 'everyone' ? true : level === 'non_admins' ? false : null,
    pullRequests: {
      unreadable: 'The token may not read the classic branch protection.',
      help: 'Run this with the token of an administrator (`administration: read`).',
    },
    allowsForcePush: null,
    allowsDeletion: null,
  };
}
