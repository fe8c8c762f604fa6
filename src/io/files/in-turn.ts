import { promises as fs } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const mostMilliseconds = 5000;
const waitMilliseconds = 10;

/**
 * Does something while no other run of this user does, so that what was found true just before still is. The lock is a
 * link that names the process: made in one step, and known to be forgotten when there is no such process. Where no
 * link can be made, or somebody holds it for long, the work is done all the same.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const lock = lockPath();
  if (lock === null || !(await take(lock))) return work();
  try {
    return await work();
  } finally {
    await fs.rm(lock, { force: true }).catch(() => null);
  }
}

function lockPath(): string | null {
  try {
    return join(tmpdir(), `throughline-${userInfo().uid}.lock`);
  } catch {
    return null;
  }
}

async function take(lock: string): Promise<boolean> {
  for (let waited = 0; waited < mostMilliseconds; waited += waitMilliseconds) {
    try {
      await fs.symlink(String(process.pid), lock);
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return false;
    }
    const holder = Number(await fs.readlink(lock).catch(() => ''));
    if (holder > 0 && !isRunning(holder)) await fs.rm(lock, { force: true }).catch(() => null);
    else await setTimeout(waitMilliseconds);
  }
  return false;
}

function isRunning(process_: number): boolean {
  try {
    return process.kill(process_, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
