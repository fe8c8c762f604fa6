import { deriveFrame } from '../derive/frame.ts';
import type { Element } from '../model/element.ts';
import { chosenMarket, type Product } from '../model/positioning.ts';
import { type Contradiction, findContradictions } from './contradictions.ts';
import { deriveFunnel, type FunnelStage, listTellings } from './funnel.ts';
import { createTeller, type OldVersions } from './old-versions.ts';
import { findItemProblems, findRoadmapGaps, type ItemProblem, type RoadmapGap } from './roadmap.ts';
import type { TracedWork, traceReviews } from './trace-reviews.ts';
import type { Wording } from './wording/wording.ts';

/** What became of the positioning downstream: in tactics, on the roadmap, and along the funnel. */
export interface Trace {
  readonly product: Product;
  readonly tactics: readonly TracedWork<Element<'tactic'>>[];
  readonly roadmap: readonly TracedItem[];
  readonly gaps: readonly RoadmapGap[];
  readonly funnel: readonly FunnelStage[];
  readonly contradictions: readonly Contradiction[];
  readonly wording: Wording;
}

export interface TracedItem extends TracedWork<Element<'roadmap'>> {
  readonly problems: readonly ItemProblem[];
}

/** What `traceProduct` cannot work out from the positioning alone. */
export interface TraceContext {
  readonly reviews: ReturnType<typeof traceReviews>;
  readonly oldVersions: OldVersions;
  readonly wording: Wording;
}

/** Traces a product downstream. Without a chosen market that exists, nothing is held against one. */
export function traceProduct(product: Product, { reviews, oldVersions, wording }: TraceContext): Trace {
  const market = chosenMarket(product);
  const frame = market && deriveFrame(product, market);
  const tellings = listTellings(product);
  const tell = createTeller(oldVersions);
  return {
    product,
    tactics: reviews.tactics.map(tell),
    roadmap: reviews.roadmap.map((traced) => ({
      ...tell(traced),
      problems: findItemProblems(product, traced.work, frame),
    })),
    gaps: frame ? findRoadmapGaps(product, frame) : [],
    funnel: deriveFunnel(tellings),
    contradictions: findContradictions(product, tellings),
    wording,
  };
}

/** What the wording of files gives reason to say, where tactics and roadmap are told elsewhere. */
export function traceWording(product: Product, wording: Wording): Trace {
  return { product, tactics: [], roadmap: [], gaps: [], funnel: [], contradictions: [], wording };
}

/** Does something downstream have to be mended? Not what was never reviewed, nor work that is over. */
export function needsWork({ tactics, roadmap, wording }: Trace): boolean {
  const open = roadmap.filter(({ work }) => isOpen(work));
  return (
    [...tactics, ...open].some(({ status }) => status === 'stale' || status === 'orphan') ||
    wording.findings.some(({ severity }) => severity === 'error')
  );
}

/** Is the work still to be done? What was declined or has shipped cannot be planned anew. */
export function isOpen({ fields }: Element<'roadmap'>): boolean {
  return fields.status !== 'declined' && fields.status !== 'shipped';
}
