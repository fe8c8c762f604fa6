import type { Corpus } from '../../document/corpus.ts';
import type { RenameResult } from '../../report/rename.ts';
import type { World } from '../ports.ts';
import { readCorpus } from '../read-corpus.ts';
import { UserError } from '../user-error.ts';
import { pickRenames, unknownElement, type RenameWish } from './pick-rename.ts';
import { planRename } from './plan-rename.ts';

export interface RenameRequest extends RenameWish {
  readonly root: string;
  /** Only tell what would be done. */
  readonly dryRun: boolean;
}

/**
 * Gives an element another id and rewrites every reference to it, or throws a `UserError` and changes nothing.
 *
 * References come first and the element's own file last, so that after a crash between the two the same command can be
 * run again and completes the rename. Where somebody gave the file its new path by hand, only references are rewritten.
 */
export async function rename(world: World, { root, dryRun, ...wish }: RenameRequest): Promise<RenameResult> {
  const corpus = await readCorpus(world, root);
  const { renames, isMoved } = pickRenames(corpus, wish);
  const own = renames.at(-1)!;
  const { files, moves } = planRename(corpus, renames);
  if (isMoved && files.length + moves.length === 0) throw unknownElement(corpus, own);
  if (!dryRun) {
    // A record of a review has to move before what it is a record of: else nobody could tell afterwards that it held.
    for (const { path } of files) await requireUnchanged(world, corpus, path);
    const inOrder = files.toSorted((a, b) => b.fingerprints - a.fingerprints);
    await world.files.writeAll(new Map(inOrder.map(({ path, after }) => [path, after])));
    for (const { from, to } of moves) await world.files.move(from, to);
  }
  const { kind, from, to } = own;
  const isOwnedByName = corpus.positioning.signOff?.fields.require === 'owning_functions';
  return {
    kind,
    from,
    to,
    moves,
    edits: files.flatMap(({ edits }) => edits),
    fingerprints: files.reduce((sum, file) => sum + file.fingerprints, 0),
    isWritten: !dryRun,
    touchesCodeowners: isOwnedByName && ['product', 'function', 'tactic'].includes(kind),
  };
}

/** The edits were worked out from the corpus. Reading again tells the writer what it may replace. */
async function requireUnchanged({ files }: World, { fileAt }: Corpus, path: string): Promise<void> {
  if ((await files.read(path)) === fileAt.get(path)?.text) return;
  throw new UserError(`${path} was changed while this ran, so nothing was renamed.`, 'Run again.');
}
