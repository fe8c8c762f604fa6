import { recordReview } from '../document/record-review.ts';
import { suggest } from '../document/nearest.ts';
import { parseLink, type Work } from '../derive/inputs.ts';
import { isOfKind } from '../model/element.ts';
import { typedReference } from '../model/kinds.ts';
import type { Product } from '../model/positioning.ts';
import { code, listInWords } from '../model/words.ts';
import { createGroundFinder, type Grounds } from '../trace/grounds.ts';
import type { RecordedReview } from '../trace/recorded-review.ts';
import { pickProduct } from './pick.ts';
import type { World } from './ports.ts';
import { readCorpus } from './read-corpus.ts';
import { UserError } from './user-error.ts';

export interface ReviewRequest {
  readonly root: string;
  readonly product?: string | undefined;
  /** Tactics and roadmap items, as `tactics/home-page`. */
  readonly references: readonly string[];
  /** Why they still fit, to be kept with the review. */
  readonly because?: string | undefined;
}

/**
 * Records that tactics and roadmap items fit what they rest on now: all of them, or none. Throws a `UserError` when one
 * is not there, or names an input that is not, or rests on nothing that could be recorded.
 */
export async function review(
  world: World,
  { root, product: id, references, because = '' }: ReviewRequest,
): Promise<RecordedReview[]> {
  const corpus = await readCorpus(world, root);
  const product = pickProduct(corpus, id);
  const works = [...new Set(references)].map((reference) => pickWork(product, reference));
  const findGrounds = createGroundFinder(product, (link) => corpus.exists(link.kind, link.id, product.id));
  const revision = await world.history.findHead();
  const about = { ...(revision !== null && { revision }), ...(because.trim() !== '' && { because: because.trim() }) };
  const edits = [];
  for (const work of works) {
    const fingerprints = requireFingerprints(work, findGrounds(work));
    edits.push({ work, ...(await recordIn(world, work, { ...about, ...fingerprints })) });
  }
  const changed = edits.filter(({ before, after }) => before !== after);
  await world.files.writeAll(new Map(changed.map(({ work, after }) => [work.path, after])));
  return edits.map(({ work, before, after }) => ({
    reference: typedReference(work.kind, work.id),
    path: work.path,
    isWritten: after !== before,
  }));
}

function pickWork(product: Product, reference: string): Work {
  const [link] = parseLink(reference);
  const element = link && product.of[link.kind].get(link.id);
  if (element && isOfKind(element, 'tactic')) return element;
  if (element && isOfKind(element, 'roadmap')) return element;
  const message = element
    ? `${code(reference)} is reviewed by signing it; expected a tactic or a roadmap item.`
    : `The product ${code(product.id)} has no tactic or roadmap item ${code(reference)}.`;
  const known = [...product.of.tactic.values(), ...product.of.roadmap.values()];
  const meant = known.find(({ id, path }) => id === reference || path === reference);
  const references = known.map((work) => typedReference(work.kind, work.id));
  const offered = meant ? typedReference(meant.kind, meant.id) : reference;
  throw new UserError(message, suggest(offered, references, 'tactic or roadmap item'));
}

/** The fingerprint of everything that an item rests on, by reference. */
function requireFingerprints({ kind, id }: Work, { listAll, missing }: Grounds): Record<string, string> {
  const reference = code(typedReference(kind, id));
  if (missing.length > 0) {
    const what = missing.length === 1 ? 'an input that does not exist' : 'inputs that do not exist';
    throw new UserError(
      `${reference} names ${what}: ${listInWords(missing.map((text) => code(text)))}. Nothing was recorded.`,
      'Name what it rests on now, or take the input out, then review it again.',
    );
  }
  const all = listAll();
  const unreadable = all.find(({ isThere, element }) => isThere && !element);
  if (unreadable) {
    throw new UserError(
      `${reference} rests on ${code(unreadable.reference)}, which cannot be read. Nothing was recorded.`,
      'See what is wrong with: throughline check',
    );
  }
  if (all.length > 0) {
    return Object.fromEntries(
      all.flatMap(({ reference: key, fingerprint }) => (fingerprint === null ? [] : [[key, fingerprint]])),
    );
  }
  throw new UserError(
    `${reference} rests on nothing, so there is nothing to review it against.`,
    `Name what it rests on in ${kind === 'tactic' ? '`inputs`' : '`strengthens`'}, then review it again.`,
  );
}

/** The text of the item's file before and after. */
async function recordIn({ files }: World, { path }: Work, reviewed: Record<string, string>) {
  const before = await files.read(path);
  const after = before === null ? null : recordReview(before, reviewed);
  if (before !== null && after !== null) return { before, after };
  throw new UserError(
    `The review could not be written into ${path}. Nothing was recorded.`,
    'See what is wrong with: throughline check',
  );
}
