import { reportUnproven } from '../proof.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  meta: {
    id: 'value/no-proof',
    summary: 'Nobody but the company itself says that customers get a value.',
    why: 'Every company claims outcomes. A customer who says it in their own words, or a figure from how they use the product, is what lets a sceptical buyer believe it, and what keeps the company from believing its own brochure.',
    severity: 'warning',
    source:
      "April Dunford, *Obviously Awesome* (2019): value comes with proof. The company's own opinion (`internal`) never counts as proof.",
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
name: Keep selling while disconnected # expect
enabled_by: [offline-sync]
---
`,
    },
  },
  *check({ positioning }) {
    const help =
      'Add `evidence` of the tier `verbatim`, `usage` or `third_party`: a customer in their own words, or a figure.';
    yield* reportUnproven(positioning, 'value', help);
  },
});
