import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { openMarkets } from '../walk.ts';
import { countInWords, nameInWords } from '../../model/words.ts';

const fewest = 2;
const most = 5;

export default defineRule({
  meta: {
    id: 'market/alternative-count',
    summary: 'A market has fewer than two or more than five alternatives.',
    why: 'With one alternative, everything that it lacks looks unique. With a dozen, hardly anything is, and nobody can keep the comparison in mind. The numbers are a rule of thumb: customers seldom weigh more than a handful of ways, and alternatives that are bought for the same reason can stand as one.',
    severity: 'warning',
    source: 'Second-hand from practice: a rule of thumb, not measured.',
    secondHand: true,
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
alternatives: [paper-forms] # expect
segments: [field-sales]
---
`,
    },
  },
  *check({ positioning }) {
    for (const market of openMarkets(positioning)) {
      const count = market.fields.alternatives.length;
      if (count >= fewest && count <= most) continue;
      yield {
        message: `${nameInWords(market)} has ${countInWords(count, 'alternative')}; as a rule of thumb a market has ${fewest} to ${most}.`,
        at: fieldSpot(market, ['alternatives'], 'key'),
        help:
          count < fewest
            ? 'Add what else these customers would do, first of all what they do today.'
            : 'Keep the ways that customers really weigh, and join those that differ only in name.',
      };
    }
  },
});
