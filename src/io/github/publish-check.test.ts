import { describe, expect, it } from 'vitest';
import { checkAnswer, commit, connectToScript, repository } from '../../../test/fakes/github-answers.ts';
import { inTurn, listOf, type Reply, type SentRequest } from '../../../test/fakes/scripted-fetch.ts';
import { WorldError } from '../../app/world-error.ts';
import type { CheckRun } from '../../model/pull-request.ts';

const list = `GET ${repository}/commits/${commit(2)}/check-runs`;
const post = `POST ${repository}/check-runs`;
const patch = (id: number) => `PATCH ${repository}/check-runs/${id}`;
const refused = (status: number, message = 'Resource not accessible by integration'): Reply => ({
  status,
  body: { message },
});

function check(result: CheckRun['result'], summary = 'Sales has signed.'): CheckRun {
  return { name: 'throughline/sign-off', head: commit(2), result, title: 'Marketing has not signed', summary };
}

const green = { status: 'completed', conclusion: 'success' };
const red = { status: 'completed', conclusion: 'failure' };
const waiting = { status: 'in_progress', conclusion: null };
const cancelled = { status: 'completed', conclusion: 'cancelled' };

const runs = (...found: readonly object[]) =>
  listOf(
    found.map((fields) => checkAnswer(fields)),
    (page) => ({ total_count: found.length, check_runs: page }),
  );

/** Does what it is asked. */
const obey = ({ body, path }: SentRequest): Reply => ({
  status: path.endsWith('check-runs') ? 201 : 200,
  body: checkAnswer({ conclusion: null, ...Object(body), id: Number(path.split('/').at(-1)) || 99 }),
});

const states = { success: green, failure: red, waiting } as const;

