import type { Corpus } from '../../document/corpus.ts';
import { compareFindings } from '../../model/compare-findings.ts';
import type { PullExplanation } from '../../report/pull-explanation.ts';
import type { Trace } from '../../trace/trace.ts';
import type { WordingFinding } from '../../trace/wording/conclude-wording.ts';
import type { History, World } from '../ports.ts';
import { traceDownstream } from '../trace.ts';
import { UserError } from '../user-error.ts';
import type { PullSides } from './pull-sides.ts';

type TracedPull = Pick<PullExplanation, 'trace' | 'newWording' | 'untraced'>;

/** Traces every product downstream, and tells what the wording of tactics no longer fits by this pull request. */
export async function tracePull(
  { before, after }: PullSides,
  { old, now }: { readonly old: Corpus; readonly now: Corpus },
): Promise<TracedPull> {
  try {
    const traces = await traceAll(after, now);
    // Of the base the wording alone is of interest, so that nobody digs in its past.
    const known = await traceAll({ ...before, history: noPast }, old);
    const { added } = compareFindings(wordingOf(known), wordingOf(traces));
    return { trace: traces, newWording: added, untraced: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { trace: [], newWording: [], untraced: `${error.message} ${error.hint}` };
  }
}

const noPast: History = { findHead: async () => null, readVersions: async () => new Map() };

async function traceAll(world: World, corpus: Corpus): Promise<Trace[]> {
  const traces: Trace[] = [];
  for (const product of corpus.positioning.products.values()) {
    traces.push(await traceDownstream(world, { corpus, product }));
  }
  return traces;
}

function wordingOf(traces: readonly Trace[]): readonly WordingFinding[] {
  return traces.flatMap(({ wording }) => wording.findings);
}
