import { nameIn } from '../../derive/words.ts';
import type { Element } from '../../model/element.ts';
import { chosenMarket, type Product } from '../../model/positioning.ts';
import { capitalise } from '../../model/words.ts';
import type { FunnelStage, Stage } from '../../trace/funnel.ts';
import type { Trace } from '../../trace/trace.ts';
import type { HrefOf } from './chain-data.ts';

/** How a stage tells something: in so many words, only through an attribute or a trend, or not at all. */
export type Telling = 'told' | 'implied' | 'silent';

/** One thing that is told somewhere in the funnel. */
export interface FunnelRow {
  readonly kind: 'market' | 'segment' | 'value';
  readonly label: string;
  readonly href?: string | undefined;
  /** In the order of the stages. */
  readonly cells: readonly Telling[];
  /** In a few words, why it does not fit the rest of the funnel; absent when it does. */
  readonly trouble?: string;
}

export interface FunnelHead {
  readonly label: string;
  /** Promises are made at the front and kept at the back; the decision stands between. */
  readonly part: 'front' | 'decision' | 'back';
  readonly tactics: number;
}

export interface FunnelData {
  readonly stages: readonly FunnelHead[];
  /** Markets, segments, values; each in the order in which the funnel first tells them. */
  readonly rows: readonly FunnelRow[];
  /** Where the stages contradict each other or the chosen market, in sentences. */
  readonly contradictions: readonly string[];
}

const partOf: Readonly<Record<Stage, FunnelHead['part']>> = {
  awareness: 'front',
  consideration: 'front',
  decision: 'decision',
  onboarding: 'back',
  expansion: 'back',
  support: 'back',
};

/** What each stage of the funnel tells, from the first page to the last support reply. */
export function funnelOf(
  { product, funnel, contradictions }: Pick<Trace, 'product' | 'funnel' | 'contradictions'>,
  hrefOf: HrefOf = () => undefined,
): FunnelData {
  const stages = funnel.map(({ stage, tactics }) => ({
    label: capitalise(stage),
    part: partOf[stage],
    tactics: tactics.length,
  }));
  const rows = (['market', 'segment', 'value'] as const).flatMap((kind) =>
    [...new Set(funnel.flatMap((stage) => told(stage, kind)))].map((id): FunnelRow => {
      const cells = funnel.map((stage) => tellingOf(stage, kind, id));
      const trouble = findStranger(product, kind, id) ?? findBreak(stages, cells);
      return {
        kind,
        label: nameIn(product, kind, id),
        href: hrefOf(kind, id),
        cells,
        ...(trouble === undefined ? {} : { trouble }),
      };
    }),
  );
  return { stages, rows, contradictions: contradictions.map(({ message }) => message) };
}

function told(stage: FunnelStage, kind: FunnelRow['kind']): readonly string[] {
  return kind === 'value' ? [...stage.values, ...stage.impliedValues] : stage[`${kind}s`];
}

function tellingOf(stage: FunnelStage, kind: FunnelRow['kind'], id: string): Telling {
  if (stage[`${kind}s`].includes(id)) return 'told';
  return kind === 'value' && stage.impliedValues.includes(id) ? 'implied' : 'silent';
}

/** What the chosen market has no use for. Without one nothing is a stranger. */
function findStranger(product: Product, kind: FunnelRow['kind'], id: string): string | undefined {
  const market = chosenMarket(product);
  if (!market) return undefined;
  if (kind === 'market') return id === market.id ? undefined : 'not the chosen market';
  if (kind === 'segment') return market.fields.segments.includes(id) ? undefined : 'not of the chosen market';
  return isCaredForIn(product, market, id) ? undefined : 'nobody in the chosen market cares';
}

function isCaredForIn({ of }: Product, market: Element<'market'>, id: string): boolean {
  return market.fields.segments.some((segment) =>
    of.segment.get(segment)?.fields.cares_about.some(({ value }) => value === id),
  );
}

function findBreak(stages: readonly FunnelHead[], cells: readonly Telling[]): string | undefined {
  const isTold = (isIn: (part: FunnelHead['part']) => boolean) =>
    stages.some(({ part }, index) => isIn(part) && cells[index] !== 'silent');
  if (!isTold((part) => part !== 'front')) return 'only at the front';
  return isTold((part) => part !== 'back') ? undefined : 'only at the back';
}
