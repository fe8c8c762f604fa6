import type { ProblemOfType } from '../../document/problem.ts';
import { defineRule, problemsOf } from '../rule.ts';

export default defineRule({
  meta: {
    id: 'document/frontmatter-missing',
    summary: 'The file is empty, or does not begin with frontmatter.',
    why: 'Everything that is worked out about a positioning comes from the frontmatter. A file without it is left out of the story, even if its prose is complete.',
    severity: 'error',
    source: 'The files themselves: frontmatter stands between two `---` lines, the first of which is line 1.',
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
      'field-db/trends/laptops.md': `# Laptops issued to field staff

Three of the five manufacturers we talked to issued laptops to their reps this year.
`,
    },
  },
  *check(context) {
    for (const { problem, at } of problemsOf(context, 'frontmatter-missing')) yield { at, ...words(problem) };
  },
});

function words({ empty, late }: ProblemOfType<'frontmatter-missing'>): { message: string; help: string } {
  const help = 'Begin the file with a line `---`, then lines such as `name: …`, then another line `---`.';
  if (empty) return { message: 'The file is empty; expected frontmatter between two `---` lines.', help };
  if (!late) return { message: 'The file does not begin with frontmatter; expected `---` alone on line 1.', help };
  return {
    message:
      'Blank lines or spaces stand before the `---` that begins the frontmatter; expected it at the start of line 1.',
    help: 'Delete what stands above and before it.',
  };
}
