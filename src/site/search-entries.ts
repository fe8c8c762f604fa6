import type { Element } from '../model/element.ts';
import { kindLabel } from '../model/kinds.ts';
import { capitalise, clip } from '../model/words.ts';
import { doorPath, pageOf, productPath } from './addresses.ts';
import { elementsOf } from './dependents.ts';
import { withoutControls } from './page.tsx';
import { leadOf, nameOf, titleOf } from './parts/links.tsx';
import type { SearchEntry } from './search-entry.ts';
import { functionsOf, type ProductContent, type Site, type SiteFile } from './site.ts';
import { listGlossary } from './glossary.ts';

/**
 * What the search knows of a product's pages, as a script that hands it to whoever loads it: a page that was opened
 * from a folder may load a script, but may not fetch.
 */
export function renderSearchEntries(site: Site, { product }: ProductContent): SiteFile {
  const call = `(self.throughlineEntries ??= []).push(${JSON.stringify([product.id, listEntries(site, product)])});\n`;
  return { path: productPath(product.id, 'searchEntries'), text: call };
}

function listEntries(site: Site, product: ProductContent['product']): SearchEntry[] {
  const elements = elementsOf(product).flatMap((element): SearchEntry[] => {
    const page = pageOf(site, element);
    return page === null ? [] : [entryOf(page, element, titleOf(site, element))];
  });
  const doors = functionsOf(site).map((own) => entryOf(doorPath(product.id, own.id), own, `For ${nameOf(own)}`));
  return [...elements, ...doors, ...wordEntries(product)];
}

function entryOf(page: string, element: Element, title: string): SearchEntry {
  const { name: _, aliases = [], reviewed: __, ...rest } = element.fields as Record<string, unknown>;
  const said = textsIn(rest);
  return {
    id: page,
    title: withoutControls(title),
    kind: capitalise(kindLabel(element.kind)),
    names: [...textsIn(aliases), element.id].join(' '),
    text: `${said.join(' ')} ${element.body}`,
    note: withoutControls(
      clip(leadOf(element) ?? (element.body.trim() || said.find((text) => text.includes(' ')) || ''), 140),
    ),
  };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Words that are not used any more, so that whoever looks for one finds what to say instead. */
function wordEntries(product: ProductContent['product']): SearchEntry[] {
  const gone = listGlossary(product).flatMap(({ avoided }) => avoided ?? []);
  return gone.map(({ term, instead, why }, index) => ({
    id: `${productPath(product.id, 'glossary')}#not-used-${index + 1}`,
    title: withoutControls(clip(term)),
    kind: 'Word that is not used',
    names: '',
    text: why,
    note: withoutControls(clip(instead === null ? why : `Say "${instead}".`, 140)),
  }));
}
