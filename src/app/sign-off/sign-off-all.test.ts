import { describe, expect, it } from 'vitest';
import { gatedWorld, signAll, value } from '../../../test/fakes/gated-repository.ts';
import type { GatedRepository } from './gated-repository.ts';
import { maxCalls, signOffAll, type SweepRequest } from './sign-off-all.ts';

const sweep = (repository: GatedRepository, request: Partial<SweepRequest> = {}) =>
  signOffAll(repository, { calls: () => 0, turn: 0, ...request });

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
  it('judges and publishes every open pull request, those in the order in which they were opened', async () => {
    const world = worldWithPulls(3);
    signAll(world.pulls, 2);
    world.pulls.close(3);
    const { status, verdicts, left } = await sweep(world);
    expect([status, numbersOf(verdicts), left]).toEqual(['pending', [1, 2], []]);
    expect(world.pulls.published.map(({ result }) => result)).toEqual(['waiting', 'success']);
  });

  it('takes the green check away when a person left the team, which no event tells', async () => {
    const world = worldWithPulls(1);
    signAll(world.pulls, 1);
    await sweep(world);
    world.pulls.team('sales', ['sales-1']);
    await sweep(world);
    expect(world.pulls.published.map(({ result }) => result)).toEqual(['success', 'waiting']);
  });

  it('judges those with one head only, when it is told a head', async () => {
    const world = worldWithPulls(3);
    const { head } = await world.pulls.readPull(2);
    expect(numbersOf((await sweep(world, { head })).verdicts)).toEqual([2]);
    expect((await sweep(world, { head: 'e'.repeat(40) })).verdicts).toEqual([]);
  });

  it('judges a head once, however many pull requests have it', async () => {
    const world = worldWithPulls(1);
    world.pulls.open({ number: 2, author: 'product-1', head: (await world.pulls.readPull(1)).head });
    signAll(world.pulls, 1);
    expect((await sweep(world)).verdicts).toHaveLength(1);
    expect(world.pulls.published).toMatchObject([{ result: 'waiting' }]);
  });

  it('goes on after one that cannot be judged', async () => {
    const world = worldWithPulls(3);
    world.pulls.fail('readReviews', 1);
    const { verdicts } = await sweep(world);
    expect(verdicts.map(({ status }) => status)).toEqual(['error', 'pending', 'pending']);
    expect(world.pulls.published.map(({ result }) => result)).toEqual(['failure', 'waiting', 'waiting']);
  });

  it('is an error when nobody can tell what is open', async () => {
    const world = worldWithPulls(2);
    world.pulls.fail('readOpenPulls');
    expect(await sweep(world)).toMatchObject({ status: 'error', verdicts: [{ status: 'error' }] });
  });

  it('of nothing is nothing', async () => {
    expect(await sweep(gatedWorld())).toEqual({ status: 'not_required', verdicts: [], left: [] });
  });

  it('reads each commit once, main too', async () => {
    const world = worldWithPulls(5);
    await sweep(world);
    expect(world.pulls.calls.filter((call) => call === 'readTree')).toHaveLength(6);
  });

  it('judges all of them, the ones that nobody has touched for long too', async () => {
    const world = worldWithPulls(230);
    signAll(world.pulls, 230);
    const { status, verdicts, left } = await sweep(world);
    expect([status, verdicts.length, left]).toEqual(['pending', 230, []]);
    expect(world.pulls.published).toHaveLength(230);
  });

  it('is no green when it has to stop, and names those that it left out', async () => {
    const world = worldWithPulls(4);
    for (const number of [1, 2, 3, 4]) signAll(world.pulls, number);
    const judged = () => world.pulls.published.length;
    // What went before the sweep does not count.
    const found = await sweep(world, { calls: () => 7000 + Math.min(judged(), 2) * (maxCalls / 2) });
    expect(found).toMatchObject({ status: 'error', left: [3, 4] });
    expect(found.verdicts.map(({ status }) => status)).toEqual(['approved', 'approved']);
    expect(judged()).toBe(2);
  });

  it('begins further on each time, so that all have their turn', async () => {
    const world = worldWithPulls(250);
    const first = async (turn: number) => (await sweep(world, { turn })).verdicts[0]?.pull?.number;
    expect([await first(0), await first(1), await first(2), await first(3)]).toEqual([1, 101, 201, 51]);
  });

  it('judges one anew that changed since the list was read', async () => {
    const world = worldWithPulls(2);
    const head = world.change({ [value]: 'Another draft.\n' });
    world.pulls.before('readPull', 1, () => world.pulls.push(2, head));
    await sweep(world);
    expect(world.pulls.published.map((check) => check.head)).toEqual([expect.any(String), head]);
  });
});
