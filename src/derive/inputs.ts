import { listReferences, splitTypedReference } from '../document/references.ts';
import { type Element, isCollectionKind } from '../model/element.ts';
import { type CollectionKind, type Kind, kindOfFolder, typedReference } from '../model/kinds.ts';
import { indexNames, normaliseName } from '../model/names.ts';
import type { Product } from '../model/positioning.ts';

/** An element of the product at hand, which may not exist. */
export interface Link {
  readonly kind: CollectionKind;
  readonly id: string;
}

/** What rests on the positioning. */
export type Work = Element<'tactic'> | Element<'roadmap'>;

/** From an input to something it rests on: each element rests on the next. Of one element when it is the input itself. */
export type Way = readonly [Link, ...Link[]];

/** What a tactic rests on, or a roadmap item (what it strengthens, and which segments asked for it), as it names it. */
export function listInputs({ fields }: Work): string[] {
  if ('inputs' in fields) return [...new Set(fields.inputs)];
  const segments = fields.requested_by?.filter((text) => text !== 'outside') ?? [];
  return [...new Set([...fields.strengthens, ...segments])];
}

/** An element as tactics and roadmap items name it, such as `values/work-offline`. Empty for anything else. */
export function parseLink(text: string): Link[] {
  const typed = splitTypedReference(text);
  const kind = typed && kindOfFolder(typed.folder);
  return typed && kind && isCollectionKind(kind) ? [{ kind, id: typed.id }] : [];
}

/**
 * Kinds whose elements are made of others. An attribute is not: what it is held against is its own say, cell by cell,
 * so an alternative that is described better does not move every attribute, and with them all that was ever written.
 */
const madeOfOthers: ReadonlySet<Kind> = new Set(['market', 'segment', 'trend', 'value']);

/**
 * What an element is made of, one hop on: a market of alternatives, segments and the attributes that customers expect,
 * a segment of values and the attributes behind them, a trend of values, a value of attributes. In the order of the
 * schema; what is named need not exist.
 */
export function createLinker({ of }: Pick<Product, 'of'>): (element: Element) => Link[] {
  let attributes: ReadonlyMap<string, Element> | undefined;
  const expectedLink = (text: string): Link => {
    attributes ??= indexNames(of.attribute.values());
    return { kind: 'attribute', id: attributes.get(normaliseName(text))?.id ?? text };
  };
  return ({ kind, fields }) => {
    if (!madeOfOthers.has(kind)) return [];
    const links = listReferences(kind, { ...fields }).flatMap(({ text, target }): Link[] => {
      if (target.form === 'kind/id') return parseLink(text);
      return target.to.filter(isCollectionKind).map((to) => ({ kind: to, id: text }));
    });
    // An expected phrase that is no attribute leads to an id that nothing has, which is as good as no link.
    return 'expected' in fields ? [...links, ...(fields.expected ?? []).map(expectedLink)] : links;
  };
}

/**
 * Everything that an input rests on, itself first, with a shortest way there; keys are references. Also what is named
 * and does not exist. Each element is looked at once per input, and circles end.
 */
export function createReach(product: Pick<Product, 'of'>): (input: Link) => ReadonlyMap<string, Way> {
  const linksOf = createLinker(product);
  const links = new Map<string, readonly Link[]>();
  const reaches = new Map<string, ReadonlyMap<string, Way>>();
  const nextOf = ({ kind, id }: Link): readonly Link[] => {
    const key = typedReference(kind, id);
    const element = product.of[kind].get(id);
    const known = links.get(key) ?? (element ? linksOf(element) : []);
    links.set(key, known);
    return known;
  };
  return (input) => {
    const key = typedReference(input.kind, input.id);
    const reach = reaches.get(key) ?? findWays(input, nextOf);
    reaches.set(key, reach);
    return reach;
  };
}

/** Breadth first, so that the first way found is a shortest one. A map is walked in the order in which it grows. */
function findWays(input: Link, nextOf: (link: Link) => readonly Link[]): ReadonlyMap<string, Way> {
  const ways = new Map<string, Way>([[typedReference(input.kind, input.id), [input]]]);
  for (const way of ways.values()) {
    for (const next of nextOf(way.at(-1) ?? input)) {
      const key = typedReference(next.kind, next.id);
      if (!ways.has(key)) ways.set(key, [...way, next]);
    }
  }
  return ways;
}
