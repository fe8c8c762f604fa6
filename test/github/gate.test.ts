import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signOffAll } from '../../src/app/sign-off/sign-off-all.ts';
import { signOff } from '../../src/app/sign-off/sign-off.ts';
import { signOffGroup } from '../../src/app/sign-off/sign-off-group.ts';
import { author, openGate, openScene, type Scene, segment } from './gate.ts';
import { policyWith } from './standard-world.ts';
import type { GitHub } from './world.ts';

const other = 'positioning/mobile-database/segments/field-engineer.md';

function expectValid(github: GitHub): void {
  expect({ answers: github.invalidAnswers, requests: github.invalidRequests }).toEqual({ answers: [], requests: [] });
}

describe('publishing', () => {
  it('refuses the merge until the last function has signed, and lets it through then', async () => {
    const { github, number, judge, signAll } = await openScene();
    await signAll({ except: ['sales'] });
    expect((await judge()).status).toBe('pending');
    expect(await github.merge(number)).toMatchObject({ merged: false });
    await github.approve(number, 'sales-1');
    expect((await judge()).status).toBe('approved');
    const [check] = await github.checkRuns(String(await github.tip('change')));
    expect(check).toMatchObject({ conclusion: 'success', title: 'Signed by every function (5 of 5).' });
    expect(await github.merge(number)).toMatchObject({ merged: true });
    expectValid(github);
  });

  it('takes a green back when somebody asks for changes', async () => {
    const { github, number, judge, signAll } = await openScene();
    await signAll();
    expect((await judge()).status).toBe('approved');
    await github.requestChanges(number, 'executive-2');
    expect((await judge()).status).toBe('blocked');
    expect(await github.merge(number)).toMatchObject({ merged: false });
  });

  it('takes a green back when an approval is dismissed, and nobody is left', async () => {
    const { github, number, judge, signAll } = await openScene();
    await signAll({ except: ['sales'] });
    const review = await github.approve(number, 'sales-1');
    expect((await judge()).status).toBe('approved');
    await github.dismiss(number, review);
    expect((await judge()).status).toBe('pending');
    expect(await github.merge(number)).toMatchObject({ merged: false });
  });

  it('publishes nothing green when the head moves while it is judged', async () => {
    const { github, number, judge, signAll } = await openScene();
    await signAll();
    const signed = String(await github.tip('change'));
    github.fault({ path: /\/issues\/\d+\/events/, times: 1 }, async (answer) => {
      await github.commit('change', { [segment]: '---\nname: Too late to notice\n---\n' }, { by: author });
      return answer;
    });
    const before = (await github.checkRuns(signed)).filter(({ conclusion }) => conclusion === 'success').length;
    expect((await judge()).status).toBe('pending');
    expect(await github.merge(number)).toMatchObject({ merged: false });
    expect((await github.checkRuns(signed)).filter(({ conclusion }) => conclusion === 'success')).toHaveLength(before);
  });

  it('gives up, and is not green, when the head never comes to rest', async () => {
    const { github, number, judge, signAll } = await openScene();
    await signAll();
    let turn = 0;
    github.fault({ path: /\/issues\/\d+\/events/ }, async (answer) => {
      turn += 1;
      await github.commit('change', { 'README.md': `# Turn ${turn}\n` }, { by: author });
      return answer;
    });
    const verdict = await judge();
    expect([verdict.status, JSON.stringify(verdict.problems)]).toEqual([
      'error',
      expect.stringMatching(/changed 3 times/),
    ]);
    github.clearFaults();
    expect(await github.merge(number)).toMatchObject({ merged: false });
  });

  it('says so when another app published a green check of the same name', async () => {
    const { github, judge } = await openScene();
    await github.publishCheck('page-preview', String(await github.tip('change')));
    const verdict = await judge();
    expect([verdict.status, JSON.stringify(verdict.problems)]).toEqual([
      'error',
      expect.stringMatching(/Something else/),
    ]);
  });

  it('is an error when the token may not write checks, with the state of every function kept', async () => {
    const { github, judge, signAll } = await openScene({ strict: false });
    await signAll();
    github.fault({ method: 'POST', path: /check-runs/ }, { status: 403, body: { message: 'Resource not accessible' } });
    github.fault(
      { method: 'PATCH', path: /check-runs/ },
      { status: 403, body: { message: 'Resource not accessible' } },
    );
    const verdict = await judge();
    expect(verdict.status).toBe('error');
    expect(verdict.functions).toHaveLength(5);
  });

  /** A patient gate, so that nothing is asked twice on a slow machine. */
  const countCalls = async ({ github, number }: Scene) => {
    github.forgetCalls();
    const { status } = await signOff(openGate(github, 20_000), { number, publish: true });
    return { status, calls: github.calls.length };
  };

  it('asks 14 questions, and one for each function and each team', async () => {
    const scene = await openScene();
    await scene.signAll();
    await scene.judge();
    expect(await countCalls(scene)).toEqual({ status: 'approved', calls: 14 + 5 + 5 });
  });

  it('asks two questions more for a commit that was approved before the head', async () => {
    const scene = await openScene();
    await scene.signAll();
    await scene.github.commit('change', { 'README.md': '# Other words\n' }, { by: author });
    expect(await countCalls(scene)).toEqual({ status: 'approved', calls: 14 + 5 + 5 + 2 });
  });

  it('judges a change of 3,001 files', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 3001 }, (_, index) => [`positioning/mobile-database/trends/t${index}.md`, `${index}`]),
    );
    const { github, number } = await openScene({ files });
    const { status, changes } = await signOff(openGate(github, 20_000), { number, publish: true });
    expect([status, changes.length]).toEqual(['pending', 3001]);
  });
});

