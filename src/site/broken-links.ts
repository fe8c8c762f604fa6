import { followLink } from '../document/link-target.ts';
import type { SiteFile } from './site.ts';

/** A link of a page to a page or a part of one that the site does not have. */
export interface BrokenLink {
  readonly page: string;
  /** The address as it stands in the page. */
  readonly link: string;
}

// What renders the pages puts every value of an attribute between double quotes, and has no `"` inside.
const addresses = /\s(?:href|src|action)="([^"]*)"/g;

/** Finds links of a page that lead to nothing in the site. Addresses on the web are not looked at. */
export function findBrokenLinks({ path, text }: SiteFile, paths: ReadonlySet<string>): BrokenLink[] {
  if (!path.endsWith('.html')) return [];
  const links = new Set([...text.matchAll(addresses)].map(([, address = '']) => address.replaceAll('&amp;', '&')));
  return [...links].filter((link) => !leadsSomewhere(link, path, text, paths)).map((link) => ({ page: path, link }));
}

function leadsSomewhere(link: string, path: string, text: string, paths: ReadonlySet<string>): boolean {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link) || link.startsWith('/')) return true;
  if (link.startsWith('#')) return text.includes(` id="${link.slice(1)}"`);
  const target = followLink(path, link);
  return target !== null && paths.has(target);
}
