import { storyAttributes, storyValues } from '../../derive/comparison.ts';
import type { DerivedAttribute, DerivedSegment, DerivedValue, Frame } from '../../derive/frame.ts';
import { isDifferentiator } from '../../derive/verdict.ts';
import { nameIn, verdictWords } from '../../derive/words.ts';
import { type CollectionKind, typedReference } from '../../model/kinds.ts';
import type { Product } from '../../model/positioning.ts';

/**
 * How a node stands in the story: `story` carries it, `plain` could and does not (it sets the product apart and nobody
 * cares, or nobody can be found), `quiet` has no part in it.
 */
export type Tone = 'story' | 'plain' | 'quiet';

export interface ChainNode {
  /** As `values/work-offline`: once in a chain. */
  readonly id: string;
  readonly kind: CollectionKind;
  readonly label: string;
  /** A word or two on how it stands, under the label. */
  readonly note?: string;
  readonly href?: string | undefined;
  readonly tone: Tone;
}

export interface ChainColumn {
  readonly title: string;
  readonly nodes: readonly ChainNode[];
}

/** From a node to one of the next column, by id. */
export interface ChainEdge {
  readonly from: string;
  readonly to: string;
  readonly isStory: boolean;
}

export interface ChainData {
  readonly columns: readonly ChainColumn[];
  readonly edges: readonly ChainEdge[];
}

/** Where the page of an element is, relative to the page that shows the picture; undefined when it has none. */
export type HrefOf = (kind: CollectionKind, id: string) => string | undefined;

/**
 * The chain of a product in a market: an alternative leads to the attributes that it lacks, an attribute to the values
 * that it enables, a value to the segments that care about it.
 */
export function chainOf(product: Product, frame: Frame, hrefOf: HrefOf = () => undefined): ChainData {
  const story = new Set(storyAttributes(frame));
  const promised = new Set(storyValues(frame));
  const nodeOf = (kind: CollectionKind, id: string, standing: { note?: string; tone: Tone }): ChainNode => ({
    id: typedReference(kind, id),
    kind,
    label: nameIn(product, kind, id),
    href: hrefOf(kind, id),
    ...standing,
  });
  return {
    columns: [
      {
        title: 'Alternatives',
        nodes: frame.alternatives.map((id) => nodeOf('alternative', id, standAlternative(product, frame, story, id))),
      },
      { title: 'Attributes', nodes: frame.attributes.map((a) => nodeOf('attribute', a.id, standAttribute(a, story))) },
      { title: 'Values', nodes: frame.values.map((value) => nodeOf('value', value.id, standValue(value, promised))) },
      {
        title: 'Segments',
        nodes: frame.segments.map((segment) => nodeOf('segment', segment.id, standSegment(segment))),
      },
    ],
    edges: [...lackingEdges(frame, story), ...enablingEdges(product, frame, story), ...caringEdges(frame, story)],
  };
}

type Standing = { readonly note?: string; readonly tone: Tone };

function standAlternative(product: Product, frame: Frame, story: ReadonlySet<string>, id: string): Standing {
  const isBehind = frame.attributes.some((a) => story.has(a.id) && a.cells.lacks.includes(id));
  const type = product.of.alternative.get(id)?.fields.type;
  const note = isBehind ? type?.replaceAll('_', ' ') : 'lacks nothing of the story';
  return { tone: isBehind ? 'story' : 'quiet', ...(note ? { note } : {}) };
}

function standAttribute(attribute: DerivedAttribute, story: ReadonlySet<string>): Standing {
  const { label } = verdictWords[attribute.verdict];
  if (story.has(attribute.id)) return { tone: 'story', note: label.toLowerCase() };
  if (isDifferentiator(attribute.verdict)) return { tone: 'plain', note: `${label.toLowerCase()}, nobody cares` };
  return { tone: 'quiet', note: label.toLowerCase() };
}

function standValue({ id, differentiated }: DerivedValue, promised: ReadonlySet<string>): Standing {
  if (promised.has(id)) return { tone: 'story', note: 'differentiated' };
  return differentiated
    ? { tone: 'plain', note: 'differentiated, nobody cares' }
    : { tone: 'quiet', note: 'not differentiated' };
}

function standSegment({ actionable, values }: DerivedSegment): Standing {
  if (actionable) return { tone: 'story', note: 'actionable' };
  return values.length > 0
    ? { tone: 'plain', note: 'cares, but cannot be found' }
    : { tone: 'quiet', note: 'cares about nothing that sets us apart' };
}

function lackingEdges({ attributes }: Frame, story: ReadonlySet<string>): ChainEdge[] {
  return attributes.flatMap(({ id, cells }) =>
    cells.lacks.map((alternative) => ({
      from: typedReference('alternative', alternative),
      to: typedReference('attribute', id),
      isStory: story.has(id),
    })),
  );
}

function enablingEdges(product: Product, { attributes, values }: Frame, story: ReadonlySet<string>): ChainEdge[] {
  return values.flatMap((value) =>
    attributes
      .filter(({ id }) => product.of.value.get(value.id)?.fields.enabled_by.includes(id))
      .map(({ id, caredBy }) => ({
        from: typedReference('attribute', id),
        to: typedReference('value', value.id),
        isStory: story.has(id) && caredBy.some((care) => care.value === value.id),
      })),
  );
}

function caringEdges({ attributes, values }: Frame, story: ReadonlySet<string>): ChainEdge[] {
  const cares = attributes.filter(({ id }) => story.has(id)).flatMap(({ caredBy }) => caredBy);
  return values.flatMap(({ id, caredBy }) =>
    caredBy.map((segment) => ({
      from: typedReference('value', id),
      to: typedReference('segment', segment),
      isStory: cares.some((care) => care.segment === segment && care.value === id),
    })),
  );
}
