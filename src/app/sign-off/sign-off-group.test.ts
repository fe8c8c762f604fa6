import { describe, expect, it } from 'vitest';
import { functionOf, gatedWorld, type GatedWorld, signAll, value } from '../../../test/fakes/gated-repository.ts';
import type { CommitFiles } from '../../../test/fakes/memory-pulls.ts';
import type { MergeGroup } from './merge-layers.ts';
import { signOffGroup } from './sign-off-group.ts';

const other = 'positioning/mobile-db/values/sync.md';
const branchOf = (number: number, commit: string) => `gh-readonly-queue/main/pr-${number}-${commit}`;

/** A queue in which each pull request was merged on top of the one before; #12 is the first. */
function queueOf(...changes: readonly CommitFiles[]): { world: GatedWorld; groups: readonly MergeGroup[] } {
  const world = gatedWorld();
  let start = world.main;
  const groups = changes.map((files, index) => {
    const number = 12 + index;
    world.pulls.open({ number, author: 'product-1', head: world.change(files) });
    const head = world.change(files, start);
    const branch = branchOf(number, start);
    world.pulls.queueBranch(branch, head);
    const group = { head, start, base: 'main', branch };
    start = head;
    return group;
  });
  return { world, groups };
}

/** The group of one pull request that changes the value theme. */
function oneGroup() {
  const { world, groups } = queueOf({ [value]: 'Sell without a signal.\n' });
  return { world, group: groups[0]! };
}

