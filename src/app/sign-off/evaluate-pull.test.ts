import { describe, expect, it } from 'vitest';
import { functionOf, gatedWorld, signAll, value, worldWithPull } from '../../../test/fakes/gated-repository.ts';
import { signOffCommand } from '../../signoff/sign-off-comment.ts';
import { evaluatePull, fetchGuardedChanges } from './evaluate-pull.ts';
import type { GatedRepository } from './gated-repository.ts';

const evaluate = async (repository: GatedRepository, number = 12) =>
  evaluatePull(repository, await repository.pulls.readPull(number));
const statusOf = async (repository: GatedRepository) => (await evaluate(repository)).status;

describe('a pull request', () => {
  it('is approved when every function approved the head', async () => {
    const world = worldWithPull();
    expect(await statusOf(world)).toBe('pending');
    signAll(world.pulls);
    const verdict = await evaluate(world);
    expect(verdict).toMatchObject({ status: 'approved', head: world.head, pull: { number: 12 } });
    expect(verdict.changes.map(({ status, path }) => `${status} ${path}`)).toEqual([`modified ${value}`]);
  });

  it('is approved when the author signs by comment', async () => {
    const world = worldWithPull();
    world.pulls.approve(12, 'marketing-1', 'sales-1');
    const { digest } = await evaluate(world);
    world.pulls.comment(12, 'product-1', signOffCommand(digest ?? ''));
    expect(await statusOf(world)).toBe('approved');
  });

  it('that touches only code needs no sign-off, and nobody is asked who signs', async () => {
    const world = worldWithPull({ 'src/app.ts': 'export const a = 1;\n' });
    expect(await statusOf(world)).toBe('not_required');
    expect(world.pulls.calls).not.toContain('readTeam');
    expect(world.pulls.calls).not.toContain('readBlob');
  });

  it('that gives back what it took needs no sign-off', async () => {
    const world = worldWithPull();
    world.pulls.push(12, world.change({ [value]: '---\nname: Work offline\nenabled_by: []\n---\n' }, world.head));
    expect(await statusOf(world)).toBe('not_required');
  });

  it('keeps its approvals when other commits change only code, or bring main in', async () => {
    const world = worldWithPull();
    signAll(world.pulls);
    const code = world.change({ 'src/app.ts': 'export const a = 1;\n' }, world.head);
    world.pulls.push(12, code);
    expect(await statusOf(world)).toBe('approved');
    const newMain = world.change({ 'positioning/mobile-db/values/other.md': 'Other.\n' });
    world.pulls.branch('main', newMain);
    expect(await statusOf(world)).toBe('approved');
    world.pulls.push(12, world.pulls.commit({ 'positioning/mobile-db/values/other.md': 'Other.\n' }, code, newMain));
    expect(await statusOf(world)).toBe('approved');
  });

  it('loses its approvals when the content changes, be it white space, and gets them back with the content', async () => {
    const world = worldWithPull();
    signAll(world.pulls);
    const spaced = world.change({ [value]: 'Sell without a signal. \n' }, world.head);
    world.pulls.push(12, spaced);
    expect(await statusOf(world)).toBe('pending');
    world.pulls.push(12, world.change({ [value]: 'Sell without a signal.\n' }, spaced));
    expect(await statusOf(world)).toBe('approved');
  });

  it('loses its approvals by a force-push, though the content is the same', async () => {
    const world = worldWithPull();
    signAll(world.pulls);
    world.pulls.forcePush(12, world.change({ [value]: 'Sell without a signal.\n', 'src/app.ts': '' }));
    expect(await statusOf(world)).toBe('pending');
  });

  it('loses an approval of a commit that is gone', async () => {
    const world = worldWithPull();
    signAll(world.pulls);
    world.pulls.push(12, world.change({ [value]: 'Sell without a signal.\n', 'src/app.ts': '' }));
    expect(await statusOf(world)).toBe('approved');
    world.pulls.forget(world.head);
    expect(await statusOf(world)).toBe('pending');
  });

  it('loses its approvals when it goes into another branch', async () => {
    const world = worldWithPull();
    world.pulls.branch('release', world.main);
    signAll(world.pulls);
    world.pulls.retarget(12, 'release');
    expect(await statusOf(world)).toBe('pending');
  });

  it('is judged by the team as it is now', async () => {
    const world = worldWithPull();
    signAll(world.pulls);
    world.pulls.team('sales', ['sales-1']);
    expect(await statusOf(world)).toBe('pending');
  });

  it('is blocked by a link in the place of a guarded folder', async () => {
    for (const folder of ['.github', 'docs', 'positioning', 'schemas', 'Positioning']) {
      const world = worldWithPull({ [folder]: { mode: '120000', text: 'elsewhere' } });
      signAll(world.pulls);
      expect(await statusOf(world)).toBe('blocked');
    }
  });

  it.each(['120000', '160000', '100755'])('is blocked by a guarded file of mode %s', async (mode) => {
    const world = worldWithPull({ [value]: { mode, text: 'a' } });
    signAll(world.pulls);
    expect(await statusOf(world)).toBe('blocked');
  });
});

