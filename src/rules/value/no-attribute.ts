import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { everyElement } from '../walk.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'value/no-attribute',
    summary: 'No attribute enables a value.',
    why: 'A value is what an attribute does for a customer. A value that rests on nothing is a promise: sales cannot show it, product does not know what keeps it true, and whether it sets the product apart cannot be worked out.',
    severity: 'error',
    source: 'April Dunford, *Obviously Awesome* (2019): value is what attributes enable for customers.',
  },
  examples: {
    clean: {
      'field-db/values/work-offline.md': `---
name: Keep selling while disconnected
enabled_by: [offline-sync]
evidence:
  - { claim: Reps go on taking orders, source: Interview with a sales manager, tier: verbatim }
---
`,
    },
    failing: {
      'field-db/values/work-offline.md': `---
name: Keep selling while disconnected
enabled_by: [] # expect
evidence:
  - { claim: Reps go on taking orders, source: Interview with a sales manager, tier: verbatim }
---
`,
    },
  },
  *check({ positioning }) {
    for (const { element: value } of everyElement(positioning, 'value')) {
      if (value.fields.enabled_by.length > 0) continue;
      yield {
        message: `Nothing enables ${nameInWords(value)}; expected at least one attribute of the product.`,
        at: fieldSpot(value, ['enabled_by']),
        help: 'Name the attributes that make this outcome possible, or delete the value.',
      };
    }
  },
});
