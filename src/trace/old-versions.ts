import { canonicalContent } from '../document/canonical.ts';
import { compareContent } from '../document/compare-content.ts';
import type { Difference } from '../document/difference.ts';
import type { Work } from '../derive/inputs.ts';
import type { Element } from '../model/element.ts';
import type { Move, TracedWork } from './trace-reviews.ts';

/** A version of an element that somebody has to find: the one in its file's past that has the fingerprint. */
export interface Lookup {
  readonly reference: string;
  readonly fingerprint: string;
  /** The element as it is now. */
  readonly element: Element;
}

/** What an element was when it had a fingerprint; null when no such version is known. */
export type OldVersions = (reference: string, fingerprint: string) => Element | null;

/** The old versions that are needed to tell what changed, each once. */
export function listLookups(traced: readonly TracedWork[]): Lookup[] {
  const lookups = new Map<string, Lookup>();
  for (const { how, before, ground } of traced.flatMap(({ moves }) => moves)) {
    const { reference, element } = ground;
    if (how === 'changed' && before !== null && element) {
      lookups.set(`${reference} ${before}`, { reference, fingerprint: before, element });
    }
  }
  return [...lookups.values()];
}

/** Adds, to each element that changed, what differs from the version that was reviewed, where that is known. */
export function createTeller(oldVersions: OldVersions): <W extends Work>(traced: TracedWork<W>) => TracedWork<W> {
  const known = new Map<string, readonly Difference[] | null>();
  const tell = (move: Move): Move => {
    const { ground, how, before } = move;
    if (how !== 'changed' || before === null) return move;
    const key = `${ground.reference} ${before}`;
    const found = known.get(key);
    const differences =
      found === undefined ? compareVersions(oldVersions(ground.reference, before), ground.element) : found;
    known.set(key, differences);
    return { ...move, differences };
  };
  return (traced) => ({ ...traced, moves: traced.moves.map(tell) });
}

function compareVersions(before: Element | null, after: Element | null): Difference[] | null {
  if (!before || !after) return null;
  return compareContent(after.kind, canonicalContent(before), canonicalContent(after));
}
