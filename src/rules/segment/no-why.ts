import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { activeSegments } from '../walk.ts';
import { code, nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'segment/no-why',
    summary: 'A segment cares about a value, and nobody wrote down why.',
    why: 'The reason why these customers care, and others do not, is what makes a segment usable: it tells marketing what to say, sales what to ask and product what must stay true. Without it the link is a guess that each function fills in for itself.',
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
cares_about:
  - value: work-offline # expect
disqualifiers: [All reps work from a desk]
---
`,
    },
  },
  *check({ positioning }) {
    for (const segment of activeSegments(positioning)) {
      for (const [index, { value, why }] of segment.fields.cares_about.entries()) {
        if (why !== undefined) continue;
        yield {
          message: `${nameInWords(segment)} cares about ${code(value)}, and \`why\` is missing.`,
          at: fieldSpot(segment, ['cares_about', index]),
          help: 'Add `why` with the reason for which these customers care more than others.',
        };
      }
    }
  },
});
