import { describe, expect, it } from 'vitest';
import { gatedWorld, signAll, value } from '../../../test/fakes/gated-repository.ts';
import { maxSwept, signOffAll } from './sign-off-all.ts';

/** So many pull requests, #1 first, each with its own change of the value theme. */
function worldWithPulls(count: number) {
  const world = gatedWorld();
  for (let number = 1; number <= count; number += 1) {
    world.pulls.open({ number, author: 'product-1', head: world.change({ [value]: `Draft ${number}.\n` }) });
  }
  return world;
}

const numbersOf = (verdicts: readonly { readonly pull: { readonly number: number } | null }[]) =>
  verdicts.map(({ pull }) => pull?.number);

describe('a sweep', () => {
  it('judges and publishes every open pull request, those touched last first', async () => {
    const world = worldWithPulls(3);
    signAll(world.pulls, 2);
    world.pulls.close(3);
    const { verdicts, left } = await signOffAll(world);
    expect(numbersOf(verdicts)).toEqual([2, 1]);
    expect(left).toBe(0);
    expect(world.pulls.published.map(({ result }) => result)).toEqual(['success', 'waiting']);
  });

  it('takes the green check away when a person left the team, which no event tells', async () => {
    const world = worldWithPulls(1);
    signAll(world.pulls, 1);
    await signOffAll(world);
    world.pulls.team('sales', ['sales-1']);
    await signOffAll(world);
    expect(world.pulls.published.map(({ result }) => result)).toEqual(['success', 'waiting']);
  });

  it('judges those with one head only, when it is told a head', async () => {
    const world = worldWithPulls(3);
    const { head } = await world.pulls.readPull(2);
    expect(numbersOf((await signOffAll(world, head)).verdicts)).toEqual([2]);
    expect((await signOffAll(world, 'e'.repeat(40))).verdicts).toEqual([]);
  });

  it('judges a head once, however many pull requests have it', async () => {
    const world = worldWithPulls(1);
    world.pulls.open({ number: 2, author: 'product-1', head: (await world.pulls.readPull(1)).head });
    signAll(world.pulls, 1);
    expect((await signOffAll(world)).verdicts).toHaveLength(1);
    expect(world.pulls.published).toMatchObject([{ result: 'waiting' }]);
  });

  it('goes on after one that cannot be judged', async () => {
    const world = worldWithPulls(3);
    world.pulls.fail('readReviews', 1);
    const { verdicts } = await signOffAll(world);
    expect(verdicts.map(({ status }) => status)).toEqual(['error', 'pending', 'pending']);
    expect(world.pulls.published.map(({ result }) => result)).toEqual(['failure', 'waiting', 'waiting']);
  });

  it('is an error when nobody can tell what is open', async () => {
    const world = worldWithPulls(2);
    world.pulls.fail('readOpenPulls');
    expect((await signOffAll(world)).verdicts).toMatchObject([{ status: 'error' }]);
  });

  it('of nothing is nothing', async () => {
    expect(await signOffAll(gatedWorld())).toEqual({ verdicts: [], left: 0 });
  });

  it('reads each commit once, main too', async () => {
    const world = worldWithPulls(5);
    await signOffAll(world);
    expect(world.pulls.calls.filter((call) => call === 'readTree')).toHaveLength(6);
  });

  it('judges no more than so many, and counts those that are left', async () => {
    const world = worldWithPulls(maxSwept + 3);
    const { verdicts, left } = await signOffAll(world);
    expect([verdicts.length, left]).toEqual([maxSwept, 3]);
  });
});
