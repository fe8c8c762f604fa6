import { describe, expect, it } from 'vitest';
import { memoryWorld, type MemoryFiles } from '../../../test/fakes/memory-world.ts';
import { check } from '../check.ts';
import { syncCodeowners } from '../codeowners.ts';
import { UserError } from '../user-error.ts';
import { parseAnswers, type RawAnswers } from './answers.ts';
import { applyInit, listReplaceable, planInit, replaceFiles } from './init.ts';
import type { InitParts } from './wanted-files.ts';

const said: RawAnswers = {
  name: 'Field DB',
  market: 'Embedded mobile database',
  functions: ['marketing=@acme/marketing', 'customer-success=@acme/success,@bo'],
};
const everything: InitParts = { workflows: true, editor: true, devcontainer: true, branch: 'main' };

const worldOf = (files: MemoryFiles = {}, foldersBelowTop: string[] = []) => memoryWorld(files, { foldersBelowTop });

async function plan(world: ReturnType<typeof worldOf>, more: Partial<InitParts> = {}, raw: RawAnswers = said) {
  return planInit(world, { root: 'positioning', answers: parseAnswers(raw), parts: { ...everything, ...more } });
}

const actionsOf = ({ files }: Awaited<ReturnType<typeof plan>>) =>
  Object.fromEntries(files.map(({ path, action }) => [path, action]));

describe('init in an empty folder', () => {
  it('plans everything and writes nothing before it is told to', async () => {
    const world = worldOf();
    expect(actionsOf(await plan(world))).toEqual({
      'positioning/sign-off.md': 'create',
      'positioning/functions/marketing.md': 'create',
      'positioning/functions/customer-success.md': 'create',
      'positioning/field-db/product.md': 'create',
      'positioning/field-db/markets/embedded-mobile-database.md': 'create',
      '.github/CODEOWNERS': 'create',
      '.github/workflows/pull-request.yml': 'create',
      '.github/workflows/sign-off.yml': 'create',
      '.github/workflows/sign-off-review.yml': 'create',
      '.vscode/tasks.json': 'create',
      '.devcontainer/devcontainer.json': 'create',
    });
    expect(world.disk.size).toBe(0);
  });

  it('leaves a positioning in which the only error is what nobody but the user can say', async () => {
    const world = worldOf();
    await applyInit(world, await plan(world));
    const { findings } = await check(world, { root: 'positioning', paths: [], fix: false });
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule }) => rule)).toEqual(['market/no-why']);
    for (const { help } of findings) expect(help).toBeTruthy();
    expect((await syncCodeowners(world, { root: 'positioning', write: false })).isInStep).toBe(true);
    expect(world.disk.get('positioning/field-db/product.md')).toContain('\nname: Field DB\n');
    expect(world.disk.get('positioning/functions/customer-success.md')).toMatch(/^name: Customer success$/m);
  });

  it('says three next steps', async () => {
    const { nextSteps } = await plan(worldOf());
    expect(nextSteps).toHaveLength(3);
    expect(nextSteps.join('\n')).toContain('throughline check');
  });

  it('changes nothing when it is run again', async () => {
    const world = worldOf();
    await applyInit(world, await plan(world));
    const before = new Map(world.disk);
    const again = await plan(world);
    expect(new Set(Object.values(actionsOf(again)))).toEqual(new Set(['unchanged']));
    await applyInit(world, again);
    expect(world.disk).toEqual(before);
  });

  it('leaves out what is not wanted', async () => {
    const paths = Object.keys(
      actionsOf(await plan(worldOf(), { workflows: false, editor: false, devcontainer: false })),
    );
    expect(paths.filter((path) => !path.startsWith('positioning/'))).toEqual(['.github/CODEOWNERS']);
  });
});

