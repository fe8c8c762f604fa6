import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { constants, promises as fs } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { FileWriter } from '../../app/ports.ts';
import { UserError } from '../../app/user-error.ts';
import { reasonOf } from './file-content.ts';
import { inTurn } from './in-turn.ts';
import { removeLeftovers } from './leftovers.ts';

/** Of anything that is read whole, such as a survey or a document to import. */
export const maxTextBytes = 32 * 1024 * 1024;

/**
 * Writes below a working folder: beside the target first, then renamed over it, so that no run leaves half a file. A file
 * that was read through this writer is replaced only while it still says what was read.
 */
export function fileWriter(cwd: string): FileWriter {
  const seen = new Map<string, string | null>();
  const isAsSeen = async (path: string) => {
    const before = seen.get(path);
    return before === undefined || before === (await readText(cwd, path));
  };
  const writeAll = async (texts: ReadonlyMap<string, string>) => {
    await writeFiles(cwd, texts, isAsSeen);
    for (const [path, text] of texts) seen.set(path, text);
  };
  return {
    async read(path) {
      const text = await readText(cwd, path);
      seen.set(path, text);
      return text;
    },
    write: (path, text) => writeAll(new Map([[path, text]])),
    writeAll,
    async move(from, to) {
      const [source, target] = [resolve(cwd, from), resolve(cwd, to)];
      if (await isSomethingElse(source, target)) {
        throw new UserError(`${to} exists already, so ${from} was left where it is.`, 'Remove it, then run again.');
      }
      try {
        await fs.rename(source, target);
      } catch (error) {
        throw cannotWrite(to, error);
      }
    },
  };
}

/** A file's text, or null when there is none. Text that is not UTF-8 is refused: written again, it would be another. */
async function readText(cwd: string, path: string): Promise<string | null> {
  try {
    // A pipe that nobody writes to must not keep us waiting.
    const file = await fs.open(resolve(cwd, path), constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw cannotRead(path, stat.isDirectory() ? 'it is a folder' : 'it is no plain file');
      if (stat.size > maxTextBytes) throw cannotRead(path, `it is larger than ${maxTextBytes / 1024 / 1024} MiB`);
      const bytes = await file.readFile();
      if (!isUtf8(bytes)) throw new UserError(`${path} is not UTF-8 text.`, 'Save it as UTF-8, then run again.');
      return bytes.toString('utf8');
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (isMissing(error)) return null;
    throw cannotRead(path, reasonOf(error), error);
  }
}

/** A file that lies whole beside its place and needs only its name. */
interface Staged {
  readonly path: string;
  readonly target: string;
  readonly beside: string;
}

type IsAsSeen = (path: string) => Promise<boolean>;

async function writeFiles(cwd: string, texts: ReadonlyMap<string, string>, isAsSeen: IsAsSeen): Promise<void> {
  const staged: Staged[] = [];
  try {
    for (const [path, text] of texts) {
      const target = resolve(cwd, path);
      const file = { path, target, beside: join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`) };
      staged.push(file);
      await naming(path, () => stage(file, text));
    }
    for (const folder of new Set(staged.map(({ target }) => dirname(target)))) removeLeftovers(folder);
    await inTurn(() => putInPlace(staged, isAsSeen));
  } finally {
    // What cannot be tidied up must not hide why nothing was written.
    for (const { beside } of staged) await fs.rm(beside, { force: true }).catch(() => null);
  }
}

async function putInPlace(staged: readonly Staged[], isAsSeen: IsAsSeen): Promise<void> {
  for (const { path } of staged) {
    if (await isAsSeen(path)) continue;
    throw new UserError(`${path} was changed while this ran, so nothing was written.`, 'Run again.');
  }
  for (const { path, beside, target } of staged) await naming(path, () => fs.rename(beside, target));
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

/** Is there something at the target that is not the source itself? Some disks take names for one that differ by case. */
async function isSomethingElse(source: string, target: string): Promise<boolean> {
  const [from, to] = await Promise.all([source, target].map((path) => fs.lstat(path).catch(() => null)));
  return Boolean(to) && !(from && to && from.ino === to.ino && from.dev === to.dev);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function cannotRead(path: string, reason: string, cause?: unknown): UserError {
  return new UserError(`${path} cannot be read: ${reason}.`, 'Name a text file that can be read.', cause);
}

function cannotWrite(path: string, cause: unknown): UserError {
  return new UserError(
    `${path} cannot be written: ${reasonOf(cause)}.`,
    'Free the path or allow writing there, then run again.',
    cause,
  );
}
