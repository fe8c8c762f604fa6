import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { doctor, type GateHost } from '../../src/app/doctor.ts';
import { gitHubClient } from '../../src/io/github/client.ts';
import { gitHubGateSettings } from '../../src/io/github/gate-settings.ts';
import { gitHubPullRequests } from '../../src/io/github/pull-requests.ts';
import { renderDoctorJson } from '../../src/report/doctor-json.ts';
import { memoryWorld } from '../fakes/memory-world.ts';
import { admin, findApp } from './cast.ts';
import { type JsonObject, objectOf, parseJson } from './json.ts';
import { type StandardOptions, standardWorld } from './standard-world.ts';
import type { GitHub } from './world.ts';

const project = resolve(import.meta.dirname, '../..');

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface HealthJson {
  readonly checks: readonly { id: string; status: string; message: string; help: string | null }[];
  readonly ruleset: JsonObject | null;
  readonly ruleset_with_reviewers: JsonObject | null;
  readonly notes: readonly string[];
}

/** Looks at the gate. */
function runDoctor(github: GitHub, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return runProgram(github, ['--github', '--repo', github.repo, ...args], env);
}

/** The program, in an empty folder, as an administrator unless another token is given. */
function runProgram(github: GitHub, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const program = ['--import', import.meta.resolve('tsx'), join(project, 'src/cli/start.ts'), 'doctor'];
  return new Promise((done) => {
    const child = spawn(process.execPath, [...program, ...args], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        GITHUB_API_URL: github.apiUrl,
        GITHUB_TOKEN: github.tokenOf(admin),
        ...env,
      },
    });
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (data) => (out.stdout += String(data)));
    child.stderr.on('data', (data) => (out.stderr += String(data)));
    child.on('close', (code) => done({ code, ...out }));
  });
}

interface Asked {
  readonly token?: string;
  readonly apiUrl?: string;
  readonly repo?: string;
  readonly branch?: string;
}

/** The same without a process of its own: what takes seconds there takes milliseconds. */
async function diagnose(github: GitHub, { token, apiUrl, repo, branch }: Asked = {}) {
  const client = gitHubClient({
    token: token ?? github.tokenOf(admin),
    apiUrl: apiUrl ?? github.apiUrl,
    secondMs: 1,
  });
  const [owner = '', name = ''] = (repo ?? github.repo).split('/');
  const repository = { owner, repo: name, client };
  const host: GateHost = {
    owner,
    name,
    pulls: gitHubPullRequests(repository),
    settings: gitHubGateSettings(repository),
  };
  const environment = { node: '20.19.4', git: '2.45.1' };
  const gate = { host: { known: host }, branch };
  const { output, exitCode } = renderDoctorJson(
    await doctor(memoryWorld({}), { root: 'positioning', environment, gate }),
  );
  return { code: exitCode, ...readJson(output) };
}

function readJson(output: string) {
  const found = JSON.parse(output) as HealthJson;
  return { found, statusOf: Object.fromEntries(found.checks.map(({ id, status }) => [id, status])) };
}

async function openWorld(options: StandardOptions = {}): Promise<GitHub> {
  const github = await standardWorld(options);
  onTestFinished(() => github.close());
  return github;
}

/** The two workflows that this repository itself runs the gate with, taken from the guide. */
const [gateWorkflow = '', reviewWorkflow = ''] = [
  ...readFileSync(join(project, 'docs/gate.md'), 'utf8').matchAll(/```yaml\n(# \.github[\s\S]*?)```/g),
].map(([, text = '']) => text);

/** A repository that is set up as the guide says. */
async function openHealthy(): Promise<GitHub> {
  const github = await openWorld({ protect: false });
  await github.commit('main', {
    '.github/workflows/sign-off.yml': gateWorkflow,
    '.github/workflows/sign-off-review.yml': reviewWorkflow,
  });
  const { found } = await diagnose(github);
  const { rules } = objectOf(found.ruleset ?? undefined);
  const pinned = JSON.stringify(rules).replace(
    '"context"',
    `"integration_id":${findApp('throughline-gate').id},"context"`,
  );
  const parsed = parseJson(pinned);
  if (!Array.isArray(parsed)) throw new Error('The ruleset has no rules.');
  github.addRuleset({ rules: parsed.map(objectOf) });
  return github;
}

