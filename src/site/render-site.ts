import type { Element } from '../model/element.ts';
import type { CollectionKind } from '../model/kinds.ts';
import type { Positioning, Product } from '../model/positioning.ts';
import { canvasPath, doorPath, listPath, pageOf, productPath, sitePages } from './addresses.ts';
import { icon, liveReloadScript, searchScript, stylesheet } from './assets.generated.ts';
import { elementsOf } from './dependents.ts';
import { type FeedEntry, renderFeed, renderRobots, renderSitemap } from './feed.ts';
import { createPlaces } from './here.ts';
import { renderAlignmentPage } from './pages/alignment-page.tsx';
import { renderCanvas } from './pages/canvas-page.tsx';
import { renderDoor } from './pages/door-page.tsx';
import { hasPage, renderElementPage } from './pages/element-page.tsx';
import { renderFunnelPage } from './pages/funnel-page.tsx';
import { renderGlossaryPage } from './pages/glossary-page.tsx';
import { renderHistoryPage } from './pages/history-page.tsx';
import { renderListPage } from './pages/list-page.tsx';
import { renderMarketsPage } from './pages/markets-page.tsx';
import { renderRoadmapPage } from './pages/roadmap-page.tsx';
import {
  renderIndexPage,
  renderNotFoundPage,
  renderSearchPage,
  renderSignOffPage,
  renderTroublePage,
} from './pages/site-pages.tsx';
import { renderSearchEntries } from './search-entries.ts';
import { functionsOf, type ProductContent, type Site, type SiteFile, type SiteSettings } from './site.ts';
import { storyKinds } from './words.ts';

/** Plans a site: which products have pages, and every path that there will be. */
export function planSite(positioning: Positioning, products: readonly Product[], settings: SiteSettings): Site {
  const elementAt = new Map(positioning.elements.map((element) => [element.path, element]));
  const site = { ...settings, positioning, products, elementAt };
  const paths = [...sharedPaths(site), ...products.flatMap((product) => productPaths(site, product))];
  return { ...site, paths: new Set(paths) };
}

function sharedPaths({ baseUrl, hasHistory, extraFiles, dev }: Omit<Site, 'paths'>): string[] {
  const { feed, liveReload, ...always } = sitePages;
  return [
    ...Object.values(always),
    ...(dev ? [liveReload] : []),
    ...(baseUrl !== null && hasHistory ? [feed] : []),
    ...(baseUrl !== null ? ['sitemap.xml'] : []),
    'robots.txt',
    ...extraFiles.keys(),
  ];
}

const lists = [...storyKinds, 'roadmap'] as const;

function productPaths(site: Omit<Site, 'paths'>, product: Product): string[] {
  const { id } = product;
  return [
    canvasPath(site, id),
    ...(['alignment', 'funnel', 'glossary', 'searchEntries'] as const).map((page) => productPath(id, page)),
    ...(site.hasHistory ? [productPath(id, 'history')] : []),
    ...lists.map((kind) => listPath(id, kind)),
    ...functionsOf(site).map((own) => doorPath(id, own.id)),
    ...elementsOf(product)
      .filter(hasPage)
      .flatMap((element) => pageOf(site, element) ?? []),
  ];
}

/** Renders the pages of one product, one at a time. */
export function* renderProduct(site: Site, content: ProductContent): Iterable<SiteFile> {
  const { product } = content;
  const place = createPlaces(site, content);
  yield renderCanvas(place, site, product.id);
  yield renderMarketsPage(place, product.id);
  for (const kind of ['alternative', 'attribute', 'value', 'segment', 'trend'] as const) {
    yield renderListPage(place, product.id, kind);
  }
  for (const own of functionsOf(site)) yield renderDoor(place, product.id, own);
  yield renderAlignmentPage(place, product.id);
  yield renderFunnelPage(place, product.id);
  yield renderRoadmapPage(place, product.id);
  if (site.hasHistory) yield renderHistoryPage(place, product.id);
  yield renderGlossaryPage(place, product.id);
  yield renderSearchEntries(site, content);
  const elements: Element<CollectionKind>[] = elementsOf(product).filter(hasPage);
  for (const element of elements) yield renderElementPage(place, element);
}

/** Renders what the products share: the index over several, search, who signs, styles and scripts, and what machines read. */
export function* renderShared(site: Site, changes: readonly FeedEntry[]): Iterable<SiteFile> {
  if (site.products.length !== 1) yield renderIndexPage(site);
  yield renderSearchPage(site);
  yield renderSignOffPage(site);
  yield renderNotFoundPage(site);
  yield { path: sitePages.style, text: stylesheet };
  yield { path: sitePages.script, text: searchScript };
  yield { path: sitePages.icon, text: icon };
  if (site.dev) yield { path: sitePages.liveReload, text: liveReloadScript };
  const { baseUrl } = site;
  if (baseUrl !== null && site.hasHistory) yield renderFeed({ ...site, baseUrl }, changes);
  if (baseUrl !== null) yield renderSitemap({ ...site, baseUrl });
  yield renderRobots(site);
  for (const [path, render] of site.extraFiles) yield { path, text: render() };
}

/** The page that stands for all others while there is no site to serve, with the files that it needs. Only for `dev`. */
export function renderTrouble(message: string, hint: string): Map<string, string> {
  const site = planSite(noPositioning, [], { ...bareSettings, dev: { problems: [] } });
  const page = renderTroublePage(site, message, hint);
  return new Map([
    [page.path, page.text],
    [sitePages.style, stylesheet],
    [sitePages.icon, icon],
    [sitePages.liveReload, liveReloadScript],
  ]);
}

const noPositioning: Positioning = {
  signOff: null,
  checkSettings: null,
  functions: new Map(),
  products: new Map(),
  elements: [],
};

const bareSettings = {
  today: '',
  sources: new Set<string>(),
  baseUrl: null,
  repository: null,
  extraFiles: new Map(),
  hasHistory: false,
};
