import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'alternative/in-no-market',
    summary: 'An alternative belongs to no market.',
    why: 'What customers take for an alternative follows from the category. An alternative that no market brings is compared with nothing: either a market forgot it, or it is a rival that only the company itself thinks of.',
    severity: 'warning',
    source: 'April Dunford: what customers take for alternatives follows from the market category.',
  },
  examples: {
    clean: {
      'field-db/alternatives/spreadsheet.md': '---\nname: Spreadsheet\ntype: adjacent\n---\n',
    },
    failing: {
      'field-db/alternatives/cloud-crm.md': '---\nname: CRM in the cloud # expect\ntype: direct\n---\n',
    },
  },
  *check({ positioning }) {
    for (const product of positioning.products.values()) {
      const brought = new Set([...product.of.market.values()].flatMap(({ fields }) => fields.alternatives));
      for (const alternative of product.of.alternative.values()) {
        if (brought.has(alternative.id)) continue;
        yield {
          message: `No market has ${nameInWords(alternative)} among its alternatives, so nothing is compared with it.`,
          at: fieldSpot(alternative, ['name']),
          help: 'Add it to `alternatives` of a market whose customers would weigh it, or delete it.',
        };
      }
    }
  },
});
