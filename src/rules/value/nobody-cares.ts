import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { valuesOfHistory } from '../walk.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'value/nobody-cares',
    summary: 'No segment of the chosen market cares about a value.',
    why: 'A value that nobody in the market cares about does not help to win there, however true it is. Either a segment that does care was never written down, or this is a value for another market, and leading with it speaks past the customers who came.',
    severity: 'warning',
    source: 'April Dunford: a usable segment comes from who cares about the unique value, and why.',
  },
  examples: {
    clean: {
      'field-db/segments/field-sales.md': `---
name: Field sales forces that take orders away from the office
characteristics:
  - trait: Reps take orders where there is no connection
    find_by: Job posts for field sales that mention a company laptop
cares_about:
  - value: work-offline
    why: An order that waits for the evening is an order that a rival can take.
disqualifiers: [All reps work from a desk]
---
`,
    },
    failing: {
      'field-db/values/one-set-of-orders.md': `---
name: One correct set of orders # expect
enabled_by: [offline-sync]
evidence:
  - { claim: Head office stopped comparing lists, source: Interview with a controller, tier: verbatim }
---
`,
    },
  },
  *check({ chosen }) {
    for (const { product, market, frame } of chosen) {
      const history = valuesOfHistory(product);
      for (const { id, caredBy } of frame.values) {
        const value = product.of.value.get(id);
        if (!value || caredBy.length > 0 || history.has(id)) continue;
        yield {
          message: `No segment of ${nameInWords(market)} cares about ${nameInWords(value)}.`,
          at: fieldSpot(value, ['name']),
          help: 'Add it to `cares_about` of a segment with the reason why, or leave it out of the story.',
        };
      }
    }
  },
});
