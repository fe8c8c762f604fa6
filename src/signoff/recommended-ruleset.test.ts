import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actionsApp,
  branchFacts,
  checkName,
  checkOf,
  classic,
  hidden,
  known,
  ownApp,
  requiredCheck,
  rulesetOf,
  settingsOf,
} from '../../test/fakes/gate-facts.ts';
import { marketing, sales, teamFunction } from '../../test/fakes/sign-off-facts.ts';
import type { BranchRule } from '../model/gate-settings.ts';
import { checkBranch } from './branch-health.ts';
import { recommendRuleset, type RulesetFacts, type RulesetRequest } from './recommended-ruleset.ts';

const open = settingsOf();
const teamIds = new Map([
  ['@mobile-db/marketing', 11],
  ['@mobile-db/sales', 12],
]);

function recommend(changes: Partial<RulesetFacts> = {}) {
  const facts = { ...branchFacts({ settings: open }), root: 'positioning', functions: [marketing, sales], teamIds };
  return recommendRuleset({ ...facts, ...changes });
}

/** What GitHub says a ruleset looks like that is posted; its parts are those of its published description. */
const validate = (() => {
  const path = join(import.meta.dirname, '../../test/fixtures/github-openapi.json');
  const { schemas } = JSON.parse(readFileSync(path, 'utf8')) as { schemas: Record<string, object> };
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false, validateFormats: false });
  ajv.addSchema({ $id: 'github', schemas });
  const part = (name: string) => ({ $ref: `github#/schemas/${name}` });
  return ajv.compile({
    type: 'object',
    required: ['name', 'enforcement'],
    additionalProperties: false,
    properties: {
      name: { type: 'string' },
      target: { type: 'string', enum: ['branch', 'tag', 'push'] },
      enforcement: part('repository-rule-enforcement'),
      bypass_actors: { type: 'array', items: part('repository-ruleset-bypass-actor') },
      conditions: part('repository-ruleset-conditions'),
      rules: { type: 'array', items: part('repository-rule') },
    },
  });
})();

