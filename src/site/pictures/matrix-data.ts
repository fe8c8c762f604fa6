import { storyAttributes } from '../../derive/comparison.ts';
import type { DerivedAttribute, Frame } from '../../derive/frame.ts';
import { type Cell, type Cells, type Verdict } from '../../derive/verdict.ts';
import { nameIn, verdictOrder } from '../../derive/words.ts';
import type { Product } from '../../model/positioning.ts';
import type { HrefOf } from './chain-data.ts';

export interface MatrixHead {
  readonly label: string;
  readonly href?: string | undefined;
}

export interface MatrixRow extends MatrixHead {
  /** In the order of the columns. */
  readonly cells: readonly Cell[];
  readonly verdict: Verdict;
  /** Does it set the product apart, for somebody who cares? */
  readonly isStory: boolean;
  readonly isCaredFor: boolean;
}

export interface MatrixData {
  readonly columns: readonly MatrixHead[];
  readonly rows: readonly MatrixRow[];
}

/** Attributes against alternatives in a market: the story first, then by verdict, then in id order. */
export function matrixOf(product: Product, frame: Frame, hrefOf: HrefOf = () => undefined): MatrixData {
  const story = new Set(storyAttributes(frame));
  const rank = ({ id, verdict }: DerivedAttribute) => (story.has(id) ? 0 : 10) + verdictOrder.indexOf(verdict);
  return {
    columns: frame.alternatives.map((id) => ({
      label: nameIn(product, 'alternative', id),
      href: hrefOf('alternative', id),
    })),
    rows: frame.attributes
      .toSorted((a, b) => rank(a) - rank(b))
      .map(({ id, cells, verdict, caredBy }) => ({
        label: nameIn(product, 'attribute', id),
        href: hrefOf('attribute', id),
        cells: frame.alternatives.map((alternative) => cellIn(cells, alternative)),
        verdict,
        isStory: story.has(id),
        isCaredFor: caredBy.length > 0,
      })),
  };
}

function cellIn({ has, partial, lacks, notApplicable }: Cells, alternative: string): Cell {
  if (has.includes(alternative)) return 'has';
  if (partial.includes(alternative)) return 'partial';
  if (lacks.includes(alternative)) return 'lacks';
  return notApplicable.includes(alternative) ? 'n/a' : 'unknown';
}
