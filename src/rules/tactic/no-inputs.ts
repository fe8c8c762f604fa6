import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { everyElement } from '../walk.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'tactic/no-inputs',
    summary: 'A tactic rests on nothing in the positioning.',
    why: 'Every tactic has inputs: the segment it speaks to, the value it promises, the category it names. A tactic without them cannot go stale, so nobody is told when the story behind it changes, and prospects get one story on this page and another on the next.',
    severity: 'warning',
    source:
      'The seed of this project: every tactic has inputs, namely best-fit segments, differentiation and unique value.',
  },
  examples: {
    clean: {
      'field-db/tactics/home-page.md': `---
name: Home page
function: marketing
stage: awareness
inputs: [markets/embedded-mobile-database, values/work-offline]
---
`,
    },
    failing: {
      'field-db/tactics/home-page.md': `---
name: Home page
function: marketing
stage: awareness
inputs: [] # expect
---
`,
    },
  },
  *check({ positioning }) {
    for (const { element: tactic } of everyElement(positioning, 'tactic')) {
      if (tactic.fields.inputs.length > 0) continue;
      yield {
        message: `${nameInWords(tactic)} rests on nothing in the positioning; expected the segment, values or market behind it.`,
        at: fieldSpot(tactic, ['inputs']),
        help: 'Name what it tells in `inputs`, such as `values/work-offline`, or ask what it is for.',
      };
    }
  },
});
