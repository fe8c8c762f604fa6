import { storyValues } from '../derive/comparison.ts';
import type { Frame } from '../derive/frame.ts';
import { isDifferentiator } from '../derive/verdict.ts';
import type { RankedQuestion } from './answer.ts';
import type { Picture } from './picture.ts';
import { overlap } from './rankings.ts';

/** One function held against the positioning that everybody signed. */
export interface CanonicalDistance {
  readonly function: string;
  /** Does it name the chosen market? Null when it names none. */
  readonly market: boolean | null;
  /** |A ∩ B| / |A ∪ B| of its list and the positioning's, 0 to 1; null when it lists nothing. */
  readonly alternatives: number | null;
  readonly segments: number | null;
  readonly values: number | null;
  /** The share of its verdicts that the derivation bears out, 0 to 1; null when none can be compared. */
  readonly judgements: number | null;
}

/** What the positioning itself answers to the questions of a view. */
export interface CanonicalAnswer {
  readonly market: string;
  readonly lists: Readonly<Record<RankedQuestion, readonly string[]>>;
  /** By `kind/id`, the verdicts that the derivation bears out; an item that it says nothing of is absent. */
  readonly verdicts: ReadonlyMap<string, readonly string[]>;
}

/**
 * The positioning's own answer: the chosen market, its alternatives and segments, the values it can promise. An
 * alternative or segment of the market bears out every verdict but `phantom` and `bad`; an attribute that sets the
 * product apart bears out `unique`, any other known one `table_stakes`.
 */
export function deriveCanonicalAnswer(frame: Frame): CanonicalAnswer {
  const { alternatives, segments, attributes } = frame;
  const segmentIds = segments.map(({ id }) => id);
  const known = attributes.filter(({ verdict }) => verdict !== 'unknown' && verdict !== 'not_applicable');
  return {
    market: frame.market.id,
    lists: { alternatives, segments: segmentIds, values: storyValues(frame) },
    verdicts: new Map<string, readonly string[]>([
      ...alternatives.map((id): [string, string[]] => [`alternatives/${id}`, ['real', 'unsure']]),
      ...segmentIds.map((id): [string, string[]] => [`segments/${id}`, ['best_fit', 'ok']]),
      ...known.map(({ id, verdict }): [string, string[]] => {
        return [`attributes/${id}`, [isDifferentiator(verdict) ? 'unique' : 'table_stakes', 'unsure']];
      }),
    ]),
  };
}

export function compareWithCanonical(picture: Picture, canonical: CanonicalAnswer): CanonicalDistance {
  const distance = (question: RankedQuestion) =>
    picture.rankings[question].length === 0 ? null : overlap(picture.rankings[question], canonical.lists[question]);
  const comparable = [...picture.judgements].filter(([item]) => canonical.verdicts.has(item));
  const borneOut = comparable.filter(([item, verdict]) => canonical.verdicts.get(item)?.includes(verdict));
  return {
    function: picture.function,
    market: picture.market === null ? null : picture.market === canonical.market,
    alternatives: distance('alternatives'),
    segments: distance('segments'),
    values: distance('values'),
    judgements: comparable.length === 0 ? null : borneOut.length / comparable.length,
  };
}
