import type { ComponentChildren } from 'preact';
import type { Element } from '../../model/element.ts';
import { type CollectionKind, kindLabel } from '../../model/kinds.ts';
import { clip } from '../../model/words.ts';
import { elementPath, pageOf } from '../addresses.ts';
import { type Here, hrefTo, type ProductHere } from '../here.ts';
import { safeHref } from '../safe-href.ts';

/** What an element is called: its name, or its id where it has none. */
export function nameOf(element: Element): string {
  return (element.fields as { name?: string }).name || element.id;
}

/** A link to the page of an element of the product, by its name; an id that leads nowhere is shown as it is. */
export function ElementLink({ here, kind, id }: { here: ProductHere; kind: CollectionKind; id: string }) {
  const { product } = here.content;
  const element = product.of[kind].get(id);
  if (!element) return <code>{clip(id)}</code>;
  return <a href={hrefTo(here, elementPath(product.id, kind, id))}>{nameOf(element)}</a>;
}

/** A link to whatever page tells of an element. */
export function AnyLink({ here, element }: { here: Here; element: Element }) {
  const page = pageOf(here.site, element);
  if (page === null || !here.site.paths.has(page)) return <>{nameOf(element)}</>;
  return <a href={hrefTo(here, page)}>{nameOf(element)}</a>;
}

/** A web address that somebody wrote: a link when it is safe to follow, and otherwise the text alone. */
export function WebLink({ address, children }: { address: string | undefined; children?: ComponentChildren }) {
  const href = safeHref(address);
  const text = children ?? clip(address ?? '', 80);
  return href === null ? <>{text}</> : <a href={href}>{text}</a>;
}

/** Links to several elements of a kind, as a sentence has them. Nothing at all is a dash. */
export function ElementLinks({ here, kind, ids }: { here: ProductHere; kind: CollectionKind; ids: readonly string[] }) {
  if (ids.length === 0) return <span class="none">none</span>;
  return (
    <>
      {ids.map((id, index) => (
        <>
          {index > 0 && ', '}
          <ElementLink here={here} kind={kind} id={id} />
        </>
      ))}
    </>
  );
}

/** The kind of an element, as a word above its name. */
export function KindLabel({ element }: { element: Element }) {
  return <>{kindLabel(element.kind)}</>;
}
