import type { ComponentChildren } from 'preact';
import { type Element, isOfKind } from '../../model/element.ts';
import type { CollectionKind } from '../../model/kinds.ts';
import { clip } from '../../model/words.ts';
import { elementPath, pageOf } from '../addresses.ts';
import { type Here, hrefTo, type ProductHere } from '../here.ts';
import { safeHref } from '../safe-href.ts';
import type { Site } from '../site.ts';

/** What an element is called: its name, or its id where it has none. */
export function nameOf(element: Element): string {
  return (element.fields as { name?: string }).name || element.id;
}

/** The sentence that says what an element is, where a field does; null where none does. */
export function leadOf({ fields }: Element): string | null {
  const said = fields as Partial<Record<'one_liner' | 'statement' | 'why_now' | 'why', string>>;
  return said.one_liner ?? said.statement ?? said.why_now ?? said.why ?? null;
}

/** A link to the page of an element of the product, by its name; an id that leads nowhere is shown as it is. */
export function ElementLink({ here, kind, id }: { here: ProductHere; kind: CollectionKind; id: string }) {
  const { product } = here.content;
  const element = product.of[kind].get(id);
  if (!element) return <code>{clip(id)}</code>;
  return <a href={hrefTo(here, elementPath(product.id, kind, id))}>{nameOf(element)}</a>;
}

/** What an element is called on a page. A view has no name: it is called after the function whose answer it is. */
export function titleOf({ positioning }: Site, element: Element): string {
  if (!isOfKind(element, 'view')) return nameOf(element);
  const own = positioning.functions.get(element.fields.function);
  return `What ${own ? nameOf(own) : element.id} says`;
}

/** A link to whatever page tells of an element. */
export function AnyLink({ here, element }: { here: Here; element: Element }) {
  const page = pageOf(here.site, element);
  const title = titleOf(here.site, element);
  return page === null || !here.site.paths.has(page) ? <>{title}</> : <a href={hrefTo(here, page)}>{title}</a>;
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
