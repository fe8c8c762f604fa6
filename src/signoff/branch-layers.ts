import type {
  BranchRule,
  BranchSettings,
  BypassActor,
  ClassicProtection,
  RequiredCheck,
  RuleContent,
  Ruleset,
  Unread,
} from '../model/gate-settings.ts';
import { clip, listInWords } from '../model/words.ts';
import { unreadOf } from './health-check.ts';

/**
 * One thing that protects a branch: a ruleset, or the classic protection. A change must get through every layer, so the
 * strictest counts. Null: the token may not see it.
 */
export interface Layer {
  /** As a sentence names it: the ruleset "Positioning". */
  readonly name: string;
  readonly checks: readonly RequiredCheck[];
  readonly isStrict: boolean | null;
  readonly approvals: number;
  readonly codeOwners: boolean;
  readonly requiresPulls: boolean | null;
  readonly forbidsForcePush: boolean | null;
  readonly forbidsDeletion: boolean | null;
  readonly hasQueue: boolean;
  /** Who may pass over all of it, in words. */
  readonly bypass: readonly string[] | null;
  /** Who need no pull request, in words; those of `bypass` among them. */
  readonly pullBypass: readonly string[] | null;
}

/** What a branch is protected by, as far as it can be seen. */
export interface Layers {
  readonly layers: readonly Layer[];
  /** What could not be read; there may be more layers behind it. */
  readonly unread: readonly Unread[];
}

/** The layers of a branch. */
export function deriveLayers({ rules, rulesets, protection }: BranchSettings): Layers {
  const known = 'known' in rulesets ? rulesets.known : [];
  const ruled = 'known' in rules ? rulesetLayers(rules.known, known) : [];
  const classic = 'known' in protection && protection.known ? [classicLayer(protection.known)] : [];
  return { layers: [...ruled, ...classic], unread: unreadOf(rules, protection) };
}

/** Does some layer do this? Null when only a layer that cannot be seen could. */
export function someLayer({ layers, unread }: Layers, does: (layer: Layer) => boolean | null): boolean | null {
  const answers = new Set(layers.map(does));
  if (answers.has(true)) return true;
  return unread.length > 0 || answers.has(null) ? null : false;
}

/** Does the layer, or the ruleset, require the check? */
export function requiresCheck({ checks }: { readonly checks: readonly RequiredCheck[] }, name: string): boolean {
  return checks.some(({ context }) => context === name);
}

function rulesetLayers(rules: readonly BranchRule[], rulesets: readonly Ruleset[]): Layer[] {
  const ids = [...new Set(rules.map(({ ruleset }) => ruleset))];
  return ids.map((id) => {
    const ruleset = rulesets.find((each) => each.id === id);
    const bypass = ruleset?.bypass?.map(describeActor) ?? null;
    const own = rules.filter((rule) => rule.ruleset === id);
    return { name: nameRuleset(ruleset, id), ...deriveDemands(own), bypass, pullBypass: bypass };
  });
}

/** A ruleset as a sentence names it. */
export function nameRuleset(ruleset: Pick<Ruleset, 'name'> | undefined, id: number): string {
  return ruleset ? `the ruleset "${clip(ruleset.name)}"` : `the ruleset ${id}`;
}

type Demands = Omit<Layer, 'name' | 'bypass' | 'pullBypass'>;

/** What some rules demand together. */
export function deriveDemands(rules: readonly RuleContent[]): Demands {
  const has = (type: RuleContent['type']) => rules.some((rule) => rule.type === type);
  const checking = rules.flatMap((rule) => (rule.type === 'required-checks' ? [rule] : []));
  const pulls = rules.flatMap((rule) => (rule.type === 'pull-request' ? [rule] : []));
  return {
    checks: checking.flatMap(({ checks }) => checks),
    isStrict: checking.some(({ isStrict, checks }) => isStrict && checks.length > 0),
    approvals: Math.max(0, ...pulls.map(({ approvals }) => approvals)),
    codeOwners: pulls.some(({ codeOwners }) => codeOwners),
    requiresPulls: pulls.length > 0,
    forbidsForcePush: has('no-force-push'),
    forbidsDeletion: has('no-deletion'),
    hasQueue: has('merge-queue'),
  };
}

function classicLayer(protection: ClassicProtection): Layer {
  const { checks, isStrict, pullRequests, allowsForcePush, allowsDeletion } = protection;
  const pulls = 'known' in pullRequests ? pullRequests.known : null;
  const bypass = classicBypass(protection);
  return {
    name: 'the classic branch protection',
    checks,
    isStrict: isStrict && checks.length > 0,
    approvals: pulls?.approvals ?? 0,
    codeOwners: pulls?.codeOwners ?? false,
    requiresPulls: 'known' in pullRequests ? pulls !== null : null,
    forbidsForcePush: not(allowsForcePush),
    forbidsDeletion: not(allowsDeletion),
    hasQueue: false,
    bypass,
    pullBypass: bypass && [...bypass, ...(pulls?.exempt ?? [])],
  };
}

function classicBypass({ holdsAdministrators }: ClassicProtection): readonly string[] | null {
  if (holdsAdministrators === null) return null;
  return holdsAdministrators ? [] : ['administrators, always'];
}

function not(answer: boolean | null): boolean | null {
  return answer === null ? null : !answer;
}

/** The roles that GitHub gives a fixed number. */
const roles: Readonly<Record<number, string>> = {
  1: 'everyone who may read',
  2: 'everyone who may maintain the repository',
  3: 'everyone who may triage',
  4: 'everyone who may write',
  5: 'administrators',
};
const modes: Readonly<Record<string, string>> = {
  always: 'always',
  pull_request: 'in pull requests',
  exempt: 'always, and without a record',
};

function describeActor({ type, id, mode }: BypassActor): string {
  return `${describeActorType(type, id)}, ${modes[mode] ?? mode}`;
}

function describeActorType(type: string, id: number | null): string {
  switch (type) {
    case 'RepositoryRole':
      return roles[id ?? 0] ?? `everyone with the role ${id}`;
    case 'OrganizationAdmin':
      return 'owners of the organisation';
    case 'Team':
      return `the team with the number ${id}`;
    case 'Integration':
      return `the app with the number ${id}`;
    case 'User':
      return `the user with the number ${id}`;
    case 'DeployKey':
      return 'everyone who has a deploy key';
    default:
      return `${clip(type)} ${id ?? ''}`.trim();
  }
}

/** The layers that a sentence is about. */
export function nameLayers(layers: readonly Layer[]): string {
  return listInWords([...new Set(layers.map(({ name }) => name))]);
}
