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
      await writeFiles(cwd, new Map([[path, text]]));
    },
    async writeAll(texts) {
      await writeFiles(cwd, texts);
    },
  };
}

/** A file that lies whole beside its place and needs only its name. */
interface Staged {
  readonly path: string;
  readonly target: string;
  readonly beside: string;
}

async function writeFiles(cwd: string, texts: ReadonlyMap<string, string>): Promise<void> {
  const staged: Staged[] = [];
  try {
    for (const [path, text] of texts) {
      const target = resolve(cwd, path);
      const file = { path, target, beside: join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`) };
      staged.push(file);
      await naming(path, () => stage(file, text));
    }
    for (const { path, beside, target } of staged) await naming(path, () => fs.rename(beside, target));
  } finally {
    for (const { beside } of staged) await fs.rm(beside, { force: true });
  }
}

async function stage({ path, target, beside }: Staged, text: string): Promise<void> {
  const existing = await fs.lstat(target).catch(() => null);
  if (existing && !existing.isFile()) {
    throw new UserError(`${path} is no plain file, so it was left alone.`, 'Remove it, then run again.');
  }
  await fs.mkdir(dirname(target), { recursive: true });
  await fs.writeFile(beside, text, { mode: existing?.mode ?? 0o644, flag: 'wx', flush: true });
}

async function naming(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof UserError ? error : cannotWrite(path, error);
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
