import type { Alignment } from '../align/alignment.ts';
import type { Comparison, Story } from '../derive/story.ts';
import type { HistoryEntry } from '../diff/history-entry.ts';
import type { BodyHtml } from '../document/body-html.ts';
import type { Element } from '../model/element.ts';
import type { Positioning, Product } from '../model/positioning.ts';
import type { Trace } from '../trace/trace.ts';

/** What all pages of a site share. */
export interface Site extends SiteSettings {
  readonly positioning: Positioning;
  /** The products that have pages, in id order. */
  readonly products: readonly Product[];
  /** Every page and file of the site, by its path. */
  readonly paths: ReadonlySet<string>;
  /** Elements by the path of their file. */
  readonly elementAt: ReadonlyMap<string, Element>;
}

/** What is known beside the positioning. */
export interface SiteSettings {
  /** Year-month-day: evidence that expired before it is shown as expired. */
  readonly today: string;
  /** What there is below the positioning folder, folders too, by path: what a link in a body may lead to. */
  readonly sources: ReadonlySet<string>;
  /** Where the site will be published, with a slash at its end; null when that is not known. */
  readonly baseUrl: string | null;
  /** Where the files are kept; null when that is not known. */
  readonly repository: CodeHost | null;
  /** Files that others make and that are published too, such as `positioning.json`, by path; made when it is asked for. */
  readonly extraFiles: ReadonlyMap<string, () => string>;
  /** Is the past of the files known? */
  readonly hasHistory: boolean;
  /** Is the site served by `dev`, and reloads itself? Then also what is wrong with the files. */
  readonly dev: { readonly problems: readonly string[] } | null;
}

/** A repository as its code host shows it. */
export interface CodeHost {
  /** `https://github.com/acme/website`, without a slash at its end. */
  readonly url: string;
  readonly branch: string;
  /** From the repository's top to where the paths of elements begin: empty, or with a slash at its end. */
  readonly folder: string;
}

/** All that the pages of one product tell. */
export interface ProductContent {
  readonly product: Product;
  /** In the chosen market; null when the product names none that exists. */
  readonly story: Story | null;
  /** Every market, the chosen one first; null when there is no market. */
  readonly comparison: Comparison | null;
  readonly alignment: Alignment;
  readonly trace: Trace;
  /** The latest first; empty when the past is not known. */
  readonly history: readonly HistoryEntry[];
  readonly renderBody: (markdown: string) => BodyHtml;
}

/** A file of the site. */
export interface SiteFile {
  readonly path: string;
  readonly text: string;
}

/** What a product is called. */
export function productName({ id, element }: Product): string {
  return element?.fields.name || id;
}

/** What the site is called: like its product, when there is one. */
export function siteName({ products }: Pick<Site, 'products'>): string {
  const [first, second] = products;
  return first && !second ? productName(first) : 'Positioning';
}

/** The functions, in id order. */
export function functionsOf({ positioning }: Pick<Site, 'positioning'>): Element<'function'>[] {
  return [...positioning.functions.values()];
}
