import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { everyElement } from '../walk.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'roadmap/strengthens-nothing',
    summary: 'A roadmap item strengthens no attribute and no value.',
    why: 'Work that makes nothing stronger in the story mostly serves customers who are no best fit. Sometimes that is right, for instance to keep the lights on, but then it should be a decision and not an accident. Declined items are left alone.',
    severity: 'warning',
    source: 'The seed of this project: without shared positioning, the roadmap serves bad-fit customers.',
  },
  examples: {
    clean: {
      'field-db/roadmap/conflict-report.md': `---
name: Conflict report for head office
status: planned
strengthens: [attributes/offline-sync]
requested_by: [segments/field-sales]
---
`,
    },
    failing: {
      'field-db/roadmap/conflict-report.md': `---
name: Conflict report for head office
status: planned
strengthens: [] # expect
requested_by: [outside]
---
`,
    },
  },
  *check({ positioning }) {
    for (const { element: item } of everyElement(positioning, 'roadmap')) {
      if (item.fields.strengthens.length > 0 || item.fields.status === 'declined') continue;
      yield {
        message: `${nameInWords(item)} strengthens nothing; expected an attribute or a value of the product.`,
        at: fieldSpot(item, ['strengthens']),
        help: 'Name what it makes stronger, such as `values/work-offline`, or set `status: declined`.',
      };
    }
  },
});
