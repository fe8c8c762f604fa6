import { defineRule, problemsOf } from '../rule.ts';
import { clip } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'document/unreadable',
    summary: 'A file could not be read.',
    why: 'A file that cannot be read is missing from everything that is worked out, so the story shown is not the one that was written.',
    severity: 'error',
    source: 'The files themselves: every file of the positioning must be readable.',
  },
  examples: {
    clean: {
      'field-db/trends/laptops.md': '---\nname: Laptops issued to field staff\nsupports: [values/work-offline]\n---\n',
    },
    failing: { 'field-db/trends/laptops.md': { type: 'unreadable', reason: 'permission denied' } },
  },
  *check(context) {
    for (const { problem, at } of problemsOf(context, 'unreadable')) {
      const reason = clip(problem.reason, 150).replace(/\.+$/, '') || 'no reason was given';
      yield {
        message: `The file could not be read: ${reason}.`,
        at,
        help: 'Make the file readable for the user who runs the check.',
      };
    }
  },
});
