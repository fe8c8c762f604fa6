import { describe, expect, it } from 'vitest';
import { signAll, value, worldWithPull } from '../../../test/fakes/gated-repository.ts';
import { checkName, problemOf, signOff } from './sign-off.ts';
import type { GatedRepository } from './gated-repository.ts';
import { WorldError } from '../world-error.ts';

const publish = (repository: GatedRepository, number = 12) => signOff(repository, { number, publish: true });
const judge = (repository: GatedRepository, number = 12) => signOff(repository, { number, publish: false });

/** #12, signed by everybody. */
function signedWorld() {
  const world = worldWithPull();
  signAll(world.pulls);
  return world;
}

describe('the check run', () => {
  it('is published on the head that was judged, once', async () => {
    const world = signedWorld();
    expect((await publish(world)).status).toBe('approved');
    expect(world.pulls.published).toEqual([
      {
        name: 'throughline/sign-off',
        head: world.head,
        result: 'success',
        title: 'Signed by every function (3 of 3).',
        summary: expect.stringContaining('What is being signed'),
      },
    ]);
    expect(checkName).toBe('throughline/sign-off');
  });

  it('is not published where nobody asked for it', async () => {
    const world = signedWorld();
    expect((await judge(world)).status).toBe('approved');
    expect(world.pulls.published).toEqual([]);
  });

  it('waits while functions have to sign, fails when one objects, and is fine when nothing is guarded', async () => {
    const world = worldWithPull();
    await publish(world);
    world.pulls.review(12, 'sales-1', 'CHANGES_REQUESTED');
    await publish(world);
    world.pulls.push(12, world.change({ 'src/app.ts': '' }));
    await publish(world);
    expect(world.pulls.published.map(({ result }) => result)).toEqual(['waiting', 'failure', 'success']);
  });

  it('follows what happens: dismissing, approving anew, leaving a team', async () => {
    const world = signedWorld();
    const resultAfter = async (act: () => void) => {
      act();
      await publish(world);
      return world.pulls.published.at(-1)?.result;
    };
    expect(await resultAfter(() => {})).toBe('success');
    expect(await resultAfter(() => world.pulls.dismiss(12, 'sales-2'))).toBe('waiting');
    expect(await resultAfter(() => world.pulls.approve(12, 'sales-2'))).toBe('success');
    expect(await resultAfter(() => world.pulls.team('sales', ['sales-1']))).toBe('waiting');
  });

  it('is not green for what goes into another branch than the guarded one', async () => {
    const world = worldWithPull();
    world.pulls.branch('release', world.main);
    world.pulls.retarget(12, 'release');
    signAll(world.pulls);
    await publish(world);
    await publish({ ...world, branch: 'release' });
    expect(world.pulls.published.map(({ result }) => result)).toEqual(['waiting', 'success']);
  });
});

