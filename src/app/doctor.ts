import { maxFileBytes } from '../model/entry.ts';
import type { Reading, Unread } from '../model/gate-settings.ts';
import type { TreeEntry } from '../model/pull-request.ts';
import { code } from '../model/words.ts';
import { parseText } from '../document/parse-text.ts';
import { checkGateHealth, type GateFacts } from '../signoff/gate-health.ts';
import { createGuard } from '../signoff/guard.ts';
import { type HealthCheck, unknown } from '../signoff/health-check.ts';
import { functionsOf, type OwnershipFacts } from '../signoff/ownership-health.ts';
import type { SigningFunction } from '../signoff/policy.ts';
import { recommendRuleset, type RulesetRequest } from '../signoff/recommended-ruleset.ts';
import type { WorkflowFile } from '../signoff/workflow.ts';
import { checkEnvironment, type Environment } from './environment.ts';
import type { GateSettings, PullRequests, World } from './ports.ts';
import { fetchMemberships, fetchPolicyFiles, readContent } from './sign-off/fetch-policy.ts';
import { checkName } from './sign-off/sign-off.ts';
import { WorldError } from './world-error.ts';

/** A repository on the code host, as far as the doctor looks at it. */
export interface GateHost {
  readonly owner: string;
  readonly name: string;
  readonly pulls: PullRequests;
  readonly settings: GateSettings;
}

export interface DoctorRequest {
  /** The positioning folder, here and as a path from the top of the repository. */
  readonly root: string;
  readonly environment: Environment;
  /** Null: look at nothing but what is here. */
  readonly gate: {
    /** The repository, or why it cannot be asked for anything. */
    readonly host: Reading<GateHost>;
    /** The default branch when left out. */
    readonly branch?: string | undefined;
  } | null;
}

/** What the doctor found. */
export interface Diagnosis {
  readonly environment: readonly HealthCheck[];
  /** Null where it was not asked for. */
  readonly gate: GateDiagnosis | null;
}

export interface GateDiagnosis {
  /** `owner/repository`; null when it cannot be asked for anything. */
  readonly repository: string | null;
  readonly branch: string | null;
  readonly checks: readonly HealthCheck[];
  /** Null when the branch cannot be read. */
  readonly ruleset: RulesetRequest | null;
  /** Null also when no team is known. */
  readonly withReviewers: RulesetRequest | null;
  /** What to know before using the rulesets, and the one with reviewers. */
  readonly notes: readonly string[];
  readonly reviewerNotes: readonly string[];
}

/** Tells whether the set-up is sound: here, and where it is asked for, of the gate. Never throws for what the world does. */
export async function doctor(world: World, { root, environment, gate }: DoctorRequest): Promise<Diagnosis> {
  return {
    environment: await checkEnvironment(world, { root, environment, isRemote: gate !== null }),
    gate: gate && (await examineGate(root, gate)),
  };
}

async function examineGate(root: string, { host, branch }: NonNullable<DoctorRequest['gate']>): Promise<GateDiagnosis> {
  if (!('known' in host)) return inTheDark(null, host);
  const { known } = host;
  const repository = `${known.owner}/${known.name}`;
  try {
    const facts = await fetchFacts(known, root, branch);
    if (!('known' in facts)) return inTheDark(repository, facts);
    const { functions } = facts.known;
    const teamIds = await fetchTeamIds(known, functions);
    const recommended = recommendRuleset({ ...facts.known, root, functions, teamIds });
    return { repository, branch: facts.known.branch, checks: checkGateHealth(facts.known), ...recommended };
  } catch (error) {
    return inTheDark(repository, unreadFrom(error));
  }
}

/** Nothing could be asked, so nothing can be told. */
function inTheDark(repository: string | null, cause: Unread): GateDiagnosis {
  const check = unknown('repository-readable', 'Nobody can tell how the gate is: the repository cannot be read.', [
    cause,
  ]);
  const nothing = { branch: null, ruleset: null, withReviewers: null, notes: [], reviewerNotes: [] };
  return { ...nothing, repository, checks: [check] };
}

function unreadFrom(error: unknown): Unread {
  if (!(error instanceof WorldError)) throw error;
  return { unreadable: error.message, help: error.hint };
}

