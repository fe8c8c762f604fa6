import type { HistoryEntry } from '../diff/history-entry.ts';
import { productPath, sitePages } from './addresses.ts';
import { withoutControls } from './page.tsx';
import { productName, type Site, type SiteFile, siteName } from './site.ts';
import type { Product } from '../model/positioning.ts';

/** One entry of the feed: a commit, as one product tells it. */
export interface FeedEntry {
  readonly product: Product;
  readonly entry: HistoryEntry;
}

const mostEntries = 50;

/** The Atom feed of changes (RFC 4287), the latest first. Only for a site that knows its address. */
export function renderFeed(site: Site & { readonly baseUrl: string }, entries: readonly FeedEntry[]): SiteFile {
  const latest = entries.toSorted((a, b) => (a.entry.at < b.entry.at ? 1 : -1)).slice(0, mostEntries);
  const url = site.baseUrl;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<title>${escapeXml(`${siteName(site)}: changes of the positioning`)}</title>`,
    `<id>${escapeXml(url)}</id>`,
    `<link href="${escapeXml(url)}"/>`,
    `<link rel="self" href="${escapeXml(url + sitePages.feed)}"/>`,
    `<updated>${latest[0]?.entry.at ?? `${site.today}T00:00:00Z`}</updated>`,
    ...latest.flatMap((item) => renderEntry(site, item)),
    '</feed>',
  ];
  return { path: sitePages.feed, text: `${withoutControls(lines.join('\n'))}\n` };
}

function renderEntry(site: Site & { readonly baseUrl: string }, { product, entry }: FeedEntry): string[] {
  const page = `${site.baseUrl}${productPath(product.id, 'history')}#c-${entry.commit.slice(0, 12)}`;
  const sentences = [...entry.consequences.map(({ statement }) => statement), countInWords(entry)];
  return [
    '<entry>',
    `<title>${escapeXml(site.products.length > 1 ? `${productName(product)}: ${entry.title}` : entry.title)}</title>`,
    `<id>${escapeXml(page)}</id>`,
    `<link href="${escapeXml(page)}"/>`,
    `<updated>${escapeXml(entry.at)}</updated>`,
    `<author><name>${escapeXml(entry.author)}</name></author>`,
    `<summary>${escapeXml(sentences.join(' '))}</summary>`,
    '</entry>',
  ];
}

function countInWords({ changes }: HistoryEntry): string {
  return `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}.`;
}

/** The map of the site for search engines (sitemaps.org): every page but the one for addresses that lead nowhere. */
export function renderSitemap(site: Site & { readonly baseUrl: string }): SiteFile {
  const pages = [...site.paths].filter((path) => path.endsWith('.html') && path !== sitePages.notFound).toSorted();
  const urls = pages.map(
    (path) => `<url><loc>${escapeXml(site.baseUrl + path.replace(/(^|\/)index\.html$/, '$1'))}</loc></url>`,
  );
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    '</urlset>',
  ];
  return { path: 'sitemap.xml', text: `${lines.join('\n')}\n` };
}

/** What search engines may look at. A positioning is for the company: nobody else is sent there, unless it is published. */
export function renderRobots({ baseUrl }: Pick<Site, 'baseUrl'>): SiteFile {
  const text =
    baseUrl === null ? 'User-agent: *\nDisallow: /\n' : `User-agent: *\nAllow: /\n\nSitemap: ${baseUrl}sitemap.xml\n`;
  return { path: 'robots.txt', text };
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
