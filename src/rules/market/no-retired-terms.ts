import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { everyElement, isRejectedOrRetired } from '../walk.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'market/no-retired-terms',
    summary: 'A market was rejected or retired, and no words are retired with it.',
    why: 'A category lives on in pages, decks and replies long after it was left behind, and customers go on hearing the old story. Only words that are written down can be looked for.',
    severity: 'warning',
    source: 'The seed of this project: prospects get one story at the front of the funnel and another at the back.',
  },
  examples: {
    clean: {
      'field-db/markets/personal-database.md': `---
name: Personal database
style: head_to_head
status: retired
why: Against a spreadsheet, what is unique about the product matters to nobody.
alternatives: [spreadsheet, paper-forms]
segments: [field-sales]
retired_terms: [personal database]
---
`,
    },
    failing: {
      'field-db/markets/personal-database.md': `---
name: Personal database # expect
style: head_to_head
status: retired
why: Against a spreadsheet, what is unique about the product matters to nobody.
alternatives: [spreadsheet, paper-forms]
segments: [field-sales]
---
`,
    },
  },
  *check({ positioning }) {
    for (const { element: market } of everyElement(positioning, 'market')) {
      if (!isRejectedOrRetired(market) || (market.fields.retired_terms ?? []).length > 0) continue;
      yield {
        message: `${nameInWords(market)} is ${market.fields.status}, and \`retired_terms\` is missing; expected the words that no page should use any more.`,
        at: fieldSpot(market, ['retired_terms']),
        help: 'Add `retired_terms` with the words of that story, such as the name of the category.',
      };
    }
  },
});
