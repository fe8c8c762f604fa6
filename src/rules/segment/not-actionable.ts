import { type Element, fieldSpot } from '../../model/element.ts';
import type { Product } from '../../model/positioning.ts';
import { defineRule } from '../rule.ts';
import { nameInWords, someInWords } from '../../model/words.ts';

const mostNamed = 2;

export default defineRule({
  meta: {
    id: 'segment/not-actionable',
    summary: 'A segment of the chosen market cares only about values that do not set the product apart there.',
    why: 'These customers can be found, and they care about something, but about nothing that only this product gives them in this market. Marketing would bring them in, and sales would lose them to an alternative.',
    severity: 'warning',
    source: 'April Dunford: a usable segment comes from who cares about the *unique* value, and why.',
  },
  examples: {
    clean: {
      'field-db/attributes/offline-sync.md': `---
name: Merges changes on reconnect
level: product
versus: { paper-forms: lacks, spreadsheet: lacks, server-database: lacks }
evidence:
  - { claim: Merges changes on reconnect, source: Demonstration, tier: usage }
---
`,
    },
    failing: {
      'field-db/attributes/offline-sync.md': `---
name: Merges changes on reconnect
level: product
versus: { paper-forms: n/a, spreadsheet: lacks, server-database: partial }
evidence:
  - { claim: Merges changes on reconnect, source: Demonstration, tier: usage }
---
`,
      'field-db/segments/field-sales.md': `---
name: Field sales forces that take orders away from the office
characteristics:
  - trait: Reps take orders where there is no connection
    find_by: Job posts for field sales that mention a company laptop
cares_about: # expect
  - value: work-offline
    why: An order that waits for the evening is an order that a rival can take.
disqualifiers: [All reps work from a desk]
---
`,
    },
  },
  *check({ chosen }) {
    for (const { product, market, frame } of chosen) {
      for (const { id, actionable, findable } of frame.segments) {
        const segment = product.of.segment.get(id);
        const values = segment ? valuesOf(segment, product) : [];
        if (!segment || actionable || !findable || values.length === 0) continue;
        const named = values.slice(0, mostNamed).map((value) => nameInWords(value, 40));
        yield {
          message: `${nameInWords(segment)} cares about ${someInWords(named, values.length)}, but nothing it cares about sets the product apart in ${nameInWords(market, 40)}.`,
          at: fieldSpot(segment, ['cares_about'], 'key'),
          help: 'Find a value that they care about and the alternatives cannot give, or take the segment out of this market.',
        };
      }
    }
  },
});

/** The values that the segment cares about and that exist, in its own order. */
function valuesOf(segment: Element<'segment'>, product: Product): Element<'value'>[] {
  const ids = new Set(segment.fields.cares_about.map(({ value }) => value));
  return [...ids].flatMap((id) => product.of.value.get(id) ?? []);
}