describe('the policy is read from the tip of the base branch', () => {
  const ownedByMallory = { 'positioning/functions/sales.md': functionOf('Sales', '@mallory') };

  it('so that a pull request cannot bring its own', async () => {
    const world = worldWithPull({ [value]: 'Mine.\n', ...ownedByMallory });
    world.pulls.approve(12, 'marketing-2', 'mallory', 'product-2');
    expect(await statusOf(world)).toBe('pending');
    world.pulls.approve(12, 'sales-2');
    expect(await statusOf(world)).toBe('approved');
  });

  it('so that a policy that was merged meanwhile counts', async () => {
    const world = worldWithPull();
    signAll(world.pulls);
    const codeowners = '* @mobile-db/marketing @mobile-db/product @mallory\n';
    world.pulls.branch('main', world.change({ ...ownedByMallory, '.github/CODEOWNERS': codeowners }));
    expect(await statusOf(world)).toBe('pending');
    world.pulls.approve(12, 'mallory');
    expect(await statusOf(world)).toBe('approved');
  });

  it('and one that is missing there is an error that says how a first policy comes in', async () => {
    const world = worldWithPull({ [value]: 'New.\n' }, { 'positioning/sign-off.md': null, '.github/CODEOWNERS': null });
    signAll(world.pulls);
    const { status, problems } = await evaluate(world);
    expect(status).toBe('error');
    expect(problems.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/no policy of the gate on main/),
    );
  });

  it.each<[string, Record<string, string | { mode: string; text: string } | null>]>([
    ['a function that is removed', { 'positioning/functions/sales.md': null }],
    ['a looser policy', { 'positioning/sign-off.md': '---\nrequire: owning_functions\ndistinct_people: false\n---\n' }],
    ['another CODEOWNERS', { '.github/CODEOWNERS': '* @mobile-db/marketing\n' }],
    ['a workflow', { '.github/workflows/build.yml': 'on: push\n' }],
    ['a CODEOWNERS of lower precedence', { CODEOWNERS: '* @mobile-db/marketing\n' }],
  ])('and a change of it is signed by every function: %s', async (_, files) => {
    const world = worldWithPull(files);
    world.pulls.approve(12, 'marketing-2', 'product-2');
    expect(await statusOf(world)).toBe('pending');
    world.pulls.approve(12, 'sales-2');
    expect(await statusOf(world)).toBe('approved');
  });

  it('and a CODEOWNERS that would take precedence does not count yet, but is signed by all', async () => {
    const codeowners = '/positioning/ @mobile-db/marketing @mobile-db/sales @mobile-db/product\n';
    const base = { '.github/CODEOWNERS': null, 'docs/CODEOWNERS': codeowners };
    const world = worldWithPull({ '.github/CODEOWNERS': '* @mallory\n', [value]: 'Mine.\n' }, base);
    signAll(world.pulls);
    expect(await statusOf(world)).toBe('approved');
    const alone = worldWithPull({ '.github/CODEOWNERS': '* @mallory\n', [value]: 'Mine.\n' }, base);
    alone.pulls.approve(12, 'mallory');
    expect(await statusOf(alone)).toBe('pending');
  });

  it('and a pull request that would break it is blocked', async () => {
    for (const files of [
      { 'positioning/sign-off.md': 'Everybody signs.\n' },
      { '.github/CODEOWNERS': null },
      { '.github/CODEOWNERS': '[section] @mobile-db/sales\n' },
      { 'positioning/functions/sales.md': { mode: '120000', text: 'marketing.md' } },
    ]) {
      const world = worldWithPull(files);
      signAll(world.pulls);
      expect(await statusOf(world)).toBe('blocked');
    }
  });

  it('and is found below a folder with another name, however that is written', async () => {
    const files = Object.fromEntries(
      Object.entries({
        'sign-off.md': '---\nrequire: all_functions\n---\n',
        'functions/sales.md': functionOf('Sales', '@mobile-db/sales'),
      }).map(([path, text]) => [`apps/story/${path}`, text]),
    );
    for (const root of ['apps/story', './apps/story/']) {
      const world = worldWithPull({ 'apps/story/check.md': 'New.\n' }, files);
      expect(await statusOf({ ...world, root })).toBe('pending');
      world.pulls.approve(12, 'sales-2');
      expect(await statusOf({ ...world, root })).toBe('approved');
    }
  });

  it.each(['.', ''])('and is found where the repository is all positioning, named as "%s"', async (root) => {
    const files = {
      'sign-off.md': '---\nrequire: all_functions\n---\n',
      'functions/sales.md': functionOf('Sales', '@mobile-db/sales'),
    };
    const world = worldWithPull({ 'mobile-db/product.md': 'New.\n' }, files);
    expect(await statusOf({ ...world, root })).toBe('pending');
    world.pulls.approve(12, 'sales-2');
    expect(await statusOf({ ...world, root })).toBe('approved');
  });
});

