import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { everyElement } from '../walk.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'trend/supports-nothing',
    summary: 'A trend makes no value matter more.',
    why: 'A trend answers "why now?": it makes a value more urgent than it was. A trend that is tied to no value is news. It draws attention, and then tells nothing about the product.',
    severity: 'warning',
    source:
      'April Dunford, *Obviously Awesome* (2019): a trend is an optional addition to a positioning that already holds.',
  },
  examples: {
    clean: {
      'field-db/trends/laptops.md': '---\nname: Laptops issued to field staff\nsupports: [values/work-offline]\n---\n',
    },
    failing: {
      'field-db/trends/laptops.md': `---
name: Laptops issued to field staff # expect
why_now: Field staff carry a computer for the first time.
---
`,
    },
  },
  *check({ positioning }) {
    for (const { element: trend } of everyElement(positioning, 'trend')) {
      if ((trend.fields.supports ?? []).length > 0) continue;
      yield {
        message: `${nameInWords(trend)} supports no value; expected one that matters more because of it.`,
        at: fieldSpot(trend, ['supports']),
        help: 'Name the value in `supports`, or delete the trend.',
      };
    }
  },
});
