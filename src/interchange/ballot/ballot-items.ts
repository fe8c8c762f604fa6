import type { Element } from '../../model/element.ts';
import { normaliseName } from '../../model/names.ts';
import { compareText } from '../../model/order.ts';
import type { Product } from '../../model/positioning.ts';
import { oneLine } from '../reading.ts';
import { type JudgedFolder, judgedFolders } from '../verdict-word.ts';

export interface BallotItem {
  readonly id: string;
  /** On one line; the id where the element has no name. */
  readonly name: string;
}

/** What a ballot names, the same for every function; a list is empty when the product has no such element. */
export interface BallotItems {
  readonly markets: readonly BallotItem[];
  readonly alternatives: readonly BallotItem[];
  readonly segments: readonly BallotItem[];
  readonly values: readonly BallotItem[];
  readonly attributes: readonly BallotItem[];
}

/** An element that gets a verdict of its own. */
export interface JudgedItem extends BallotItem {
  readonly folder: JudgedFolder;
  /** As views name it: `alternatives/paper-forms`. */
  readonly key: string;
}

/** Every element of a product that a ballot asks about, by name: the order says nothing of the product's answer. */
export function listBallotItems({ of }: Product): BallotItems {
  return {
    markets: listItems(of.market.values()),
    alternatives: listItems(of.alternative.values()),
    segments: listItems(of.segment.values()),
    values: listItems(of.value.values()),
    attributes: listItems(of.attribute.values()),
  };
}

function listItems(elements: Iterable<Element>): BallotItem[] {
  return [...elements].map(itemOf).toSorted(compareItems);
}

function itemOf({ id, fields }: Element): BallotItem {
  const { name } = fields as { name?: string };
  return { id, name: oneLine(name ?? '') || id };
}

function compareItems(a: BallotItem, b: BallotItem): number {
  const byName = compareText(normaliseName(a.name), normaliseName(b.name));
  return byName || compareText(a.name, b.name) || compareText(a.id, b.id);
}

/** The elements that get a verdict each, kind by kind, in the order of the ballot. */
export function listJudgedItems(items: BallotItems): JudgedItem[] {
  return judgedFolders.flatMap((folder) => judgedIn(folder, items));
}

export function judgedIn(folder: JudgedFolder, items: BallotItems): JudgedItem[] {
  return items[folder].map((item) => ({ ...item, folder, key: `${folder}/${item.id}` }));
}
