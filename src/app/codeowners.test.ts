import { describe, expect, it } from 'vitest';
import { memoryWorld, type MemoryFiles } from '../../test/fakes/memory-world.ts';
import { syncCodeowners } from './codeowners.ts';

const positioning = {
  'sign-off.md': '---\nrequire: owning_functions\n---\n',
  'functions/sales.md': "---\nname: Sales\nowners: ['@acme/sales']\n---\n",
  'functions/marketing.md': "---\nname: Marketing\nowners: ['@acme/marketing']\n---\n",
  'field-db/views/sales.md': '---\nfunction: sales\n---\n',
};

/** The positioning below a folder, and whatever else is there. */
function worldAt(root: string, more: MemoryFiles = {}, foldersBelowTop: string[] = []) {
  const files = Object.entries(positioning).map(([path, text]) => [root === '.' ? path : `${root}/${path}`, text]);
  return memoryWorld({ ...Object.fromEntries(files), ...more } as MemoryFiles, { foldersBelowTop });
}

async function linesOf(world: ReturnType<typeof memoryWorld>, root: string): Promise<string[]> {
  const { block } = await syncCodeowners(world, { root, write: false });
  return block.split('\n').slice(1, -1);
}

describe('CODEOWNERS', () => {
  it('is written to .github/ where there is none, and is in step after that', async () => {
    const world = worldAt('positioning');
    expect(await syncCodeowners(world, { root: 'positioning', write: false })).toMatchObject({
      path: '.github/CODEOWNERS',
      isInStep: false,
    });
    expect(world.disk.has('.github/CODEOWNERS')).toBe(false);
    const { block, isInStep } = await syncCodeowners(world, { root: 'positioning', write: true });
    expect([world.disk.get('.github/CODEOWNERS'), isInStep]).toEqual([`${block}\n`, true]);
    expect(await syncCodeowners(world, { root: 'positioning', write: false })).toMatchObject({ isInStep: true });
  });

  it.each([
    [['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'], '.github/CODEOWNERS'],
    [['CODEOWNERS', 'docs/CODEOWNERS'], 'CODEOWNERS'],
    [['docs/CODEOWNERS'], 'docs/CODEOWNERS'],
  ])('is, of %j, the file that GitHub takes: %s', async (paths, taken) => {
    const world = worldAt('positioning', Object.fromEntries(paths.map((path) => [path, '* @acme/everybody\n'])));
    const { path } = await syncCodeowners(world, { root: 'positioning', write: true });
    expect(path).toBe(taken);
    expect(world.disk.get(taken)).toContain(`\n/${taken} @acme/marketing @acme/sales\n`);
    for (const other of paths.filter((candidate) => candidate !== taken))
      expect(world.disk.get(other)).toBe('* @acme/everybody\n');
  });

  it('falls out of step when somebody takes ownership away below the block', async () => {
    const world = worldAt('positioning');
    await syncCodeowners(world, { root: 'positioning', write: true });
    world.disk.set('.github/CODEOWNERS', `${String(world.disk.get('.github/CODEOWNERS'))}/positioning/ @mallory\n`);
    expect((await syncCodeowners(world, { root: 'positioning', write: false })).isInStep).toBe(false);
  });

  it('is not written when it is in step already', async () => {
    const world = worldAt('positioning');
    await syncCodeowners(world, { root: 'positioning', write: true });
    world.files.write = () => Promise.reject(new Error('Nothing to write.'));
    expect((await syncCodeowners(world, { root: 'positioning', write: true })).isInStep).toBe(true);
  });
});

describe('the paths in CODEOWNERS', () => {
  const everybody = '@acme/marketing @acme/sales';

  it('begin at the top of the repository, where the working folder is that', async () => {
    expect(await linesOf(worldAt('positioning'), 'positioning')).toEqual([
      `/positioning/ ${everybody}`,
      '/positioning/field-db/views/sales.md @acme/sales',
      `/.github/CODEOWNERS ${everybody}`,
      `/.github/workflows/ ${everybody}`,
      `/schemas/ ${everybody}`,
    ]);
  });

  it('begin at the top of the repository, also from a folder below it', async () => {
    const world = worldAt('positioning', {}, ['apps', 'field-db']);
    expect(await linesOf(world, 'positioning')).toEqual([
      `/apps/field-db/positioning/ ${everybody}`,
      '/apps/field-db/positioning/field-db/views/sales.md @acme/sales',
      `/.github/CODEOWNERS ${everybody}`,
      `/.github/workflows/ ${everybody}`,
      `/schemas/ ${everybody}`,
    ]);
    expect((await syncCodeowners(world, { root: 'positioning', write: true })).path).toBe('../../.github/CODEOWNERS');
    expect(world.disk.has('../../.github/CODEOWNERS')).toBe(true);
  });

  it('begin at the top of the repository, also where the positioning stands beside the working folder', async () => {
    expect(await linesOf(worldAt('../story', {}, ['apps', 'field-db']), '../story')).toEqual([
      `/apps/story/ ${everybody}`,
      '/apps/story/field-db/views/sales.md @acme/sales',
      `/.github/CODEOWNERS ${everybody}`,
      `/.github/workflows/ ${everybody}`,
      `/schemas/ ${everybody}`,
    ]);
  });

  it('begin at the top of the repository, also where the working folder is the positioning', async () => {
    expect(await linesOf(worldAt('.', {}, ['positioning']), '.')).toEqual([
      `/positioning/ ${everybody}`,
      '/positioning/field-db/views/sales.md @acme/sales',
      `/.github/CODEOWNERS ${everybody}`,
      `/.github/workflows/ ${everybody}`,
      `/schemas/ ${everybody}`,
    ]);
  });

  it('cover a repository that is nothing but a positioning', async () => {
    const [whole, view] = await linesOf(worldAt('.'), '.');
    expect(whole).toMatch(/^(\/|\*|\/\*\*) @acme\/marketing @acme\/sales$/);
    expect(view).toBe('/field-db/views/sales.md @acme/sales');
  });
});

describe('CODEOWNERS that cannot be brought into step', () => {
  it('says which function has no owner, and what to add', async () => {
    const world = worldAt('positioning', { 'positioning/functions/legal.md': '---\nname: Legal\nowners: []\n---\n' });
    await expect(syncCodeowners(world, { root: 'positioning', write: true })).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('positioning/functions/legal.md'),
      hint: expect.stringContaining('owners:'),
    });
    expect(world.disk.has('.github/CODEOWNERS')).toBe(false);
  });

  it('says that there are no functions, and how to add one', async () => {
    const world = memoryWorld({ 'positioning/sign-off.md': positioning['sign-off.md'] });
    await expect(syncCodeowners(world, { root: 'positioning', write: false })).rejects.toMatchObject({
      hint: expect.stringContaining('throughline new function'),
    });
  });

  it('touches nothing where one of the two marks is missing', async () => {
    const text = '# >>> throughline: x\n/positioning/ @acme/sales\n';
    const world = worldAt('positioning', { CODEOWNERS: text });
    await expect(syncCodeowners(world, { root: 'positioning', write: true })).rejects.toThrow(/^CODEOWNERS /);
    expect(world.disk.get('CODEOWNERS')).toBe(text);
  });
});