function problemsOf(request: object): string[] {
  return validate(request)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function requiredChecks({ rules }: RulesetRequest) {
  return rules.flatMap((rule) =>
    rule.type === 'required_status_checks' ? rule.parameters.required_status_checks : [],
  );
}

function reviewersOf(request: RulesetRequest | null) {
  const rules = request?.rules ?? [];
  return rules.flatMap((rule) => (rule.type === 'pull_request' ? (rule.parameters.required_reviewers ?? []) : []));
}

/** The rules of a request as the doctor would read them back. */
function readBack({ rules }: RulesetRequest): BranchRule[] {
  return rules.map((rule): BranchRule => {
    switch (rule.type) {
      case 'deletion':
        return { type: 'no-deletion', ruleset: 1 };
      case 'non_fast_forward':
        return { type: 'no-force-push', ruleset: 1 };
      case 'pull_request':
        return { type: 'pull-request', approvals: 0, codeOwners: false, ruleset: 1 };
      case 'required_status_checks': {
        const checks = rule.parameters.required_status_checks.map(({ context, integration_id: app = null }) => ({
          context,
          app,
        }));
        const isStrict = rule.parameters.strict_required_status_checks_policy;
        return { type: 'required-checks', checks, isStrict, ruleset: 1 };
      }
    }
  });
}

describe('the recommended ruleset', () => {
  it('is what GitHub takes, with reviewers and without', () => {
    const { ruleset, withReviewers } = recommend();
    expect(problemsOf(ruleset)).toEqual([]);
    expect(problemsOf(withReviewers ?? {})).toEqual([]);
  });

  it('is held against a description that refuses what is wrong', () => {
    const { ruleset } = recommend();
    const rules = ruleset.rules.map((rule) => (rule.type === 'pull_request' ? { ...rule, parameters: {} } : rule));
    expect(problemsOf({ ...ruleset, rules })).not.toEqual([]);
    expect(problemsOf({ ...ruleset, rules: [{ type: 'no_such_rule' }] })).not.toEqual([]);
  });

  it('closes every hole of a branch that nothing protects', () => {
    const { ruleset } = recommend();
    const rules = readBack(ruleset);
    const settings = { ...open, rules: known(rules), rulesets: known([rulesetOf(rules)]) };
    expect(checkBranch(branchFacts({ settings })).filter(({ status }) => status !== 'ok')).toEqual([]);
  });

  it('closes a bypass of the protection that there is, because nobody passes over it', () => {
    const { ruleset } = recommend();
    const rules = readBack(ruleset);
    const protection = classic({ checks: [{ context: checkName, app: ownApp }] });
    const before = settingsOf({ protection });
    const after = { ...before, rules: known(rules), rulesets: known([rulesetOf(rules)]) };
    expect(checkOf(checkBranch(branchFacts({ settings: before })), 'bypass').status).toBe('weak');
    expect(checkOf(checkBranch(branchFacts({ settings: after })), 'bypass').status).toBe('ok');
  });

  it('is about the default branch by that name, and about another by its own', () => {
    const targetOf = ({ ruleset }: ReturnType<typeof recommend>) => ruleset.conditions.ref_name.include;
    expect(targetOf(recommend())).toEqual(['~DEFAULT_BRANCH']);
    expect(targetOf(recommend({ branch: 'release/2', isDefault: false }))).toEqual(['refs/heads/release/2']);
  });

  it('keeps the reviews that the branch asks for already, and dismisses none', () => {
    const rules = [{ type: 'pull-request', approvals: 2, codeOwners: true }] as const;
    const pull = recommend({ settings: settingsOf({ rulesets: [rulesetOf(rules)] }) }).ruleset.rules.find(
      ({ type }) => type === 'pull_request',
    );
    expect(pull).toMatchObject({
      parameters: {
        required_approving_review_count: 2,
        require_code_owner_review: true,
        dismiss_stale_reviews_on_push: false,
      },
    });
  });
});

describe('the app that the check must come from', () => {
  const withApp = (changes: Partial<RulesetFacts>) => {
    const { ruleset, notes } = recommend(changes);
    return { checks: requiredChecks(ruleset), notes: notes.join(' ') };
  };
  const anyApp = [{ context: checkName }];

  it('is the one that published it last, which people are asked to look at', () => {
    const publishers = known([
      { id: 7, slug: 'throughline-gate' },
      { id: 8, slug: 'page-preview' },
    ]);
    const { checks, notes } = withApp({ publishers });
    expect(checks).toEqual([{ context: checkName, integration_id: 7 }]);
    expect(notes).toBe(
      'The check must come from the app `throughline-gate` (7), which posted it last; so did `page-preview`. Make sure that it is yours.',
    );
  });

  it('stays the one that is named now, whoever published since', () => {
    const settings = settingsOf({ rulesets: [rulesetOf([requiredCheck(ownApp)])] });
    const { checks, notes } = withApp({ settings, publishers: known([{ id: 8, slug: 'page-preview' }]) });
    expect(checks).toEqual([{ context: checkName, integration_id: ownApp }]);
    expect(notes).toBe('');
  });

  it.each([
    ['nobody published it', known([])],
    ['nobody can tell', hidden],
    ['every workflow can be it', known([{ id: actionsApp, slug: 'github-actions' }])],
    ['every workflow can be it on this server', known([{ id: 3, slug: 'github-actions' }])],
  ])('is left out, with a note, where %s', (_, publishers) => {
    const { checks, notes } = withApp({ publishers });
    expect(checks).toEqual(anyApp);
    expect(notes).toContain('`integration_id`');
  });

  it('is not the shared one, even where that is named now', () => {
    const settings = settingsOf({ rulesets: [rulesetOf([requiredCheck(actionsApp)])] });
    expect(withApp({ settings, publishers: known([]) }).checks).toEqual(anyApp);
  });
});

describe('the reviewers', () => {
  it('are every team that owns a function, once each, for everything that is guarded', () => {
    const support = teamFunction('support', ['@mobile-db/sales', '@support-1']);
    const reviewers = reviewersOf(recommend({ functions: [marketing, sales, support] }).withReviewers);
    expect(reviewers.map(({ reviewer, minimum_approvals }) => [reviewer, minimum_approvals])).toEqual([
      [{ id: 11, type: 'Team' }, 1],
      [{ id: 12, type: 'Team' }, 1],
    ]);
    for (const { file_patterns } of reviewers) {
      expect(file_patterns).toEqual(
        expect.arrayContaining(['positioning/**', 'positioning/**/*', '.github/CODEOWNERS', '.github/workflows/**']),
      );
    }
  });

  it('do not depend on the case in which a team is written', () => {
    const functions = [teamFunction('sales', ['@Mobile-DB/Sales'])];
    expect(reviewersOf(recommend({ functions }).withReviewers)).toHaveLength(1);
  });

  it('are none where no team is known, and the note says for whom', () => {
    const { withReviewers, reviewerNotes } = recommend({ teamIds: new Map() });
    expect(withReviewers).toBeNull();
    expect(reviewerNotes).toEqual([
      'GitHub can ask no team for Marketing and Sales: none of their owners is one that could be read.',
    ]);
  });

  it('cover the whole repository where that is the positioning', () => {
    const [first] = reviewersOf(recommend({ root: '.' }).withReviewers);
    expect(first?.file_patterns).toEqual(expect.arrayContaining(['**', '**/*']));
  });

  it('make a ruleset that GitHub takes, whatever the teams and the folder', () => {
    const ids = fc.array(fc.integer({ min: 1, max: 2 ** 31 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(ids, fc.constantFrom('positioning', './docs/story/', '.', 'our story'), (numbers, root) => {
        const functions = numbers.map((id) => teamFunction(`f${id}`));
        const { withReviewers } = recommend({
          functions,
          root,
          teamIds: new Map(numbers.map((id) => [`@mobile-db/f${id}`, id])),
        });
        expect(problemsOf(withReviewers ?? {})).toEqual([]);
      }),
    );
  });
});
