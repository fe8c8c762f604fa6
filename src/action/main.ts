import { readFile } from 'node:fs/promises';
import { getInput, info, setFailed, setOutput, summary } from '@actions/core';
import type { GatedRepository } from '../app/sign-off/gated-repository.ts';
import { signOffAll } from '../app/sign-off/sign-off-all.ts';
import { signOffGroup } from '../app/sign-off/sign-off-group.ts';
import { signOff } from '../app/sign-off/sign-off.ts';
import { connectGitHub } from '../io/github/connect.ts';
import { renderGroupMarkdown, renderSignOffMarkdown, renderSweepMarkdown } from '../report/sign-off-markdown.ts';
import type { VerdictStatus } from '../signoff/verdict.ts';
import { type Plan, planRun } from './plan-run.ts';

/**
 * The Action: judges what the event is about, publishes that, and writes the job's summary. The job fails only when
 * something could not be decided or published: a verdict that waits for people is the check run's to tell.
 */
export async function runAction(env: NodeJS.ProcessEnv): Promise<void> {
  try {
    const payload: unknown = JSON.parse(await readFile(env['GITHUB_EVENT_PATH'] ?? '', 'utf8'));
    const plan = planRun(env['GITHUB_EVENT_NAME'] ?? '', payload, getInput('pull'));
    if (plan.type === 'nothing') return info(plan.why);
    const { status, page } = await carryOut(plan, openRepository(env));
    await summary.addRaw(page).write();
    setOutput('verdict', status);
    if (status === 'error') setFailed('The gate could not decide or publish. See the summary of this job.');
  } catch (error) {
    setFailed(error instanceof Error ? error.message : String(error));
  }
}

function openRepository(env: NodeJS.ProcessEnv): GatedRepository & { readonly calls: () => number } {
  const [owner = '', name = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  const { pulls, calls } = connectGitHub({ owner, name }, { ...env, GITHUB_TOKEN: getInput('token') });
  const branch = getInput('branch');
  return { pulls, calls, owner, root: getInput('root') || 'positioning', ...(branch !== '' && { branch }) };
}

/** The guide has the gate sweep once an hour. */
const hourMs = 3_600_000;

async function carryOut(
  plan: Exclude<Plan, { type: 'nothing' }>,
  repository: ReturnType<typeof openRepository>,
): Promise<{ status: VerdictStatus; page: string }> {
  const { root } = repository;
  if (plan.type === 'pull') {
    const verdict = await signOff(repository, { number: plan.number, publish: true });
    return { status: verdict.status, page: renderSignOffMarkdown(verdict, { root }).output };
  }
  if (plan.type === 'group') {
    const verdict = await signOffGroup(repository, plan.group);
    return { status: verdict.status, page: renderGroupMarkdown(verdict, { root }) };
  }
  const { calls } = repository;
  const sweep = await signOffAll(repository, { ...plan, calls, turn: Math.floor(Date.now() / hourMs) });
  return { status: sweep.status, page: renderSweepMarkdown(sweep) };
}