describe.concurrent('publishCheck', () => {
  it.each(['success', 'failure', 'waiting'] as const)('makes a check run that says %s', async (result) => {
    const { pulls, github } = connectToScript({ [list]: runs(), [post]: obey });
    await pulls.publishCheck(check(result));
    expect(github.asked()).toEqual([list, post]);
    expect(Object.fromEntries(github.sent[0]?.url.searchParams ?? [])).toMatchObject({
      check_name: 'throughline/sign-off',
      filter: 'all',
    });
    const { conclusion, ...state } = states[result];
    expect(github.sent[1]?.body).toEqual({
      name: 'throughline/sign-off',
      head_sha: commit(2),
      ...state,
      ...(conclusion && { conclusion }),
      output: { title: 'Marketing has not signed', summary: 'Sales has signed.' },
    });
  });

  it.each([
    ['success', red],
    ['success', waiting],
    ['failure', green],
    ['failure', waiting],
    ['waiting', waiting],
  ] as const)('turns the one that is there to %s', async (result, before) => {
    const { pulls, github } = connectToScript({ [list]: runs(before), [patch(31)]: obey });
    await pulls.publishCheck(check(result));
    expect(github.asked()).toEqual([list, patch(31)]);
    const { conclusion, ...state } = states[result];
    expect(github.sent[1]?.body).toMatchObject({ ...state, ...(conclusion && { conclusion }) });
    expect(github.sent[1]?.body).not.toHaveProperty('head_sha');
  });

  it('turns every one of its name, and leaves the others alone', async () => {
    const found = runs({ id: 31, ...green }, { id: 32, ...waiting }, { id: 33, name: 'build', ...green });
    const { pulls, github } = connectToScript({ [list]: found, [patch(31)]: obey, [patch(32)]: obey });
    await pulls.publishCheck(check('failure'));
    expect(github.asked()).toEqual([list, patch(31), patch(32)]);
  });

  it('cancels a green one and makes another when it is to wait, because no completed check run goes back', async () => {
    const { pulls, github } = connectToScript({ [list]: runs(green), [patch(31)]: obey, [post]: obey });
    await pulls.publishCheck(check('waiting'));
    expect(github.asked()).toEqual([list, patch(31), post]);
    expect(github.sent[1]?.body).toMatchObject(cancelled);
    expect(github.sent[2]?.body).toMatchObject({ status: 'in_progress' });
  });

  it.each([red, cancelled])('leaves one that failed as it is when another is to wait', async (before) => {
    const { pulls, github } = connectToScript({ [list]: runs(before), [post]: obey });
    await pulls.publishCheck(check('waiting'));
    expect(github.asked()).toEqual([list, post]);
  });

  it.each([403, 404])('makes one beside that of another app (%i)', async (status) => {
    const { pulls, github } = connectToScript({ [list]: runs(red), [patch(31)]: refused(status), [post]: obey });
    await pulls.publishCheck(check('success'));
    expect(github.asked()).toEqual([list, patch(31), post]);
  });

  it.each([
    ['failure', 'success'],
    ['waiting', 'success'],
    ['failure', 'neutral'],
    ['failure', 'skipped'],
  ] as const)('says so when it is %s and another app published %s', async (result, conclusion) => {
    const found = runs({ id: 30, ...waiting }, { id: 31, status: 'completed', conclusion });
    const script = { [list]: found, [patch(30)]: obey, [patch(31)]: refused(403), [post]: obey };
    const { pulls, github } = connectToScript(script);
    await expect(pulls.publishCheck(check(result))).rejects.toMatchObject({
      message: expect.stringMatching(/Something else published a green check `throughline\/sign-off`/),
      hint: expect.stringMatching(/from the app of this gate alone/),
    });
    expect(github.asked()).toEqual([list, patch(30), patch(31), post]);
    expect(github.sent.at(-1)?.body).toMatchObject({ status: states[result].status });
  });

  it('says nothing of a green one beside it when it is green itself', async () => {
    const { pulls } = connectToScript({ [list]: runs(green), [patch(31)]: refused(403), [post]: obey });
    await expect(pulls.publishCheck(check('success'))).resolves.toBeUndefined();
  });

  it('does not believe that a check run was turned red when the answer shows it green', async () => {
    const { pulls, github } = connectToScript({
      [list]: runs(green),
      [patch(31)]: { body: checkAnswer(green) },
      [post]: obey,
    });
    await expect(pulls.publishCheck(check('failure'))).rejects.toThrow(/may not change it/);
    expect(github.asked()).toEqual([list, patch(31), post]);
  });

  it('does not take the answer about one check run for that about another', async () => {
    const { pulls } = connectToScript({ [list]: runs(green), [patch(31)]: { body: checkAnswer({ id: 32, ...red }) } });
    await expect(pulls.publishCheck(check('failure'))).rejects.toThrow(/that of another check run/);
  });

  it.each([
    ['another conclusion', checkAnswer({ ...green })],
    ['another status', checkAnswer({ ...red, status: 'queued' })],
    ['another commit', checkAnswer({ ...red, head_sha: commit(3) })],
    ['another name', checkAnswer({ ...red, name: 'build' })],
    ['nothing', {}],
  ])('does not believe that a check run was made when the answer shows %s', async (_, body) => {
    const { pulls } = connectToScript({ [list]: runs(), [post]: { status: 201, body } });
    await expect(pulls.publishCheck(check('failure'))).rejects.toThrow(WorldError);
  });

  it.each([403, 404])('says which permission is missing (%i)', async (status) => {
    const { pulls, github } = connectToScript({ [list]: runs(), [post]: refused(status) });
    await expect(pulls.publishCheck(check('success'))).rejects.toMatchObject({
      message: expect.stringMatching(/may not write checks/),
      hint: expect.stringMatching(/`checks: write`.*from a fork.*read-only/),
    });
    expect(github.asked()).toEqual([list, post]);
  });

  it.each([refused(502), new Error('ECONNRESET'), 'nothing'] as const)(
    'looks again when it is not known whether a new one arrived, and turns the one that did: %j',
    async (lost) => {
      const script = { [list]: inTurnOf(runs(), runs({ id: 99, ...red })), [post]: lost, [patch(99)]: obey };
      const { pulls, github } = connectToScript(script, { timeLimitMs: 50 });
      await pulls.publishCheck(check('failure'));
      expect(github.asked()).toEqual([list, post, list, patch(99)]);
    },
  );

  it('makes it once more when it did not arrive, and then gives up', async () => {
    const once = connectToScript({ [list]: runs(), [post]: inTurn(refused(500), obeyNew) });
    await once.pulls.publishCheck(check('failure'));
    expect(once.github.asked()).toEqual([list, post, list, post]);
    const never = connectToScript({ [list]: runs(), [post]: refused(500) });
    await expect(never.pulls.publishCheck(check('failure'))).rejects.toThrow(WorldError);
    expect(never.github.asked()).toEqual([list, post, list, post]);
  });

  it('sends a change again after a fault, because twice is as good as once', async () => {
    const { pulls, github } = connectToScript({ [list]: runs(green), [patch(31)]: inTurn(refused(502), obeyOld) });
    await pulls.publishCheck(check('failure'));
    expect(github.asked()).toEqual([list, patch(31), patch(31)]);
  });

  it('makes nothing when a change fails for another reason than that it is not its own', async () => {
    const { pulls, github } = connectToScript({ [list]: runs(green), [patch(31)]: refused(422), [post]: obey });
    await expect(pulls.publishCheck(check('failure'))).rejects.toThrow(WorldError);
    expect(github.asked()).toEqual([list, patch(31)]);
  });

  it('reads every check run of the name before it changes any', async () => {
    const found = Array.from({ length: 101 }, (_, index) => ({ id: index + 1, ...red }));
    const { pulls, github } = connectToScript({ [list]: runs(...found), [post]: obey });
    await pulls.publishCheck(check('waiting'));
    expect(github.asked()).toEqual([list, list, post]);
    const short = listOf([checkAnswer()], (page) => ({ total_count: 2, check_runs: page }));
    const other = connectToScript({ [list]: short, [post]: obey });
    await expect(other.pulls.publishCheck(check('waiting'))).rejects.toThrow(/lists 1 check runs and counts 2/);
    expect(other.github.asked()).toEqual([list]);
  });

  it('asks for no commit by a name', async () => {
    const { pulls, client } = connectToScript({});
    await expect(pulls.publishCheck({ ...check('success'), head: 'main' })).rejects.toThrow(WorldError);
    expect(client.calls()).toBe(0);
  });

  it('cuts a summary that is too long', async () => {
    const { pulls, github } = connectToScript({ [list]: runs(), [post]: obey });
    await pulls.publishCheck(check('failure', 'A line of the summary.\n'.repeat(5_000)));
    expect(github.sent[1]?.body).toMatchObject({ output: { summary: expect.stringMatching(/was cut here\.\n$/) } });
  });
});

const obeyNew: Reply = { status: 201, body: checkAnswer({ id: 99, ...red }) };
const obeyOld: Reply = { body: checkAnswer(red) };

function inTurnOf(...scripts: readonly ((request: SentRequest) => Reply)[]): (request: SentRequest) => Reply {
  let turn = 0;
  return (request) => scripts[Math.min(turn++, scripts.length - 1)]?.(request) ?? new Error('an empty script');
}
