import type { Corpus } from '../../document/corpus.ts';
import { compareFindings } from '../../model/compare-findings.ts';
import type { PullExplanation } from '../../report/pull-explanation.ts';
import type { Trace } from '../../trace/trace.ts';
import type { WordingFinding } from '../../trace/wording/conclude-wording.ts';
import type { History, World } from '../ports.ts';
import { trace } from '../trace.ts';
import { UserError } from '../user-error.ts';
import type { PullSides } from './explain-pull.ts';

type TracedPull = Pick<PullExplanation, 'trace' | 'newWording' | 'untraced'>;

/** Traces every product downstream, and tells what the wording of tactics no longer fits by this pull request. */
export async function tracePull(
  { before, after }: PullSides,
  { root, old, now }: { readonly root: string; readonly old: Corpus; readonly now: Corpus },
): Promise<TracedPull> {
  try {
    const traces = await traceAll(after, root, now);
    // Of the base the wording alone is of interest, so that nobody digs in its past.
    const known = await traceAll({ ...before, history: noPast }, root, old);
    const { added } = compareFindings(wordingOf(known), wordingOf(traces));
    return { trace: traces, newWording: added, untraced: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { trace: [], newWording: [], untraced: `${error.message} ${error.hint}` };
  }
}

const noPast: History = { findHead: async () => null, readVersions: async () => new Map() };

async function traceAll(world: World, root: string, { positioning }: Corpus): Promise<Trace[]> {
  const traces: Trace[] = [];
  for (const product of positioning.products.keys()) {
    traces.push((await trace(world, { root, product })).trace);
  }
  return traces;
}

function wordingOf(traces: readonly Trace[]): readonly WordingFinding[] {
  return traces.flatMap(({ wording }) => wording.findings);
}
