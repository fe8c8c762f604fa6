import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'value/not-differentiated',
    summary: 'In the chosen market, no attribute behind a value sets the product apart.',
    why: 'Customers can get this value from every alternative that they look at, so leading with it gives them no reason to choose the product. In another market category, with other alternatives, the same value may be worth a lot.',
    severity: 'warning',
    source: 'April Dunford, *Obviously Awesome* (2019): value follows from what alternatives lack.',
  },
  examples: {
    clean: {},
    failing: {
      'field-db/values/quick-start.md': `---
name: Up and running the same day
enabled_by: [two-click-install] # expect
evidence:
  - { claim: Installed in a lunch break, source: Interview with a sales manager, tier: verbatim }
---
`,
      'field-db/attributes/two-click-install.md': `---
name: Installs in two clicks
level: product
versus: { paper-forms: has, spreadsheet: has, server-database: partial }
evidence:
  - { claim: Two clicks, source: Demonstration, tier: usage }
---
`,
    },
  },
  *check({ chosen }) {
    for (const { product, market, frame } of chosen) {
      for (const { id, differentiated } of frame.values) {
        const value = product.of.value.get(id);
        if (differentiated || !value || value.fields.enabled_by.length === 0) continue;
        yield {
          message: `Against the alternatives in ${nameInWords(market)}, nothing behind ${nameInWords(value)} sets the product apart.`,
          at: fieldSpot(value, ['enabled_by']),
          help: 'Add an attribute that an alternative lacks, look at the cells still unknown, or leave this value out of the story.',
        };
      }
    }
  },
});
