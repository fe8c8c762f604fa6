import { storyValues } from '../../derive/comparison.ts';
import { type DerivedAttribute, type DerivedSegment, deriveFrame, type Frame } from '../../derive/frame.ts';
import { evidenceOf } from '../../derive/proof.ts';
import { isDifferentiator } from '../../derive/verdict.ts';
import type { Element } from '../../model/element.ts';
import type { Evidence } from '../../model/fields.generated.ts';
import type { Product } from '../../model/positioning.ts';

/** A product's story in its chosen market, with elements in place of ids: what every format for readers is made of. */
export interface ToldStory {
  readonly product: Product;
  /** What the product is called; its id where it has no name. */
  readonly name: string;
  readonly market: Element<'market'>;
  readonly frame: Frame;
  /** Of the market, in its own order. */
  readonly alternatives: readonly Element<'alternative'>[];
  readonly segments: readonly ToldSegment[];
  /** Values that can be promised here, those first that the first segment names first. */
  readonly values: readonly ToldValue[];
  /** Attributes that exist, in id order. */
  readonly attributes: readonly ToldAttribute[];
  /** In id order. */
  readonly trends: readonly Element<'trend'>[];
  /** The day on which it is told, as `2026-09-14`: proof can expire. */
  readonly today: string;
}

export interface ToldSegment {
  readonly element: Element<'segment'>;
  readonly derived: DerivedSegment;
}

export interface ToldValue {
  readonly element: Element<'value'>;
  /** The attributes that set the product apart and make it possible. */
  readonly because: readonly ToldAttribute[];
  /** Who cares about it, and why where that is said. */
  readonly caredBy: readonly { readonly segment: Element<'segment'>; readonly why: string | null }[];
}

export interface ToldAttribute {
  readonly element: Element<'attribute'>;
  readonly derived: DerivedAttribute;
}

/** Tells a product in its chosen market. */
export function tellStory(product: Product, market: Element<'market'>, today: string): ToldStory {
  const frame = deriveFrame(product, market);
  const attributes = frame.attributes.flatMap((derived) => {
    const element = product.of.attribute.get(derived.id);
    return element ? [{ element, derived }] : [];
  });
  const segments = frame.segments.flatMap((derived) => {
    const element = product.of.segment.get(derived.id);
    return element ? [{ element, derived }] : [];
  });
  return {
    product,
    name: product.element?.fields.name || product.id,
    market,
    frame,
    alternatives: frame.alternatives.flatMap((id) => product.of.alternative.get(id) ?? []),
    segments,
    values: orderedValues(frame, segments).flatMap((id) => tellValue(id, product, attributes, segments)),
    attributes,
    trends: [...product.of.trend.values()],
    today,
  };
}

function orderedValues(frame: Frame, segments: readonly ToldSegment[]): string[] {
  const promised = new Set(storyValues(frame));
  const named = segments.flatMap(({ element }) => element.fields.cares_about.map(({ value }) => value));
  return [...new Set(named)].filter((id) => promised.has(id));
}

function tellValue(
  id: string,
  product: Product,
  attributes: readonly ToldAttribute[],
  segments: readonly ToldSegment[],
): ToldValue[] {
  const element = product.of.value.get(id);
  if (!element) return [];
  const enabling = new Set(element.fields.enabled_by);
  const because = attributes.filter(({ derived }) => enabling.has(derived.id) && isDifferentiator(derived.verdict));
  const caredBy = segments.flatMap(({ element: segment }) => {
    const care = segment.fields.cares_about.find(({ value }) => value === id);
    return care ? [{ segment, why: care.why ?? null }] : [];
  });
  return [{ element, because, caredBy }];
}

/** Evidence that somebody else or use gives, and that still holds: the company's own word is no proof. */
export function proofOf(element: Element, today: string): Evidence {
  return evidenceOf(element).filter(({ tier, expires }) => tier !== 'internal' && (!expires || expires >= today));
}

/** What an element is called; its id where it has no name. */
export function nameOf(element: Element): string {
  return (element.fields as { name?: string }).name || element.id;
}