describe('init where something stands already', () => {
  const own = '*.js @acme/web\n';

  it('adds its block to CODEOWNERS, wherever that is, and keeps the rest', async () => {
    const world = worldOf({ 'docs/CODEOWNERS': own });
    const planned = await plan(world);
    expect(actionsOf(planned)).toMatchObject({ 'docs/CODEOWNERS': 'extend' });
    await applyInit(world, planned);
    expect(String(world.disk.get('docs/CODEOWNERS'))).toMatch(/^\*\.js @acme\/web\n\n# >>> throughline/);
  });

  it('keeps a product with its market, and begins no second one beside it', async () => {
    const product = '---\nname: Field DB\nmarket: pocket\n---\n';
    const market = '---\nname: Pocket\nstyle: new_game\nalternatives: []\nsegments: []\n---\n';
    const files = { 'positioning/field-db/product.md': product, 'positioning/field-db/markets/pocket.md': market };
    const world = worldOf(files);
    await applyInit(world, await plan(world));
    expect([...world.disk.keys()].filter((path) => path.includes('field-db/'))).toEqual(Object.keys(files));
    expect(world.disk.get('positioning/field-db/product.md')).toBe(product);
  });

  it('keeps what differs, and replaces only what it may when it is told to', async () => {
    const files = {
      '.github/workflows/pull-request.yml': 'name: Ours\n',
      '.vscode/tasks.json': '{ "version": "2.0.0", "tasks": [] } // ours\n',
      'positioning/functions/marketing.md': "---\nname: Brand\nowners: ['@acme/brand']\n---\n",
    };
    const world = worldOf(files);
    const planned = await plan(world);
    expect(listReplaceable(planned)).toEqual(['.github/workflows/pull-request.yml']);
    await applyInit(world, planned);
    for (const [path, text] of Object.entries(files)) expect(world.disk.get(path)).toBe(text);
    expect(planned.notes.join('\n')).toContain('"regexp"');
    expect(String(world.disk.get('.github/CODEOWNERS'))).toContain('@acme/brand');
    await applyInit(world, replaceFiles(planned, listReplaceable(planned)));
    expect(world.disk.get('.github/workflows/pull-request.yml')).not.toBe('name: Ours\n');
    expect(world.disk.get('.vscode/tasks.json')).toBe(files['.vscode/tasks.json']);
  });

  it('puts what GitHub and editors read at the top of a monorepo, pointing down', async () => {
    const world = worldOf({}, ['apps', 'site']);
    const planned = await plan(world);
    await applyInit(world, planned);
    const text = (path: string) => String(world.disk.get(`../../${path}`));
    expect(text('.github/CODEOWNERS')).toContain('/apps/site/positioning/ ');
    expect(text('.github/workflows/sign-off.yml')).toContain('          root: apps/site/positioning\n');
    expect(text('.github/workflows/pull-request.yml')).toContain('root: apps/site/positioning\n');
    expect(text('.vscode/tasks.json')).toContain('"apps/site/positioning"');
    expect(world.disk.has('positioning/sign-off.md')).toBe(true);
  });

  it('leaves CODEOWNERS alone while a function has no owner, and says which', async () => {
    const planned = await plan(worldOf(), {}, { ...said, functions: ['marketing', 'sales=@acme/sales'] });
    expect(actionsOf(planned)).not.toHaveProperty('.github/CODEOWNERS');
    expect(planned.notes.join()).toContain('positioning/functions/marketing.md names no owner');
    expect(planned.nextSteps[2]).toContain('functions/marketing.md');
  });
});

describe('answers', () => {
  it('need a product, and nothing else', () => {
    expect(() => parseAnswers({})).toThrow(UserError);
    expect(parseAnswers({ product: 'field-db' })).toMatchObject({
      product: { id: 'field-db', name: 'Field db' },
      market: { id: 'first-market' },
      functions: [{ id: 'marketing' }, { id: 'sales' }, { id: 'product' }],
    });
    expect(parseAnswers({ name: 'Fëld DB!' }).product).toEqual({ id: 'feld-db', name: 'Fëld DB!' });
  });

  it.each([
    [{ product: 'Field DB' }, '`Field DB` cannot be the id'],
    [{ product: 'x', market: '!!!' }, 'cannot be the id of a market'],
    [{ product: 'x', functions: ['Sales=@a'] }, 'cannot be the id of a function'],
    [{ product: 'x', functions: ['sales=acme'] }, '`acme` is no owner'],
    [{ product: 'x', functions: ['sales=@a/b;rm'] }, 'is no owner'],
    [{ product: 'x', functions: ['sales=@a', 'sales=@b'] }, 'named twice'],
    [{ product: 'markets' }, 'cannot be the id of a product'],
  ])('that cannot stand are said to: %o', (raw: RawAnswers, message) => {
    expect(() => parseAnswers(raw)).toThrow(message);
  });
});