describe('the merge queue', () => {
  const openSecond = async ({ github }: Scene, files: Record<string, string>) => {
    await github.commit('second', files, { by: 'product-2' });
    return github.openPull({ from: 'second', author: 'product-2' });
  };
  const judgeGroup = ({ github }: Scene, formed: Awaited<ReturnType<GitHub['queue']>>) => {
    const name = (ref: string) => ref.replace('refs/heads/', '');
    return signOffGroup(openGate(github), {
      head: formed.head_sha,
      start: formed.base_sha,
      base: name(formed.base_ref),
      branch: name(formed.head_ref),
    });
  };
  const group = async (scene: Scene, numbers: number[]) => {
    const formed = await scene.github.queue(numbers);
    const verdict = await judgeGroup(scene, formed);
    return { verdict, outcome: await scene.github.land(formed) };
  };
  const signSecond = async ({ github, judge }: Scene, number: number) => {
    for (const name of ['executive-1', 'sales-1', 'marketing-2', 'customer-success-1'])
      await github.approve(number, name);
    await github.comment(number, 'product-2', `/sign-off ${(await judge(number)).digest}`);
  };

  it('merges a group of two that are both signed', async () => {
    const scene = await openScene();
    const second = await openSecond(scene, { [other]: '---\nname: Second\n---\n' });
    await scene.signAll();
    await signSecond(scene, second);
    const { verdict, outcome } = await group(scene, [scene.number, second]);
    expect([verdict.status, verdict.pulls.length, outcome.merged]).toEqual(['approved', 2, true]);
    expectValid(scene.github);
  });

  it('refuses a group in which one is not signed', async () => {
    const scene = await openScene();
    const second = await openSecond(scene, { [other]: '---\nname: Second\n---\n' });
    await signSecond(scene, second);
    const { verdict, outcome } = await group(scene, [scene.number, second]);
    expect([verdict.status, outcome.merged]).toEqual(['pending', false]);
  });

  it('has a function that the pull request ahead adds sign the one behind it', async () => {
    const legal = '---\nname: Legal\nowners: ["@stranger-2"]\n---\n';
    const scene = await openScene({ files: await policyWith({ 'positioning/functions/legal.md': legal }) });
    const { github, number, signAll } = scene;
    await signAll();
    await github.approve(number, 'stranger-2');
    const second = await openSecond(scene, { [other]: '---\nname: Second\n---\n' });
    await signSecond(scene, second);
    const refused = await group(scene, [number, second]);
    expect([refused.verdict.pulls.map(({ status }) => status), refused.outcome.merged]).toEqual([
      ['approved', 'pending'],
      false,
    ]);
    const ahead = await github.queue([number]);
    const behind = await github.queue([second], { onto: ahead.head_sha });
    expect((await judgeGroup(scene, behind)).status).toBe('pending');
    await github.approve(second, 'stranger-2');
    expect((await judgeGroup(scene, ahead)).status).toBe('approved');
    expect((await judgeGroup(scene, behind)).status).toBe('approved');
    expect(await github.land(ahead)).toMatchObject({ merged: true });
    expect(await github.land(behind)).toMatchObject({ merged: true });
    expectValid(github);
  });

  it('refuses a group that holds more than its pull requests have', async () => {
    const scene = await openScene();
    await scene.signAll();
    const formed = await scene.github.queue([scene.number]);
    const head = await scene.github.commit(
      'stuffed',
      { [other]: '---\nname: Never signed\n---\n' },
      { parents: [formed.head_sha] },
    );
    const branch = formed.head_ref.replace('refs/heads/', '');
    const verdict = await signOffGroup(openGate(scene.github), { head, start: formed.base_sha, base: 'main', branch });
    expect([verdict.status, JSON.stringify(verdict.problems)]).toEqual([
      'blocked',
      expect.stringMatching(/content that no pull request of this group has/),
    ]);
  });
});

