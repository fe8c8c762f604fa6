import { createHash } from 'node:crypto';
import type { Corpus } from '../../document/corpus.ts';
import { groupBy } from '../../model/order.ts';
import type { Product } from '../../model/positioning.ts';
import { edition } from '../../site/assets.generated.ts';
import { traceToJson } from '../../report/trace-json.ts';
import type { Site } from '../../site/site.ts';
import type { Seen } from './product-content.ts';

/**
 * Names what pages are made of: pages of one key are the same, to the letter. What the products share goes into every
 * key: the company's files, what each product is called, every path that a link could lead to, the day, the settings.
 */
export function createKeys(site: Site, { files }: Corpus) {
  const filesOf = groupBy(files, ({ identity }) => identity?.product ?? null);
  const texts = (product: string | null) => filesOf.get(product)?.map(({ path, text }) => [path, text]) ?? [];
  const { today, baseUrl, repository, hasHistory, dev, products } = site;
  const called = products.map(({ id, element }) => [id, element?.fields]);
  const settings = [edition, today, baseUrl, repository, hasHistory, dev, [...site.extraFiles.keys()]];
  const shared = digest([settings, [...site.paths], [...site.sources], called, texts(null)]);
  return {
    ofProduct: ({ id }: Product, { history, trace }: Seen) =>
      digest([shared, id, texts(id), history, traceToJson(trace), trace.wording]),
    /** Of what tells of several products: by the keys of all of them. */
    ofShared: (ofProducts: readonly string[]) => digest([shared, ofProducts]),
  };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
