import { wholeFile } from '../../model/place.ts';
import { defineRule } from '../rule.ts';
import { code } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'product/missing',
    summary: 'A product folder has no `product.md`.',
    why: 'Without `product.md` no market is chosen, and nothing can be worked out: neither which attributes are unique, nor which values to lead with, nor for whom.',
    severity: 'error',
    source: 'The files themselves: `product.md` names the product and its chosen market.',
  },
  examples: {
    clean: {
      'field-db/product.md': '---\nname: Field DB\nmarket: embedded-mobile-database\nreview_by: 2026-12-01\n---\n',
    },
    failing: { 'field-db/product.md': null },
  },
  *check({ corpus }) {
    const seen = new Set<string>();
    for (const { path, identity } of corpus.files) {
      const product = identity?.product;
      if (product === undefined || product === null || seen.has(product)) continue;
      seen.add(product);
      if (corpus.exists('product', product, product)) continue;
      yield {
        message: `The folder ${code(`${product}/`)} has no \`product.md\`; expected one that names the product and its chosen market.`,
        at: wholeFile(path),
        help: `Add ${code(`${product}/product.md`)} with \`name\` and \`market\`.`,
      };
    }
  },
});