describe('a pull request that changes while it is judged', () => {
  it('is judged anew when the head moves, and the new head gets the check', async () => {
    const world = signedWorld();
    const moved = world.change({ [value]: 'Something else.\n' }, world.head);
    world.pulls.before('readReviews', 1, () => world.pulls.push(12, moved));
    expect(await publish(world)).toMatchObject({ status: 'pending', head: moved });
    expect(world.pulls.published).toMatchObject([{ head: moved, result: 'waiting' }]);
  });

  it.each([
    ['somebody objects', 'CHANGES_REQUESTED', 'failure'],
    ['somebody comments', 'COMMENTED', 'success'],
  ] as const)('is judged anew when %s', async (_, state, result) => {
    const world = signedWorld();
    world.pulls.before('readEvents', 1, () => world.pulls.review(12, 'marketing-1', state));
    await publish(world);
    expect(world.pulls.published).toMatchObject([{ result }]);
  });

  it('is judged anew when it is retargeted', async () => {
    const world = signedWorld();
    world.pulls.branch('release', world.main);
    world.pulls.before('readPull', 2, () => world.pulls.retarget(12, 'release'));
    await publish(world);
    expect(world.pulls.published.map(({ result }) => result)).toEqual(['waiting']);
  });

  it('gets no green check when it is closed meanwhile', async () => {
    const world = signedWorld();
    world.pulls.before('readPull', 2, () => world.pulls.close(12));
    expect((await publish(world)).status).toBe('error');
    expect(world.pulls.published.filter(({ result }) => result === 'success')).toEqual([]);
  });

  it('gets no green check on any head when it never comes to rest', async () => {
    const world = signedWorld();
    let moves = 0;
    for (let call = 2; call <= 20; call += 1) {
      world.pulls.before('readPull', call, () => {
        world.pulls.push(12, world.change({ 'src/app.ts': `move ${(moves += 1)}\n` }, world.head));
      });
    }
    expect((await publish(world)).status).toBe('error');
    expect(world.pulls.published.filter(({ result }) => result === 'success')).toEqual([]);
  });

  it.each([
    { head: 'e'.repeat(40) },
    { base: 'release' },
    { defaultBranch: 'release' },
    { author: { id: 7, login: 'sales-1', type: 'User' } },
    { author: null },
    { number: 13 },
  ])('gets no green check when the list of open ones has it with %j', async (otherwise) => {
    const world = signedWorld();
    const readOpenPulls = async () => (await world.pulls.readOpenPulls()).map((pull) => ({ ...pull, ...otherwise }));
    const pulls = { ...world.pulls, readOpenPulls };
    expect(await judge({ ...world, pulls })).toMatchObject({
      status: 'error',
      problems: [{ message: expect.stringContaining('says something else about #12') }],
    });
    await publish({ ...world, pulls });
    expect(world.pulls.published.map(({ result }) => result)).toEqual(['failure']);
  });

  it('does not keep an older green check when it never comes to rest', async () => {
    const world = signedWorld();
    await publish(world);
    world.pulls.review(12, 'sales-1', 'CHANGES_REQUESTED');
    for (let call = 3; call <= 30; call += 1) {
      world.pulls.before('readPull', call, () => world.pulls.review(12, 'stranger-1', 'COMMENTED'));
    }
    await publish(world);
    expect(world.pulls.published.at(-1)).toMatchObject({ head: world.head, result: 'failure' });
  });
});

describe('two pull requests with the same head', () => {
  function twins() {
    const world = signedWorld();
    world.pulls.open({ number: 13, author: 'marketing-1', head: world.head });
    return world;
  }

  it('get the worse of their verdicts, whichever is judged', async () => {
    for (const number of [12, 13]) {
      const world = twins();
      expect((await publish(world, number)).status).toBe('pending');
      expect(world.pulls.published).toMatchObject([{ result: 'waiting' }]);
    }
  });

  it('are green when both are signed', async () => {
    const world = twins();
    world.pulls.approve(13, 'marketing-2', 'sales-2', 'product-2');
    await publish(world);
    expect(world.pulls.published).toMatchObject([{ result: 'success' }]);
  });

  it('say which other one is in the way', async () => {
    const world = twins();
    const { problems } = await publish(world);
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('#13')]);
    expect(world.pulls.published[0]?.title).not.toMatch(/waiting for \.|3 of 3/);
  });

  it('are told apart from one that is closed', async () => {
    const world = twins();
    world.pulls.close(13);
    await publish(world);
    expect(world.pulls.published).toMatchObject([{ result: 'success' }]);
  });

  it('get no green check when the other one cannot be judged', async () => {
    const world = twins();
    world.pulls.fail('readReviews', 2);
    expect((await publish(world)).status).toBe('error');
    expect(world.pulls.published).toMatchObject([{ result: 'failure' }]);
  });

  it('get no green check when the second one is opened while the first is judged', async () => {
    const world = signedWorld();
    world.pulls.before('readReviews', 1, () =>
      world.pulls.open({ number: 13, author: 'marketing-1', head: world.head }),
    );
    await publish(world);
    expect(world.pulls.published.at(-1)?.result).not.toBe('success');
  });

  it('get no green check when somebody objects to the other one while the first is judged', async () => {
    const world = twins();
    world.pulls.approve(13, 'marketing-2', 'sales-2', 'product-2');
    world.pulls.before('readPull', 2, () => world.pulls.review(13, 'sales-1', 'CHANGES_REQUESTED'));
    await publish(world);
    expect(world.pulls.published.at(-1)?.result).not.toBe('success');
  });

  it('do not make one that needs no sign-off look signed', async () => {
    const world = signedWorld();
    const base = world.change({ 'src/app.ts': '' }, world.head);
    world.pulls.branch('story', base);
    world.pulls.open({ number: 13, author: 'product-1', head: world.head, base: 'story' });
    expect((await judge(world, 13)).status).toBe('not_required');
  });

  it('get the same check, whichever is judged, when one of them goes into another branch', async () => {
    const resultOf = async (number: number) => {
      const world = signedWorld();
      world.pulls.branch('release', world.main);
      world.pulls.open({ number: 13, author: 'product-1', head: world.head, base: 'release' });
      world.pulls.approve(13, 'marketing-2', 'sales-2', 'product-2');
      await publish(world, number);
      return world.pulls.published.at(-1)?.result;
    };
    expect(await resultOf(13)).toBe(await resultOf(12));
  });
});

