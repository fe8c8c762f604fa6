import type { Corpus } from '../../document/corpus.ts';
import { wholeFile } from '../../model/place.ts';
import type { Positioning } from '../../model/positioning.ts';
import { defineRule } from '../rule.ts';
import { code, someInWords } from '../../model/words.ts';

const mostNamed = 3;

export default defineRule({
  meta: {
    id: 'view/missing',
    summary: 'A function has not said how it sees a product.',
    why: 'Founders, sales, marketing, product and customer success each hold a slightly different view of the competition, the ideal customer and the category, and mostly do not know it. How far they agree can be seen only when each has answered for itself.',
    severity: 'warning',
    source: 'The seed of this project: every function holds its own view until the views are laid side by side.',
  },
  examples: {
    clean: {
      'field-db/views/sales.md': `---
function: sales
market: embedded-mobile-database
alternatives: [paper-forms, spreadsheet]
segments: [field-sales]
values: [work-offline]
---
`,
    },
    failing: { 'field-db/views/sales.md': null },
  },
  *check({ corpus, positioning }) {
    const products = productIds(corpus);
    const viewed = viewedProducts(corpus, positioning);
    for (const { path, identity } of corpus.files) {
      if (identity?.kind !== 'function') continue;
      const seen = viewed.get(identity.id) ?? new Set();
      const { total, first } = withoutView(products, seen);
      if (total === 0) continue;
      yield {
        message: `${code(identity.id, 40)} has no view of ${someInWords(
          first.map((id) => code(id, 30)),
          total,
        )}; expected its own answer to who you compete with, for whom, and in which category.`,
        at: wholeFile(path),
        help: `Ask them in private first (\`throughline ballot\` writes the questions), then add ${code(`${first[0]}/views/${identity.id}.md`, 100)}.`,
      };
    }
  },
});

/** The products that have a `product.md`, whether or not it can be read. */
function productIds({ files }: Corpus): Set<string> {
  return new Set(files.flatMap(({ identity }) => (identity?.kind === 'product' ? [identity.id] : [])));
}

/** By function, the products of which it has a view: by the file's name, or by what the file says. */
function viewedProducts({ files }: Corpus, { products }: Positioning): Map<string, Set<string>> {
  const viewed = new Map<string, Set<string>>();
  for (const { identity } of files) {
    if (identity?.kind !== 'view' || identity.product === null) continue;
    const view = products.get(identity.product)?.of.view.get(identity.id);
    for (const name of [identity.id, view?.fields.function ?? identity.id]) {
      viewed.set(name, (viewed.get(name) ?? new Set()).add(identity.product));
    }
  }
  return viewed;
}

/** How many products lack a view, and the first few of them. */
function withoutView(products: ReadonlySet<string>, viewed: ReadonlySet<string>) {
  const total = [...viewed].reduce((left, id) => left - Number(products.has(id)), products.size);
  const first: string[] = [];
  for (const id of products) {
    if (first.length === Math.min(mostNamed, total)) break;
    if (!viewed.has(id)) first.push(id);
  }
  return { total, first };
}
