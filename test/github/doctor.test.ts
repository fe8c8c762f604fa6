import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
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

/** The program, in an empty folder, as an administrator unless another token is given. */
function runDoctor(github: GitHub, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const program = ['--import', import.meta.resolve('tsx'), join(project, 'src/cli/start.ts'), 'doctor'];
  return new Promise((done) => {
    const child = spawn(process.execPath, [...program, '--github', '--repo', github.repo, ...args], {
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

async function diagnose(github: GitHub, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { code, stdout, stderr } = await runDoctor(github, [...args, '--format', 'json'], env);
  if (stdout === '') throw new Error(stderr);
  const found = JSON.parse(stdout) as HealthJson;
  return { code, found, statusOf: Object.fromEntries(found.checks.map(({ id, status }) => [id, status])) };
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
    const { stdout } = await runDoctor(github);
    expect(stdout).toMatch(/all is well/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
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
    const { code, statusOf } = await diagnose(github, [], { GITHUB_TOKEN: github.tokenOf('github-actions[bot]') });
    expect(code).not.toBe(0);
    expect(statusOf['teams-readable']).not.toBe('ok');
  });
});
