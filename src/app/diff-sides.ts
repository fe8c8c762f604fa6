import { code } from '../model/words.ts';
import type { PositioningSource, Revisions } from './ports.ts';
import { UserError } from './user-error.ts';

/** One side of a comparison, before anybody has read it. */
export type Side =
  | { readonly type: 'work-tree'; readonly name: string }
  | { readonly type: 'revision'; readonly name: string; readonly commit: string }
  | { readonly type: 'folder'; readonly name: string; readonly path: string };

interface Sides {
  readonly base: Side;
  readonly head: Side;
}

export interface SideFinder {
  readonly revisions: Revisions;
  /** The files on disk, to see which words name a folder. */
  readonly source: PositioningSource;
  /** A path as the user typed it, as seen from the working folder. */
  readonly normalisePath: (path: string) => string;
}

/**
 * The two sides that the words of a command line name: none for `HEAD` and the work tree, one for that and the work
 * tree, two, or a range as git writes them: `a..b`, or `a...b` for what happened to b since it left a. A word that is
 * both a revision and a folder is the revision; `./word` is the folder. Throws a `UserError` for what is neither.
 */
export async function findSides(finder: SideFinder, words: readonly string[]): Promise<Sides> {
  const range = words.map(parseRange).find((found) => found !== null);
  if (range && words.length > 1) {
    throw new UserError('A range names both sides already.', 'Leave out the other argument.');
  }
  if (range?.isSinceSplit) return sidesSinceSplit(finder, range);
  const [base = 'HEAD', head] = range ? [range.base, range.head] : words;
  return {
    base: await findSide(finder, base),
    head: head === undefined ? { type: 'work-tree', name: 'the work tree' } : await findSide(finder, head),
  };
}

interface Range {
  readonly base: string;
  readonly head: string;
  readonly isSinceSplit: boolean;
}

/** No revision holds two dots; a path may, beside a slash. */
function parseRange(word: string): Range | null {
  const [, base = '', dots, head = ''] = /^([^/.]|[^/.].*?[^/.])??(\.{2,3})([^/.].*)?$/.exec(word) ?? [];
  if (dots === undefined || (base === '' && head === '')) return null;
  return { base: base || 'HEAD', head: head || 'HEAD', isSinceSplit: dots === '...' };
}

async function sidesSinceSplit(finder: SideFinder, range: Range): Promise<Sides> {
  const [base, head] = [await requireRevision(finder, range.base), await requireRevision(finder, range.head)];
  const commit = await finder.revisions.findMergeBase(base.commit, head.commit);
  if (commit === null) {
    throw new UserError(
      `${code(range.base)} and ${code(range.head)} have no commit in common.`,
      'In CI, fetch the whole history first (fetch-depth: 0); or compare the two as they are, with two dots.',
    );
  }
  return { base: { type: 'revision', name: `where ${head.name} left ${base.name}`, commit }, head };
}

async function findSide(finder: SideFinder, word: string): Promise<Side> {
  const commit = isPath(word) ? null : await finder.revisions.findCommit(word);
  if (commit !== null) return { type: 'revision', name: word, commit };
  const path = finder.normalisePath(word);
  if (await isFolder(finder.source, path)) return { type: 'folder', name: word, path };
  throw await nothingCalled(finder, word);
}

async function requireRevision(finder: SideFinder, name: string): Promise<Side & { readonly commit: string }> {
  const commit = await finder.revisions.findCommit(name);
  if (commit !== null) return { type: 'revision', name, commit };
  throw await nothingCalled(finder, name);
}

function isPath(word: string): boolean {
  return /^(?:[./]|\.\.)(?:\/|$)/.test(word) || word.startsWith('/') || word.endsWith('/');
}

async function isFolder(source: PositioningSource, path: string): Promise<boolean> {
  try {
    return (await source.readEntries(path, () => false)) !== null;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

async function nothingCalled({ revisions }: SideFinder, word: string): Promise<UserError> {
  if (!(await revisions.isRepository())) {
    return new UserError(
      word === 'HEAD'
        ? 'This folder is in no git repository.'
        : `There is no folder ${code(word)} here, and no git repository.`,
      'Run this inside a repository, or name two folders: throughline diff <folder> <folder>',
    );
  }
  if ((await revisions.findCommit('HEAD')) === null) {
    return new UserError('Nothing was committed here yet.', 'Commit the positioning first, or name two folders.');
  }
  return new UserError(
    `There is no revision and no folder ${code(word)} in this repository.`,
    'Name a branch, a tag, a commit or a folder; in CI, fetch it first (fetch-depth: 0).',
  );
}
