import { pathFrom, followLink } from '../document/link-target.ts';
import type { Element } from '../model/element.ts';
import { pageOf, sitePages } from './addresses.ts';
import { safeHref } from './safe-href.ts';
import { createGrounds, type Dependents, findDependents } from './dependents.ts';
import type { ProductContent, Site } from './site.ts';

/** The page that is being rendered, and what it may look at. */
export interface Here {
  /** The page's own path. */
  readonly path: string;
  readonly site: Site;
}

/** A page of a product. */
export interface ProductHere extends Here {
  readonly content: ProductContent;
  readonly dependents: Dependents;
  readonly groundsOf: ReturnType<typeof createGrounds>;
}

/** Makes the places of a product's pages. What rests on what is worked out once for all of them. */
export function createPlaces(site: Site, content: ProductContent): (path: string) => ProductHere {
  const dependents = findDependents(content.product, site.positioning.functions);
  const groundsOf = createGrounds(content.product);
  return (path) => ({ path, site, content, dependents, groundsOf });
}

/**
 * The address of another page or file of the site, from this page. From the page for addresses that lead nowhere, which
 * a host shows at any depth, it is the address below the top of the host where that is known.
 */
export function hrefTo({ path, site }: Here, target: string): string {
  if (path === sitePages.notFound && site.baseUrl !== null) return new URL(site.baseUrl).pathname + target;
  return pathFrom(path, target);
}

/** The address that the site has on the web; null when that is not known. */
export function absoluteUrl({ site, path }: Here): string | null {
  return site.baseUrl === null ? null : site.baseUrl + path.replace(/(^|\/)index\.html$/, '$1');
}

/** Where somebody can propose a change of a file; null when the repository is not known. */
export function editUrl({ repository }: Pick<Site, 'repository'>, path: string): string | null {
  if (!repository) return null;
  return `${repository.url}/edit/${encodePath(repository.branch)}/${encodePath(repository.folder + path)}`;
}

/** Where a commit can be seen; null when the repository is not known. */
export function commitUrl({ repository }: Pick<Site, 'repository'>, commit: string): string | null {
  return repository && /^[0-9a-f]{7,64}$/.test(commit) ? `${repository.url}/commit/${commit}` : null;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/**
 * The address of what a link in an element's body means: a page, a file of the repository, or a place on the web. Null
 * for what leads nowhere: `throughline check` tells of it in the file.
 */
export function resolveBodyLink(here: Here, element: Element, target: string): string | null {
  const { site, path } = here;
  const web = safeHref(target);
  if (web !== null) return web;
  const found = findLinked(site, element, target);
  if (found !== null) return pathFrom(path, found);
  return fileUrl(site, element, target);
}

/** The page that a link to a file or folder of the positioning leads to. */
function findLinked(site: Site, element: Element, target: string): string | null {
  const root = rootOf(element);
  const path = followLink(element.path.slice(root.length), target);
  if (path === null) return null;
  const linked = site.elementAt.get(root + path);
  const page = linked ? pageOf(site, linked) : `${path}/index.html`;
  return page !== null && site.paths.has(page) ? page : null;
}

/** A file that has no page, as the code host shows it. Of those below the positioning folder it is known which exist. */
function fileUrl({ repository, sources }: Site, element: Element, target: string): string | null {
  const below = followLink(element.path.slice(rootOf(element).length), target);
  if (!repository || (below !== null && !sources.has(below))) return null;
  const file = followLink(repository.folder + element.path, target);
  return file === null ? null : `${repository.url}/blob/${encodePath(repository.branch)}/${encodePath(file)}`;
}

/** How paths of files begin before they reach below the positioning folder. */
function rootOf({ path, product, kind }: Element): string {
  const folders = path.split('/').slice(0, -1);
  const below = product === null ? (kind === 'function' ? 1 : 0) : kind === 'product' ? 1 : 2;
  const root = folders.slice(0, folders.length - below);
  return root.length === 0 ? '' : `${root.join('/')}/`;
}
