import { describe, expect, it } from 'vitest';
import {
  actionsApp,
  administrators,
  branchFacts,
  checkOf,
  classic,
  hidden,
  ownApp,
  requiredCheck,
  rulesetOf,
  settingsOf,
  soundRules,
} from '../../test/fakes/gate-facts.ts';
import type { BranchSettings, ClassicProtection, RuleContent, Ruleset } from '../model/gate-settings.ts';
import { type BranchFacts, checkBranch } from './branch-health.ts';

function check(id: string, changes: Partial<BranchFacts> = {}) {
  return checkOf(checkBranch(branchFacts(changes)), id);
}

const bySettings = (settings: Partial<BranchSettings>) => ({ settings: { ...settingsOf(), ...settings } });
const byRules = (...rules: readonly RuleContent[]) => ({ settings: settingsOf({ rulesets: [rulesetOf(rules)] }) });
const byRulesets = (...rulesets: readonly Ruleset[]) => ({ settings: settingsOf({ rulesets }) });
const byProtection = (changes: Partial<ClassicProtection>) => ({
  settings: settingsOf({ protection: classic(changes) }),
});
const requiredClassically = { checks: [{ context: 'throughline/sign-off', app: ownApp }] };

describe('a branch that nothing gets around', () => {
  it('has nothing to mend', () => {
    expect(checkBranch(branchFacts()).filter(({ status }) => status !== 'ok')).toEqual([]);
  });

  it('may be protected by classic protection alone', () => {
    const settings = settingsOf({
      protection: classic({
        ...requiredClassically,
        isStrict: true,
        holdsAdministrators: true,
        pullRequests: { known: { approvals: 1, codeOwners: true, exempt: [] } },
      }),
    });
    expect(checkBranch(branchFacts({ settings })).filter(({ status }) => status !== 'ok')).toEqual([]);
  });
});

describe('check-required', () => {
  it('is a hole where nothing requires the check, and says what is required instead', () => {
    expect(check('check-required', { settings: settingsOf() }).status).toBe('hole');
    expect(check('check-required', byRules(requiredCheck(null, 'lint')))).toMatchObject({
      status: 'hole',
      details: ['It requires `lint`.'],
    });
  });

  it.each(['sign-off', 'Throughline/sign-off', 'throughline/sign-off '])('takes no other name for it: %j', (name) => {
    expect(check('check-required', byRules(requiredCheck(ownApp, name))).status).toBe('hole');
  });

  it('cannot be told where a part that cannot be read may require it', () => {
    expect(check('check-required', bySettings({ rules: hidden }))).toMatchObject({
      status: 'unknown',
      details: [hidden.unreadable],
      help: hidden.help,
    });
    expect(check('check-required', bySettings({ protection: hidden })).status).toBe('unknown');
  });

  it('is told all the same where the part that can be read requires it', () => {
    const settings = { ...settingsOf({ rulesets: [rulesetOf(soundRules)] }), protection: hidden };
    expect(check('check-required', { settings }).status).toBe('ok');
  });
});

describe('enforcement', () => {
  it.each(['evaluate', 'disabled'])(
    'is a hole where only a ruleset requires the check that is on %s',
    (enforcement) => {
      const found = check('enforcement', byRulesets(rulesetOf(soundRules, { enforcement })));
      expect(found).toMatchObject({ status: 'hole', details: [`Only \`${enforcement}\`: the ruleset "Positioning".`] });
    },
  );

  it('is fine where another ruleset that is active requires the check', () => {
    const idle = rulesetOf(soundRules, { id: 2, enforcement: 'evaluate' });
    expect(check('enforcement', byRulesets(idle, rulesetOf(soundRules))).status).toBe('ok');
  });

  it('cannot be told where rulesets cannot be read', () => {
    expect(check('enforcement', bySettings({ rulesets: hidden })).status).toBe('unknown');
  });
});

describe('check-pinned', () => {
  it('is a hole where any app may post the check', () => {
    expect(check('check-pinned', byRules(requiredCheck(null))).status).toBe('hole');
  });

  it('is weak where the app is the one that all workflows share', () => {
    const found = check('check-pinned', byRules(requiredCheck(actionsApp)));
    expect(found.status).toBe('weak');
    expect(found.message).toContain('also one that a pull request from a branch of this repository changes');
  });

  it('knows the shared app by its name on a server where it has another number', () => {
    const publishers = { known: [{ id: 7, slug: 'github-actions' }] };
    expect(check('check-pinned', { ...byRules(requiredCheck(7)), publishers }).status).toBe('weak');
  });

  it('is fine where one of two layers names an app of the company’s own', () => {
    const any = rulesetOf([requiredCheck(null)], { id: 2 });
    const shared = rulesetOf([requiredCheck(actionsApp)], { id: 3 });
    expect(check('check-pinned', byRulesets(any, shared, rulesetOf(soundRules))).status).toBe('ok');
    expect(check('check-pinned', byRulesets(any, shared)).status).toBe('weak');
  });

  it('is not fooled by the app that another check must come from', () => {
    const rules: RuleContent = {
      type: 'required-checks',
      isStrict: true,
      checks: [
        { context: 'lint', app: ownApp },
        { context: 'throughline/sign-off', app: null },
      ],
    };
    expect(check('check-pinned', byRules(rules)).status).toBe('hole');
  });

  it('follows from the check where it is not required, or nobody can tell', () => {
    expect(check('check-pinned', { settings: settingsOf() }).status).toBe('hole');
    expect(check('check-pinned', bySettings({ rules: hidden })).status).toBe('unknown');
  });
});

