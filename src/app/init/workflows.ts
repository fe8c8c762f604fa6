/** What a workflow needs to know of the repository. */
export interface WorkflowPlace {
  /** The positioning folder, as a path from the top of the repository. */
  readonly root: string;
  /** The branch that the gate guards. */
  readonly branch: string;
}

const checkout = 'actions/checkout@8e8c483db84b4bee98b60c0593521ed34d9990e8 # v6.0.1';

/** Explains every pull request, as the guide has it: findings on their lines, a summary and one comment. */
export function renderPullRequestWorkflow({ root }: WorkflowPlace): string {
  const rootInput = root === 'positioning' ? '' : `        with:\n          root: ${yamlPath(root)}\n`;
  return `name: Pull request
on:
  pull_request:
permissions: {}
concurrency:
  group: pull-request-\${{ github.event.pull_request.number }}
  cancel-in-progress: true
jobs:
  explain:
    name: Explain
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: read
      issues: read
      checks: write
      pull-requests: write
    steps:
      - uses: ${checkout}
        with:
          fetch-depth: 2
          persist-credentials: false
      - id: explain
        uses: throughline/throughline/pull-request@v1 # or the full hash of a commit, which nobody can move
${rootInput}`;
}

const appSteps = `      - id: app
        uses: actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v3.1.1
        with:
          client-id: \${{ vars.SIGN_OFF_CLIENT_ID }}
          private-key: \${{ secrets.SIGN_OFF_PRIVATE_KEY }}
`;

/**
 * The gate, as the guide has it. Teams can be read only with a token of an app of one's own, which lies in the
 * environment `sign-off`; where every owner is a person, the token of Actions will do.
 */
export function renderSignOffWorkflow({ root, branch }: WorkflowPlace, hasTeams: boolean): string {
  const permissions = '    permissions: { contents: read, pull-requests: read, issues: read, checks: write }\n';
  const rootInput = root === 'positioning' ? '' : `          root: ${yamlPath(root)}\n`;
  return `name: Sign-off
on:
  pull_request_target:
    types: [opened, reopened, synchronize, edited, ready_for_review]
  issue_comment:
    types: [created, edited, deleted]
  workflow_run:
    workflows: [Sign-off review]
    types: [completed]
  merge_group:
    types: [checks_requested]
  push:
    branches: [${yamlPath(branch)}]
    paths: [${yamlPath(`${root}/**`)}, .github/CODEOWNERS, CODEOWNERS, docs/CODEOWNERS]
  schedule:
    - cron: '17 * * * *'
  workflow_dispatch:
    inputs:
      pull:
        description: The number of one pull request; empty for every open one.
        type: string
permissions: {}
jobs:
  evaluate:
    if: >-
      github.event_name != 'issue_comment' || (github.event.issue.pull_request &&
      (contains(github.event.comment.body, '/sign-off') || contains(github.event.changes.body.from, '/sign-off')))
    runs-on: ubuntu-latest
    timeout-minutes: 20
${hasTeams ? '    environment: sign-off\n' : permissions}    concurrency:
      group: >-
        sign-off-\${{ github.event.pull_request.number || github.event.issue.number || inputs.pull ||
        github.event.workflow_run.head_sha || github.event.merge_group.head_ref || 'all' }}
      cancel-in-progress: false
    steps:
${hasTeams ? appSteps : ''}      - uses: throughline/throughline@v1 # or the full hash of a commit, which nobody can move
        with:
${hasTeams ? '          token: ${{ steps.app.outputs.token }}\n' : ''}${rootInput}          pull: \${{ inputs.pull || github.event.issue.number }}
`;
}

/** Wakes the gate when a review changes. It runs as the pull request has it, so it holds no permission and no secret. */
export const signOffReviewWorkflow = `name: Sign-off review
on:
  pull_request_review:
    types: [submitted, edited, dismissed]
permissions: {}
jobs:
  wake:
    runs-on: ubuntu-latest
    steps:
      - run: echo 'A review changed. The workflow Sign-off judges the pull request anew.'
`;

/** A path or a branch as YAML, in quotes unless it is as plain as most are. JSON's quoting is YAML's. */
function yamlPath(text: string): string {
  return /^[A-Za-z][\w./-]*(?:\/\*\*)?$/.test(text) ? text : JSON.stringify(text);
}