type DoctorFacts = GateFacts & { readonly functions: readonly SigningFunction[] };

async function fetchFacts(host: GateHost, root: string, wanted: string | undefined): Promise<Reading<DoctorFacts>> {
  const { settings, pulls } = host;
  const defaultBranch = await settings.readDefaultBranch();
  const branch = wanted ?? defaultBranch;
  const isDefault = branch === defaultBranch;
  const found = await settings.readBranch(branch);
  const running = isDefault ? found : await settings.readBranch(defaultBranch);
  if (!found || !running) {
    const missing = `There is no branch ${code(found ? defaultBranch : branch)} in ${host.owner}/${host.name}.`;
    return { unreadable: missing, help: 'Name another with --branch.' };
  }
  const ownership = await reading(() => fetchOwnership(host, { root, branch, tip: found.tip }));
  const workflows = await reading(() => fetchWorkflows(pulls, running.tip));
  return {
    known: {
      branch,
      isDefault,
      checkName,
      settings: found,
      publishers: await settings.readPublishers(checkName),
      permissions: await settings.readWorkflowPermissions(),
      ownership,
      workflows: 'known' in workflows ? { known: { ...workflows.known, defaultBranch } } : workflows,
      functions: 'known' in ownership ? functionsOf({ ...ownership.known, branch }) : [],
    },
  };
}

async function reading<T>(read: () => Promise<T>): Promise<Reading<T>> {
  return read().then((known) => ({ known }), unreadFrom);
}

async function readTree(pulls: PullRequests, commit: string): Promise<readonly TreeEntry[]> {
  const tree = await pulls.readTree(commit);
  if (tree) return tree;
  throw new WorldError('The tip of the branch is gone: somebody pushed meanwhile.', 'Run this again.');
}

async function fetchOwnership(
  { pulls, owner, settings }: GateHost,
  { root, branch, tip }: { root: string; branch: string; tip: string },
): Promise<Omit<OwnershipFacts, 'branch'>> {
  const tree = await readTree(pulls, tip);
  const facts = {
    guard: createGuard(root),
    paths: tree.map(({ path }) => path),
    files: await fetchPolicyFiles({ pulls, root }, tree),
    codeownersErrors: await settings.readCodeownersErrors(branch),
  };
  const functions = functionsOf({ ...facts, branch });
  const owners = new Set(functions.flatMap((each) => each.owners.map((handle) => handle.toLowerCase())));
  return { ...facts, memberships: await fetchMemberships({ pulls, owner }, [...owners]) };
}

const mostWorkflows = 100;
/** No workflow that people write is larger: 256 KiB. */
const maxWorkflowBytes = maxFileBytes / 4;

async function fetchWorkflows(
  pulls: PullRequests,
  tip: string,
): Promise<{ files: readonly WorkflowFile[]; ownAction: boolean }> {
  const tree = await readTree(pulls, tip);
  const isWorkflow = ({ path }: TreeEntry) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path);
  const files: WorkflowFile[] = [];
  for (const entry of tree.filter(isWorkflow).slice(0, mostWorkflows)) {
    files.push({ path: entry.path, text: await readText(pulls, entry) });
  }
  const action = tree.find(({ path }) => path === 'action.yml' || path === 'action.yaml');
  const ownAction = action ? /throughline/i.test((await readText(pulls, action)) ?? '') : false;
  return { files, ownAction };
}

/** Null when it is too large, or no plain text. */
async function readText(pulls: PullRequests, entry: TreeEntry): Promise<string | null> {
  const { text, problem } = parseText(await readContent(pulls, entry, maxWorkflowBytes));
  return problem ? null : text;
}

/** The numbers of the teams that own functions, by handle in lower case. */
async function fetchTeamIds(
  { settings, owner }: GateHost,
  functions: readonly SigningFunction[],
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>();
  for (const handle of new Set(functions.flatMap((each) => each.owners.map((name) => name.toLowerCase())))) {
    const [, organisation, slug] = /^@([^/]+)\/(.+)$/.exec(handle) ?? [];
    if (slug === undefined || organisation !== owner.toLowerCase()) continue;
    const id = await settings.readTeamId(organisation, slug);
    if (id !== null) ids.set(handle, id);
  }
  return ids;
}
