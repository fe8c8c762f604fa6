import type { Element } from '../model/element.ts';
import { indexNames, normaliseName } from '../model/names.ts';
import { compareText } from '../model/order.ts';
import type { Product } from '../model/positioning.ts';
import { type Cells, couldBeUnique, deriveVerdict, isDifferentiator, sortCells, type Verdict } from './verdict.ts';
import { type Combinations, findWinningCombinations } from './winning-combinations.ts';

/** A product in one market: everything that follows from the facts. Lists are in id order unless said otherwise. */
export interface Frame {
  readonly product: string;
  readonly market: Element<'market'>;
  /** The market's alternatives and segments that exist, in the market's own order. */
  readonly alternatives: readonly string[];
  readonly segments: readonly DerivedSegment[];
  readonly attributes: readonly DerivedAttribute[];
  readonly values: readonly DerivedValue[];
  /** Attributes that nobody else has and that no segment of this market cares about. */
  readonly uniqueNobodyCares: readonly string[];
  readonly winningCombinations: { readonly strict: Combinations; readonly lenient: Combinations };
  /** What customers of the category expect and the product has no attribute for, in the market's own order. */
  readonly gaps: readonly string[];
}

export interface DerivedAttribute {
  readonly id: string;
  readonly verdict: Verdict;
  readonly couldBeUnique: boolean;
  readonly cells: Cells;
  /** The segments of the market that care about it, each with the value through which they do. Empty: nobody cares. */
  readonly caredBy: readonly { readonly segment: string; readonly value: string }[];
}

export interface DerivedValue {
  readonly id: string;
  readonly differentiated: boolean;
  /** The attributes that enable it and set the product apart here: why it is differentiated. */
  readonly because: readonly string[];
  /** The segments of the market that care about it. */
  readonly caredBy: readonly string[];
}

export interface DerivedSegment {
  readonly id: string;
  readonly actionable: boolean;
  readonly findable: boolean;
  /** The differentiated values that it cares about. */
  readonly values: readonly string[];
}

/** Does anybody in the market care about the attribute? */
export function isCaredFor(attribute: DerivedAttribute): boolean {
  return attribute.caredBy.length > 0;
}

/** Derives what follows from the facts for one product in one market. References that lead nowhere are left out. */
export function deriveFrame(product: Product, market: Element<'market'>): Frame {
  const alternatives = market.fields.alternatives.filter((id) => product.of.alternative.has(id));
  const segments = market.fields.segments.flatMap((id) => product.of.segment.get(id) ?? []);
  const cares = listCares(segments, product);
  const attributes = [...product.of.attribute.values()]
    .map((attribute) => deriveAttribute(attribute, alternatives, cares.get(attribute.id) ?? []))
    .toSorted(byId);
  return {
    product: product.id,
    market,
    alternatives,
    attributes,
    ...deriveStoryLists(product, segments, attributes),
    uniqueNobodyCares: attributes.filter((a) => a.verdict === 'unique' && !isCaredFor(a)).map(({ id }) => id),
    winningCombinations: deriveCombinations(attributes, alternatives),
    gaps: deriveGaps(market, product),
  };
}

/** The values and segments of a frame, given its attributes. */
export function deriveStoryLists(
  product: Product,
  segments: readonly Element<'segment'>[],
  attributes: readonly DerivedAttribute[],
): Pick<Frame, 'values' | 'segments'> {
  const setsApart = new Set(attributes.filter(({ verdict }) => isDifferentiator(verdict)).map(({ id }) => id));
  const values = [...product.of.value.values()].map((value) => deriveValue(value, setsApart, segments)).toSorted(byId);
  const differentiated = new Set(values.filter((value) => value.differentiated).map(({ id }) => id));
  return { values, segments: segments.map((segment) => deriveSegment(segment, differentiated)) };
}

/** The winning combinations of a frame, in both readings, given its attributes. */
export function deriveCombinations(
  attributes: readonly DerivedAttribute[],
  alternatives: readonly string[],
): Frame['winningCombinations'] {
  const cared = attributes.filter(isCaredFor);
  return {
    strict: findWinningCombinations(missingAttributes(cared, alternatives, ['lacks'])),
    lenient: findWinningCombinations(missingAttributes(cared, alternatives, ['lacks', 'partial'])),
  };
}

type Care = DerivedAttribute['caredBy'][number];

/** Who cares about each attribute: for every segment, the values it cares about and the attributes behind them. */
function listCares(segments: readonly Element<'segment'>[], product: Product): ReadonlyMap<string, Care[]> {
  const cares = new Map<string, Care[]>();
  for (const { id, fields } of segments) {
    for (const { value, through } of fields.cares_about) {
      const enabling = new Set(product.of.value.get(value)?.fields.enabled_by);
      for (const attribute of enabling) {
        if (through && !through.includes(attribute)) continue;
        const known = cares.get(attribute) ?? [];
        if (!known.some((care) => care.segment === id && care.value === value)) known.push({ segment: id, value });
        cares.set(attribute, known);
      }
    }
  }
  return cares;
}

function deriveAttribute(
  { id, fields }: Element<'attribute'>,
  alternatives: readonly string[],
  caredBy: readonly Care[],
): DerivedAttribute {
  return judgeAttribute(id, sortCells(fields.versus, alternatives), caredBy);
}

/** An attribute with these cells. */
export function judgeAttribute(id: string, cells: Cells, caredBy: readonly Care[]): DerivedAttribute {
  return { id, verdict: deriveVerdict(cells), couldBeUnique: couldBeUnique(cells), cells, caredBy };
}

function deriveValue(
  { id, fields }: Element<'value'>,
  setsApart: ReadonlySet<string>,
  segments: readonly Element<'segment'>[],
): DerivedValue {
  const because = fields.enabled_by.filter((attribute) => setsApart.has(attribute)).toSorted(compareText);
  const caredBy = segments.filter((segment) => segment.fields.cares_about.some(({ value }) => value === id));
  return { id, differentiated: because.length > 0, because, caredBy: caredBy.map((segment) => segment.id) };
}

function deriveSegment({ id, fields }: Element<'segment'>, differentiated: ReadonlySet<string>): DerivedSegment {
  const values = [...new Set(fields.cares_about.map(({ value }) => value))].filter((value) =>
    differentiated.has(value),
  );
  const findable = fields.characteristics.some(({ find_by }) => find_by !== undefined && find_by.trim() !== '');
  return { id, actionable: values.length > 0 && findable, findable, values: values.toSorted(compareText) };
}

/** Per alternative, the attributes whose cell for it is one of `lacking`. */
function missingAttributes(
  attributes: readonly DerivedAttribute[],
  alternatives: readonly string[],
  lacking: readonly ('lacks' | 'partial')[],
): string[][] {
  return alternatives.map((alternative) =>
    attributes.filter(({ cells }) => lacking.some((cell) => cells[cell].includes(alternative))).map(({ id }) => id),
  );
}

function deriveGaps(market: Element<'market'>, product: Product): string[] {
  const attributes = indexNames(product.of.attribute.values());
  return (market.fields.expected ?? []).filter((expected) => !attributes.has(normaliseName(expected)));
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id);
}