const pinnedCheck = { context: 'throughline/sign-off', integration_id: findApp('throughline-gate').id };
/** A rule by which the check is required from the company's own app. */
const requireCheck: JsonObject = {
  type: 'required_status_checks',
  parameters: { strict_required_status_checks_policy: true, required_status_checks: [pinnedCheck] },
};

const holes = (statusOf: Record<string, string>, status: string) =>
  Object.keys(statusOf).filter((id) => statusOf[id] === status);

describe('doctor --github', () => {
  it('finds the holes of a repository with classic protection alone, and prints the ruleset that closes them', async () => {
    const github = await openWorld();
    const { code, found, statusOf } = await diagnose(github);
    expect([code, holes(statusOf, 'hole'), holes(statusOf, 'weak')]).toEqual([
      1,
      ['check-pinned', 'pull-request-required', 'workflow-events'],
      ['bypass', 'up-to-date-required'],
    ]);
    expect(JSON.stringify(found.ruleset)).toContain('throughline/sign-off');
    expect(JSON.stringify(found.ruleset_with_reviewers)).toContain('required_reviewers');
    expect([github.invalidAnswers, github.invalidRequests]).toEqual([[], []]);
  });

  it('says that all is well where the guide was followed', async () => {
    const github = await openHealthy();
    const { code, statusOf } = await diagnose(github);
    expect([code, [...new Set(Object.values(statusOf))]]).toEqual([0, ['ok']]);
    expect([github.invalidAnswers, github.invalidRequests]).toEqual([[], []]);
  });

  it.each([
    ['nothing requires the check', { protect: false }, async () => {}, 'check-required', 'hole'],
    ['a team of one', {}, (github: GitHub) => github.leaveTeam('sales', 'sales-2'), 'two-people', 'weak'],
    [
      'CODEOWNERS that leaves a function out',
      {},
      (github: GitHub) => github.commit('main', { '.github/CODEOWNERS': '* @mobile-db/sales\n' }),
      'codeowners-covers-functions',
      'hole',
    ],
    [
      'workflows that may approve',
      {},
      async (github: GitHub) => github.allowWorkflows({ write: true, approve: true }),
      'default-workflow-permissions',
      'weak',
    ],
  ] as const)('finds %s', async (...[, options, act, id, status]) => {
    const github = await openWorld(options);
    await act(github);
    const { statusOf } = await diagnose(github);
    expect(statusOf[id]).toBe(status);
  });

  it('does not call well what a token cannot see', async () => {
    const github = await openHealthy();
    const { code, statusOf } = await diagnose(github, { token: github.tokenOf('github-actions[bot]') });
    expect(code).not.toBe(0);
    expect(statusOf['teams-readable']).not.toBe('ok');
  });

  it('names the app in the ruleset that has published the check', async () => {
    const github = await openWorld({ protect: false });
    await github.commit('change', { 'README.md': '# Changed\n' }, { by: 'sales-1' });
    await github.openPull({ from: 'change', author: 'sales-1' });
    const head = String(await github.tip('change'));
    await github.publishCheck('throughline-gate', head);
    const pinned = await diagnose(github);
    expect(JSON.stringify(pinned.found.ruleset)).toContain(`"integration_id":${findApp('throughline-gate').id}`);
    expect(pinned.found.notes[0]).toContain('Make sure that it is yours');
    await github.publishCheck('github-actions', head);
    const shared = await diagnose(github);
    expect(JSON.stringify(shared.found.ruleset)).not.toContain('integration_id');
    expect([github.invalidAnswers, github.invalidRequests]).toEqual([[], []]);
  });

  it('finds that its own ruleset closes what it said it would', async () => {
    const github = await openWorld();
    const before = await diagnose(github);
    const { rules } = objectOf(before.found.ruleset ?? undefined);
    if (!Array.isArray(rules)) throw new Error('The ruleset has no rules.');
    github.addRuleset({ rules: rules.map(objectOf) });
    const { statusOf } = await diagnose(github);
    const closed = ['bypass', 'pull-request-required', 'no-force-push', 'no-deletion', 'up-to-date-required'];
    expect(closed.map((id) => statusOf[id])).toEqual(closed.map(() => 'ok'));
  });

  it('finds a ruleset that is switched off, and one that administrators pass over', async () => {
    const off = await openWorld({ protect: false });
    off.addRuleset({ rules: [requireCheck], enforcement: 'evaluate' });
    expect((await diagnose(off)).statusOf).toMatchObject({ enforcement: 'hole', 'check-required': 'hole' });
    const passed = await openWorld({ protect: false });
    passed.addRuleset({
      rules: [requireCheck],
      bypass_actors: [{ actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' }],
    });
    expect((await diagnose(passed)).statusOf).toMatchObject({ bypass: 'weak', 'check-required': 'ok' });
  });

  it('exits with 2 where nothing is known to be wrong, and the token of the gate cannot see everything', async () => {
    const github = await openHealthy();
    const { code, statusOf } = await diagnose(github, { token: github.token });
    expect([code, holes(statusOf, 'unknown')]).toEqual([2, ['bypass', 'default-workflow-permissions']]);
    expect(holes(statusOf, 'hole').concat(holes(statusOf, 'weak'))).toEqual([]);
  });

  it.each([
    ['a token that nobody has', { token: 'token-of-nobody' }, /./],
    ['an address where nobody answers', { apiUrl: 'http://127.0.0.1:9' }, /could not be reached/],
    ['a branch that does not exist', { branch: 'mian' }, /no branch `mian`/],
    ['a repository that does not exist', { repo: 'mobile-db/no-such-site' }, /./],
  ])('exits with 2 and the whole object for %s', async (_, asked, reason) => {
    const github = await openWorld({ strict: false });
    const { code, found, statusOf } = await diagnose(github, asked);
    expect([code, statusOf['repository-readable'], statusOf['node-version']]).toEqual([2, 'unknown', 'ok']);
    expect(JSON.stringify(found.checks)).toMatch(reason);
    expect([found.ruleset, found.ruleset_with_reviewers]).toEqual([null, null]);
  });

  it('answers the rest where one question goes wrong', async () => {
    const github = await openHealthy();
    github.fault({ path: /\/codeowners\/errors/ }, { status: 404, body: { message: 'Not Found' } });
    github.fault({ path: /\/rulesets\/1/ }, (answer) => ({ ...objectOf(answer), bypass_actors: 'nobody' }));
    const { code, statusOf } = await diagnose(github);
    expect([code, holes(statusOf, 'unknown')]).toEqual([2, ['bypass', 'codeowners-readable']]);
  });
});

describe('the command', () => {
  it('prints the health of the gate for a terminal of 80 columns', async () => {
    const { code, stdout } = await runDoctor(await openHealthy());
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/The gate of mobile-db\/site, branch main\n[^]*all is well/),
    ]);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('exits with 2 and the whole object without a token', async () => {
    const github = await openWorld();
    const { code, stdout } = await runDoctor(github, ['--format', 'json'], { GITHUB_TOKEN: '' });
    const { found, statusOf } = readJson(stdout);
    expect([code, statusOf['repository-readable'], found.ruleset]).toEqual([2, 'unknown', null]);
    expect(stdout).toContain('There is no token for GitHub.');
  });

  it.each([[['--github']], [['--repo', 'mobile-db/site']], [['--github', '--repo', 'mobile-db']]])(
    'says that it needs a repository to look at a gate, given %j',
    async (args) => {
      const { code, stdout, stderr } = await runProgram(await openWorld(), args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('--');
    },
  );

  it('looks at nothing but what is here, and asks GitHub for nothing, unless told to', async () => {
    const github = await openWorld();
    github.forgetCalls();
    const { code, stdout } = await runProgram(github, ['--format', 'json']);
    const { found } = readJson(stdout);
    expect([code, found.checks.map(({ id }) => id), found.ruleset]).toEqual([
      1,
      ['node-version', 'git-present', 'positioning-readable'],
      null,
    ]);
    expect(github.calls).toEqual([]);
  });
});
