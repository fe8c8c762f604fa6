import { type Corpus, parseCorpus } from '../document/corpus.ts';
import { isBystander } from '../document/identify.ts';
import { rememberDocuments } from './document-memory.ts';
import type { World } from './ports.ts';
import { UserError } from './user-error.ts';

/** Reads and parses the positioning folder. Throws a `UserError` when it holds no product. */
export async function readCorpus(world: Pick<World, 'source' | 'cache'>, root: string): Promise<Corpus> {
  const entries = await world.source.readEntries(root, (path) => !isBystander(path));
  const remembered = rememberDocuments(world.cache, root);
  const corpus = parseCorpus(root, entries, remembered.parse);
  remembered.keep();
  if (corpus.files.length === 0) {
    throw new UserError(`There is no product in ${root}/ yet.`, 'Write the first one with: throughline new product <id>');
  }
  return corpus;
}