describe('a sweep', () => {
  it('judges every open pull request once a head, and goes on after one that cannot be judged', async () => {
    const { github, signAll } = await openScene({ strict: false });
    await signAll();
    await github.commit('second', { 'README.md': '# Second\n' });
    await github.openPull({ from: 'second', author: 'product-2' });
    github.fault({ path: /\/pulls\/1\/reviews/ }, { status: 404, body: { message: 'Not Found' } });
    const gate = openGate(github);
    const { status, verdicts, left } = await signOffAll(gate, { calls: gate.client.calls, turn: 0 });
    expect([status, verdicts.map((each) => each.status), left]).toEqual(['error', ['error', 'not_required'], []]);
  });

  it('asks fewer than ten questions for each pull request that touches nothing guarded', async () => {
    const { github } = await openScene({ strict: false });
    for (let number = 2; number <= 6; number += 1) {
      const branch = `draft-${number}`;
      await github.commit(branch, { [`drafts/${number}.md`]: `Draft ${number}\n` }, { by: 'product-2' });
      await github.openPull({ from: branch, author: 'product-2' });
    }
    const gate = openGate(github, 20_000);
    const { status, verdicts, left } = await signOffAll(gate, { calls: gate.client.calls, turn: 0 });
    expect([status, verdicts.length, left]).toEqual(['pending', 6, []]);
    for (const branch of ['change', 'draft-6']) {
      expect(await github.checkRuns(String(await github.tip(branch)))).toHaveLength(1);
    }
    expect((gate.client.calls() - (14 + 5 + 5)) / 5).toBeLessThan(10);
  });
});

describe('the built program', () => {
  const run = (github: GitHub, args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
      const child = spawn(process.execPath, ['bin/throughline.js', 'sign-off', '--repo', github.repo, ...args], {
        env: { PATH: process.env['PATH'], GITHUB_API_URL: github.apiUrl, GITHUB_TOKEN: github.token, ...env },
      });
      const out = { stdout: '', stderr: '' };
      child.stdout.on('data', (data) => (out.stdout += String(data)));
      child.stderr.on('data', (data) => (out.stderr += String(data)));
      child.on('close', (code) => resolve({ code, ...out }));
    });
  const keys = ['verdict', 'digest', 'head', 'functions', 'paths', 'problems'];

  it('exits with 1 while somebody is missing, 0 once all have signed, and 2 when nobody can tell', async () => {
    const { github, number, signAll } = await openScene();
    const args = ['--pull', String(number), '--format', 'json'];
    const pending = await run(github, args);
    expect([pending.code, JSON.parse(pending.stdout).verdict]).toEqual([1, 'pending']);
    await signAll();
    const signed = await run(github, [...args, '--publish']);
    expect([signed.code, JSON.parse(signed.stdout).verdict]).toEqual([0, 'approved']);
    expect(Object.keys(JSON.parse(signed.stdout))).toEqual(expect.arrayContaining(keys));
    expect(await github.merge(number)).toMatchObject({ merged: true });
    const closed = await run(github, args);
    expect([closed.code, JSON.parse(closed.stdout).verdict]).toEqual([2, 'error']);
  });

  it.each([
    ['without a token', { GITHUB_TOKEN: '' }, /GITHUB_TOKEN/],
    ['with a token that is refused', { GITHUB_TOKEN: 'nobody' }, /token/],
    ['with an address that is none', { GITHUB_API_URL: 'gopher://x' }, /GITHUB_API_URL/],
    ['with an address where nobody answers', { GITHUB_API_URL: 'http://127.0.0.1:9' }, /could not be reached/],
  ])('prints a verdict that is no green %s', async (_, env, says) => {
    const { github, number } = await openScene({ strict: false });
    const { code, stdout } = await run(github, ['--pull', String(number), '--format', 'json'], env);
    expect([code, JSON.parse(stdout).verdict]).toEqual([2, 'error']);
    expect(stdout).toMatch(says);
  });

  it.each([[['--pull', 'twelve']], [['--pull', '0']], [[]], [['--repo', 'no-slash', '--pull', '1']]])(
    'takes %j for a wrong use',
    async (args) => {
      const { github } = await openScene();
      expect(await run(github, args)).toMatchObject({ code: 2, stdout: '' });
    },
  );
});

