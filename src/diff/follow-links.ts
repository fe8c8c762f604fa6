import { identify } from '../document/identify.ts';
import { decodeTarget, followLink } from '../document/link-target.ts';
import type { Element } from '../model/element.ts';
import { homeOf, type Kind } from '../model/kinds.ts';
import type { NewId } from './rename.ts';

/** Where a link of markdown leads: after `](`, and after the colon of a link definition. */
const possibleLink = /(\](?:\(|:[ \t]*)<?)([^\s()<>]*)/g;

/** A link that reads otherwise after a rename. `start` is the 0-based offset of its target in the body. */
export interface FollowedLink {
  readonly start: number;
  readonly text: string;
  readonly now: string;
}

type Linking = Pick<Element, 'kind' | 'product' | 'id' | 'body'>;

/** Every link of a body to something that has another path after the renames, in the order in which they stand. */
export function listFollowedLinks({ kind, product, id, body }: Linking, newId: NewId): FollowedLink[] {
  const from = pathOf(kind, product, id);
  return [...body.matchAll(possibleLink)].flatMap((match) => {
    const [, lead = '', link = ''] = match;
    const old = followLink(from, link);
    const now = old === null ? null : newPath(old, newId);
    if (old === null || now === null || old === now) return [];
    const [path = ''] = link.split(/[?#]/, 1);
    const renamed = replaceSteps(path, from, { old: old.split('/'), now: now.split('/') });
    return [{ start: match.index + lead.length, text: link, now: renamed + link.slice(path.length) }];
  });
}

/** The body with every link to a renamed element leading to where it is now. */
export function followLinks(element: Linking, newId: NewId): string {
  const { body } = element;
  return listFollowedLinks(element, newId).reduceRight(
    (text, { start, text: { length }, now }) => text.slice(0, start) + now + text.slice(start + length),
    body,
  );
}

/** What a path below the positioning folder becomes. Only the names in it change, never how many there are. */
export function newPath(path: string, newId: NewId): string {
  const target = identify(path);
  const [first = '', ...rest] = path.split('/');
  if (!target) return [newId('product', null, first), ...rest].join('/');
  const owner = target.product === null ? null : newId('product', null, target.product);
  return pathOf(target.kind, owner, newId(target.kind, target.product, target.id));
}

/** The path below the positioning folder of an element that belongs to a product, or to the company. */
function pathOf(kind: Kind, product: string | null, id: string): string {
  const { file, folder } = homeOf(kind);
  return [...(product === null ? [] : [product]), ...(folder === undefined ? [] : [folder]), file ?? `${id}.md`].join(
    '/',
  );
}

/** Rewrites those steps of a link that have another name now; the others stay as they were written. */
function replaceSteps(
  link: string,
  from: string,
  { old, now }: { old: readonly string[]; now: readonly string[] },
): string {
  let depth = from.split('/').length - 1;
  const steps = link.split('/').map((step) => {
    if (step === '' || step === '.') return step;
    if (step === '..') {
      depth -= 1;
      return step;
    }
    depth += 1;
    return decodeTarget(step) === old[depth - 1] ? (now[depth - 1] ?? step) : step;
  });
  return steps.join('/');
}
