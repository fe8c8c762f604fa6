import { mean } from '../align/mean.ts';
import type { Alignment } from '../align/alignment.ts';
import { rankedQuestions } from '../align/answer.ts';
import { renderJson } from './json.ts';
import { alignmentToJson } from './align-json.ts';
import type { Report } from './report.ts';

export interface AlignReportOptions {
  /** The lowest agreement that still passes, 0 to 1; null to pass always. */
  readonly failUnder: number | null;
}

/** The lowest of the measures of agreement that could be computed, with its name; null when none could. */
export interface LowestAgreement {
  readonly measure: string;
  readonly value: number;
}

/**
 * The weakest point of an alignment: the pairwise agreement on the market, the mean rank-biased overlap on each list,
 * or alpha on the judgement grid, whichever is lowest.
 */
export function findLowestAgreement({ market, rankings, grid }: Alignment): LowestAgreement | null {
  const measures = [
    { measure: 'pairwise agreement on the market', value: market.pairwise },
    ...rankedQuestions.map((question) => ({
      measure: `mean rank-biased overlap on ${question}`,
      value: mean(rankings[question].flatMap(({ rbo }) => rbo ?? [])),
    })),
    { measure: 'alpha on the judgement grid', value: grid.alpha },
  ];
  const known = measures.flatMap(({ measure, value }) => (value === null ? [] : [{ measure, value }]));
  return known.toSorted((a, b) => a.value - b.value)[0] ?? null;
}

/** Whether an alignment passes: with a threshold, the lowest agreement must reach it, and there must be one. */
export function alignVerdict(
  alignment: Alignment,
  { failUnder }: AlignReportOptions,
): { exitCode: 0 | 1; reason: string | null } {
  if (failUnder === null) return { exitCode: 0, reason: null };
  const lowest = findLowestAgreement(alignment);
  if (!lowest) return { exitCode: 1, reason: 'No agreement could be computed, so --fail-under fails.' };
  const words = `The lowest agreement is ${lowest.value.toFixed(2)} (${lowest.measure})`;
  return lowest.value < failUnder
    ? { exitCode: 1, reason: `${words}, under the ${failUnder} that --fail-under asks for.` }
    : { exitCode: 0, reason: `${words}; --fail-under asks for ${failUnder}.` };
}

/** An alignment as JSON; `survey` is what was understood of a survey export, or null. */
export function renderAlignJson(alignment: Alignment, options: AlignReportOptions & { survey: unknown }): Report {
  const { exitCode } = alignVerdict(alignment, options);
  const value = { ...alignmentToJson(alignment), survey: options.survey };
  return { output: renderJson(value), exitCode };
}
