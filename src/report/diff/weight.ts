import type { Change } from '../../diff/change.ts';
import type { Consequence } from '../../diff/consequence.ts';
import type { Kind } from '../../model/kinds.ts';
import { stepsTo } from './field-steps.ts';

/** The kinds from which a story is derived, and with it what everybody tells. */
const storyKinds: ReadonlySet<Kind> = new Set([
  'product',
  'market',
  'segment',
  'value',
  'attribute',
  'alternative',
  'function',
  'sign-off',
]);
const smallFields: ReadonlySet<string> = new Set(['body', 'evidence', 'aliases', 'respondent', 'date', 'files', 'url']);

/** How little a change means to a reader who sees only some of them: 0 the most, 6 the least. */
export function weightOf({ kind, change, field }: Change): number {
  const name = String(field?.[0] ?? '');
  if (decisive.has(`${kind} ${name}`)) return kind === 'product' ? 0 : 1;
  if (change !== 'changed') return storyKinds.has(kind) ? 1 : 3;
  if (smallFields.has(name)) return 6;
  if (!storyKinds.has(kind)) return 4;
  if (namesElements(kind, field ?? [])) return 2;
  return name === 'name' || name === 'style' ? 3 : 5;
}

/** What decides where a product competes, and who signs that. */
const decisive: ReadonlySet<string> = new Set(['product market', 'market status', 'sign-off require']);

function namesElements(kind: Kind, field: NonNullable<Change['field']>): boolean {
  return stepsTo(kind, field).steps.some((step) => step.type === 'item' && step.target !== null);
}

/** The same for what follows from changes: from the market over the story to what rests on it. */
export function weightOfConsequence({ kind }: Consequence): number {
  if (kind === 'chosen_market_changed') return 0;
  if (kind.startsWith('winning_combination')) return 1;
  if (kind.startsWith('value') || kind.startsWith('segment') || kind.startsWith('gap')) return 2;
  if (kind.startsWith('attribute')) return 3;
  return kind.startsWith('view') ? 4 : 5;
}

/** The `most` weightiest of many, in the order in which they came. */
export function pickWeightiest<T>(items: readonly T[], most: number, weigh: (item: T) => number): readonly T[] {
  if (items.length <= most) return items;
  const weighed = items.map((item, index) => ({ item, index, weight: weigh(item) }));
  return weighed
    .toSorted((a, b) => a.weight - b.weight || a.index - b.index)
    .slice(0, most)
    .toSorted((a, b) => a.index - b.index)
    .map(({ item }) => item);
}
