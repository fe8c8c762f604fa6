import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { inTurn } from './in-turn.ts';

/** A folder for temporary files of its own, and where the lock stands in it. */
function openPlace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  return join(folder, `throughline-${userInfo().uid}.lock`);
}

it('lets one after the other, also when one of them fails', async () => {
  const lock = openPlace();
  let busy = 0;
  const work = async (fails: boolean) => {
    busy += 1;
    expect(busy).toBe(1);
    expect(lstatSync(lock).isSymbolicLink()).toBe(true);
    await new Promise((done) => setTimeout(done, 5));
    busy -= 1;
    if (fails) throw new Error('It failed.');
  };
  const all = await Promise.allSettled([1, 2, 3, 4].map((each) => inTurn(() => work(each === 2))));
  expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(existsSync(lock)).toBe(false);
});

it('does not wait for a process that is gone', async () => {
  const lock = openPlace();
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  symlinkSync(String(pid), lock);
  const started = performance.now();
  expect(await inTurn(async () => 'done')).toBe('done');
  expect(performance.now() - started).toBeLessThan(2000);
});

it('goes on where no lock can be made', async () => {
  openPlace();
  vi.stubEnv('TMPDIR', '/no/such/folder');
  expect(await inTurn(async () => 'done')).toBe('done');
});
