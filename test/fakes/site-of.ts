import { deriveProduct } from '../../src/app/exchange/derive-product.ts';
import { tracePositioning } from '../../src/app/trace.ts';
import type { HistoryEntry } from '../../src/diff/history-entry.ts';
import { renderBodyHtml } from '../../src/document/body-html.ts';
import type { Corpus } from '../../src/document/corpus.ts';
import type { Product } from '../../src/model/positioning.ts';
import { planSite, renderProduct, renderShared } from '../../src/site/render-site.ts';
import type { SiteSettings } from '../../src/site/site.ts';

export interface SiteOptions extends Partial<SiteSettings> {
  readonly history?: readonly HistoryEntry[];
}

/** The whole site of a positioning, text by path, on 1 June 2026. */
export function siteOf(corpus: Corpus, { history = [], ...given }: SiteOptions = {}): Map<string, string> {
  const { positioning } = corpus;
  const site = planSite(positioning, [...positioning.products.values()], {
    today: '2026-06-01',
    sources: corpus.paths,
    baseUrl: null,
    repository: { url: 'https://github.com/acme/website', branch: 'main', folder: '' },
    extraFiles: new Map(),
    hasHistory: history.length > 0,
    dev: null,
    ...given,
  });
  const contentOf = (product: Product) => {
    const trace = tracePositioning(corpus, product);
    return { product, ...deriveProduct(corpus, product), trace, history, renderBody: renderBodyHtml };
  };
  const files = [
    ...site.products.flatMap((product) => [...renderProduct(site, contentOf(product))]),
    ...renderShared(
      site,
      site.products.flatMap((product) => history.map((entry) => ({ product, entry }))),
    ),
  ];
  return new Map(files.map(({ path, text }) => [path, text]));
}
