import { describe, expect, it } from 'vitest';
import { checkOf, gateWorkflow } from '../../test/fakes/gate-facts.ts';
import { checkWorkflows, type WorkflowFacts } from './workflow-events.ts';

function check(id: string, texts: readonly (string | null)[], changes: Partial<WorkflowFacts> = {}) {
  const files = texts.map((text, index) => ({ path: `.github/workflows/${index}.yml`, text }));
  const facts = { branch: 'main', defaultBranch: 'main', files, ownAction: false, hasQueue: false, ...changes };
  return checkOf(checkWorkflows(facts), id);
}

const events = (...texts: readonly (string | null)[]) => check('workflow-events', texts);

describe('workflow-events', () => {
  it('is fine where the gate runs on everything, with or without the start of a document', () => {
    expect(events(gateWorkflow())).toMatchObject({ status: 'ok', details: [] });
    expect(events(`# The gate\n---\n${gateWorkflow()}`).status).toBe('ok');
    expect(events(gateWorkflow().replaceAll('\n', '\r\n')).status).toBe('ok');
  });

  it.each([
    ['pull_request_target', 'hole', 4],
    ['pull_request_review', 'hole', 3],
    ['issue_comment', 'hole', 3],
    ['schedule', 'weak', 1],
    ['workflow_dispatch', 'weak', 1],
  ])('says what is not seen without %s', (event, status, count) => {
    const found = events(gateWorkflow({ [event]: 'none' }));
    expect(found.status).toBe(status);
    expect(found.details).toHaveLength(count);
    for (const detail of found.details) expect(detail).toContain(`Without \`${event}\``);
  });

  it.each([
    ['pull_request_target', '[opened, reopened, synchronize]', '(edited)', 'hole'],
    ['pull_request_target', '[reopened, synchronize, edited]', '(opened)', 'weak'],
    ['pull_request_review', '[submitted, edited]', '(dismissed)', 'hole'],
    ['pull_request_review', '[submitted, dismissed]', '(edited)', 'weak'],
    ['issue_comment', '[created]', '(deleted)', 'hole'],
    ['issue_comment', '[edited, deleted]', '(created)', 'weak'],
  ])('says what is not seen where %s has the types %s', (event, types, missing, status) => {
    const found = events(gateWorkflow({ [event]: `{ types: ${types} }` }));
    expect(found.status).toBe(status);
    expect(found.details.join()).toContain(missing);
  });

  it('knows that GitHub leaves out `edited` where no types are named', () => {
    expect(events(gateWorkflow({ pull_request_target: '' })).details).toEqual([expect.stringContaining('(edited)')]);
    expect(events(gateWorkflow({ pull_request_review: '', issue_comment: '' })).status).toBe('ok');
  });

  it('reads events as a list, or as one', () => {
    const jobs = 'jobs: { evaluate: { steps: [{ run: throughline sign-off --repo mobile-db/site --pull 1 }] } }\n';
    const list = '[pull_request_target, pull_request_review, issue_comment, schedule, workflow_dispatch]';
    expect(events(`on: ${list}\n${jobs}`).details).toEqual([expect.stringContaining('(edited)')]);
    expect(events(`on: workflow_dispatch\n${jobs}`).details).toHaveLength(11);
  });

  it('asks for the merge queue only where there is one', () => {
    expect(check('workflow-events', [gateWorkflow()], { hasQueue: true })).toMatchObject({
      status: 'weak',
      details: [expect.stringContaining('`merge_group`')],
    });
    expect(check('workflow-events', [gateWorkflow({ merge_group: '' })], { hasQueue: true }).status).toBe('ok');
  });

  it('is a hole where the pull request itself says how the gate runs', () => {
    const found = events(gateWorkflow({ pull_request: '{ types: [opened] }' }));
    expect(found).toMatchObject({ status: 'hole', details: [expect.stringContaining('`pull_request_target`')] });
  });

  it('sees reviews by way of a workflow that only wakes the gate', () => {
    const gate = gateWorkflow({
      pull_request_review: 'none',
      workflow_run: '{ workflows: [Sign-off review], types: [completed] }',
    });
    const relay = (types: string) =>
      `name: Sign-off review\non: { pull_request_review: { types: ${types} } }\njobs: { wake: { steps: [{ run: echo }] } }\n`;
    expect(events(gate, relay('[submitted, edited, dismissed]')).status).toBe('ok');
    expect(events(gate, relay('[submitted]')).status).toBe('hole');
    expect(events(gate, relay('[submitted, edited, dismissed]').replace('Sign-off review', 'Other')).status).toBe(
      'hole',
    );
    expect(events(gate).status).toBe('hole');
    const tooEarly = gate.replace('completed', 'requested');
    expect(events(tooEarly, relay('[submitted, edited, dismissed]')).status).toBe('hole');
  });

  it('does not hear comments by way of another workflow, because its run is not the pull request’s', () => {
    const gate = gateWorkflow({ issue_comment: 'none', workflow_run: '{ workflows: [Comments] }' });
    expect(events(gate, 'name: Comments\non: issue_comment\njobs: {}\n').status).toBe('hole');
  });

  it('is a hole where branches leave out the one that is guarded', () => {
    const on = (filter: string) =>
      events(gateWorkflow({ pull_request_target: `{ types: [opened, reopened, synchronize, edited], ${filter} }` }));
    expect(on('branches: [main]').status).toBe('ok');
    expect(on("branches: ['**']").status).toBe('ok');
    expect(on("branches: ['release/*']").status).toBe('hole');
    expect(on("branches: ['**', '!main']").status).toBe('hole');
    expect(on('branches-ignore: [main]').status).toBe('hole');
  });

  it('is weak where the gate looks at some files only', () => {
    const filter = "{ types: [opened, reopened, synchronize, edited], paths: ['positioning/**'] }";
    expect(events(gateWorkflow({ pull_request_target: filter }))).toMatchObject({
      status: 'weak',
      details: [expect.stringContaining('waits for the check for ever')],
    });
  });

  it('is a hole where no workflow runs the gate', () => {
    expect(events().status).toBe('hole');
    expect(events('name: CI\non: push\njobs: { test: { steps: [{ run: npm test }] } }\n').status).toBe('hole');
    expect(events('not: [a, workflow').status).toBe('hole');
  });

  it('takes the action at the top of the repository for the gate only where it is', () => {
    const own = gateWorkflow().replace('throughline/throughline@v1', './');
    expect(events(own).status).toBe('hole');
    expect(check('workflow-events', [own], { ownAction: true }).status).toBe('ok');
  });

  it.each([
    ['is too large', null],
    ['holds an anchor', gateWorkflow().replace('name: Sign-off', 'name: &name Sign-off\nother: *name')],
    ['holds a key twice', `${gateWorkflow()}on: push\n`],
    ['is not YAML', `${gateWorkflow()}]`],
    ['is nested beyond reason', `${'['.repeat(5000)} throughline`],
  ])('cannot be told where the workflow %s', (_, text) => {
    expect(events(text)).toMatchObject({ status: 'unknown' });
    expect(check('workflow-checkout', [text]).status).toBe('unknown');
  });
});

