import type { Corpus } from '../document/corpus.ts';
import { placeBlock, renderCodeownersBlock } from '../signoff/codeowners-block.ts';
import { pathFromTop } from './path-from-top.ts';
import type { World } from './ports.ts';
import { readCorpus } from './read-corpus.ts';
import { UserError } from './user-error.ts';

/** CODEOWNERS as it is and as it should be. */
export interface CodeownersState {
  /** Where the file is, or would be, as seen from the working folder. */
  readonly path: string;
  readonly block: string;
  readonly isInStep: boolean;
}

// GitHub takes the first of these that exists and ignores the others.
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** Compares CODEOWNERS with the functions of the positioning, and brings it into step when asked to write. */
export async function syncCodeowners(
  world: World,
  { root, write }: { root: string; write: boolean },
): Promise<CodeownersState> {
  const corpus = await readCorpus(world, root);
  requireOwners(corpus);
  const folders = await world.repository.foldersBelowTop();
  const toTop = '../'.repeat(folders.length);
  const { place, text } = await findCodeowners(world, toTop);
  const block = renderCodeownersBlock(corpus.positioning, {
    root: pathFromTop(root, folders),
    codeowners: place,
    fromTop: (path) => pathFromTop(path, folders),
  });
  const path = toTop + place;
  const wanted = placeBlock(text, block);
  if (wanted === null) {
    throw new UserError(
      `${path} does not have exactly one pair of the lines that mark the throughline block.`,
      'Remove those lines and what is between them, then run again.',
    );
  }
  if (write && wanted !== text) await world.files.write(path, wanted);
  return { path, block, isInStep: write || wanted === text };
}

async function findCodeowners({ files }: World, toTop: string): Promise<{ place: string; text: string }> {
  for (const place of places) {
    const text = await files.read(toTop + place);
    if (text !== null) return { place, text };
  }
  return { place: places[0]!, text: '' };
}

/** A gate with a function that nobody can sign for would never open. */
function requireOwners({ positioning, root }: Corpus): void {
  const functions = [...positioning.functions.values()];
  const ownerless = functions.find(({ fields }) => fields.owners.length === 0);
  if (ownerless)
    throw new UserError(`${ownerless.path} names no owner.`, 'Add `owners: ["@your-org/a-team"]`, then run again.');
  if (functions.length > 0) return;
  throw new UserError(
    `There are no functions in ${root}/functions/.`,
    'Add those that sign, for example: throughline new function marketing',
  );
}
