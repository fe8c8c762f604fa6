import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkOf } from '../../test/fakes/gate-facts.ts';
import { memoryWorld, type MemoryFiles } from '../../test/fakes/memory-world.ts';
import { syncCodeowners } from './codeowners.ts';
import { checkEnvironment, type Environment, oldestNode } from './environment.ts';

const sound: Environment = { node: '20.19.4', git: '2.45.1' };
const positioning: MemoryFiles = {
  'positioning/sign-off.md': '---\nrequire: all_functions\n---\n',
  'positioning/functions/sales.md': "---\nname: Sales\nowners: ['@mobile-db/sales']\n---\n",
};

async function soundWorld(more: MemoryFiles = {}) {
  const world = memoryWorld({ ...positioning, ...more });
  await syncCodeowners(world, { root: 'positioning', write: true });
  return world;
}

const run = (world: ReturnType<typeof memoryWorld>, environment = sound, isRemote = false) =>
  checkEnvironment(world, { root: 'positioning', environment, isRemote });

describe('checkEnvironment', () => {
  it('has nothing to mend on a machine and in a folder that are as they should be', async () => {
    const checks = await run(await soundWorld());
    expect(checks.map(({ id, status }) => [id, status])).toEqual([
      ['node-version', 'ok'],
      ['git-present', 'ok'],
      ['positioning-readable', 'ok'],
      ['codeowners-in-step', 'ok'],
    ]);
  });

  it('expects the Node that package.json asks for', () => {
    const path = join(import.meta.dirname, '../../package.json');
    const { engines } = JSON.parse(readFileSync(path, 'utf8')) as { engines: { node: string } };
    expect(engines.node).toBe(`>=${oldestNode}`);
  });

  it.each([
    ['18.20.8', 'hole'],
    ['20.18.3', 'hole'],
    ['20.9.0', 'hole'],
    ['20.19.0', 'ok'],
    ['22.0.0', 'ok'],
    ['24.1.0', 'ok'],
  ])('says of Node %s: %s', async (node, status) => {
    const checks = await run(await soundWorld(), { ...sound, node });
    expect(checkOf(checks, 'node-version').status).toBe(status);
  });

  it('is weak where there is no git', async () => {
    const checks = await run(await soundWorld(), { ...sound, git: null });
    expect(checkOf(checks, 'git-present').status).toBe('weak');
  });

  it('is a hole where there is no positioning, unless the question is about one elsewhere', async () => {
    expect(checkOf(await run(memoryWorld({})), 'positioning-readable').status).toBe('hole');
    expect(checkOf(await run(memoryWorld({}), sound, true), 'positioning-readable').status).toBe('ok');
    const empty = memoryWorld({ 'positioning/.gitkeep': '' });
    expect(checkOf(await run(empty, sound, true), 'positioning-readable').status).toBe('hole');
  });

  it('is weak where a file cannot be read in full', async () => {
    const world = await soundWorld({ 'positioning/field-db/values/sell.md': '---\nname: [\n---\n' });
    expect(checkOf(await run(world), 'positioning-readable')).toMatchObject({
      status: 'weak',
      message: '1 of 3 files of `positioning` cannot be read in full.',
    });
  });

  it('is weak where CODEOWNERS is out of step, or cannot be brought into step', async () => {
    expect(checkOf(await run(memoryWorld(positioning)), 'codeowners-in-step').status).toBe('weak');
    const ownerless = { 'positioning/functions/sales.md': '---\nname: Sales\nowners: []\n---\n' };
    const found = checkOf(await run(memoryWorld({ ...positioning, ...ownerless })), 'codeowners-in-step');
    expect(found).toMatchObject({ status: 'weak', message: expect.stringContaining('names no owner') });
  });

  it('writes nothing', async () => {
    const world = memoryWorld(positioning);
    await run(world);
    expect([...world.disk.keys()]).toEqual(Object.keys(positioning));
  });
});
