import { diffPositionings, type PositioningDiff } from '../diff/diff-positionings.ts';
import type { HistoryEntry } from '../diff/history-entry.ts';
import { diffOfProduct, idBefore } from '../diff/of-product.ts';
import { assemblePositioning } from '../document/corpus.ts';
import { isBystander } from '../document/identify.ts';
import { parseElement } from '../document/parse-corpus.ts';
import type { Element } from '../model/element.ts';
import type { Entry } from '../model/entry.ts';
import { compareText } from '../model/order.ts';
import type { Positioning } from '../model/positioning.ts';
import { clip } from '../model/words.ts';
import type { Step, Timeline } from './ports.ts';

export interface HistoryRequest {
  readonly root: string;
  /** Only what concerns this product, under whatever id it had; left out for everything. */
  readonly product?: string | undefined;
  /** How many commits are looked at, the latest first. */
  readonly most: number;
}

const longestTitle = 200;
const longestAuthor = 100;

/**
 * How the positioning came to say what it says: the latest commits that changed that, newest first. Empty outside a
 * repository. In a shallow clone it ends where the clone does.
 */
export async function readHistory(
  { timeline }: { readonly timeline: Pick<Timeline, 'readSteps'> },
  { root, product, most }: HistoryRequest,
): Promise<HistoryEntry[]> {
  const steps = await timeline.readSteps(root, { most, isWanted: (path) => !isBystander(path) });
  const read = createReader(root);
  let id = product;
  return steps.flatMap((step): HistoryEntry[] => {
    const after = read(step.after);
    const whole = diffPositionings(read(step.before), after);
    const { changes, consequences } = id === undefined ? whole : diffOfProduct(whole, id);
    if (id !== undefined) id = idBefore(whole, id);
    return changes.length === 0 ? [] : [{ ...aboutOf(step), changes, consequences }];
  });
}

function aboutOf({ commit, at, author, title }: Step): Omit<HistoryEntry, keyof PositioningDiff> {
  return { commit, at, author: clip(author, longestAuthor), title: clip(title, longestTitle) };
}

/** Neighbouring commits share nearly every file, so each is understood once; and what one began with, another made. */
function createReader(root: string): (entries: readonly Entry[]) => Positioning {
  const elements = new Map<Entry, Element | null>();
  let last: { readonly entries: readonly Entry[]; readonly positioning: Positioning } | null = null;
  const elementOf = (entry: Entry): Element | null => {
    const known = elements.get(entry);
    const element = known === undefined ? parseElement(root, entry) : known;
    elements.set(entry, element);
    return element;
  };
  return (entries) => {
    if (last?.entries === entries) return last.positioning;
    const sorted = entries.toSorted((a, b) => compareText(a.path, b.path));
    const positioning = assemblePositioning(sorted.flatMap((entry) => elementOf(entry) ?? []));
    last = { entries, positioning };
    return positioning;
  };
}
