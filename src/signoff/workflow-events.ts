import { matchesGlob } from '../model/glob.ts';
import { code, listInWords } from '../model/words.ts';
import { firstOf, found, type HealthCheck, type HealthStatus, ok } from './health-check.ts';
import { type EventFilter, parseWorkflow, type Workflow, type WorkflowFile } from './workflow.ts';

export interface WorkflowFacts {
  /** The branch that the gate guards. */
  readonly branch: string;
  /** The default branch, which GitHub takes the workflows of nearly every event from. */
  readonly defaultBranch: string;
  /** Everything below `.github/workflows` at the tip of the default branch. */
  readonly files: readonly WorkflowFile[];
  /** Is the action at the top of the repository the gate? */
  readonly ownAction: boolean;
  /** Does the branch have a merge queue? */
  readonly hasQueue: boolean;
}

/** Does the gate run whenever a verdict may change, and only as the branch has it? */
export function checkWorkflows(facts: WorkflowFacts): readonly HealthCheck[] {
  const { defaultBranch, files, ownAction } = facts;
  const parsed = files.map((file) => ({ file, workflow: parseWorkflow(file, ownAction) }));
  const workflows = parsed.flatMap(({ workflow }) => workflow ?? []);
  const doubtful = parsed.filter(({ file, workflow }) => workflow === null && mayBeGate(file));
  const gates = workflows.filter(({ runsGate }) => runsGate);
  if (gates.length > 0) return [checkEvents(gates, workflows, facts), checkCheckouts(gates)];
  if (doubtful.length === 0)
    return [noGate(defaultBranch), ok(checkoutId, 'No workflow of the gate checks anything out.')];
  const paths = doubtful.map(({ file }) => file.path);
  return [cannotRead(eventsId, paths), cannotRead(checkoutId, paths)];
}

const eventsId = 'workflow-events';
const checkoutId = 'workflow-checkout';

function mayBeGate({ text }: WorkflowFile): boolean {
  return text === null || /throughline/i.test(text);
}

function cannotRead(id: string, paths: readonly string[]): HealthCheck {
  return {
    id,
    status: 'unknown',
    message: 'Nobody can tell what the gate runs on, because its workflow cannot be read.',
    details: paths.map((path) => `${code(path, 200)} is too large, or holds YAML beyond plain values.`),
    help: 'Write it without anchors, tags and keys that stand twice.',
  };
}

function noGate(defaultBranch: string): HealthCheck {
  return found(eventsId, 'hole', {
    message: `No workflow on ${code(defaultBranch)} runs the gate, so nothing gets a verdict.`,
    help: 'Add the workflow that the guide to the gate shows, and have an administrator merge it.',
  });
}

interface Need {
  readonly event: string;
  readonly type?: string;
  readonly status: 'weak' | 'hole';
  /** What goes wrong without it. */
  readonly unseen: string;
}

const needs: readonly Need[] = [
  {
    event: 'pull_request_target',
    type: 'opened',
    status: 'weak',
    unseen: 'a new pull request waits without a verdict',
  },
  {
    event: 'pull_request_target',
    type: 'reopened',
    status: 'hole',
    unseen: 'a pull request that comes back keeps its old verdict, whatever was said while it was closed',
  },
  {
    event: 'pull_request_target',
    type: 'synchronize',
    status: 'weak',
    unseen: 'a pull request waits without a verdict after each push',
  },
  {
    event: 'pull_request_target',
    type: 'edited',
    status: 'hole',
    unseen: 'a pull request that is moved to another branch keeps the verdict of the one before',
  },
  {
    event: 'pull_request_review',
    type: 'submitted',
    status: 'hole',
    unseen: 'an approval is not seen, and neither is a person who asks for changes after it',
  },
  { event: 'pull_request_review', type: 'edited', status: 'weak', unseen: 'a review that is edited is not read again' },
  {
    event: 'pull_request_review',
    type: 'dismissed',
    status: 'hole',
    unseen: 'an approval that was dismissed keeps counting',
  },
  { event: 'issue_comment', type: 'created', status: 'weak', unseen: 'an author who signs by comment is not seen' },
  { event: 'issue_comment', type: 'edited', status: 'hole', unseen: 'a comment that was edited keeps counting' },
  { event: 'issue_comment', type: 'deleted', status: 'hole', unseen: 'a comment that was deleted keeps counting' },
  { event: 'merge_group', status: 'weak', unseen: 'the merge queue waits for a verdict that never comes' },
  { event: 'schedule', status: 'weak', unseen: 'a person who has left a team counts until something else happens' },
  { event: 'workflow_dispatch', status: 'weak', unseen: 'nobody can have the gate run again by hand' },
];

/** The types that GitHub takes where a workflow names none, for events where that is not all of them. */
const defaultTypes: Readonly<Record<string, readonly string[]>> = {
  pull_request_target: ['opened', 'synchronize', 'reopened'],
  pull_request: ['opened', 'synchronize', 'reopened'],
};

