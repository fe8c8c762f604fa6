import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { countFiles } from '../walk.ts';
import { countInWords, nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'product/too-few-markets',
    summary: 'Fewer than two market categories were looked at for a product.',
    why: 'Most products could be sold in several categories, and each brings other alternatives, other expectations and other customers. A category that was never held against another was not chosen; it was inherited. Writing down a second one, even to reject it, also keeps the reason for those who ask later.',
    severity: 'warning',
    source: 'The seed of this project: "we simply haven\'t evaluated the other options".',
  },
  examples: {
    clean: {
      'field-db/markets/personal-database.md': `---
name: Personal database
style: head_to_head
status: rejected
why: Against a spreadsheet, what is unique about the product matters to nobody.
alternatives: [spreadsheet, paper-forms]
segments: [field-sales]
retired_terms: [personal database]
---
`,
    },
    failing: {
      'field-db/product.md': `---
name: Field DB
market: embedded-mobile-database # expect
review_by: 2026-12-01
---
`,
      'field-db/markets/personal-database.md': null,
    },
  },
  *check({ corpus, positioning }) {
    const marketCounts = countFiles(corpus, 'market');
    for (const { id, element } of positioning.products.values()) {
      const count = marketCounts.get(id) ?? 0;
      if (!element || count >= 2) continue;
      yield {
        message: `For ${nameInWords(element)}, ${countInWords(count, 'market')} was looked at; expected at least two, so that the choice is a choice.`,
        at: fieldSpot(element, ['market']),
        help: 'Write down another category in which customers could see the product, as a candidate or with the reason why it was rejected.',
      };
    }
  },
});
