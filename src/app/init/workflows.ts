import { version } from '../../version.ts';

/** What a workflow needs to know of the repository. */
export interface WorkflowPlace {
  /** The positioning folder, as a path from the top of the repository. */
  readonly root: string;
  /** The branch that the gate guards. */
  readonly branch: string;
}

const checkout = 'actions/checkout@8e8c483db84b4bee98b60c0593521ed34d9990e8 # v6.0.1';
const setupNode = 'actions/setup-node@2028fbc5c25fe9cf00d9f06a71cc4710d4507903 # v6.0.0';

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

/**
 * Publishes the site on GitHub Pages when a change lands, and attaches it to each pull request that touches the
 * positioning. A pull request gets no secret, and nothing that can write.
 */
export function renderSiteWorkflow({ root, branch }: WorkflowPlace): string {
  return `# Publishes the site of the positioning on GitHub Pages, and attaches a preview of it to each pull request.
# Pages are public, also those of a private repository, unless the plan of the organisation can restrict them.
name: Site
on:
  pull_request:
    paths: [${yamlPath(`${root}/**`)}, .github/workflows/site.yml]
  push:
    branches: [${yamlPath(branch)}]
permissions: {}
concurrency:
  group: site-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: read
      pages: read
    steps:
      # The whole past, for the pages of history.
      - uses: ${checkout}
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: ${setupNode}
        with:
          node-version: 24
      - id: pages
        if: github.event_name == 'push'
        uses: actions/configure-pages@983d7736d9b0ae728b81ab479565c72886d7745b # v5.0.0
      - run: npx --yes throughline@${version} build --root "$POSITIONING" --out "$SITE" \${BASE_URL:+--base-url "$BASE_URL"}
        env:
          POSITIONING: ${yamlPath(root)}
          SITE: \${{ runner.temp }}/site
          BASE_URL: \${{ steps.pages.outputs.base_url }}
      - if: github.event_name == 'pull_request'
        uses: actions/upload-artifact@330a01c490aca151604b8cf639adc76d48f6c5d4 # v5.0.0
        with:
          name: site-preview
          path: \${{ runner.temp }}/site
          retention-days: 7
      - if: github.event_name == 'push'
        uses: actions/upload-pages-artifact@7b1f4a764d45c48632c6b24a0339c27f5614fb0b # v4.0.0
        with:
          path: \${{ runner.temp }}/site
  publish:
    needs: build
    if: github.event_name == 'push'
    runs-on: ubuntu-latest
    timeout-minutes: 10
    environment: github-pages
    permissions:
      pages: write
      id-token: write
    steps:
      - uses: actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5
`;
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
