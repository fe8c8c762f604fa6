import { createHash } from 'node:crypto';
import type { Element } from '../model/element.ts';
import { type CollectionKind, homeOf, type Kind } from '../model/kinds.ts';
import type { Product } from '../model/positioning.ts';

/** Where pages of the whole site stand. Names with a dot cannot be those of a product. */
export const sitePages = {
  index: 'index.html',
  search: 'search.html',
  signOff: 'sign-off.html',
  notFound: '404.html',
  style: 'site.css',
  script: 'site.js',
  /** Only where the site is served by `dev`. */
  liveReload: 'live-reload.js',
  icon: 'icon.svg',
  feed: 'feed.xml',
} as const;

/** Pages of a product, by what they tell. */
export const productPages = {
  alignment: 'alignment.html',
  funnel: 'funnel.html',
  history: 'history.html',
  glossary: 'glossary.html',
  searchEntries: 'search-entries.js',
} as const;

/** Where a file of a product stands that is no page. Its name has a dot, as no folder's has. */
export function productFile(
  { products }: { readonly products: readonly Product[] },
  product: string,
  name: string,
): string {
  return products.length === 1 ? name : `${safeName(product)}/${name}`;
}

/** Where a page of a product stands. */
export function productPath(product: string, page: keyof typeof productPages): string {
  return `${safeName(product)}/${productPages[page]}`;
}

/** Where the one page of a product stands: it opens the site when there is no other product. */
export function canvasPath({ products }: { readonly products: readonly Product[] }, product: string): string {
  return products.length === 1 ? sitePages.index : `${safeName(product)}/index.html`;
}

/** Where the list of a product's elements of a kind stands. */
export function listPath(product: string, kind: CollectionKind): string {
  return `${safeName(product)}/${homeOf(kind).folder}/index.html`;
}

/** Where the page of an element in a product's folder stands. */
export function elementPath(product: string, kind: CollectionKind, id: string): string {
  return `${safeName(product)}/${homeOf(kind).folder}/${safeName(id)}.html`;
}

/** Where the page stands that a function opens. */
export function doorPath(product: string, functionId: string): string {
  return `${safeName(product)}/for/${safeName(functionId)}.html`;
}

/** The page on which an element is told of, or null for one that has none. */
export function pageOf(
  site: { readonly products: readonly Product[] },
  { kind, id, product }: Pick<Element, 'kind' | 'id' | 'product'>,
): string | null {
  const own: Partial<Record<Kind, string>> = { 'sign-off': sitePages.signOff, function: sitePages.signOff };
  if (kind === 'product') return canvasPath(site, id);
  if (product === null || homeOf(kind).folder === undefined) return own[kind] ?? null;
  return elementPath(product, kind as CollectionKind, id);
}

const longestName = 100;

/**
 * An id as the name of a file or folder. An id in kebab case is its own; any other, one that is too long, and `index`
 * become a name made of its hash, so that no id can leave the folder, or stand in the way of another page.
 */
export function safeName(id: string): string {
  const isSafe = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id !== 'index' && id.length <= longestName;
  return isSafe ? id : `id-${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
}
