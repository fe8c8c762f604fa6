import type { Corpus } from '../../document/corpus.ts';
import type { Element } from '../../model/element.ts';
import { chosenMarket, type Product } from '../../model/positioning.ts';
import { stages } from '../funnel.ts';
import { indexTerms, type TermIndex } from './mentions/term-index.ts';
import { collectTerms, spokenNames } from './mentions/terms.ts';
import { createTaker, planGlobs, type PlannedTactic } from './planned-files.ts';

/** Everything that a look at a product's files needs to know, worked out once. */
export interface WordingPlan {
  /** What the product is called; its id when its file cannot be read. */
  readonly productName: string;
  /** Every name that stands for the product. */
  readonly productNames: readonly string[];
  readonly market: Element<'market'> | null;
  readonly index: TermIndex;
  /** Tactics that name files, in the order in which customers meet them. */
  readonly tactics: readonly PlannedTactic[];
  /** The tactics that take the file at a path, in the same order. The positioning itself, which has to name what was retired, is nobody's. */
  readonly takersOf: (path: string) => readonly PlannedTactic[];
  /** Paths that are named one by one. */
  readonly exactPaths: readonly string[];
}

/** Which files are looked at. */
export interface WordingScope {
  /** Where files are counted from, as paths of findings begin: empty, or with a slash at the end. */
  readonly folder: string;
  /** Files named by hand, which are looked at in place of those of tactics. */
  readonly files?: readonly string[] | undefined;
}

/** Prepares a look at what the tactics of a product say, or what files say that somebody names. */
export function planWording(
  { root, positioning }: Corpus,
  product: Product,
  { folder, files }: WordingScope,
): WordingPlan {
  const others = [...positioning.products.values()].filter((other) => other !== product);
  const otherNames = others.flatMap(({ element }) => (element ? spokenNames(element) : []));
  const tactics = files ? [{ tactic: null, globs: planGlobs(files, folder) }] : planTactics(product, folder);
  const take = createTaker(tactics);
  const exact = tactics.flatMap(({ globs }) => globs.flatMap(({ glob, isExact }) => (isExact && glob ? glob : [])));
  const isOwn = (path: string) => path.startsWith(`${root}/`);
  return {
    productNames: product.element ? spokenNames(product.element) : [],
    productName: product.element?.fields.name ?? product.id,
    market: chosenMarket(product),
    index: indexTerms(collectTerms(product, otherNames)),
    tactics,
    takersOf: (path) => (isOwn(path) ? [] : take(path)),
    exactPaths: [...new Set(exact)].filter((path) => !isOwn(path)),
  };
}

function planTactics(product: Product, folder: string): PlannedTactic[] {
  return [...product.of.tactic.values()]
    .filter(({ fields }) => (fields.files ?? []).length > 0)
    .toSorted((a, b) => stages.indexOf(a.fields.stage) - stages.indexOf(b.fields.stage))
    .map((tactic) => ({ tactic, globs: planGlobs(tactic.fields.files ?? [], folder) }));
}
