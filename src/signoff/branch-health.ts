import type { BranchSettings, Publisher, Reading } from '../model/gate-settings.ts';
import { code, listInWords } from '../model/words.ts';
import {
  deriveDemands,
  deriveLayers,
  type Layer,
  type Layers,
  nameLayers,
  nameRuleset,
  requiresCheck,
  someLayer,
} from './branch-layers.ts';
import { checkBypass } from './bypass-health.ts';
import { found, type HealthCheck, ok, unknown, unreadOf } from './health-check.ts';
import { findPin } from './pinned-app.ts';

export interface BranchFacts {
  readonly branch: string;
  readonly isDefault: boolean;
  /** The name of the gate's check. */
  readonly checkName: string;
  readonly settings: BranchSettings;
  /** The apps that published the check lately, the latest first. */
  readonly publishers: Reading<readonly Publisher[]>;
}

interface Scene extends BranchFacts {
  readonly layers: Layers;
  /** The layers that require the check. */
  readonly carriers: readonly Layer[];
  readonly isRequired: boolean | null;
}

export const applyRuleset = 'Have an administrator add the recommended ruleset.';

/** Does the branch let nothing through but what the gate let through? */
export function checkBranch(facts: BranchFacts): readonly HealthCheck[] {
  const layers = deriveLayers(facts.settings);
  const requires = (layer: Layer) => requiresCheck(layer, facts.checkName);
  const carriers = layers.layers.filter(requires);
  const scene: Scene = { ...facts, layers, carriers, isRequired: someLayer(layers, requires) };
  return [
    checkRequired(scene),
    checkEnforcement(scene),
    checkPinned(scene),
    checkBypass(scene),
    checkPullRequests(scene),
    checkForcePush(scene),
    checkDeletion(scene),
    checkUpToDate(scene),
  ];
}

function checkRequired({ branch, checkName, layers, carriers, isRequired }: Scene): HealthCheck {
  const id = 'check-required';
  if (isRequired) {
    return ok(
      id,
      `${code(branch)} takes a change only when ${code(checkName)} is green. It is required by ${nameLayers(carriers)}.`,
    );
  }
  if (isRequired === null) {
    return unknown(id, `Nobody can tell whether ${code(branch)} requires the check ${code(checkName)}.`, layers.unread);
  }
  const others = [...new Set(layers.layers.flatMap(({ checks }) => checks.map(({ context }) => context)))];
  return found(id, 'hole', {
    message: `${code(branch)} does not require the check ${code(checkName)}, so a change merges whoever has signed it.`,
    details: others.length > 0 ? [`It requires ${listInWords(others.map((name) => code(name)))}.`] : [],
    help: applyRuleset,
  });
}

/** A ruleset that was meant to require the check and is switched off looks like one that does. */
function checkEnforcement({ branch, checkName, settings: { rulesets }, carriers, isRequired }: Scene): HealthCheck {
  const id = 'enforcement';
  if (carriers.length > 0) return ok(id, `What requires the check on ${code(branch)} is switched on.`);
  const known = 'known' in rulesets ? rulesets.known : [];
  const idle = known.filter(
    ({ enforcement, rules }) => enforcement !== 'active' && requiresCheck(deriveDemands(rules), checkName),
  );
  if (idle.length > 0) {
    return found(id, 'hole', {
      message: 'The check is required only by what is switched off, so it stops nothing.',
      details: idle.map((each) => `Only ${code(each.enforcement)}: ${nameRuleset(each, each.id)}.`),
      help: 'Have an administrator set its enforcement status to Active, under Settings, Rules, Rulesets.',
    });
  }
  const unread = unreadOf(rulesets);
  if (isRequired === null || unread.length > 0) {
    return unknown(id, 'Nobody can tell whether something that is switched off would require the check.', unread);
  }
  return found(id, 'hole', { message: 'There is nothing to switch on that requires the check.', help: applyRuleset });
}

