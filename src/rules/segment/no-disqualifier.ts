import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { activeSegments } from '../walk.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'segment/no-disqualifier',
    summary: 'Nothing tells when somebody who looks right is not a best-fit customer.',
    why: 'A description that fits everybody who looks a bit like a best-fit customer brings bad-fit deals, and the roadmap ends up serving them. A sign that rules somebody out is what sales can act on in the first call.',
    severity: 'info',
    source: 'The seed of this project: without shared best-fit customers, the roadmap serves bad-fit customers.',
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
name: Field sales forces that take orders away from the office # expect
characteristics:
  - trait: Reps take orders where there is no connection
    find_by: Job posts for field sales that mention a company laptop
cares_about:
  - value: work-offline
    why: An order that waits for the evening is an order that a rival can take.
---
`,
    },
  },
  *check({ positioning }) {
    for (const segment of activeSegments(positioning)) {
      if ((segment.fields.disqualifiers ?? []).length > 0) continue;
      yield {
        message: `${nameInWords(segment)} has no disqualifier; expected a sign that somebody who looks right is no best fit.`,
        at: fieldSpot(segment, ['disqualifiers']),
        help: 'Look at deals that went wrong in this segment, and add to `disqualifiers` what they had in common.',
      };
    }
  },
});
