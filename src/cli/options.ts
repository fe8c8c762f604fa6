import { isAbsolute, relative } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { UserError } from '../app/user-error.ts';
import type { Shell } from './command.ts';

/** Options that several commands share, worded once. */
export const rootOption = () => new Option('--root <folder>', 'the positioning folder').default('positioning');
export const revisionOption = () => new Option('--rev <revision>', 'read a git revision instead of the files on disk');
export const formatOption = (choices: readonly string[]) =>
  new Option('--format <format>', 'how to print the result').choices(choices).default('text');
export const cacheOption = () => new Option('--no-cache', 'parse every file anew');

export interface SharedOptions {
  readonly root: string;
  readonly rev?: string;
  readonly cache: boolean;
}

/** A path that a user typed, as findings show paths: POSIX, relative to the working folder, without `./` or a slash at the end. */
export function normalisePath(path: string, cwd: string): string {
  if (path === '') throw new UserError('A path is empty.', 'Name a folder or a file.');
  const below = isAbsolute(path) ? relative(cwd, path) : path;
  const names = below.split(/[/\\]/);
  const kept: string[] = [];
  for (const name of names) {
    if (name === '' || name === '.') continue;
    if (name === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else kept.push(name);
  }
  return kept.length === 0 ? '.' : kept.join('/');
}

/** A whole number from 0, for commander. */
export function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Expected a whole number, such as 0 or 10.');
  return Number(text);
}

/** Says, beside the result, that the result was worked out without what some files fail to say; `at` is where, if not here. */
export function tellOfBrokenFiles(shell: Pick<Shell, 'tell'>, count: number, at = ''): void {
  if (count === 0) return;
  const files = count === 1 ? '1 file' : `${count} files`;
  shell.tell(
    `note: ${files}${at === '' ? '' : ` at ${at}`} could not be read in full, so something may be missing here. See: throughline check`,
  );
}

/** `owner/repository`, for commander. */
export function parseRepository(text: string): { owner: string; name: string } {
  const [, owner, name] = /^([A-Za-z0-9_-]+)\/([A-Za-z0-9._-]+)$/.exec(text) ?? [];
  if (owner === undefined || name === undefined || name === '.' || name === '..') {
    throw new InvalidArgumentError('Expected an owner and a repository, such as acme/website.');
  }
  return { owner, name };
}
