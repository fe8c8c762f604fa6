import { fieldSpot } from '../../model/element.ts';
import type { Product } from '../../model/positioning.ts';
import { defineRule, type Report } from '../rule.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'segment/through-mismatch',
    summary: 'A segment is said to get a value through an attribute that does not enable it.',
    why: '`through` narrows down which attributes matter to these customers. When the value does not name the attribute at all, one of the two files is wrong, and the attribute counts as one that nobody cares about.',
    severity: 'warning',
    source: 'The files themselves: `through` of a segment and `enabled_by` of the value tell of the same link.',
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
    through: [offline-sync]
disqualifiers: [All reps work from a desk]
---
`,
    },
    failing: {
      'field-db/attributes/small-footprint.md': `---
name: Needs 2 MB of memory
level: product
versus: { paper-forms: n/a, spreadsheet: lacks, server-database: lacks }
evidence:
  - { claim: Runs in 2 MB, source: Measurement on a five-year-old laptop, tier: usage }
---
`,
      'field-db/segments/field-sales.md': `---
name: Field sales forces that take orders away from the office
characteristics:
  - trait: Reps take orders where there is no connection
    find_by: Job posts for field sales that mention a company laptop
cares_about:
  - value: work-offline
    why: An order that waits for the evening is an order that a rival can take.
    through:
      - offline-sync
      - small-footprint # expect
disqualifiers: [All reps work from a desk]
---
`,
    },
  },
  *check({ positioning }) {
    for (const product of positioning.products.values()) yield* reportMismatches(product);
  },
});

function* reportMismatches({ of }: Product): Iterable<Report> {
  const enabling = new Map([...of.value.values()].map(({ id, fields }) => [id, new Set(fields.enabled_by)]));
  for (const segment of of.segment.values()) {
    for (const [index, { value: valueId, through = [] }] of segment.fields.cares_about.entries()) {
      const value = of.value.get(valueId);
      for (const [at, attributeId] of through.entries()) {
        const attribute = of.attribute.get(attributeId);
        if (!value || !attribute || enabling.get(valueId)?.has(attributeId)) continue;
        yield {
          message: `${nameInWords(attribute)} does not enable ${nameInWords(value)}, yet ${nameInWords(segment)} is said to get it through that.`,
          at: fieldSpot(segment, ['cares_about', index, 'through', at]),
          help: `Add \`${attributeId}\` to \`enabled_by\` of the value, or remove it here.`,
        };
      }
    }
  }
}
