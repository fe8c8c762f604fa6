import { parseYaml } from '../document/yaml.ts';

/** A workflow as far as the gate is concerned. */
export interface Workflow {
  /** From the top of the repository. */
  readonly path: string;
  /** What `workflow_run` of another workflow calls it. */
  readonly name: string;
  readonly events: ReadonlyMap<string, EventFilter>;
  readonly runsGate: boolean;
  /** The `ref` of each checkout, in order; null where it is left to the event. */
  readonly checkouts: readonly (string | null)[];
}

/** What an event is narrowed to; an empty list narrows nothing. */
export interface EventFilter {
  readonly types: readonly string[];
  readonly branches: readonly string[];
  readonly ignoredBranches: readonly string[];
  /** Workflows whose runs are meant, for `workflow_run`. */
  readonly workflows: readonly string[];
  /** Is it narrowed to some files? */
  readonly hasPaths: boolean;
}

/** The text of a file below `.github/workflows`; null when it is too large, or no plain file. */
export interface WorkflowFile {
  readonly path: string;
  readonly text: string | null;
}

/**
 * Reads a workflow; null when it cannot be understood. `ownAction`: is the action at the top of this repository the
 * gate?
 */
export function parseWorkflow({ path, text }: WorkflowFile, ownAction: boolean): Workflow | null {
  // The start of a YAML document is a matter of course in workflows; the reader of frontmatter refuses it.
  const { data, problems } = parseYaml((text ?? '').replace(/^\uFEFF?(?:\s*(?:#.*)?\n)*---[ \t]*\r?\n/, ''));
  if (text === null || problems.length > 0 || !isRecord(data)) return null;
  const steps = listSteps(data['jobs']);
  const name = data['name'];
  return {
    path,
    name: typeof name === 'string' ? name : path,
    events: parseEvents(data['on']),
    runsGate: steps.some((step) => isGate(step, ownAction)),
    checkouts: steps.flatMap(refOfCheckout),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `on` is one event, a list of events, or events with what narrows them. */
function parseEvents(on: unknown): ReadonlyMap<string, EventFilter> {
  if (!isRecord(on)) return new Map(textsOf(on).map((event) => [event, parseFilter(null)]));
  return new Map(Object.entries(on).map(([event, filter]) => [event, parseFilter(filter)]));
}

function parseFilter(filter: unknown): EventFilter {
  const fields = isRecord(filter) ? filter : {};
  return {
    types: textsOf(fields['types']),
    branches: textsOf(fields['branches']),
    ignoredBranches: textsOf(fields['branches-ignore']),
    workflows: textsOf(fields['workflows']),
    hasPaths: fields['paths'] !== undefined || fields['paths-ignore'] !== undefined,
  };
}

function textsOf(value: unknown): string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item): item is string => typeof item === 'string');
}

/** Every step of every job; a job that is another workflow counts as one step. */
function listSteps(jobs: unknown): Fields[] {
  if (!isRecord(jobs)) return [];
  return Object.values(jobs)
    .filter(isRecord)
    .flatMap((job) => {
      const steps: readonly unknown[] = Array.isArray(job['steps']) ? job['steps'] : [];
      return [job, ...steps.filter(isRecord)];
    });
}

function isGate({ uses, run }: Fields, ownAction: boolean): boolean {
  if (typeof uses === 'string') {
    const [action = ''] = uses.split('@');
    return action === './' || action === '.' ? ownAction : /throughline/i.test(action);
  }
  return typeof run === 'string' && /\bthroughline(?:\.js)?\s+sign-off\b/.test(run);
}

function refOfCheckout({ uses, run, with: inputs }: Fields): (string | null)[] {
  if (typeof run === 'string') return /\bgh\s+pr\s+checkout\b/.test(run) ? ['gh pr checkout'] : [];
  if (typeof uses !== 'string' || !/^actions\/checkout(?:@|$)/.test(uses)) return [];
  const ref = isRecord(inputs) ? inputs['ref'] : undefined;
  return [typeof ref === 'string' && ref !== '' ? ref : null];
}
