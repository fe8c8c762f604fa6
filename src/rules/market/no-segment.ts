import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { openMarkets } from '../walk.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'market/no-segment',
    summary: 'A market brings no segment.',
    why: 'A category is worth what its customers care about. Without a segment nobody cares about anything in it, so it can neither be chosen nor turned down on its merits.',
    severity: 'warning',
    source: 'April Dunford: a usable segment comes from who cares about the unique value, and why.',
  },
  examples: {
    clean: {
      'field-db/markets/order-capture.md': `---
name: Order capture
style: head_to_head
alternatives: [paper-forms, server-database]
segments: [field-sales]
---
`,
    },
    failing: {
      'field-db/markets/order-capture.md': `---
name: Order capture
style: head_to_head
alternatives: [paper-forms, server-database]
segments: [] # expect
---
`,
    },
  },
  *check({ positioning }) {
    for (const market of openMarkets(positioning)) {
      if (market.fields.segments.length > 0) continue;
      yield {
        message: `${nameInWords(market)} brings no segment; expected the customers who would care about the product there.`,
        at: fieldSpot(market, ['segments'], 'key'),
        help: 'Name at least one segment in `segments`, or set `status: rejected` and say why.',
      };
    }
  },
});
