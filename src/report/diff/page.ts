import type { Change, FieldChanged } from '../../diff/change.ts';
import type { Consequence } from '../../diff/consequence.ts';
import type { PositioningDiff } from '../../diff/diff-positionings.ts';
import type { NameOf } from '../../diff/names.ts';
import { homeOf, type Kind, kindLabel } from '../../model/kinds.ts';
import { groupBy } from '../../model/order.ts';
import { capitalise, clip } from '../../model/words.ts';
import { changesInWords } from './change-words.ts';
import { consequencesInWords, type ToldConsequence } from './consequence-words.ts';
import type { Line } from './fragment.ts';
import { pickWeightiest, weightOf, weightOfConsequence } from './weight.ts';

/** A diff as a page shows it, whatever the page is made of. */
export interface DiffPage {
  readonly products: readonly ProductPart[];
  /** How many changes are left out. */
  readonly hiddenChanges: number;
  readonly consequences: readonly ConsequencePart[];
  readonly hiddenConsequences: number;
}

export interface ProductPart {
  /** The product's name. */
  readonly title: string;
  readonly kinds: readonly KindPart[];
}

export interface KindPart {
  /** Null for the product itself, which the title above names. */
  readonly title: string | null;
  readonly elements: readonly ElementPart[];
}

export interface ElementPart {
  readonly mark: '+' | '-' | '~';
  /** Null where the heading says it already: there is only one of its kind. */
  readonly name: string | null;
  /** What happened to it as a whole; empty when only its content changed. */
  readonly note: string;
  readonly lines: readonly Line[];
}

/** What follows for a product, by the kind of what it happens to. */
export interface ConsequencePart {
  readonly title: string;
  readonly kinds: readonly { readonly title: string; readonly told: readonly ToldConsequence[] }[];
}

export interface PageOptions {
  readonly nameOf: NameOf;
  /** Is there a file of the element on the other side, although it cannot be read there? */
  readonly isUnreadable: (change: Change) => boolean;
  readonly mostChanges: number;
  readonly mostConsequences: number;
}

const longestName = 160;

/** Lays out a diff by product, kind and element, the weightiest parts of it when there is too much. */
export function layOutDiff({ changes, consequences }: PositioningDiff, options: PageOptions): DiffPage {
  const shown = pickWeightiest(changes, options.mostChanges, weightOf);
  const told = pickWeightiest(consequences, options.mostConsequences, weightOfConsequence);
  const titleOf = (product: string | null) =>
    product === null ? 'The whole company' : clip(options.nameOf('product', product, product) ?? product, longestName);
  return {
    products: [...groupBy(shown, ({ product }) => product)].map(([product, own]) => {
      return { title: titleOf(product), kinds: layOutKinds(own, options) };
    }),
    hiddenChanges: changes.length - shown.length,
    consequences: [...groupBy(told, ({ product }) => product)].map(([product, own]) => {
      return { title: titleOf(product), kinds: layOutConsequences(own) };
    }),
    hiddenConsequences: consequences.length - told.length,
  };
}

function layOutConsequences(consequences: readonly Consequence[]): ConsequencePart['kinds'] {
  const market = consequences.find(({ kind }) => kind === 'chosen_market_changed');
  return [...groupBy(consequences, ({ subject }) => subject.kind)].map(([kind, own]) => ({
    title: titleOfKind(kind),
    told: consequencesInWords(own, market),
  }));
}

function titleOfKind(kind: Kind): string {
  return capitalise(kindLabel(kind)) + (homeOf(kind).folder === undefined ? '' : 's');
}

function layOutKinds(changes: readonly Change[], options: PageOptions): KindPart[] {
  return [...groupBy(changes, ({ kind }) => kind)].map(([kind, own]) => ({
    title: kind === 'product' ? null : titleOfKind(kind),
    elements: [...groupBy(own, ({ id }) => id).values()].map((group) => layOutElement(kind, group, options)),
  }));
}

function layOutElement(kind: Kind, changes: readonly Change[], options: PageOptions): ElementPart {
  const { nameOf } = options;
  const [{ product, id } = { product: null, id: '' }] = changes;
  const whole = changes.find((change) => change.change !== 'changed');
  const inside = changes.filter((change): change is FieldChanged => change.change === 'changed');
  return {
    mark: whole?.change === 'added' ? '+' : whole?.change === 'removed' ? '-' : '~',
    name: homeOf(kind).folder === undefined ? null : nameElement(kind, { product, id, nameOf }),
    note: whole ? noteOf(whole, options) : '',
    lines: changesInWords({ kind, product, nameOf }, inside),
  };
}

/** A view is called what its function is. */
function nameElement(
  kind: Kind,
  { product, id, nameOf }: { product: string | null; id: string; nameOf: NameOf },
): string {
  return clip(nameOf(kind === 'view' ? 'function' : kind, product, id) ?? id, longestName);
}

function noteOf(change: Exclude<Change, FieldChanged>, { isUnreadable }: PageOptions): string {
  if (change.change === 'renamed') return `its id is now ${clip(change.id)}; it was ${clip(change.before)}`;
  if (isUnreadable(change)) return change.change === 'added' ? 'can be read now' : 'can no longer be read';
  return change.change === 'added' ? 'new' : 'removed';
}
