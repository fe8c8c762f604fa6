import { defineRule, problemsOf } from '../rule.ts';

export default defineRule({
  meta: {
    id: 'document/frontmatter-unclosed',
    summary: 'The frontmatter begins with `---` and has no second `---` line.',
    why: 'Without the closing line nobody can tell where the fields end and the prose begins, so the whole file drops out of the positioning.',
    severity: 'error',
    source: 'The files themselves: frontmatter stands between two `---` lines.',
  },
  examples: {
    clean: {
      'field-db/trends/laptops.md': `---
name: Laptops issued to field staff
supports: [values/work-offline]
---

Three of the five manufacturers we talked to issued laptops to their reps this year.
`,
    },
    failing: {
      'field-db/trends/laptops.md': `---
name: Laptops issued to field staff
supports: [values/work-offline]

Three of the five manufacturers we talked to issued laptops to their reps this year.
`,
    },
  },
  *check(context) {
    for (const { at } of problemsOf(context, 'frontmatter-unclosed')) {
      yield {
        message: 'The frontmatter that begins here is never closed; expected a second line with `---` alone.',
        at,
        help: 'Write `---` on a line of its own below the last field.',
      };
    }
  },
});