describe('the Action', () => {
  const act = (github: GitHub, event: string, payload: object) => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
    const file = (name: string, text = '') => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const summary = file('summary.md');
    const output = file('output');
    const env = {
      PATH: process.env['PATH'],
      INPUT_TOKEN: github.token,
      INPUT_ROOT: 'positioning',
      GITHUB_API_URL: github.apiUrl,
      GITHUB_REPOSITORY: github.repo,
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify(payload)),
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: output,
    };
    return new Promise<{ code: number | null; log: string; summary: string; output: string }>((resolve) => {
      const child = spawn(process.execPath, ['action/main.js'], { env });
      let log = '';
      child.stdout.on('data', (data) => (log += String(data)));
      child.stderr.on('data', (data) => (log += String(data)));
      child.on('close', (code) =>
        resolve({ code, log, summary: readFileSync(summary, 'utf8'), output: readFileSync(output, 'utf8') }),
      );
    });
  };

  it('publishes, writes the summary and does not fail while it waits for people', async () => {
    const { github, number } = await openScene();
    const { code, summary, output } = await act(github, 'pull_request_target', { pull_request: { number } });
    expect([code, output]).toEqual([0, expect.stringContaining('pending')]);
    expect(summary).toMatch(/Signed by 0 of 5; waiting for Customer success, Executive, Marketing, Product and Sales/);
    expect(await github.merge(number)).toMatchObject({ merged: false });
  });

  it('hears a sign-off by comment, and leaves other comments alone', async () => {
    const { github, number, signAll } = await openScene();
    await signAll();
    const issue = { number, pull_request: {} };
    const said = await act(github, 'issue_comment', { issue, comment: { body: 'Looks good' } });
    expect([said.code, said.summary]).toEqual([0, '']);
    const signed = await act(github, 'issue_comment', { issue, comment: { body: '/sign-off 1234567' } });
    expect([signed.code, signed.output]).toEqual([0, expect.stringContaining('approved')]);
    expect(await github.merge(number)).toMatchObject({ merged: true });
  });

  it('judges a merge group, a sweep, and the pull requests of a head', async () => {
    const { github, number, signAll } = await openScene();
    await signAll();
    const swept = await act(github, 'schedule', {});
    expect([swept.code, swept.summary]).toEqual([0, expect.stringContaining('#1: Signed by every function')]);
    const head = await act(github, 'workflow_run', { workflow_run: { head_sha: await github.tip('change') } });
    expect(head.output).toContain('approved');
    const group = await github.queue([number]);
    const judged = await act(github, 'merge_group', { action: 'checks_requested', merge_group: group });
    expect([judged.code, judged.output]).toEqual([0, expect.stringContaining('approved')]);
    expect(await github.land(group)).toMatchObject({ merged: true });
  });

  it('fails, with the summary written, when the verdict cannot be published', async () => {
    const { github, number } = await openScene({ strict: false });
    github.fault({ method: 'POST', path: /check-runs/ }, { status: 403, body: { message: 'Resource not accessible' } });
    const { code, summary } = await act(github, 'pull_request_review', { pull_request: { number } });
    expect([code, summary]).toEqual([1, expect.stringMatching(/may not write checks/)]);
  });

  it('fails on an event that it knows nothing about', async () => {
    const { github } = await openScene();
    expect(await act(github, 'deployment', {})).toMatchObject({ code: 1 });
  });
});
