import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRun } from './plan-run.ts';

const head = 'b'.repeat(40);
const start = 'a'.repeat(40);
const pullEvent = { action: 'synchronize', pull_request: { number: 12 } };

function commentEvent(body: string, more: object = {}) {
  return { action: 'created', issue: { number: 12, pull_request: { url: 'x' } }, comment: { body }, ...more };
}

const groupEvent = {
  action: 'checks_requested',
  merge_group: {
    head_sha: head,
    base_sha: start,
    base_ref: 'refs/heads/main',
    head_ref: `refs/heads/gh-readonly-queue/main/pr-12-${start}`,
  },
};

describe('an event about a pull request', () => {
  it.each(['opened', 'reopened', 'synchronize', 'edited', 'ready_for_review'])('judges it when it is %s', (action) => {
    for (const event of ['pull_request_target', 'pull_request']) {
      expect(planRun(event, { ...pullEvent, action }, '')).toEqual({ type: 'pull', number: 12 });
    }
  });

  it.each(['submitted', 'edited', 'dismissed'])('judges it when a review is %s', (action) => {
    expect(planRun('pull_request_review', { ...pullEvent, action }, '')).toEqual({ type: 'pull', number: 12 });
  });

  it.each([
    null,
    undefined,
    [],
    'text',
    {},
    { pull_request: null },
    { pull_request: { number: '12' } },
    { pull_request: { number: 0 } },
    { pull_request: { number: 1.5 } },
  ])('fails when it names none: %j', (payload) => {
    expect(() => planRun('pull_request_target', payload, '')).toThrow(/names no pull request/);
  });

  it('reads only what the event itself holds', () => {
    const inherited: unknown = Object.create({ pull_request: { number: 12 } });
    expect(() => planRun('pull_request_target', inherited, '')).toThrow();
    expect(() => planRun('pull_request_target', { pull_request: [12] }, '')).toThrow();
  });
});

describe('a comment', () => {
  it.each(['created', 'edited', 'deleted'])('that signs is judged when it is %s', (action) => {
    expect(planRun('issue_comment', commentEvent('/sign-off abc1234', { action }), '')).toEqual({
      type: 'pull',
      number: 12,
    });
  });

  it('that was edited from a sign-off is judged, and so is one that was edited into one', () => {
    const from = { changes: { body: { from: '/sign-off abc1234' } } };
    expect(planRun('issue_comment', commentEvent('Never mind.', { action: 'edited', ...from }), '').type).toBe('pull');
    expect(
      planRun('issue_comment', commentEvent('/sign-off abc1234', { changes: { body: { from: 'Hm.' } } }), '').type,
    ).toBe('pull');
  });

  it('that is malformed is judged, so that its author learns why it does not count', () => {
    expect(planRun('issue_comment', commentEvent('\n /sign-off'), '').type).toBe('pull');
  });

  it('about something else, or on an issue, is nothing to judge', () => {
    expect(planRun('issue_comment', commentEvent('Looks good.'), '')).toMatchObject({ type: 'nothing' });
    expect(planRun('issue_comment', { ...commentEvent('/sign-off abc1234'), issue: { number: 12 } }, '')).toMatchObject(
      { type: 'nothing' },
    );
    expect(
      planRun('issue_comment', { ...commentEvent('/sign-off'), issue: { number: 12, pull_request: null } }, ''),
    ).toMatchObject({ type: 'nothing' });
  });
});

describe('a merge group', () => {
  it('is judged with its branches as people name them', () => {
    expect(planRun('merge_group', groupEvent, '')).toEqual({
      type: 'group',
      group: { head, start, base: 'main', branch: `gh-readonly-queue/main/pr-12-${start}` },
    });
  });

  it('keeps a branch that is itself called refs/heads', () => {
    const odd = { ...groupEvent, merge_group: { ...groupEvent.merge_group, base_ref: 'refs/heads/refs/heads/main' } };
    expect(planRun('merge_group', odd, '')).toMatchObject({ group: { base: 'refs/heads/main' } });
  });

  it('that is gone is nothing to judge', () => {
    expect(planRun('merge_group', { ...groupEvent, action: 'destroyed' }, '')).toMatchObject({ type: 'nothing' });
  });

  it.each([
    ['head_sha', 'main'],
    ['head_sha', undefined],
    ['base_sha', 'B'.repeat(40)],
    ['base_sha', `${start}\n`],
    ['base_ref', ''],
    ['base_ref', 7],
    ['head_ref', null],
  ])('that lacks a %s is a failure: %j', (key, found) => {
    const broken = { ...groupEvent, merge_group: { ...groupEvent.merge_group, [key]: found } };
    expect(() => planRun('merge_group', broken, '')).toThrow(/no merge group/);
  });
});

describe('other events', () => {
  it('judge the pull requests of a commit after the run of another workflow', () => {
    expect(planRun('workflow_run', { workflow_run: { head_sha: head } }, '')).toEqual({ type: 'all', head });
    expect(planRun('workflow_run', { workflow_run: { head_sha: 'c'.repeat(64) } }, '')).toMatchObject({ type: 'all' });
    expect(() => planRun('workflow_run', { workflow_run: {} }, '')).toThrow(/names no commit/);
  });

  it.each(['workflow_dispatch', 'schedule', 'push'])('judge every open pull request: %s', (event) => {
    expect(planRun(event, {}, '')).toEqual({ type: 'all' });
  });

  it.each(['', 'issues', 'check_run', '__proto__', 'constructor'])(
    'that are none of these fail, rather than pass: "%s"',
    (event) => {
      expect(() => planRun(event, pullEvent, '')).toThrow(/nothing to do/);
    },
  );
});

describe('a pull request that was named by hand', () => {
  it('comes before what the event is about', () => {
    expect(planRun('schedule', {}, '7')).toEqual({ type: 'pull', number: 7 });
    expect(planRun('pull_request_target', pullEvent, '7')).toEqual({ type: 'pull', number: 7 });
  });

  it.each(['0', '-1', '1.5', 'seven', ' ', 'NaN', 'Infinity', '9007199254740993', '#'])(
    'fails when it is no number: "%s"',
    (pull) => {
      expect(() => planRun('schedule', {}, pull)).toThrow();
    },
  );
});

describe('planning', () => {
  it('gives a plan that can be carried out, or fails, whatever the event', () => {
    const events = fc.constantFrom(
      'pull_request_target',
      'issue_comment',
      'merge_group',
      'workflow_run',
      'pull_request_review',
    );
    fc.assert(
      fc.property(events, fc.anything(), (event, payload) => {
        try {
          expect(['pull', 'group', 'all', 'nothing']).toContain(planRun(event, payload, '').type);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          expect(error).not.toBeInstanceOf(TypeError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
