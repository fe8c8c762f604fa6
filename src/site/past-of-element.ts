import type { Change } from '../diff/change.ts';
import type { HistoryEntry } from '../diff/history-entry.ts';
import type { Element } from '../model/element.ts';

/** The commits that changed an element of a product, under whatever id it had, each with those changes alone. */
export function pastOfElement(history: readonly HistoryEntry[], { kind, id: now, product }: Element): HistoryEntry[] {
  let id = now;
  return history.flatMap((entry): HistoryEntry[] => {
    const isAbout = (change: Change) => change.kind === kind && change.id === id && change.product === product;
    const changes = entry.changes.filter(isAbout);
    for (const change of changes) if (change.change === 'renamed') id = change.before;
    return changes.length === 0 ? [] : [{ ...entry, changes, consequences: [] }];
  });
}
