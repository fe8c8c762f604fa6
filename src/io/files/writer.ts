import { randomUUID } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { FileWriter } from '../../app/ports.ts';
import { UserError } from '../../app/user-error.ts';

/** Writes below a working folder: beside the target first, then renamed over it, so that no run leaves half a file. */
export function fileWriter(cwd: string): FileWriter {
  return {
    async read(path) {
      try {
        return await fs.readFile(resolve(cwd, path), 'utf8');
      } catch (error) {
        if (isMissing(error)) return null;
        throw cannotWrite(path, error);
      }
    },
    async write(path, text) {
      const target = resolve(cwd, path);
      const existing = await fs.lstat(target).catch(() => null);
      if (existing && !existing.isFile()) {
        throw new UserError(`${path} is no plain file, so it was left alone.`, 'Remove it, then run again.');
      }
      try {
        await fs.mkdir(dirname(target), { recursive: true });
        await replaceFile(target, text, existing?.mode);
      } catch (error) {
        throw cannotWrite(path, error);
      }
    },
  };
}

/** Writes a file whole or not at all. */
async function replaceFile(target: string, text: string, mode = 0o644): Promise<void> {
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    await fs.writeFile(beside, text, { mode, flag: 'wx', flush: true });
    await fs.rename(beside, target);
  } finally {
    await fs.rm(beside, { force: true });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function cannotWrite(path: string, cause: unknown): UserError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new UserError(
    `${path} cannot be written: ${reason}.`,
    'Free the path or allow writing there, then run again.',
    cause,
  );
}
