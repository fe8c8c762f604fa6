import { type Link, parseLink } from '../derive/inputs.ts';
import type { Element } from '../model/element.ts';
import type { CollectionKind } from '../model/kinds.ts';
import type { Product } from '../model/positioning.ts';

export type Stage = Element<'tactic'>['fields']['stage'];

/** The stages of the funnel, from the first page to the last support reply. */
export const stages = [
  'awareness',
  'consideration',
  'decision',
  'onboarding',
  'expansion',
  'support',
] as const satisfies readonly Stage[];

/** Which parts of the story are told. Ids, each once; of elements that exist. */
export interface Told {
  readonly markets: readonly string[];
  readonly values: readonly string[];
  readonly segments: readonly string[];
  /**
   * Values that are not named and told all the same, by an attribute that enables them or a trend that supports them.
   * The other direction tells nothing: who names a market has not yet spoken to its segments.
   */
  readonly impliedValues: readonly string[];
}

/** What one tactic tells: what it names among its inputs, in its own order. */
export interface Telling extends Told {
  readonly tactic: Element<'tactic'>;
}

/** What one stage tells: all that its tactics, in id order, tell. */
export interface FunnelStage extends Told {
  readonly stage: Stage;
  readonly tactics: readonly string[];
}

/** What each tactic of a product tells, in id order. */
export function listTellings(product: Pick<Product, 'of'>): Telling[] {
  const enabled = indexEnabledValues(product);
  return [...product.of.tactic.values()].map((tactic) => {
    const links = tactic.fields.inputs.flatMap(parseLink).filter(isIn(product));
    const implied = links.flatMap((link) => impliedValues(product, link, enabled));
    return { tactic, ...toTold([...links, ...implied.map((id) => ({ kind: 'implied' as const, id }))]) };
  });
}

/** Every stage in the order of the funnel, also where there is no tactic. */
export function deriveFunnel(tellings: readonly Telling[]): FunnelStage[] {
  return stages.map((stage) => {
    const own = tellings.filter(({ tactic }) => tactic.fields.stage === stage);
    return { stage, tactics: own.map(({ tactic }) => tactic.id), ...joinTold(own) };
  });
}

/** All that is told by one or another. A value that somebody names is not merely implied. */
export function joinTold(all: readonly Told[]): Told {
  const values = union(all, 'values');
  return {
    markets: union(all, 'markets'),
    values,
    segments: union(all, 'segments'),
    impliedValues: union(all, 'impliedValues').filter((id) => !values.includes(id)),
  };
}

function union(all: readonly Told[], part: keyof Told): string[] {
  return [...new Set(all.flatMap((told) => told[part]))];
}

function toTold(links: readonly { kind: CollectionKind | 'implied'; id: string }[]): Told {
  const idsOf = (kind: CollectionKind | 'implied') => links.filter((link) => link.kind === kind).map(({ id }) => id);
  const own = { markets: idsOf('market'), values: idsOf('value'), segments: idsOf('segment') };
  return joinTold([{ ...own, impliedValues: idsOf('implied') }]);
}

function impliedValues(product: Pick<Product, 'of'>, { kind, id }: Link, enabled: EnabledValues): readonly string[] {
  if (kind === 'attribute') return enabled.get(id) ?? [];
  if (kind !== 'trend') return [];
  const supported = (product.of.trend.get(id)?.fields.supports ?? []).flatMap(parseLink).filter(isIn(product));
  return supported.filter((link) => link.kind === 'value').map((link) => link.id);
}

/** The values that each attribute enables, by the attribute's id. */
type EnabledValues = ReadonlyMap<string, readonly string[]>;

function indexEnabledValues({ of }: Pick<Product, 'of'>): EnabledValues {
  const index = new Map<string, string[]>();
  for (const { id, fields } of of.value.values()) {
    for (const attribute of new Set(fields.enabled_by)) {
      const values = index.get(attribute);
      if (values) values.push(id);
      else index.set(attribute, [id]);
    }
  }
  return index;
}

function isIn({ of }: Pick<Product, 'of'>): (link: Link) => boolean {
  return ({ kind, id }) => of[kind].has(id);
}
