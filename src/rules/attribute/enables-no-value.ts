import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'attribute/enables-no-value',
    summary: 'An attribute makes no value possible.',
    why: 'Customers do not buy capabilities; they buy what these do for them. An attribute that enables no value is invisible to every segment, however unique it is: either the value was never put into words, or the attribute does not matter.',
    severity: 'warning',
    source: 'April Dunford, *Obviously Awesome* (2019): attributes are translated into the value that they enable.',
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
      'field-db/attributes/small-footprint.md': `---
name: Needs 2 MB of memory # expect
level: product
versus: { paper-forms: n/a, spreadsheet: lacks, server-database: lacks }
evidence:
  - { claim: Runs in 2 MB, source: Measurement on a five-year-old laptop, tier: usage }
---
`,
    },
  },
  *check({ positioning }) {
    for (const product of positioning.products.values()) {
      const enabling = new Set([...product.of.value.values()].flatMap(({ fields }) => fields.enabled_by));
      for (const attribute of product.of.attribute.values()) {
        if (enabling.has(attribute.id)) continue;
        yield {
          message: `No value is enabled by ${nameInWords(attribute)}, so nobody can care about it.`,
          at: fieldSpot(attribute, ['name']),
          help: 'Ask "so what?" for a customer: add it to `enabled_by` of that value, write the value down, or delete the attribute.',
        };
      }
    }
  },
});