describe('a code host that fails', () => {
  const methods = [
    'readOpenPulls',
    'readMergeBase',
    'readTree',
    'readBlob',
    'readReviews',
    'readComments',
    'readEvents',
    'readTeam',
  ] as const;

  it.each(methods)('in %s is a verdict of its own, published as a failure', async (method) => {
    const world = signedWorld();
    world.pulls.fail(method);
    const verdict = await publish(world);
    expect(verdict).toMatchObject({ status: 'error', head: world.head });
    expect(verdict.problems).toMatchObject([{ status: 'error', message: expect.stringContaining(method) }]);
    expect(world.pulls.published).toMatchObject([{ head: world.head, result: 'failure' }]);
  });

  it('in any one call never leaves a green check', async () => {
    for (const method of [...methods, 'readPull'] as const) {
      for (let call = 1; call <= 6; call += 1) {
        const world = signedWorld();
        const before = world.pulls.calls.length;
        world.pulls.fail(method, call);
        const { status } = await publish(world);
        const isCalled = world.pulls.calls.slice(before).filter((each) => each === method).length >= call;
        const isGreen = world.pulls.published.some(({ result }) => result === 'success');
        expect([method, call, isGreen]).toEqual([method, call, !isCalled]);
        expect(status === 'approved').toBe(!isCalled);
      }
    }
  });

  it('when the pull request is read again does not keep an older green check', async () => {
    const world = signedWorld();
    await publish(world);
    world.pulls.review(12, 'sales-1', 'CHANGES_REQUESTED');
    world.pulls.fail('readPull', 4);
    await publish(world);
    expect(world.pulls.published.at(-1)).toMatchObject({ head: world.head, result: 'failure' });
  });

  it('to publish is an error', async () => {
    const world = signedWorld();
    world.pulls.fail('publishCheck');
    expect((await publish(world)).status).toBe('error');
  });

  it('to find the pull request is an error, and so is one that is closed', async () => {
    const world = signedWorld();
    expect(await publish(world, 99)).toMatchObject({ status: 'error', pull: null, head: null });
    world.pulls.close(12);
    expect(await publish(world)).toMatchObject({
      status: 'error',
      problems: [{ message: expect.stringContaining('closed') }],
    });
    expect(world.pulls.published).toEqual([]);
    world.pulls.reopen(12);
    expect((await publish(world)).status).toBe('approved');
  });

  it('is told by its message and hint; a mistake of ours is not hidden as one', () => {
    expect(problemOf(new WorldError('GitHub did not answer.', 'Run the gate again.'))).toEqual({
      status: 'error',
      message: 'GitHub did not answer.',
      help: 'Run the gate again.',
    });
    expect(() => problemOf(new TypeError('undefined is not a function'))).toThrow(TypeError);
  });

  it('gives a verdict of error no green check even when the mistake is ours', async () => {
    const world = signedWorld();
    world.pulls.before('readReviews', 1, () => {
      throw new TypeError('undefined is not a function');
    });
    await expect(publish(world)).rejects.toThrow(TypeError);
    expect(world.pulls.published).toEqual([]);
  });
});
