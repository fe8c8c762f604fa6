import { fingerprintOf } from '../document/fingerprint.ts';
import type { Corpus } from '../document/corpus.ts';
import { parseCorpus } from '../document/parse-corpus.ts';
import type { Element } from '../model/element.ts';
import { groupBy } from '../model/order.ts';
import type { Product } from '../model/positioning.ts';
import { type Lookup, listLookups, type OldVersions } from '../trace/old-versions.ts';
import { type Trace, traceProduct } from '../trace/trace.ts';
import { traceReviews } from '../trace/trace-reviews.ts';
import { nothingRead } from '../trace/wording/wording.ts';
import { pickProduct } from './pick.ts';
import type { History, World } from './ports.ts';
import { readCorpus } from './read-corpus.ts';
import { countBrokenFiles } from './show.ts';

export interface TraceRequest {
  readonly root: string;
  /** Needed only where there are several products. */
  readonly product?: string | undefined;
  /** Take what is found in the wording now for what was there from the start. */
  readonly writeBaseline?: boolean;
}

/** Traces a product downstream, and counts the files that could not be read in full. Writes nothing but a baseline that is asked for. */
export async function trace(
  world: World,
  { root, product: id, writeBaseline = false }: TraceRequest,
): Promise<{ trace: Trace; brokenFiles: number }> {
  const corpus = await readCorpus(world, root);
  const product = pickProduct(corpus, id);
  return {
    trace: await traceDownstream(world, { corpus, product, writeBaseline }),
    brokenFiles: countBrokenFiles(corpus),
  };
}

/** Traces a product of a corpus that was read: its reviews, its past where it matters, and the files of its tactics. */
export async function traceDownstream(
  world: Pick<World, 'files' | 'history' | 'surfaces'>,
  { corpus, product, writeBaseline = false }: { corpus: Corpus; product: Product; writeBaseline?: boolean },
): Promise<Trace> {
  const reviews = traceReviews(product, (link) => corpus.exists(link.kind, link.id, product.id));
  const lookups = listLookups([...reviews.tactics, ...reviews.roadmap]);
  const oldVersions = await findOldVersions(world.history, corpus, lookups);
  // Only here, so that whoever asks for the rest does not load readers of web pages and decks.
  const { readWording } = await import('./read-wording.ts');
  const wording = await readWording(world, { corpus, product, folder: folderAround(corpus.root), writeBaseline });
  return traceProduct(product, { reviews, oldVersions, wording });
}

/** What the positioning alone tells of tactics and roadmap, without its past and the files of its tactics. */
export function tracePositioning(corpus: Corpus, product: Product): Trace {
  const reviews = traceReviews(product, (link) => corpus.exists(link.kind, link.id, product.id));
  return traceProduct(product, { reviews, oldVersions: () => null, wording: nothingRead });
}

/** The folder that a positioning folder stands in, as paths begin; the working folder for one that is the working folder itself. */
function folderAround(root: string): string {
  return root.slice(0, root.lastIndexOf('/') + 1);
}

/** Looks for each version in the past of its file. */
async function findOldVersions(history: History, corpus: Corpus, lookups: readonly Lookup[]): Promise<OldVersions> {
  const byPath = groupBy(lookups, ({ element }) => element.path);
  const pasts = await history.readVersions([...byPath.keys()]);
  const found = new Map<string, Element>();
  for (const [path, wanted] of byPath) {
    const missing = new Map(wanted.map((lookup) => [lookup.fingerprint, lookup]));
    for (const { text } of pasts.get(path) ?? []) {
      if (missing.size === 0) break;
      const version = parseVersion(corpus, path, text);
      const lookup = version && missing.get(fingerprintOf(version));
      if (!lookup) continue;
      found.set(`${lookup.reference} ${lookup.fingerprint}`, version);
      missing.delete(lookup.fingerprint);
    }
  }
  return (reference, fingerprint) => found.get(`${reference} ${fingerprint}`) ?? null;
}

/** What a file's earlier text says; null when it cannot be read. */
export function parseVersion({ root, fileAt }: Corpus, path: string, text: string): Element | null {
  const pathInRoot = fileAt.get(path)?.pathInRoot ?? path.slice(root === '.' ? 0 : root.length + 1);
  const entry = { path: pathInRoot, content: { type: 'file', bytes: Buffer.from(text) } } as const;
  return parseCorpus(root, [entry]).positioning.elements[0] ?? null;
}
