import { listInWords } from '../model/words.ts';
import type { BranchFacts } from './branch-health.ts';
import { deriveLayers, type Layer, requiresCheck } from './branch-layers.ts';
import { normaliseRoot } from './guard.ts';
import { findPin, isActionsApp } from './pinned-app.ts';
import type { SigningFunction } from './policy.ts';

/** A ruleset as `POST /repos/{owner}/{repo}/rulesets` takes it. */
export interface RulesetRequest {
  readonly name: string;
  readonly target: 'branch';
  readonly enforcement: 'active';
  readonly bypass_actors: readonly [];
  readonly conditions: { readonly ref_name: { readonly include: readonly string[]; readonly exclude: readonly [] } };
  readonly rules: readonly RuleRequest[];
}

type RuleRequest =
  | { readonly type: 'deletion' | 'non_fast_forward' }
  | { readonly type: 'pull_request'; readonly parameters: PullRequestParameters }
  | {
      readonly type: 'required_status_checks';
      readonly parameters: {
        readonly strict_required_status_checks_policy: boolean;
        readonly required_status_checks: readonly { readonly context: string; readonly integration_id?: number }[];
      };
    };

interface PullRequestParameters {
  readonly required_approving_review_count: number;
  readonly dismiss_stale_reviews_on_push: boolean;
  readonly require_code_owner_review: boolean;
  readonly require_last_push_approval: boolean;
  readonly required_review_thread_resolution: boolean;
  readonly required_reviewers?: readonly RequiredReviewer[];
}

interface RequiredReviewer {
  readonly file_patterns: readonly string[];
  readonly minimum_approvals: number;
  readonly reviewer: { readonly id: number; readonly type: 'Team' };
}

export interface RulesetFacts extends BranchFacts {
  /** The positioning folder, as a path from the top of the repository. */
  readonly root: string;
  /** Empty when they cannot be told. */
  readonly functions: readonly SigningFunction[];
  /** The numbers of the owning teams that could be told, by handle in lower case. */
  readonly teamIds: ReadonlyMap<string, number>;
}

export interface Recommendation {
  readonly ruleset: RulesetRequest;
  /** The same, with GitHub asking each team for a review too; null when no team is known. */
  readonly withReviewers: RulesetRequest | null;
  /** What to know before using either, in sentences. */
  readonly notes: readonly string[];
  /** What to know before using the one with reviewers. */
  readonly reviewerNotes: readonly string[];
}

/** The ruleset that leaves no way around the gate, and keeps what the branch demands of pull requests already. */
export function recommendRuleset(facts: RulesetFacts): Recommendation {
  const { layers } = deriveLayers(facts.settings);
  const app = findApp(facts, layers);
  const pulls = pullRequestParameters(layers);
  const reviewers = requireReviewers(facts);
  const build = (parameters: PullRequestParameters) => buildRuleset(facts, parameters, app.id);
  return {
    ruleset: build(pulls),
    withReviewers: reviewers.length > 0 ? build({ ...pulls, required_reviewers: reviewers }) : null,
    notes: app.notes,
    reviewerNotes: noteReviewers(facts, reviewers.length),
  };
}

function buildRuleset(
  { branch, isDefault, checkName }: RulesetFacts,
  parameters: PullRequestParameters,
  app: number | null,
): RulesetRequest {
  const check = { context: checkName, ...(app === null ? {} : { integration_id: app }) };
  return {
    name: 'Positioning is signed',
    target: 'branch',
    enforcement: 'active',
    bypass_actors: [],
    conditions: { ref_name: { include: [isDefault ? '~DEFAULT_BRANCH' : `refs/heads/${branch}`], exclude: [] } },
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      { type: 'pull_request', parameters },
      {
        type: 'required_status_checks',
        parameters: { strict_required_status_checks_policy: true, required_status_checks: [check] },
      },
    ],
  };
}

/**
 * A sign-off is bound to content, so that no review needs to be dismissed on a push: that would undo also the sign-offs
 * that still hold.
 */
function pullRequestParameters(layers: readonly Layer[]): PullRequestParameters {
  return {
    required_approving_review_count: Math.min(10, Math.max(0, ...layers.map(({ approvals }) => approvals))),
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: layers.some(({ codeOwners }) => codeOwners),
    require_last_push_approval: false,
    required_review_thread_resolution: false,
  };
}

/** The app to name in the ruleset: the one that is named now, or else the one that published the check last. */
function findApp(
  { publishers, checkName }: RulesetFacts,
  layers: readonly Layer[],
): { id: number | null; notes: readonly string[] } {
  const known = 'known' in publishers ? publishers.known : [];
  const carriers = layers.filter((layer) => requiresCheck(layer, checkName));
  const pin = findPin({ carriers, checkName, publishers: known });
  if (pin && !pin.isShared) return { id: pin.id, notes: [] };
  const [last, ...others] = known;
  if (!last || isActionsApp(last.id, known)) return { id: null, notes: [last ? sharedApp : noApp] };
  const who = `the app \`${last.slug}\` (${last.id}), which posted it last`;
  const more = others.length > 0 ? `; so did ${listInWords(others.map(({ slug }) => `\`${slug}\``))}` : '';
  return { id: last.id, notes: [`The check must come from ${who}${more}. Make sure that it is yours.`] };
}

const addApp = 'Add `integration_id`, the number of your own app, beside `context`.';
const sharedApp = `No app is named: the check was posted by the GitHub Actions app, which all workflows share. ${addApp}`;
const noApp = `No app is named, because nobody can tell which one posts the check. ${addApp}`;

function requireReviewers({ functions, teamIds, root }: RulesetFacts): RequiredReviewer[] {
  // GitHub documents these patterns once as those of fnmatch, where two stars need a third, and once as those of git.
  const folders = [normaliseRoot(root), 'schemas', '.github/workflows'].map((folder) =>
    folder === '' ? '' : `${folder}/`,
  );
  const guarded = folders.flatMap((folder) => [`${folder}**`, `${folder}**/*`]);
  const patterns = [...guarded, '.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
  const owners = functions.flatMap((each) => each.owners.map((owner) => owner.toLowerCase()));
  const ids = [...new Set(owners)].flatMap((owner) => teamIds.get(owner) ?? []);
  return ids.map((id) => ({ file_patterns: patterns, minimum_approvals: 1, reviewer: { id, type: 'Team' } }));
}

function noteReviewers({ functions, teamIds }: RulesetFacts, count: number): string[] {
  if (functions.length === 0) return [];
  const isTeam = (owner: string) => teamIds.has(owner.toLowerCase());
  const left = functions.filter(({ owners }) => !owners.some(isTeam)).map(({ name }) => name);
  const several = functions.filter(({ owners }) => owners.filter(isTeam).length > 1).map(({ name }) => name);
  return [
    ...(left.length > 0
      ? [`GitHub can ask no team for ${listInWords(left)}: none of their owners is one that could be read.`]
      : []),
    ...(several.length > 0 ? [`${listInWords(several)} have several teams; GitHub asks every one of them.`] : []),
    ...(count > 0
      ? [
          'Each of those teams needs write access to the repository of its own, or its approvals do not count. An ' +
            'author approves nothing of their own, so a team of one cannot sign for its own change.',
        ]
      : []),
  ];
}
