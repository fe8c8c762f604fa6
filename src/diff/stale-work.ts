import { type Link, listInputs, parseLink, type Way, type Work } from '../derive/inputs.ts';
import { fingerprintOf } from '../document/fingerprint.ts';
import { typedReference } from '../model/kinds.ts';
import { compareText } from '../model/order.ts';
import { listInWords } from '../model/words.ts';
import type { Change } from './change.ts';
import type { Consequence } from './consequence.ts';
import { createMovingFinder, listWays, type Moving } from './moved-inputs.ts';
import { nameOf, type ProductPair } from './scene.ts';
import { fieldLabel, mostSentences } from './words.ts';

type Labels = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The tactics and roadmap items that rest on something that moved, however many hops up. What was reviewed within the
 * same change, against what it says now, is not stale by it. Only work that was there before; in id order.
 */
export function deriveStaleWork(pair: ProductPair, changes: readonly Change[]): Consequence[] {
  const findMoving = createMovingFinder(pair);
  const labels = labelsByElement(pair, changes);
  return (['tactic', 'roadmap'] as const).flatMap((kind) => {
    const before = pair.before.of[kind];
    const work: readonly Work[] = [...pair.after.of[kind].values()].filter(({ id }) => before.has(id));
    return work
      .toSorted((a, b) => compareText(a.id, b.id))
      .flatMap((item) => {
        const inputs = listInputs(item)
          .flatMap(parseLink)
          .flatMap((link) => findMoving(link) ?? []);
        return tellStale(pair, item, sentencesFor(pair, item, { inputs, labels }));
      });
  });
}

function tellStale(pair: ProductPair, { kind, id }: Work, sentences: readonly string[]): Consequence[] {
  if (sentences.length === 0) return [];
  const statement = `The ${kind === 'tactic' ? 'tactic' : 'roadmap item'} ${nameOf(pair, kind, id)} is stale now.`;
  const subject = { kind, id };
  return [{ product: pair.after.id, kind: `${kind}_stale`, subject, statement, because: sentences.join(' ') }];
}

/** What moved, in a few sentences; there may be thousands, so no more is looked at than is told. */
function sentencesFor(
  pair: ProductPair,
  item: Work,
  { inputs, labels }: { readonly inputs: readonly Moving[]; readonly labels: Labels },
): string[] {
  const sentences: string[] = [];
  for (const way of listWays(inputs)) {
    if (isReviewed(pair, item, way)) continue;
    if (sentences.length === mostSentences) return [...sentences, 'And more that it rests on changed.'];
    sentences.push(wayInWords(pair, way, labels));
  }
  return sentences;
}

function isReviewed({ after }: ProductPair, { fields }: Work, way: Way): boolean {
  const { kind, id } = lastOf(way);
  const now = after.of[kind].get(id);
  const recorded = fields.reviewed?.[typedReference(kind, id)];
  return now !== undefined && recorded !== undefined && recorded === fingerprintOf(now);
}

function wayInWords(pair: ProductPair, way: Way, labels: Labels): string {
  const { kind, id } = lastOf(way);
  const [input, ...hops] = way.slice(0, -1).map((link) => nameOf(pair, link.kind, link.id));
  const what = pair.after.of[kind].has(id) ? changed(labels.get(typedReference(kind, id))) : 'was removed';
  if (input === undefined) return `Its input ${nameOf(pair, kind, id)} ${what}.`;
  const through = hops.length === 0 ? '' : ` through ${listInWords(hops)}`;
  return `${nameOf(pair, kind, id)} ${what}, and its input ${input} rests on that${through}.`;
}

function changed(labels: ReadonlySet<string> | undefined): string {
  return labels ? `changed (${[...labels].join(', ')})` : 'lists the same in another order';
}

function lastOf(way: Way): Link {
  return way.at(-1) ?? way[0];
}

/** Which fields of each element of the product changed, in the words of a reader. */
function labelsByElement({ after }: ProductPair, changes: readonly Change[]): Labels {
  const labels = new Map<string, Set<string>>();
  for (const { product, kind, id, field } of changes) {
    if (product !== after.id || field === null) continue;
    const key = typedReference(kind, id);
    labels.set(key, (labels.get(key) ?? new Set()).add(fieldLabel(kind, field)));
  }
  return labels;
}
