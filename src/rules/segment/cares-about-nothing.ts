import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { activeSegments } from '../walk.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'segment/cares-about-nothing',
    summary: 'A segment cares about no value.',
    why: 'Customers who have things in common are a list of addresses. They become a segment through what they care about more than others do. Without that, no tactic knows what to tell them.',
    severity: 'error',
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
      'field-db/segments/field-sales.md': `---
name: Field sales forces that take orders away from the office
characteristics:
  - trait: Reps take orders where there is no connection
    find_by: Job posts for field sales that mention a company laptop
cares_about: [] # expect
disqualifiers: [All reps work from a desk]
---
`,
    },
  },
  *check({ positioning }) {
    for (const segment of activeSegments(positioning)) {
      if (segment.fields.cares_about.length > 0) continue;
      yield {
        message: `${nameInWords(segment)} cares about no value; expected at least one, with the reason why.`,
        at: fieldSpot(segment, ['cares_about'], 'key'),
        help: 'Name the values that these customers care about more than others do, each with its `why`.',
      };
    }
  },
});