describe('workflow-checkout', () => {
  const checkout = (step: string, on: Readonly<Record<string, string>> = { pull_request_review: 'none' }) =>
    check('workflow-checkout', [gateWorkflow(on, [step])]);

  it.each([
    '- { uses: actions/checkout@v6, with: { ref: "${{ github.event.pull_request.head.sha }}" } }',
    '- { uses: actions/checkout@v6, with: { ref: "${{ github.head_ref }}" } }',
    '- { uses: actions/checkout@v6, with: { ref: "refs/pull/${{ github.event.number }}/merge" } }',
    '- { uses: actions/checkout@v6, with: { ref: "${{ github.event.workflow_run.head_sha }}" } }',
    '- { run: gh pr checkout 12 }',
  ])('is a hole where the gate holds what a pull request brings: %s', (step) => {
    expect(checkout(step).status).toBe('hole');
  });

  it('is fine where there is none, or of what is on the branch', () => {
    expect(check('workflow-checkout', [gateWorkflow()]).status).toBe('ok');
    expect(checkout('- { uses: actions/checkout@v6 }').status).toBe('ok');
    const named = '- { uses: actions/checkout@v6, with: { ref: "${{ github.event.repository.default_branch }}" } }';
    expect(checkout(named, {}).status).toBe('ok');
  });

  it('is a hole where it is left to an event that is about the pull request', () => {
    expect(checkout('- { uses: actions/checkout@v6 }', {}).status).toBe('hole');
    expect(checkout('- { uses: actions/checkout@v6 }', { pull_request_review: 'none', merge_group: '' }).status).toBe(
      'hole',
    );
  });

  it('leaves other workflows alone', () => {
    const ci = 'on: pull_request\njobs: { test: { steps: [{ uses: actions/checkout@v6 }] } }\n';
    expect(check('workflow-checkout', [gateWorkflow(), ci]).status).toBe('ok');
  });
});
