import { type Element, fieldSpot } from '../../model/element.ts';
import type { Product } from '../../model/positioning.ts';
import { defineRule, type Report } from '../rule.ts';
import { code, nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'product/chosen-market',
    summary: 'The product and its markets disagree about which market is the chosen one.',
    why: 'Everything is worked out for the market that the product names. Whoever opens the file of a market sees its status instead. When the two disagree, people plan for different categories and each can point at a file that says so.',
    severity: 'error',
    source: 'The files themselves: `market` of the product and `status` of its markets tell the same choice.',
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
status: candidate # expect
alternatives: [paper-forms, server-database]
segments: [field-sales]
---
`,
      'field-db/markets/personal-database.md': `---
name: Personal database
style: head_to_head
status: chosen # expect
why: Everybody knows what a personal database is.
alternatives: [spreadsheet, paper-forms]
segments: [field-sales]
---
`,
    },
  },
  *check({ positioning }) {
    for (const product of positioning.products.values()) {
      const chosen = product.element?.fields.market;
      if (!chosen) continue;
      for (const market of product.of.market.values()) {
        if ((market.id === chosen) === (market.fields.status === 'chosen')) continue;
        yield market.id === chosen ? reportUnmarked(market) : reportSecond(market, chosen, product);
      }
    }
  },
});

function reportUnmarked(market: Element<'market'>): Report {
  const { status } = market.fields;
  const found =
    status === undefined ? 'has no `status`, and so counts as a candidate' : `has the status ${code(status)}`;
  return {
    message: `\`product.md\` names ${nameInWords(market)} as the chosen market, which ${found}; expected \`chosen\`.`,
    at: fieldSpot(market, ['status']),
    help: 'Write `status: chosen`, or name another market in `product.md`.',
  };
}

function reportSecond(market: Element<'market'>, chosen: string, product: Product): Report {
  const other = product.of.market.get(chosen);
  return {
    message: `The status of ${nameInWords(market)} is \`chosen\`, but \`product.md\` names ${other ? nameInWords(other) : code(chosen)} as the chosen market.`,
    at: fieldSpot(market, ['status']),
    help: `Write \`candidate\`, \`rejected\` or \`retired\`, or name ${code(market.id)} in \`product.md\`.`,
  };
}
