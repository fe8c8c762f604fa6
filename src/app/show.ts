import { deriveStory, type Story } from '../derive/story.ts';
import type { Corpus } from '../document/corpus.ts';
import { pickProduct, requireChosenMarket } from './pick.ts';
import type { World } from './ports.ts';
import { readCorpus } from './read-corpus.ts';

export interface ShowRequest {
  readonly root: string;
  /** Needed only where there are several products. */
  readonly product?: string | undefined;
}

/** Works out a product's story in its chosen market, and counts the files that could not be read in full. */
export async function show(world: World, request: ShowRequest): Promise<{ story: Story; brokenFiles: number }> {
  const corpus = await readCorpus(world, request.root);
  const product = pickProduct(corpus, request.product);
  return { story: deriveStory(product, requireChosenMarket(product)), brokenFiles: countBrokenFiles(corpus) };
}

/** Files that have a problem of their own: what follows is worked out without what they fail to say. */
export function countBrokenFiles({ files }: Corpus): number {
  return files.filter(({ problems }) => problems.length > 0).length;
}
