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

/**
 * Finds links of pages that lead to nothing in a site of these paths. Addresses on the web are not looked at. What was
 * found to lead somewhere is remembered, for pages of one folder have the same menu.
 */
export function createLinkCheck(paths: ReadonlySet<string>): (file: SiteFile) => BrokenLink[] {
  const known = new Map<string, Set<string>>();
  return ({ path, text }) => {
    if (!path.endsWith('.html')) return [];
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const good = known.get(folder) ?? new Set();
    known.set(folder, good);
    const broken = new Set<string>();
    for (const [, address = ''] of text.matchAll(addresses)) {
      if (good.has(address)) continue;
      const link = address.replaceAll('&amp;', '&');
      const isPart = link.startsWith('#');
      const isGood = isPart ? text.includes(` id="${link.slice(1)}"`) : leadsSomewhere(link, path, paths);
      if (!isGood) broken.add(link);
      else if (!isPart) good.add(address);
    }
    return [...broken].map((link) => ({ page: path, link }));
  };
}

function leadsSomewhere(link: string, from: string, paths: ReadonlySet<string>): boolean {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link) || link.startsWith('/')) return true;
  const target = followLink(from, link);
  return target !== null && paths.has(target);
}
