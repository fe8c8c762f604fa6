import { matchesGlob } from '../../model/glob.ts';
import type { Element } from '../../model/element.ts';
import { chosenMarket, type Positioning, type Product } from '../../model/positioning.ts';
import { compareText } from '../../model/order.ts';
import { indexTerms, type TermIndex } from './mentions/term-index.ts';
import { collectTerms, spokenNames } from './mentions/terms.ts';

/** Everything that a look at a product's files needs to know, worked out once. */
export interface WordingPlan {
  readonly product: Product;
  /** What the product is called; its id when its file cannot be read. */
  readonly productName: string;
  /** Every name that stands for the product. */
  readonly productNames: readonly string[];
  readonly market: Element<'market'> | null;
  readonly index: TermIndex;
  /** Tactics that name files, in id order. */
  readonly tactics: readonly PlannedTactic[];
  /** The positioning folder, which is never looked at: it has to name what was retired. */
  readonly root: string;
}

export interface PlannedTactic {
  readonly tactic: Element<'tactic'>;
  /** Its `files`, each with what is wrong with it, in their order. */
  readonly globs: readonly { readonly glob: string; readonly isOutside: boolean }[];
}

/** Prepares a look at what the tactics of a product say. `root` is the positioning folder, as paths of files begin. */
export function planWording(root: string, positioning: Positioning, product: Product): WordingPlan {
  const others = [...positioning.products.values()].filter((other) => other !== product);
  const otherNames = others.flatMap(({ element }) => (element ? spokenNames(element) : []));
  return {
    product,
    productNames: product.element ? spokenNames(product.element) : [],
    productName: product.element?.fields.name ?? product.id,
    market: chosenMarket(product),
    index: indexTerms(collectTerms(product, otherNames)),
    tactics: [...product.of.tactic.values()]
      .flatMap(planTactic)
      .toSorted((a, b) => compareText(a.tactic.id, b.tactic.id)),
    root,
  };
}

function planTactic(tactic: Element<'tactic'>): PlannedTactic[] {
  const globs = (tactic.fields.files ?? []).map((written) => {
    const glob = written.replace(/^(?:\.\/)+/, '');
    return { glob, isOutside: leadsOutside(glob) };
  });
  return globs.length > 0 ? [{ tactic, globs }] : [];
}

/** Only what stands below the top of the repository is read: no way up, no drive, nothing from the root of a disk. */
function leadsOutside(glob: string): boolean {
  return /^(?:[/\\~]|[A-Za-z]:)/.test(glob) || glob.split(/[/\\]/).includes('..');
}

/** Does some tactic of the plan take the file at this path, counted from the top of the repository? */
export function isSurface(plan: WordingPlan, path: string): boolean {
  return plan.tactics.some((planned) => takesFile(plan, planned, path));
}

/** Is the file at this path one of the tactic's? */
export function takesFile({ root }: WordingPlan, { globs }: PlannedTactic, path: string): boolean {
  if (path.startsWith(`${root}/`)) return false;
  return globs.some(({ glob, isOutside }) => !isOutside && matchesGlob(glob, path));
}
