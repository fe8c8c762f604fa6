import { reportUnproven } from '../proof.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  meta: {
    id: 'attribute/no-proof',
    summary: 'Nobody but the company itself says that the product has an attribute.',
    why: 'A capability that only its maker has seen is an opinion, and sales has to defend it alone. One thing that a customer said or did, or that somebody else published, turns it into a fact.',
    severity: 'warning',
    source: "The files themselves: the company's own opinion (`internal`) never counts as proof.",
  },
  examples: {
    clean: {
      'field-db/attributes/offline-sync.md': `---
name: Merges changes on reconnect
level: product
versus: { paper-forms: lacks, spreadsheet: lacks, server-database: lacks }
evidence:
  - { claim: Merges changes on reconnect, source: Demonstration to twelve reps, tier: usage }
---
`,
    },
    failing: {
      'field-db/attributes/offline-sync.md': `---
name: Merges changes on reconnect
level: product
versus: { paper-forms: lacks, spreadsheet: lacks, server-database: lacks }
evidence: # expect
  - { claim: Nobody else can do this, source: Our architect, tier: internal }
---
`,
    },
  },
  *check({ positioning }) {
    const help =
      'Add `evidence` of the tier `usage`, `verbatim` or `third_party`: a measurement, a customer, a test report.';
    yield* reportUnproven(positioning, 'attribute', help);
  },
});
