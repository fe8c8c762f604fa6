import { assembleCorpus, type Corpus, findFiles, isDocument, toSourceFile } from '../document/corpus.ts';
import { isBystander } from '../document/identify.ts';
import { parseRemembered } from './document-memory.ts';
import type { World } from './ports.ts';
import { UserError } from './user-error.ts';

type Readable = Pick<World, 'source' | 'cache'>;

/** Reads and parses the positioning folder. Throws a `UserError` when there is none, or nothing in it. */
export async function readCorpus(world: Readable, root: string): Promise<Corpus> {
  const corpus = await readCorpusIfAny(world, root);
  if (corpus && corpus.files.length > 0) return corpus;
  throw new UserError(
    corpus ? `There is nothing in ${root}/ yet.` : `There is no positioning folder ${root}/ here.`,
    'Go to the folder that holds it, name it with --root, or begin one with: throughline init',
  );
}

/** Files that have a problem of their own, by path. */
export function listBrokenFiles({ files }: Corpus): string[] {
  return files.filter(({ problems }) => problems.length > 0).map(({ path }) => path);
}

/** Reads and parses the positioning folder, or gives null when there is no such folder. */
export async function readCorpusIfAny({ source, cache }: Readable, root: string): Promise<Corpus | null> {
  const entries = await source.readEntries(root, (path) => !isBystander(path));
  if (entries === null) return null;
  const files = findFiles(root, entries);
  const parsed = await parseRemembered(cache, root, files.filter(isDocument));
  return assembleCorpus(
    root,
    entries,
    files.map((file) => toSourceFile(file, (document) => parsed.get(document)!)),
  );
}
