import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { everyElement } from '../walk.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'market/no-why',
    summary: 'A market was chosen, rejected or retired, and nobody wrote down why.',
    why: 'The functions can only stand behind a choice whose reason they know. Without it the same category is proposed again next year, and nobody can say whether what spoke against it still holds.',
    severity: 'error',
    source: 'April Dunford: the cure for misalignment is that every function knows the *why* behind the positioning.',
  },
  examples: {
    clean: {
      'field-db/markets/personal-database.md': `---
name: Personal database
style: head_to_head
status: rejected
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
status: rejected
alternatives: [spreadsheet, paper-forms]
segments: [field-sales]
retired_terms: [personal database]
---
`,
    },
  },
  *check({ positioning }) {
    for (const { element: market } of everyElement(positioning, 'market')) {
      const { status = 'candidate', why } = market.fields;
      if (status === 'candidate' || why !== undefined) continue;
      yield {
        message: `${nameInWords(market)} is ${status}, and \`why\` is missing; expected the reason.`,
        at: fieldSpot(market, ['why']),
        help: `Add \`why\` with the reason for which it was ${status}.`,
      };
    }
  },
});