function checkEvents(
  gates: readonly Workflow[],
  workflows: readonly Workflow[],
  { branch, hasQueue }: WorkflowFacts,
): HealthCheck {
  const listeners = [...gates, ...relaysOf(gates, workflows)];
  const missing = needs.filter(
    (need) => (need.event !== 'merge_group' || hasQueue) && !listeners.some((each) => hears(each, need, branch)),
  );
  const narrow = gates.flatMap(({ path, events }) =>
    ['pull_request_target', 'pull_request_review'].some((event) => events.get(event)?.hasPaths)
      ? [`${code(path, 200)} looks at some files only; a pull request with others waits for the check for ever.`]
      : [],
  );
  const details = [...missing.map(describeNeed), ...narrow, ...gates.flatMap(describeUntrusted)];
  if (details.length === 0) return ok(eventsId, 'The gate runs whenever the verdict on a pull request may change.');
  const isOpen = missing.some(({ status }) => status === 'hole') || gates.some(isUntrusted);
  const status: Exclude<HealthStatus, 'ok' | 'unknown'> = isOpen ? 'hole' : 'weak';
  return found(eventsId, status, {
    message: 'The gate does not see everything that changes a verdict.',
    details,
    help: `Let ${listInWords(gates.map(({ path }) => code(path, 200)))} run on these too, as the guide to the gate shows.`,
  });
}

function describeNeed({ event, type, unseen }: Need): string {
  return `Without ${code(event)}${type === undefined ? '' : ` (${type})`} ${unseen}.`;
}

/**
 * Workflows after whose runs a gate runs, as if they were gates themselves. Only runs for a pull request's own commit
 * tell the gate which one it was.
 */
function relaysOf(gates: readonly Workflow[], workflows: readonly Workflow[]): Workflow[] {
  const heard = new Set(gates.flatMap(({ events }) => namesHeard(events.get('workflow_run'))));
  return workflows.filter(({ name }) => heard.has(name)).map(asGate);
}

/** The workflows whose runs are heard; the beginning of a run comes too early. */
function namesHeard(run: EventFilter | undefined): readonly string[] {
  if (!run) return [];
  return run.types.length === 0 || run.types.includes('completed') ? run.workflows : [];
}

function asGate(relay: Workflow): Workflow {
  const review = relay.events.get('pull_request_review');
  const pull = relay.events.get('pull_request');
  const events = new Map<string, EventFilter>();
  if (review) events.set('pull_request_review', review);
  if (pull) events.set('pull_request_target', pull);
  return { ...relay, events };
}

function hears({ events }: Workflow, { event, type }: Need, branch: string): boolean {
  const filter = events.get(event);
  if (!filter || !reaches(filter, branch)) return false;
  if (type === undefined) return filter.types.length === 0 || filter.types.includes('checks_requested');
  if (filter.types.length > 0) return filter.types.includes(type);
  return defaultTypes[event]?.includes(type) ?? true;
}

function reaches({ branches, ignoredBranches }: EventFilter, branch: string): boolean {
  const matches = (patterns: readonly string[]) => patterns.some((pattern) => matchesGlob(pattern, branch));
  if (branches.length > 0) return matches(branches) && !matches(negated(branches));
  return !matches(ignoredBranches);
}

function negated(patterns: readonly string[]): string[] {
  return patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
}

function isUntrusted({ events }: Workflow): boolean {
  return events.has('pull_request');
}

function describeUntrusted(workflow: Workflow): string[] {
  if (!isUntrusted(workflow)) return [];
  return [
    `${code(workflow.path, 200)} runs on ${code('pull_request')}, where GitHub takes the workflow from the pull request, which can change it. Expected ${code('pull_request_target')}.`,
  ];
}

/** What stands for the pull request's own content in a `ref`. */
const pullContent =
  /pull_request\.(?:head|merge)|github\.head_ref|refs\/pull|workflow_run\.head|gh pr checkout|\bpull\//;
/** Events that check out what the pull request, or the queue, would merge when no `ref` says otherwise. */
const pullEvents = ['pull_request', 'pull_request_review', 'merge_group'];

function checkCheckouts(gates: readonly Workflow[]): HealthCheck {
  const details = gates.flatMap((gate) =>
    gate.checkouts.flatMap((ref) => {
      const event = pullEvents.find((each) => gate.events.has(each));
      if (ref === null) {
        return event ? [`${code(gate.path, 200)} checks out what ${code(event)} is about; name a ${code('ref')}.`] : [];
      }
      return pullContent.test(ref) ? [`${code(gate.path, 200)} checks out ${code(ref, 100)}.`] : [];
    }),
  );
  if (details.length === 0) return ok(checkoutId, 'The workflow of the gate never holds what a pull request brings.');
  return found(checkoutId, 'hole', {
    message: 'The workflow of the gate checks out what a pull request brings, beside a token that can let it through.',
    details: firstOf(details, 8),
    help: 'Take the checkout out: the gate reads everything from GitHub and needs no files.',
  });
}