describe('a merge group', () => {
  it('is green when its pull request is signed, and the check is on the commit of the group', async () => {
    const { world, group } = oneGroup();
    signAll(world.pulls);
    expect(await signOffGroup(world, group)).toMatchObject({
      status: 'approved',
      pulls: [{ pull: { number: 12 } }],
      problems: [],
    });
    expect(world.pulls.published).toMatchObject([
      { name: 'throughline/sign-off', head: group.head, result: 'success' },
    ]);
  });

  it('fails and does not wait when its pull request is not signed', async () => {
    const { world, group } = oneGroup();
    expect((await signOffGroup(world, group)).status).toBe('pending');
    expect(world.pulls.published).toMatchObject([{ result: 'failure' }]);
  });

  it('is judged anew: what was signed when it was queued may be no longer', async () => {
    const { world, group } = oneGroup();
    signAll(world.pulls);
    world.pulls.review(12, 'sales-2', 'CHANGES_REQUESTED');
    expect((await signOffGroup(world, group)).status).toBe('blocked');
  });

  it('of several pull requests is green only when each is signed', async () => {
    const { world, groups } = queueOf({ [value]: 'One.\n' }, { [other]: 'Two.\n' });
    const group = { ...groups[1]!, start: world.main };
    signAll(world.pulls, 13);
    expect(await signOffGroup(world, group)).toMatchObject({
      status: 'pending',
      pulls: [{ pull: { number: 12 } }, { pull: { number: 13 } }],
    });
    signAll(world.pulls, 12);
    expect((await signOffGroup(world, group)).status).toBe('approved');
  });

  describe('in which a pull request ahead changes who signs', () => {
    const legal = 'positioning/functions/legal.md';
    const everybody = '* @mobile-db/marketing @mobile-db/sales @mobile-db/product';
    /** #12 makes Legal a function, #13 changes a value theme behind it. */
    const queueBehindLegal = () => {
      const { world, groups } = queueOf(
        { [legal]: functionOf('Legal', '@mobile-db/legal'), '.github/CODEOWNERS': `${everybody} @mobile-db/legal\n` },
        { [other]: 'Two.\n' },
      );
      world.pulls.team('legal', ['legal-1', 'legal-2']);
      signAll(world.pulls, 12);
      world.pulls.approve(12, 'legal-1');
      signAll(world.pulls, 13);
      return { world, alone: groups[1]!, whole: { ...groups[1]!, start: world.main } };
    };

    it.each(['alone', 'whole'] as const)('has the new function sign those behind it: group %s', async (which) => {
      const { world, [which]: group } = queueBehindLegal();
      const { status, pulls } = await signOffGroup(world, group);
      expect(status).toBe('pending');
      expect(pulls.at(-1)).toMatchObject({
        pull: { number: 13 },
        status: 'pending',
        functions: expect.arrayContaining([expect.objectContaining({ id: 'legal', status: 'pending' })]),
        problems: [{ message: expect.stringContaining('ahead of this one in the queue') }],
      });
      world.pulls.approve(13, 'legal-2');
      expect(await signOffGroup(world, group)).toMatchObject({ status: 'approved', problems: [] });
      expect(world.pulls.published.map(({ result }) => result)).toEqual(['failure', 'success']);
    });

    it('has the new function sign nothing that is ahead of it', async () => {
      const { world, groups } = queueOf(
        { [other]: 'One.\n' },
        { [legal]: functionOf('Legal', '@mobile-db/legal'), '.github/CODEOWNERS': `${everybody} @mobile-db/legal\n` },
      );
      world.pulls.team('legal', ['legal-1']);
      signAll(world.pulls, 12);
      signAll(world.pulls, 13);
      world.pulls.approve(13, 'legal-1');
      expect((await signOffGroup(world, { ...groups[1]!, start: world.main })).status).toBe('approved');
    });

    it('has both the old and the new owners of a function sign', async () => {
      const owners = functionOf('Sales', '@mobile-db/field');
      const codeowners = '* @mobile-db/marketing @mobile-db/field @mobile-db/product @mobile-db/sales\n';
      const { world, groups } = queueOf(
        { 'positioning/functions/sales.md': owners, '.github/CODEOWNERS': codeowners },
        { [other]: 'Two.\n' },
      );
      world.pulls.team('field', ['field-1']);
      const group = groups[1]!;
      world.pulls.approve(13, 'marketing-2', 'product-2', 'field-1');
      expect((await signOffGroup(world, group)).status).toBe('pending');
      world.pulls.approve(13, 'sales-2');
      expect((await signOffGroup(world, group)).status).toBe('approved');
    });

    it('keeps a function that is taken away ahead until that has happened', async () => {
      const { world, groups } = queueOf({ 'positioning/functions/sales.md': null }, { [other]: 'Two.\n' });
      world.pulls.approve(13, 'marketing-2', 'product-2');
      expect((await signOffGroup(world, groups[1]!)).status).toBe('pending');
      world.pulls.branch('main', groups[1]!.start);
      expect((await signOffGroup(world, groups[1]!)).status).toBe('approved');
    });

    it('takes over a stricter policy: nobody signs for two functions any more', async () => {
      const policy = 'positioning/sign-off.md';
      const world = gatedWorld({ [policy]: '---\nrequire: all_functions\ndistinct_people: false\n---\n' });
      for (const slug of ['marketing', 'sales']) world.pulls.team(slug, [`${slug}-1`, 'founder-1']);
      const start = world.change({ [policy]: '---\nrequire: all_functions\n---\n' });
      world.pulls.open({ number: 13, author: 'product-1', head: world.change({ [other]: 'Two.\n' }) });
      world.pulls.approve(13, 'founder-1', 'product-2');
      const group = {
        head: world.change({ [other]: 'Two.\n' }, start),
        start,
        base: 'main',
        branch: branchOf(13, start),
      };
      expect((await signOffGroup(world, group)).status).toBe('pending');
      world.pulls.approve(13, 'sales-1');
      expect((await signOffGroup(world, group)).status).toBe('approved');
    });

    it('is blocked when both changes together leave a policy that nobody can read', async () => {
      const { world, groups } = queueOf(
        { 'positioning/functions/sales.md': null, 'positioning/functions/product.md': null },
        { 'positioning/functions/marketing.md': null },
      );
      for (const number of [12, 13]) signAll(world.pulls, number);
      const { pulls } = await signOffGroup(world, groups[1]!);
      expect(pulls).toMatchObject([
        { status: 'blocked', problems: [{ message: expect.stringMatching(/no functions/) }, {}] },
      ]);
    });

    it('asks nothing twice when it changes no policy', async () => {
      const { world, groups } = queueOf({ [value]: 'One.\n' }, { [other]: 'Two.\n' });
      await signOffGroup(world, groups[1]!);
      expect(world.pulls.calls.filter((call) => call === 'readReviews')).toHaveLength(1);
    });
  });

  it('counts content for the step of its own pull request only', async () => {
    const { world, groups } = queueOf({ [value]: 'One.\n' }, { [other]: 'Two.\n' });
    for (const number of [12, 13]) signAll(world.pulls, number);
    const [first, second] = [groups[0]!, groups[1]!];
    // The branch of #13 moved down to where #12 ends, so that nobody answers for the step after it.
    world.pulls.queueBranch(second.branch, first.head);
    const head = world.change({ 'src/app.ts': 'export default {};\n' }, second.head);
    world.pulls.open({ number: 14, author: 'product-1', head: world.change({ 'src/app.ts': 'export default {};\n' }) });
    const group = { ...second, start: world.main, head, branch: branchOf(14, second.head) };
    expect(await signOffGroup(world, group)).toMatchObject({
      status: 'blocked',
      problems: [{ message: expect.stringContaining(other) }],
    });
  });

  it('whose head does not stand on its start is an error', async () => {
    const { world, group } = oneGroup();
    signAll(world.pulls);
    const merged = world.pulls.commit({ [value]: 'Sell without a signal.\n' }, group.head, world.change({}));
    const aside = { ...group, start: world.change({ 'src/app.ts': '' }), head: merged };
    expect(await signOffGroup(world, aside)).toMatchObject({
      status: 'error',
      problems: [{ message: expect.stringContaining('does not stand on') }],
    });
  });

  it('that stands on others judges its own pull request only', async () => {
    const { world, groups } = queueOf({ [value]: 'One.\n' }, { [other]: 'Two.\n' });
    signAll(world.pulls, 13);
    expect(await signOffGroup(world, groups[1]!)).toMatchObject({
      status: 'approved',
      pulls: [{ pull: { number: 13 } }],
    });
  });

  it('that touches nothing guarded is fine', async () => {
    const { world, groups } = queueOf({ 'src/app.ts': '' });
    expect((await signOffGroup(world, groups[0]!)).status).toBe('not_required');
    expect(world.pulls.published).toMatchObject([{ result: 'success' }]);
  });

  it('is blocked when it would merge content that nobody signed', async () => {
    const { world, group } = oneGroup();
    signAll(world.pulls);
    const merged = world.change({ [value]: 'Sell without a signal, and more.\n' });
    const verdict = await signOffGroup(world, { ...group, head: merged });
    expect(verdict).toMatchObject({ status: 'blocked', problems: [{ message: expect.stringContaining(value) }] });
  });

  it('is blocked when it would bring a guarded file along that no pull request of it has', async () => {
    const { world, group } = oneGroup();
    signAll(world.pulls);
    const merged = world.change({ [value]: 'Sell without a signal.\n', '.github/workflows/own.yml': 'on: push\n' });
    expect((await signOffGroup(world, { ...group, head: merged })).status).toBe('blocked');
  });

  it('is blocked when it would remove a guarded file that nobody removed', async () => {
    const { world, group } = oneGroup();
    signAll(world.pulls);
    const merged = world.change({ [value]: 'Sell without a signal.\n', 'positioning/sign-off.md': null });
    expect((await signOffGroup(world, { ...group, head: merged })).status).toBe('blocked');
  });

  it('whose pull request cannot be told from its branch is never green', async () => {
    const { world, group } = oneGroup();
    signAll(world.pulls);
    const lost = { ...group, branch: 'gh-readonly-queue/main/something' };
    for (const branch of [
      lost.branch,
      'pr-12',
      '',
      'gh-readonly-queue/main/pr-x-abc',
      'gh-readonly-queue/main/pr-99999999999999999999-abc',
    ]) {
      const alone = gatedWorld();
      const head = alone.change({ [value]: 'Sell without a signal.\n' });
      const { status } = await signOffGroup(alone, { ...lost, branch, head, start: alone.main });
      expect(['blocked', 'error']).toContain(status);
    }
    const unknown = await signOffGroup(gatedWorld(), {
      head: 'e'.repeat(40),
      start: 'f'.repeat(40),
      base: 'main',
      branch: '',
    });
    expect(unknown.status).toBe('error');
  });

  it('with a pull request that is closed, or goes into another branch, is an error', async () => {
    const closed = oneGroup();
    signAll(closed.world.pulls);
    closed.world.pulls.close(12);
    expect((await signOffGroup(closed.world, closed.group)).status).toBe('error');
    const away = oneGroup();
    away.world.pulls.branch('release', away.world.main);
    away.world.pulls.retarget(12, 'release');
    signAll(away.world.pulls);
    expect((await signOffGroup(away.world, away.group)).status).toBe('error');
  });

  it('is an error whatever the code host fails at, and says so on the commit', async () => {
    const methods = [
      'readQueueBranches',
      'readCommits',
      'readPull',
      'readMergeBase',
      'readTree',
      'readReviews',
      'readComments',
      'readEvents',
      'readTeam',
    ] as const;
    for (const method of methods) {
      const { world, group } = oneGroup();
      signAll(world.pulls);
      world.pulls.fail(method);
      expect([method, (await signOffGroup(world, group)).status]).toEqual([method, 'error']);
      expect(world.pulls.published).toMatchObject([{ head: group.head, result: 'failure' }]);
    }
  });

  it('is an error when the check cannot be published', async () => {
    const { world, group } = oneGroup();
    signAll(world.pulls);
    world.pulls.fail('publishCheck');
    expect((await signOffGroup(world, group)).status).toBe('error');
  });
});
