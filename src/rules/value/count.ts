import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { nameInWords } from '../../model/words.ts';

const most = 4;

export default defineRule({
  meta: {
    id: 'value/count',
    summary: 'The chosen market has no value, or more than four values, to tell its story with.',
    why: 'A story is told with the values that set the product apart and that somebody cares about. With none there is no reason to choose the product in this market. With many, each page and each rep picks others, and customers remember none. The number is a rule of thumb.',
    severity: 'warning',
    source: 'Second-hand from practice: one to four value themes, a rule of thumb that is not measured.',
    secondHand: true,
  },
  examples: {
    clean: {
      'field-db/product.md': '---\nname: Field DB\nmarket: embedded-mobile-database\nreview_by: 2026-12-01\n---\n',
    },
    failing: {
      'field-db/product.md': `---
name: Field DB
market: personal-database # expect
review_by: 2026-12-01
---
`,
      'field-db/attributes/offline-sync.md': `---
name: Merges changes on reconnect
level: product
versus: { paper-forms: n/a, spreadsheet: partial, server-database: lacks }
evidence:
  - { claim: Merges changes on reconnect, source: Demonstration, tier: usage }
---
`,
    },
  },
  *check({ chosen }) {
    for (const { product, market, frame } of chosen) {
      const count = frame.values.filter(({ differentiated, caredBy }) => differentiated && caredBy.length > 0).length;
      if (!product.element || (count >= 1 && count <= most)) continue;
      const found =
        count === 0
          ? 'no value sets the product apart and matters'
          : `${count} values set the product apart and matter`;
      yield {
        message: `In ${nameInWords(market)}, ${found} to a segment; as a rule of thumb a story has 1 to ${most}.`,
        at: fieldSpot(product.element, ['market']),
        help:
          count === 0
            ? 'Look for a value that the alternatives cannot give, or compare other markets.'
            : 'Join values that customers see as one.',
      };
    }
  },
});
