import { identify } from '../document/identify.ts';
import { followLink } from '../document/link-target.ts';
import type { Element } from '../model/element.ts';
import { homeOf, type Kind } from '../model/kinds.ts';
import type { NewId } from './rename.ts';

/** Where a link of markdown leads: after `](`, and after the colon of a link definition. */
const possibleLink = /(\](?:\(|:[ \t]*)<?)([^\s()<>]*)/g;

/** The body with every link to a renamed element leading to where it is now. */
export function followLinks(element: Element, newId: NewId): string {
  const from = pathOf(element.kind, element.product, element.id);
  return element.body.replace(possibleLink, (whole: string, lead: string, link: string) => {
    const old = followLink(from, link);
    const target = old === null ? null : identify(old);
    if (old === null || !target) return whole;
    const owner = target.product === null ? null : newId('product', null, target.product);
    const now = pathOf(target.kind, owner, newId(target.kind, target.product, target.id));
    const [path = ''] = link.split(/[?#]/, 1);
    return `${lead}${replaceSteps(path, old, now)}${link.slice(path.length)}`;
  });
}

/** The path below the positioning folder of an element that belongs to a product, or to the company. */
function pathOf(kind: Kind, product: string | null, id: string): string {
  const { file, folder } = homeOf(kind);
  return [...(product === null ? [] : [product]), ...(folder === undefined ? [] : [folder]), file ?? `${id}.md`].join(
    '/',
  );
}

/** Rewrites those steps of a link that have another name now; the others stay as they were written. */
function replaceSteps(link: string, old: string, now: string): string {
  const [steps, was, is] = [link.split('/'), old.split('/').toReversed(), now.split('/').toReversed()];
  const fromEnd = (index: number) => steps.length - 1 - index;
  return steps.map((step, index) => (step === was[fromEnd(index)] ? (is[fromEnd(index)] ?? step) : step)).join('/');
}
