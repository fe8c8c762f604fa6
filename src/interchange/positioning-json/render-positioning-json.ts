import type { Corpus } from '../../document/corpus.ts';
import { fingerprintOf } from '../../document/fingerprint.ts';
import type { Element } from '../../model/element.ts';
import { groupBy } from '../../model/order.ts';
import { chosenMarket, type Product } from '../../model/positioning.ts';
import { formatName, formatVersion } from './document-form.ts';

/** What follows for one product, as the commands print it with `--format json`. What was not worked out is null. */
export interface DerivedProduct {
  /** As `show`; null without a chosen market that exists. */
  readonly story: object | null;
  /** As `compare`: every market, the chosen one first. */
  readonly frames: readonly object[];
  /** As `align`. */
  readonly alignment: object | null;
  /** As `trace`, without findings in files outside of the positioning; its keys stand beside the others. */
  readonly trace: object | null;
}

/**
 * A whole positioning with what follows from it, as one JSON document. It holds what a reader of the site may see: the
 * settings of `check` stay out. Paths are those below the positioning folder; elements are in path order.
 */
export function renderPositioningJson(
  { root, positioning }: Pick<Corpus, 'root' | 'positioning'>,
  derive: (product: Product) => DerivedProduct,
): string {
  const { signOff, functions, products, elements } = positioning;
  const toJson = (element: Element) => elementToJson(element, root);
  const elementsOf = groupBy(elements, ({ product }) => product);
  const document = {
    format: formatName,
    version: formatVersion,
    sign_off: signOff && toJson(signOff),
    functions: [...functions.values()].map(toJson),
    products: [...products.values()].map((product) => {
      const own = elementsOf.get(product.id) ?? [];
      const { trace, ...derived } = derive(product);
      return { ...productToJson(product), elements: own.map(toJson), ...derived, ...trace };
    }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function productToJson(product: Product) {
  return {
    id: product.id,
    name: product.element?.fields.name || product.id,
    market: chosenMarket(product)?.id ?? null,
  };
}

function elementToJson(element: Element, root: string) {
  const { kind, id, path, fields, body } = element;
  const pathInRoot = root === '.' ? path : path.slice(root.length + 1);
  return { kind, id, path: pathInRoot, fields, body, fingerprint: fingerprintOf(element) };
}
