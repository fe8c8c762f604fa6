import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { activeSegments } from '../walk.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'segment/not-findable',
    summary: 'Nothing tells how to find the customers of a segment.',
    why: 'Marketing can aim only at what can be seen from outside, and sales can qualify only by what they can ask. A segment that is defined by what its customers feel or want, with no trace of it in the open, cannot be put on any list.',
    severity: 'error',
    source:
      'April Dunford, *Obviously Awesome* (2019): best-fit customers are described by characteristics that one can identify.',
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
characteristics: # expect
  - trait: Reps take orders where there is no connection
cares_about:
  - value: work-offline
    why: An order that waits for the evening is an order that a rival can take.
disqualifiers: [All reps work from a desk]
---
`,
    },
  },
  *check({ positioning }) {
    for (const segment of activeSegments(positioning)) {
      if (segment.fields.characteristics.some(({ find_by }) => find_by !== undefined)) continue;
      yield {
        message: `${nameInWords(segment)} cannot be found: no characteristic says where one would see it.`,
        at: fieldSpot(segment, ['characteristics'], 'key'),
        help: 'Add `find_by` to a characteristic: a register, job posts, a tool that they use, a question that sales can ask.',
      };
    }
  },
});