describe('bypass', () => {
  it('is weak where somebody may pass over the ruleset, and says who and how', () => {
    const bypass = [administrators, { type: 'Team', id: 9, mode: 'pull_request' }];
    const found = check('bypass', byRulesets(rulesetOf([requiredCheck()], { bypass })));
    expect(found).toMatchObject({
      status: 'weak',
      details: [
        'The ruleset "Positioning" lets these merge without the check: administrators, always; the team with the number 9, in pull requests.',
      ],
    });
  });

  it('is weak where classic protection does not hold administrators', () => {
    expect(check('bypass', byProtection(requiredClassically)).status).toBe('weak');
    expect(check('bypass', byProtection({ ...requiredClassically, holdsAdministrators: true })).status).toBe('ok');
  });

  it('is fine where a second layer requires the check, over which nobody passes', () => {
    const open = rulesetOf(soundRules, { id: 2, bypass: [administrators] });
    expect(check('bypass', byRulesets(open, rulesetOf(soundRules))).status).toBe('ok');
    expect(check('bypass', byRulesets(open, rulesetOf(soundRules, { bypass: [administrators] }))).status).toBe('weak');
  });

  it('tells who may push without a pull request, though they need the check', () => {
    const pulls: RuleContent = { type: 'pull-request', approvals: 0, codeOwners: false };
    const rulesets = [rulesetOf([requiredCheck()]), rulesetOf([pulls], { id: 2, bypass: [administrators] })];
    const found = check('bypass', byRulesets(...rulesets));
    expect(found).toMatchObject({ status: 'weak', details: [expect.stringContaining('push without a pull request')] });
    const exempt = classic({
      ...requiredClassically,
      holdsAdministrators: true,
      pullRequests: { known: { approvals: 1, codeOwners: false, exempt: ['@product-1'] } },
    });
    expect(check('bypass', { settings: settingsOf({ protection: exempt }) })).toMatchObject({
      status: 'weak',
      details: [expect.stringContaining('@product-1')],
    });
  });

  it('cannot be told where the token may not see the list, or the ruleset', () => {
    expect(check('bypass', byRulesets(rulesetOf(soundRules, { bypass: null }))).status).toBe('unknown');
    const settings = { ...settingsOf({ rulesets: [rulesetOf(soundRules)] }), rulesets: hidden };
    expect(check('bypass', { settings }).status).toBe('unknown');
  });

  it('is a hole where there is nothing to pass over', () => {
    expect(check('bypass', { settings: settingsOf() }).status).toBe('hole');
  });
});

describe('what else reaches a branch', () => {
  it.each([
    ['pull-request-required', 'pull-request', 'hole'],
    ['no-force-push', 'no-force-push', 'hole'],
    ['no-deletion', 'no-deletion', 'weak'],
  ] as const)('%s depends on the rule %s', (id, type, status) => {
    const without = soundRules.filter((rule) => rule.type !== type);
    expect(check(id, byRules(...soundRules)).status).toBe('ok');
    expect(check(id, byRules(...without)).status).toBe(status);
    expect(check(id, { settings: { ...byRules(...without).settings, protection: hidden } }).status).toBe('unknown');
  });

  it('is told by classic protection too', () => {
    const open = { allowsForcePush: true, allowsDeletion: true };
    for (const id of ['no-force-push', 'no-deletion']) {
      expect(check(id, byProtection({})).status).toBe('ok');
      expect(check(id, byProtection(open)).status).not.toBe('ok');
    }
    expect(check('no-force-push', byProtection({ allowsForcePush: null })).status).toBe('unknown');
    expect(check('pull-request-required', byProtection({ pullRequests: hidden })).status).toBe('unknown');
  });
});

describe('up-to-date-required', () => {
  it('is weak where a change merges that was judged against an older branch', () => {
    expect(check('up-to-date-required', byRules(requiredCheck(ownApp, undefined, false))).status).toBe('weak');
    expect(check('up-to-date-required', byProtection({ ...requiredClassically, isStrict: true })).status).toBe('ok');
  });

  it('takes a merge queue instead', () => {
    const rules = [requiredCheck(ownApp, undefined, false), { type: 'merge-queue' }] as const;
    expect(check('up-to-date-required', byRules(...rules)).status).toBe('ok');
  });

  it('means nothing where no check is required at all', () => {
    const rule: RuleContent = { type: 'required-checks', checks: [], isStrict: true };
    expect(check('up-to-date-required', byRules(rule)).status).toBe('weak');
    expect(check('up-to-date-required', byProtection({ isStrict: true })).status).toBe('weak');
  });

  it('cannot be told where the token may not see it', () => {
    expect(check('up-to-date-required', byProtection({ ...requiredClassically, isStrict: null })).status).toBe(
      'unknown',
    );
  });
});
