import type { Alignment, PairMeasures } from '../align/alignment.ts';
import type { Picture } from '../align/picture.ts';
import type { RankedQuestion } from '../align/answer.ts';

/** An alignment as one JSON object. What is not computed is null. */
export function alignmentToJson(alignment: Alignment): Record<string, unknown> {
  const { market, rankings, grid, pictures } = alignment;
  const list = (question: RankedQuestion) => ({ pairs: rankings[question].map(pairToJson) });
  return {
    product: alignment.product.id,
    functions: pictures.map(pictureToJson),
    silent: alignment.silent,
    market: {
      counts: Object.fromEntries(market.counts.map(({ answer, count }) => [answer, count])),
      modal_share: market.modalShare,
      pairwise: market.pairwise,
      effective: market.effective,
    },
    alternatives: list('alternatives'),
    segments: list('segments'),
    values: list('values'),
    grid: {
      items: grid.items,
      alpha: grid.alpha,
      interval: grid.interval,
      without: Object.fromEntries(grid.without),
      outlier: grid.outlier,
      pairs: grid.pairs,
    },
    canonical: alignment.canonical,
    gaps: alignment.gaps,
    agenda: alignment.agenda,
    remarks: alignment.remarks,
    statements: alignment.statements,
  };
}

function pairToJson({ a, b, sharedFirst, overlap, rbo }: PairMeasures) {
  return { a, b, shared_first: sharedFirst, overlap, rbo };
}

function pictureToJson({ function: id, respondents, market, rankings, within }: Picture) {
  return {
    id,
    respondents,
    market,
    ...rankings,
    within: { market: within.market, first: within.first, judgements: within.judgements },
  };
}
