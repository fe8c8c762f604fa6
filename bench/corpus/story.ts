import type { CollectionKind } from '../../src/model/kinds.ts';
import { drawNames, type Name } from './names.ts';
import { itemAt, type Random } from './random.ts';

/** What a product is made from. */
export interface ProductPlan {
  readonly product: Name;
  /** How many files it has, views and `product.md` included. */
  readonly files: number;
  /** The ids of the functions that hold a view of it. */
  readonly functions: readonly string[];
  readonly parent: string | null;
  /** This year; dates lie around it, so that nothing is overdue when the benchmark runs. */
  readonly year: number;
}

/** Kinds whose elements need a name of their own; a view is named after its function. */
export type NamedKind = Exclude<CollectionKind, 'view'>;
type Cast = Readonly<Record<NamedKind, readonly Name[]>>;

/** Who belongs to what: everything that has to fit together across the files of a product. */
export interface Story extends ProductPlan {
  readonly random: Random;
  readonly cast: Cast;
  /** What the chosen market brings. */
  readonly rivals: readonly string[];
  readonly customers: readonly string[];
}

// The fewest files of each kind that a product can do with, and the share of the rest, as in our worked examples.
const shares: Readonly<Record<NamedKind, { fewest: number; share: number }>> = {
  market: { fewest: 2, share: 1 },
  segment: { fewest: 2, share: 3 },
  alternative: { fewest: 3, share: 7 },
  attribute: { fewest: 3, share: 11 },
  value: { fewest: 2, share: 1 },
  trend: { fewest: 1, share: 1 },
  tactic: { fewest: 2, share: 17 },
  roadmap: { fewest: 1, share: 9 },
};
const mostRivals = 5;
const namedKinds = Object.keys(shares) as NamedKind[];

/** Casts a product: who is in it, and who belongs to the chosen market. */
export function castStory(random: Random, plan: ProductPlan): Story {
  const counts = shareOut(plan.files - plan.functions.length - 1);
  const draw = (kind: NamedKind) => drawNames(random, kind, counts[kind]);
  const cast: Cast = {
    market: draw('market'),
    segment: draw('segment'),
    alternative: draw('alternative'),
    attribute: draw('attribute'),
    value: draw('value'),
    trend: draw('trend'),
    tactic: draw('tactic'),
    roadmap: draw('roadmap'),
  };
  return {
    ...plan,
    random,
    cast,
    rivals: idsOf(cast.alternative).slice(0, mostRivals),
    customers: idsOf(cast.segment).slice(0, Math.max(2, Math.ceil(counts.segment / 2))),
  };
}

/** Deals files out to the kinds by their shares; what rounding leaves over becomes tactics. */
function shareOut(files: number): Record<NamedKind, number> {
  const sum = (of: 'fewest' | 'share') => namedKinds.reduce((total, kind) => total + shares[kind][of], 0);
  const spare = files - sum('fewest');
  if (spare < 0) throw new Error(`A product needs at least ${sum('fewest')} elements.`);
  const dealt = namedKinds.map((kind) => [
    kind,
    shares[kind].fewest + Math.floor((spare * shares[kind].share) / sum('share')),
  ]);
  const counts = Object.fromEntries(dealt) as Record<NamedKind, number>;
  counts.tactic += files - Object.values(counts).reduce((total, count) => total + count, 0);
  return counts;
}

/** What a market that was not chosen brings: the first of all, and its part of what the chosen market leaves out. */
export function sideline({ cast }: Story, ids: readonly string[], chosen: readonly string[], market: number): string[] {
  const others = cast.market.length - 1;
  const dealt = ids.filter((id) => !chosen.includes(id)).filter((_, index) => index % others === market - 1);
  return [...new Set([itemAt(ids, 0), ...(dealt.length > 0 ? dealt : [itemAt(ids, market)])])];
}

/** Every attribute stands behind one value: attribute 9 of 7 values behind the third. */
export function attributesBehind({ cast }: Story, value: number): string[] {
  return idsOf(cast.attribute).filter((_, index) => index % cast.value.length === value % cast.value.length);
}

/** Indexes of values. The customers of the chosen market care about all values between them. */
export function valuesThatMatterTo({ cast, customers }: Story, segment: number): number[] {
  const values = cast.value.map((_, index) => index);
  const seat = customers.indexOf(itemAt(cast.segment, segment).id);
  const dealt = seat === -1 ? [] : values.filter((value) => value % customers.length === seat);
  return dealt.length > 0 ? dealt : [...new Set([segment % values.length, (segment + 1) % values.length])];
}

/** The file names of elements, in the order of the names. */
export function idsOf(names: readonly Name[]): string[] {
  return names.map(({ id }) => id);
}
