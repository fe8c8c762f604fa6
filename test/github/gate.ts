import { expect, it, onTestFinished } from 'vitest';
import type { GatedRepository } from '../../src/app/sign-off/gated-repository.ts';
import { signOff } from '../../src/app/sign-off/sign-off.ts';
import { type GitHubClient, gitHubClient } from '../../src/io/github/client.ts';
import { gitHubPullRequests } from '../../src/io/github/pull-requests.ts';
import type { Verdict, VerdictStatus } from '../../src/signoff/verdict.ts';
import { organisation } from './cast.ts';
import { type StandardOptions, standardWorld } from './standard-world.ts';
import type { GitHub } from './world.ts';

/** The gate as it runs against this GitHub; what takes seconds there takes milliseconds. */
export function openGate(github: GitHub, timeLimitMs = 250): GatedRepository & { client: GitHubClient } {
  const client = gitHubClient({ token: github.token, apiUrl: github.apiUrl, secondMs: 1, timeLimitMs });
  const [owner = '', repo = ''] = github.repo.split('/');
  return { client, pulls: gitHubPullRequests({ owner, repo, client }), owner, root: 'positioning' };
}

/** A company's GitHub with a pull request that changes a segment, and what an attack needs to be told. */
export interface Scene {
  readonly github: GitHub;
  /** The pull request: by `marketing-1`, from the branch `change`. */
  readonly number: number;
  readonly judge: (number?: number) => Promise<Verdict>;
  /** One person a function signs; the author comments. Leaves out the functions named. */
  readonly signAll: (options?: { except?: readonly string[]; number?: number }) => Promise<void>;
}

export const segment = 'positioning/mobile-database/segments/pc-power-user.md';
export const author = 'marketing-1';

export async function openScene(
  options: StandardOptions & { files?: Parameters<GitHub['commit']>[1] } = {},
): Promise<Scene> {
  const github = await standardWorld(options);
  onTestFinished(() => github.close());
  await github.commit('change', options.files ?? { [segment]: '---\nname: Changed\n---\n' }, { by: author });
  const opened = await github.openPull({ from: 'change', author });
  const judge = (number = opened) => signOff(openGate(github), { number, publish: true });
  const signAll: Scene['signAll'] = async ({ except = [], number = opened } = {}) => {
    for (const name of ['executive', 'sales', 'product', 'customer-success']) {
      if (!except.includes(name)) await github.approve(number, `${name}-1`);
    }
    if (except.includes('marketing')) return;
    const { digest } = await judge(number);
    await github.comment(number, author, `/sign-off ${digest?.slice(0, 16)}`);
  };
  return { github, number: opened, judge, signAll };
}

/** What is done, whether GitHub then merges it, and what the gate must have said. */
export interface Attack {
  readonly name: string;
  readonly verdict: VerdictStatus;
  readonly options?: Parameters<typeof openScene>[0];
  readonly act: (scene: Scene) => Promise<unknown>;
  /** A sentence that somebody must be told. */
  readonly says?: RegExp;
  /** The pull request that the attacker wants to merge; the scene's own when left out. */
  readonly target?: number;
}

/** Makes a test of an attack: the gate judges and publishes at the end, and the merge goes through or it does not. */
export function attack({ name, verdict: expected, options, act, says, target }: Attack): void {
  it(`${name}: ${expected}`, async () => {
    const scene = await openScene(options);
    await act(scene);
    const number = target ?? scene.number;
    const verdict = await scene.judge(number);
    scene.github.clearFaults();
    const { merged } = await scene.github.merge(number);
    expect({ verdict: verdict.status, merged }).toEqual({
      verdict: expected,
      merged: expected === 'approved' || expected === 'not_required',
    });
    if (says) expect(JSON.stringify(verdict)).toMatch(says);
    expect(scene.github.invalidAnswers).toEqual([]);
    expect(scene.github.invalidRequests).toEqual([]);
  });
}

export const team = (name: string): string => `@${organisation}/${name}`;
