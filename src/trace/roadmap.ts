import { storyAttributes } from '../derive/comparison.ts';
import type { Frame } from '../derive/frame.ts';
import { parseLink } from '../derive/inputs.ts';
import type { Element } from '../model/element.ts';
import { indexNames, normaliseName } from '../model/names.ts';
import type { Product } from '../model/positioning.ts';
import { clip, code } from '../model/words.ts';
import { nameOf, namesOf } from './name-of.ts';

/** Something about one roadmap item that the positioning cannot explain. */
export interface ItemProblem {
  readonly kind: 'strengthens_nothing' | 'requested_from_outside';
  readonly message: string;
  readonly help: string;
}

/** Something that the roadmap as a whole leaves open. `subject` is an attribute's id, or the phrase that is expected. */
export interface RoadmapGap {
  readonly kind: 'differentiator_without_work' | 'expected_missing';
  readonly subject: string;
  readonly message: string;
  readonly help: string;
}

type Item = Element<'roadmap'>;

/**
 * What is odd about one item. Best-fit segments are those of the chosen market; without one, nobody is outside but
 * `outside`. Declined items are left alone: they stand there so that the answer need not be given twice.
 */
export function findItemProblems(product: Product, item: Item, frame: Frame | null): ItemProblem[] {
  if (isDeclined(item)) return [];
  return [...findNothingStrengthened(item), ...findOutsideRequests(product, item, frame)];
}

function findNothingStrengthened(item: Item): ItemProblem[] {
  if (item.fields.strengthens.length > 0) return [];
  const message = 'It strengthens nothing; expected an attribute or a value of the product.';
  const help = 'Name what it makes stronger, or set `status: declined`.';
  return [{ kind: 'strengthens_nothing', message, help }];
}

function findOutsideRequests(product: Product, item: Item, frame: Frame | null): ItemProblem[] {
  const requests = item.fields.requested_by ?? [];
  const bestFit = new Set(frame?.market.fields.segments ?? product.of.segment.keys());
  const isBestFit = (text: string) => parseLink(text).some(({ kind, id }) => kind === 'segment' && bestFit.has(id));
  if (requests.length === 0 || requests.some(isBestFit)) return [];
  const strangers = requests.flatMap(parseLink).map(({ id }) => id);
  const who = strangers.length > 0 ? ` (${namesOf(product, 'segment', strangers)})` : '';
  const expected = frame ? `a segment of ${nameOf(product, 'market', frame.market.id)}` : 'a best-fit segment';
  return [
    {
      kind: 'requested_from_outside',
      message: `It is requested only from outside the best-fit segments${who}; expected ${expected}.`,
      help: 'Set `status: declined`, or name the best-fit segment that asks for it too.',
    },
  ];
}

/**
 * What nobody works on: attributes that set the product apart in the chosen market and that somebody there cares for,
 * and what customers of the market expect and no attribute answers. Empty when there is no roadmap at all.
 */
export function findRoadmapGaps(product: Product, frame: Frame): RoadmapGap[] {
  if (product.of.roadmap.size === 0) return [];
  return [...findIdleDifferentiators(product, frame), ...findMissingExpected(product, frame)];
}

function findIdleDifferentiators(product: Product, frame: Frame): RoadmapGap[] {
  const worked = new Set([...product.of.roadmap.values()].flatMap((item) => strengthenedAttributes(product, item)));
  const idle = storyAttributes(frame).filter((id) => !worked.has(id));
  const cares = new Map(frame.attributes.map(({ id, caredBy }) => [id, caredBy.map(({ segment }) => segment)]));
  return idle.map((id) => {
    const segments = [...new Set(cares.get(id))];
    const who = namesOf(product, 'segment', segments);
    return {
      kind: 'differentiator_without_work',
      subject: id,
      message: `${nameOf(product, 'attribute', id)} sets the product apart and matters to ${who}, and no roadmap item strengthens it.`,
      help: 'Plan what keeps it ahead, or decide that it needs nothing.',
    };
  });
}

/**
 * The attributes that an item works on: those that it names, and for a value of which it names no attribute all that
 * enable it.
 */
function strengthenedAttributes({ of }: Product, item: Item): string[] {
  if (isDeclined(item)) return [];
  const links = item.fields.strengthens.flatMap(parseLink);
  const named = links.filter(({ kind }) => kind === 'attribute').map(({ id }) => id);
  const behind = links.flatMap(({ kind, id }) => {
    const enabling = (kind === 'value' && of.value.get(id)?.fields.enabled_by) || [];
    return enabling.some((attribute) => named.includes(attribute)) ? [] : enabling;
  });
  return [...named, ...behind];
}

function findMissingExpected(product: Product, { market, gaps }: Frame): RoadmapGap[] {
  const items = indexNames([...product.of.roadmap.values()].filter((item) => !isDeclined(item)));
  return gaps.map((gap) => {
    const item = items.get(normaliseName(gap));
    const onItsWay = item ? ' yet; a roadmap item bears that name' : '';
    return {
      kind: 'expected_missing',
      subject: gap,
      message: `Customers of ${nameOf(product, 'market', market.id)} expect "${clip(gap)}", and no attribute answers${onItsWay}.`,
      help: item
        ? `Name the attribute that ${code(`roadmap/${item.id}`)} will add, once it is there.`
        : 'Plan it, write down the attribute that answers, or take it out of `expected`.',
    };
  });
}

function isDeclined({ fields }: Item): boolean {
  return fields.status === 'declined';
}