function checkPinned({ branch, checkName, carriers, isRequired, layers, publishers }: Scene): HealthCheck {
  const id = 'check-pinned';
  const known = 'known' in publishers ? publishers.known : [];
  if (carriers.length === 0) return notRequired(id, isRequired, layers);
  const pin = findPin({ carriers, checkName, publishers: known });
  if (pin === null) {
    return found(id, 'hole', {
      message: `Any app and any token that may write checks or statuses can post ${code(checkName)} on a commit, and ${code(branch)} believes it.`,
      help: 'Have an administrator name the app that the check must come from; the recommended ruleset does where the app can be told.',
    });
  }
  if (pin.isShared) {
    return found(id, 'weak', {
      message:
        `The check must come from the GitHub Actions app (${pin.id}), which all workflows share: any workflow of this ` +
        'repository, also one that a pull request from a branch of this repository changes, can post it as green.',
      help: 'Run the gate with the token of a GitHub App of your own, and have an administrator name that app instead.',
    });
  }
  const slug = known.find((publisher) => publisher.id === pin.id)?.slug;
  const app = slug === undefined ? `the app with the number ${pin.id}` : `the app ${code(slug)} (${pin.id})`;
  return ok(id, `Only ${app} can post the check. Keep its key where no branch but ${code(branch)} can read it.`);
}

function notRequired(id: string, isRequired: boolean | null, { unread }: Layers): HealthCheck {
  if (isRequired === null) return unknown(id, 'Nobody can tell from which app the check must come.', unread);
  const message = 'The check is not required, so no app is asked for it.';
  return found(id, 'hole', { message, help: applyRuleset });
}

function checkPullRequests({ branch, layers }: Scene): HealthCheck {
  const id = 'pull-request-required';
  const answer = someLayer(layers, ({ requiresPulls }) => requiresPulls);
  if (answer) return ok(id, `${code(branch)} changes only through pull requests.`);
  if (answer === null) return cannotSee(id, `Nobody can tell whether ${code(branch)} can be pushed to.`, layers);
  return found(id, 'hole', {
    message:
      `Whoever may write can push to ${code(branch)} without a pull request. A commit that was let through for ` +
      'another branch, where other people sign, would pass.',
    help: applyRuleset,
  });
}

function checkForcePush({ branch, layers }: Scene): HealthCheck {
  const id = 'no-force-push';
  const answer = someLayer(layers, ({ forbidsForcePush }) => forbidsForcePush);
  if (answer) return ok(id, `Nobody can force-push ${code(branch)}.`);
  if (answer === null) return cannotSee(id, `Nobody can tell whether ${code(branch)} can be force-pushed.`, layers);
  return found(id, 'hole', {
    message: `${code(branch)} can be force-pushed: older content comes back, and who signed what is lost.`,
    help: applyRuleset,
  });
}

function checkDeletion({ branch, isDefault, layers }: Scene): HealthCheck {
  const id = 'no-deletion';
  const answer = someLayer(layers, ({ forbidsDeletion }) => forbidsDeletion);
  if (answer) return ok(id, `Nobody can delete ${code(branch)}.`);
  if (answer === null) return cannotSee(id, `Nobody can tell whether ${code(branch)} can be deleted.`, layers);
  return found(id, 'weak', {
    message: isDefault
      ? `Only being the default branch keeps ${code(branch)} from being deleted and made anew with other content.`
      : `${code(branch)} can be deleted, and made anew with other content.`,
    help: applyRuleset,
  });
}

function checkUpToDate({ branch, layers }: Scene): HealthCheck {
  const id = 'up-to-date-required';
  if (layers.layers.some(({ hasQueue }) => hasQueue)) {
    return ok(id, `A merge queue has every change judged as it will be on ${code(branch)}.`);
  }
  const answer = someLayer(layers, ({ isStrict }) => isStrict);
  if (answer) return ok(id, `A change merges only with everything that is on ${code(branch)} by then.`);
  if (answer === null) return cannotSee(id, 'Nobody can tell whether a change must be up to date to merge.', layers);
  return found(id, 'weak', {
    message:
      `A change need not be up to date with ${code(branch)} to merge. Where the policy or the positioning has moved on ` +
      'there, the old verdict holds until the gate runs again.',
    help: 'Have an administrator require branches to be up to date, or use a merge queue; the recommended ruleset does the first.',
  });
}

const askAdministrator = {
  unreadable: 'The token sees that there is classic branch protection, but not all of what it says.',
  help: 'Run this with the token of an administrator (`administration: read`).',
};

function cannotSee(id: string, message: string, { unread }: Layers): HealthCheck {
  return unknown(id, message, unread.length > 0 ? unread : [askAdministrator]);
}