describe('owners', () => {
  const ownedBy = (handle: string) => ({
    'positioning/functions/sales.md': functionOf('Sales', handle),
    '.github/CODEOWNERS': `* @mobile-db/marketing @mobile-db/product ${handle}\n`,
  });

  it.each([
    ['a team of another organisation', '@other-org/sales', /team of another organisation/],
    ['an email address', 'sales@mobile-db.example', /email address names no account/],
    ['a team that there is not', '@mobile-db/gone', /no team gone/],
  ])('such as %s keep the gate shut, with the reason', async (_, handle, reason) => {
    const world = worldWithPull({ [value]: 'New.\n' }, ownedBy(handle));
    signAll(world.pulls);
    const { status, functions } = await evaluate(world);
    expect(status).toBe('error');
    expect(functions.flatMap(({ problems }) => problems.map(({ message }) => message)).join('\n')).toMatch(reason);
  });

  it('may be people, and teams in any letters', async () => {
    for (const [handle, who] of [
      ['@sales-lead', 'sales-lead'],
      ['@Mobile-DB/SALES', 'sales-1'],
    ] as const) {
      const world = worldWithPull({ [value]: 'New.\n' }, ownedBy(handle));
      world.pulls.approve(12, 'marketing-2', who, 'product-2');
      expect(await statusOf(world)).toBe('approved');
    }
  });

  it('of a team that the token may not read keep the gate shut', async () => {
    const world = worldWithPull();
    signAll(world.pulls);
    world.pulls.team('sales', { unreadable: 'the token may not read teams.' });
    expect(await statusOf(world)).toBe('error');
  });

  it('are asked for once, however many functions name them', async () => {
    const shared = ['marketing', 'sales', 'product'].map((id) => [
      `positioning/functions/${id}.md`,
      functionOf(id, '@mobile-db/sales'),
    ]);
    const world = worldWithPull({ [value]: 'New.\n' }, Object.fromEntries(shared));
    await evaluate(world);
    expect(world.pulls.calls.filter((call) => call === 'readTeam')).toHaveLength(1);
  });
});

describe('a code host that fails', () => {
  it.each(['readMergeBase', 'readTree', 'readBlob', 'readReviews', 'readComments', 'readEvents', 'readTeam'] as const)(
    'in %s leaves no verdict',
    async (method) => {
      const world = worldWithPull();
      signAll(world.pulls);
      world.pulls.fail(method);
      await expect(evaluate(world)).rejects.toMatchObject({ name: 'WorldError' });
    },
  );

  it('in any single call leaves no verdict that is green', async () => {
    const calls = async (method: 'readTree' | 'readBlob' | 'readMergeBase', call: number) => {
      const world = worldWithPull();
      signAll(world.pulls);
      world.pulls.fail(method, call);
      return evaluate(world).then(
        ({ status }) => status,
        () => 'thrown',
      );
    };
    for (const [method, most] of [
      ['readTree', 2],
      ['readBlob', 5],
      ['readMergeBase', 1],
    ] as const) {
      for (let call = 1; call <= most; call += 1) expect(await calls(method, call)).toBe('thrown');
    }
  });

  it('and has no such head, or no history in common, leaves no verdict', async () => {
    const world = gatedWorld();
    world.pulls.open({ number: 12, author: 'product-1', head: world.pulls.commit({ [value]: 'Unrelated.\n' }) });
    signAll(world.pulls);
    await expect(evaluate(world)).rejects.toMatchObject({ name: 'WorldError' });
    const gone = worldWithPull();
    gone.pulls.forget(gone.head);
    await expect(evaluate(gone)).rejects.toMatchObject({ name: 'WorldError' });
  });
});

describe('the guarded changes between two commits', () => {
  it('are those of the trees, whatever history lies between', async () => {
    const world = gatedWorld();
    const away = world.change({ [value]: null, 'src/app.ts': '' });
    const back = world.change({ 'positioning/new.md': 'New.\n' }, away);
    const changes = await fetchGuardedChanges(world, { from: world.main, to: back });
    expect(changes.map(({ status, path }) => `${status} ${path}`)).toEqual([
      `deleted ${value}`,
      'added positioning/new.md',
    ]);
  });

  it('cannot be told of a commit that is gone', async () => {
    const world = gatedWorld();
    await expect(fetchGuardedChanges(world, { from: world.main, to: 'e'.repeat(40) })).rejects.toMatchObject({
      name: 'WorldError',
    });
  });
});
