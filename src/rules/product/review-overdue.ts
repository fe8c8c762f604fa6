import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'product/review-overdue',
    summary: 'The day by which the positioning was to be looked at again is past, or was never set.',
    why: 'Alternatives learn, categories move, and a positioning that was right goes stale without a single file changing. A day on which the functions look at it together is the only alarm there is.',
    severity: 'warning',
    source:
      'The files themselves: `review_by` is the day that the functions agreed on. Six months is second-hand from practice.',
  },
  examples: {
    clean: {
      'field-db/product.md': '---\nname: Field DB\nmarket: embedded-mobile-database\nreview_by: 2026-12-01\n---\n',
    },
    failing: {
      'field-db/product.md': `---
name: Field DB
market: embedded-mobile-database
review_by: 2026-03-31 # expect
---
`,
    },
  },
  *check({ positioning, today }) {
    for (const { element } of positioning.products.values()) {
      if (!element) continue;
      const { review_by: reviewBy } = element.fields;
      if (reviewBy !== undefined && reviewBy >= today) continue;
      yield {
        message: reviewBy
          ? `${nameInWords(element)} was to be reviewed by ${reviewBy}, and that day is past.`
          : `${nameInWords(element)} has no \`review_by\`; expected the day by which the functions look at it again.`,
        at: fieldSpot(element, ['review_by']),
        help: 'Review the positioning with every function, then set `review_by` about six months ahead.',
      };
    }
  },
});
