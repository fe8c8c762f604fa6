import { fingerprintOf } from '../document/fingerprint.ts';
import { createReach, type Link, listInputs, parseLink, type Way, type Work } from '../derive/inputs.ts';
import type { Element } from '../model/element.ts';
import { typedReference } from '../model/kinds.ts';
import type { Product } from '../model/positioning.ts';

/** One thing that a tactic or roadmap item rests on, directly or through others. */
export interface Ground extends Target {
  /** A shortest way to it from an input. */
  readonly way: Way;
  /** The inputs that are it or rest on it, as the item names them. */
  readonly inputs: readonly string[];
}

/** Something that can be rested on. */
interface Target {
  /** How it is recorded: `values/work-offline`. */
  readonly reference: string;
  readonly link: Link;
  /** Null when it is gone, or when its file cannot be read. */
  readonly element: Element | null;
  /** Is there such a file at all? */
  readonly isThere: boolean;
  /** What it says now; null when `element` is. */
  readonly fingerprint: string | null;
}

/** What an item rests on. */
export interface Grounds {
  /** Lists all of it, nearest first. Worked out when it is asked for: an item that was never reviewed needs none of it. */
  readonly listAll: () => readonly Ground[];
  /** Inputs that lead to nothing, as the item names them. */
  readonly missing: readonly string[];
}

/** Does such an element exist, even if its file cannot be read? */
export type Exists = (link: Link) => boolean;

/** Finds what items rest on. What many of them rest on is looked at, hashed and followed once. */
export function createGroundFinder(product: Pick<Product, 'of'>, exists: Exists): (work: Work) => Grounds {
  const reach = createReach(product);
  const targets = new Map<string, Target>();
  const isThere: Exists = (link) => product.of[link.kind].has(link.id) || exists(link);
  const look = (reference: string, link: Link): Target => {
    const target = targets.get(reference) ?? lookAt(product, isThere, link);
    targets.set(reference, target);
    return target;
  };
  return (work) => {
    const inputs = listInputs(work);
    const listAll = () =>
      [...joinReaches(inputs, reach)]
        .map(([reference, { way, from }]): Ground => ({ ...look(reference, way.at(-1) ?? way[0]), way, inputs: from }))
        .toSorted((a, b) => a.way.length - b.way.length);
    return { listAll, missing: inputs.filter((text) => !parseLink(text).some(isThere)) };
  };
}

function lookAt({ of }: Pick<Product, 'of'>, isThere: Exists, link: Link): Target {
  const element = of[link.kind].get(link.id) ?? null;
  return {
    reference: typedReference(link.kind, link.id),
    link,
    element,
    isThere: isThere(link),
    fingerprint: element && fingerprintOf(element),
  };
}

interface Reached {
  way: Way;
  /** Inputs, as the item names them. */
  readonly from: string[];
}

/** What several inputs lead to, by reference, with the shortest of the ways. */
function joinReaches(
  inputs: readonly string[],
  reach: (link: Link) => ReadonlyMap<string, Way>,
): ReadonlyMap<string, Reached> {
  const reached = new Map<string, Reached>();
  for (const input of inputs) {
    for (const link of parseLink(input)) {
      for (const [reference, way] of reach(link)) {
        const known = reached.get(reference);
        if (!known) reached.set(reference, { way, from: [input] });
        else {
          known.from.push(input);
          if (way.length < known.way.length) known.way = way;
        }
      }
    }
  }
  return reached;
}
