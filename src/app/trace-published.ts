import { type Trace, traceWording } from '../trace/trace.ts';
import { pickProduct } from './pick.ts';
import type { World } from './ports.ts';
import { publishedSource } from './published-source.ts';
import { readCorpus } from './read-corpus.ts';
import { readWording } from './read-wording.ts';
import { UserError } from './user-error.ts';

export interface PublishedTraceRequest {
  /** The positioning as another repository publishes it: the text of its `positioning.json`. */
  readonly published: string;
  /** Files and patterns, counted from the working folder. */
  readonly files: readonly string[];
  /** Needed only where there are several. */
  readonly product?: string | undefined;
  /** Take what is found in the wording now for what was there from the start. */
  readonly writeBaseline?: boolean;
}

/**
 * Holds files of this repository against a positioning that another one publishes. Tactics and roadmap are that one's
 * concern, so the trace has none. Throws a `UserError` when no file is named, or one that is not there.
 */
export async function tracePublished(
  world: Pick<World, 'files' | 'surfaces'>,
  { published, files, product: id, writeBaseline = false }: PublishedTraceRequest,
): Promise<Trace> {
  if (files.length === 0) {
    throw new UserError(
      'Nothing says which files of this repository to hold against the published positioning.',
      "Name them, with patterns in quotes: throughline trace 'content/**/*.md' package.json --from <url>",
    );
  }
  const corpus = await readCorpus({ source: publishedSource(published), cache: keepNothing }, 'positioning');
  const product = pickProduct(corpus, id, 'the published positioning');
  return traceWording(product, await readWording(world, { corpus, product, folder: '', files, writeBaseline }));
}

// What is read here is another repository's: its documents have no place among this one's.
const keepNothing = { load: () => null, save: () => {} };
