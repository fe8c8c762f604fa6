import type { EntryContent } from '../../src/model/entry.ts';
import type {
  BranchRule,
  BranchSettings,
  BypassActor,
  ClassicProtection,
  Reading,
  RuleContent,
  Ruleset,
} from '../../src/model/gate-settings.ts';
import type { BranchFacts } from '../../src/signoff/branch-health.ts';
import type { GateFacts } from '../../src/signoff/gate-health.ts';
import { createGuard } from '../../src/signoff/guard.ts';
import type { HealthCheck } from '../../src/signoff/health-check.ts';
import type { OwnershipFacts } from '../../src/signoff/ownership-health.ts';
import type { PolicyFiles } from '../../src/signoff/policy.ts';
import { membershipsOf, teams } from './sign-off-facts.ts';

export const checkName = 'throughline/sign-off';
export const ownApp = 412_001;
export const actionsApp = 15_368;

/** A part of the settings that the token may not see. */
export const hidden = { unreadable: 'The token may not read this.', help: 'Ask an administrator.' };

/** The check of an id; there is exactly one. */
export function checkOf(checks: readonly HealthCheck[], id: string): HealthCheck {
  const [check, ...more] = checks.filter((each) => each.id === id);
  if (check && more.length === 0) return check;
  throw new Error(`Expected one check ${id}, not ${more.length > 0 ? more.length + 1 : 'none'}.`);
}

export function requiredCheck(app: number | null = ownApp, context = checkName, isStrict = true): RuleContent {
  return { type: 'required-checks', checks: [{ context, app }], isStrict };
}

export const soundRules: readonly RuleContent[] = [
  requiredCheck(),
  { type: 'pull-request', approvals: 0, codeOwners: false },
  { type: 'no-force-push' },
  { type: 'no-deletion' },
];

/** A ruleset, with who may pass over it; null when the token may not see that. */
export function rulesetOf(
  rules: readonly RuleContent[],
  changes: Partial<Omit<Ruleset, 'rules'>> & { readonly bypass?: readonly BypassActor[] | null } = {},
): Ruleset {
  return { id: 1, name: 'Positioning', enforcement: 'active', bypass: [], ...changes, rules };
}

export const administrators: BypassActor = { type: 'RepositoryRole', id: 5, mode: 'always' };

/** Classic protection as GitHub begins it: no required check, no force-push, no deletion, administrators pass. */
export function classic(changes: Partial<ClassicProtection> = {}): ClassicProtection {
  return {
    checks: [],
    isStrict: false,
    holdsAdministrators: false,
    pullRequests: { known: null },
    allowsForcePush: false,
    allowsDeletion: false,
    ...changes,
  };
}

/** The settings of a branch that these rulesets, active or not, and this classic protection protect. */
export function settingsOf({
  rulesets = [],
  protection = null,
}: {
  readonly rulesets?: readonly Ruleset[];
  readonly protection?: ClassicProtection | null;
} = {}): BranchSettings {
  const active = rulesets.filter(({ enforcement }) => enforcement === 'active');
  const rules = active.flatMap(({ id, rules: own }) => own.map((rule): BranchRule => ({ ...rule, ruleset: id })));
  return {
    tip: 'a'.repeat(40),
    rules: { known: rules },
    rulesets: { known: rulesets },
    protection: { known: protection },
  };
}

/** A branch that nothing gets around, with what a scene has otherwise. */
export function branchFacts(changes: Partial<BranchFacts> = {}): BranchFacts {
  return {
    branch: 'main',
    isDefault: true,
    checkName,
    settings: settingsOf({ rulesets: [rulesetOf(soundRules)] }),
    publishers: { known: [{ id: ownApp, slug: 'throughline-gate' }] },
    ...changes,
  };
}

function file(text: string): Extract<EntryContent, { type: 'file' }> {
  return { type: 'file', bytes: Buffer.from(text) };
}

export const everybody = '@mobile-db/marketing @mobile-db/sales @mobile-db/product';
const block = `/positioning/ ${everybody}\n/.github/ ${everybody}\n/schemas/ ${everybody}\n`;

/** The files of a policy by which marketing, sales and product sign. Null: there is no such file. */
export function policyFiles({
  signOff = 'require: all_functions',
  functions = {},
  codeowners = block,
}: {
  readonly signOff?: string | null;
  /** The owners of each, as YAML. */
  readonly functions?: Readonly<Record<string, string>>;
  readonly codeowners?: string | null;
} = {}): PolicyFiles {
  const owners = {
    marketing: "['@mobile-db/marketing']",
    product: "['@mobile-db/product']",
    sales: "['@mobile-db/sales']",
    ...functions,
  };
  const entries = Object.entries(owners).map(([id, handles]) => {
    const name = id.charAt(0).toUpperCase() + id.slice(1);
    return { path: `functions/${id}.md`, content: file(`---\nname: ${name}\nowners: ${handles}\n---\n`) };
  });
  return {
    entries:
      signOff === null ? entries : [{ path: 'sign-off.md', content: file(`---\n${signOff}\n---\n`) }, ...entries],
    codeowners: codeowners === null ? null : { path: '.github/CODEOWNERS', content: file(codeowners) },
  };
}

export const guardedPaths = [
  '.github/CODEOWNERS',
  '.github/workflows/sign-off.yml',
  'positioning/functions/sales.md',
  'positioning/mobile-db/views/sales.md',
  'positioning/sign-off.md',
  'README.md',
];

/** Three functions of two people that own everything, with what a scene has otherwise. */
export function ownershipFacts(changes: Partial<OwnershipFacts> = {}): OwnershipFacts {
  return {
    branch: 'main',
    guard: createGuard('positioning'),
    paths: guardedPaths,
    files: policyFiles(),
    codeownersErrors: { known: [] },
    memberships: membershipsOf(teams),
    ...changes,
  };
}

/** A workflow by which the gate sees everything, save for what is left out or added; a line an event. */
export function gateWorkflow(events: Readonly<Record<string, string>> = {}, steps: readonly string[] = []): string {
  const all = {
    pull_request_target: '{ types: [opened, reopened, synchronize, edited] }',
    pull_request_review: '{ types: [submitted, edited, dismissed] }',
    issue_comment: '{ types: [created, edited, deleted] }',
    schedule: "[{ cron: '17 * * * *' }]",
    workflow_dispatch: '{}',
    ...events,
  };
  const on = Object.entries(all).flatMap(([event, filter]) => (filter === 'none' ? [] : [`  ${event}: ${filter}`]));
  const lines = ['- uses: throughline/throughline@v1', ...steps].map((step) => `      ${step}`);
  return ['name: Sign-off', 'on:', ...on, 'jobs:', '  evaluate:', '    steps:', ...lines, ''].join('\n');
}

/** A repository whose gate holds, with what a scene has otherwise. */
export function gateFacts(changes: Partial<GateFacts> = {}): GateFacts {
  const workflow = { path: '.github/workflows/sign-off.yml', text: gateWorkflow() };
  return {
    ...branchFacts(),
    ownership: { known: ownershipFacts() },
    workflows: { known: { defaultBranch: 'main', files: [workflow], ownAction: false } },
    permissions: { known: { writes: false, approves: false } },
    ...changes,
  };
}

export function known<T>(value: T): Reading<T> {
  return { known: value };
}
