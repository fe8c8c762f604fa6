import { fingerprintOf } from '../document/fingerprint.ts';
import { type Corpus, parseCorpus } from '../document/corpus.ts';
import type { Element } from '../model/element.ts';
import { type Lookup, listLookups, type OldVersions } from '../trace/old-versions.ts';
import { type SurfaceFinding, type Trace, traceProduct } from '../trace/trace.ts';
import { traceReviews } from '../trace/trace-reviews.ts';
import { pickProduct } from './pick.ts';
import type { History, World } from './ports.ts';
import { readCorpus } from './read-corpus.ts';
import { countBrokenFiles } from './show.ts';

export interface TraceRequest {
  readonly root: string;
  /** Needed only where there are several products. */
  readonly product?: string | undefined;
  /** What the wording of the files that customers see gives reason to say. */
  readonly findings?: readonly SurfaceFinding[];
}

/** Traces a product downstream, and counts the files that could not be read in full. Writes nothing. */
export async function trace(
  world: World & { readonly history: History },
  { root, product: id, findings = [] }: TraceRequest,
): Promise<{ trace: Trace; brokenFiles: number }> {
  const corpus = await readCorpus(world, root);
  const product = pickProduct(corpus, id);
  const reviews = traceReviews(product, (link) => corpus.exists(link.kind, link.id, product.id));
  const lookups = listLookups([...reviews.tactics, ...reviews.roadmap]);
  const oldVersions = await findOldVersions(world.history, corpus, lookups);
  return {
    trace: traceProduct(product, { reviews, oldVersions, findings }),
    brokenFiles: countBrokenFiles(corpus),
  };
}

/** Looks each version up in the past of its file. */
async function findOldVersions(history: History, corpus: Corpus, lookups: readonly Lookup[]): Promise<OldVersions> {
  const found = new Map<string, Element | null>();
  for (const { reference, fingerprint, element } of lookups) {
    const parse = (text: string) => parseVersion(corpus, element.path, text);
    const text = await history.findVersion(element.path, (candidate) => {
      const version = parse(candidate);
      return version !== null && fingerprintOf(version) === fingerprint;
    });
    found.set(`${reference} ${fingerprint}`, text === null ? null : parse(text));
  }
  return (reference, fingerprint) => found.get(`${reference} ${fingerprint}`) ?? null;
}

/** What a file's earlier text says; null when it cannot be read. */
function parseVersion({ root, fileAt }: Corpus, path: string, text: string): Element | null {
  const pathInRoot = fileAt.get(path)?.pathInRoot ?? path;
  const entry = { path: pathInRoot, content: { type: 'file', bytes: Buffer.from(text) } } as const;
  return parseCorpus(root, [entry]).positioning.elements[0] ?? null;
}
