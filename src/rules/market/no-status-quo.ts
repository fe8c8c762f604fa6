import type { Fields } from '../../model/kinds.ts';
import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { everyElement, isRejectedOrRetired } from '../walk.ts';
import { nameInWords } from '../../model/words.ts';

type AlternativeType = Fields<'alternative'>['type'];

const carryingOn: ReadonlySet<AlternativeType | undefined> = new Set(['status_quo', 'do_nothing', 'manual']);

export default defineRule({
  meta: {
    id: 'market/no-status-quo',
    summary: 'None of the alternatives of a market is to carry on as before.',
    why: 'Most customers come from a spreadsheet, from paper or from doing nothing, and many go back to it. Whoever compares the product only with other products writes a story against rivals that the customer has never heard of.',
    severity: 'warning',
    source:
      'April Dunford, *Obviously Awesome* (2019): an alternative is what customers would do if the product did not exist.',
  },
  examples: {
    clean: {
      'field-db/markets/embedded-mobile-database.md': `---
name: Embedded database for mobile devices
style: big_fish_small_pond
status: chosen
why: These customers lose orders today, and nothing they compare us with merges offline work.
alternatives: [paper-forms, server-database]
segments: [field-sales]
---
`,
    },
    failing: {
      'field-db/markets/embedded-mobile-database.md': `---
name: Embedded database for mobile devices
style: big_fish_small_pond
status: chosen
why: These customers lose orders today, and nothing they compare us with merges offline work.
alternatives: [spreadsheet, server-database] # expect
segments: [field-sales]
---
`,
    },
  },
  *check({ positioning }) {
    for (const { element: market, product } of everyElement(positioning, 'market')) {
      const { alternatives } = market.fields;
      if (alternatives.length === 0 || isRejectedOrRetired(market)) continue;
      const types = alternatives.map((id): AlternativeType | undefined => product.of.alternative.get(id)?.fields.type);
      // Of a type that is missing, nobody can say that it is not the status quo.
      if (types.some((type) => type === undefined || carryingOn.has(type))) continue;
      yield {
        message: `None of the alternatives in ${nameInWords(market)} is what customers do today; expected one of the type \`status_quo\`, \`do_nothing\` or \`manual\`.`,
        at: fieldSpot(market, ['alternatives'], 'key'),
        help: 'Ask what these customers would do tomorrow if no such product existed, and add that as an alternative.',
      };
    }
  },
});
