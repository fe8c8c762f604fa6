import { placeLinks } from '../../document/body-html.ts';
import type { Element } from '../../model/element.ts';
import { type ProductHere, resolveBodyLink } from '../here.ts';

/** The prose of an element. The only place where a page takes HTML as it is: it has been sanitised. */
export function Body({ here, element }: { here: ProductHere; element: Element }) {
  const body = here.content.renderBody(element.body);
  if (body.html === '') return null;
  const __html = placeLinks(body, (target) => resolveBodyLink(here, element, target));
  return <div class="prose" dangerouslySetInnerHTML={{ __html }} />;
}
