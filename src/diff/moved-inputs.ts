import { createLinker, type Link, type Way } from '../derive/inputs.ts';
import { fingerprintOf } from '../document/fingerprint.ts';
import type { Element } from '../model/element.ts';
import { typedReference } from '../model/kinds.ts';
import { isWrittenAlike } from './compare-positionings.ts';
import type { ProductPair } from './scene.ts';

/** An element that says something else now, or that rests on one that does. */
export interface Moving {
  readonly link: Link;
  readonly hasMoved: boolean;
  /** What it rests on and that is moving too. */
  readonly restsOn: readonly Moving[];
}

/**
 * Finds what is moving at an element and above it: null when nothing is. Each element is looked at once, however much
 * rests on it.
 */
export function createMovingFinder(pair: ProductPair): (link: Link) => Moving | null {
  const known = new Map<string, Moving | null>();
  const linksOf = createLinker(pair.after);
  const find = (link: Link): Moving | null => {
    const key = typedReference(link.kind, link.id);
    const found = known.get(key);
    if (found !== undefined) return found;
    const now = pair.after.of[link.kind].get(link.id);
    const restsOn = (now ? linksOf(now) : []).flatMap((next) => find(next) ?? []);
    const hasMoved = isMoved(pair.before.of[link.kind].get(link.id), now);
    const moving = hasMoved || restsOn.length > 0 ? { link, hasMoved, restsOn } : null;
    known.set(key, moving);
    return moving;
  };
  return find;
}

/** What is new has not moved: who names it now is what changed. What is gone has. */
function isMoved(before: Element | undefined, after: Element | undefined): boolean {
  if (!before || !after) return before !== undefined;
  return !isWrittenAlike(before, after) && fingerprintOf(before) !== fingerprintOf(after);
}

/** A way to each thing that moved, once: first the inputs themselves, then what they rest on. */
export function* listWays(inputs: readonly Moving[]): Generator<Way> {
  const moved = inputs.filter(({ hasMoved }) => hasMoved);
  for (const { link } of moved) yield [link];
  const seen = new Set<Moving>(moved);
  for (const input of inputs) for (const next of input.restsOn) yield* waysFrom(next, [input.link], seen);
}

function* waysFrom(moving: Moving, lead: Way, seen: Set<Moving>): Generator<Way> {
  if (seen.has(moving)) return;
  seen.add(moving);
  const way: Way = [...lead, moving.link];
  if (moving.hasMoved) yield way;
  for (const next of moving.restsOn) yield* waysFrom(next, way, seen);
}
