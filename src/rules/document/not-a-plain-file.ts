import type { ProblemOfType } from '../../document/problem.ts';
import { defineRule, problemsOf } from '../rule.ts';

export default defineRule({
  meta: {
    id: 'document/not-a-plain-file',
    summary: 'Something other than a plain file stands where a file of the positioning belongs.',
    why: 'What is signed must be the text in the file itself. A link shows the text of another file, which can change without anybody signing; links are never followed. An executable file or a device is no text to sign either.',
    severity: 'error',
    source: 'The files themselves: only plain files can be signed.',
  },
  examples: {
    clean: {
      'field-db/trends/laptops.md': '---\nname: Laptops issued to field staff\nsupports: [values/work-offline]\n---\n',
    },
    failing: { 'field-db/trends/laptops.md': { type: 'link' } },
  },
  *check(context) {
    for (const { problem, at } of problemsOf(context, 'special-file')) yield { at, ...words(problem) };
  },
});

function words({ what }: ProblemOfType<'special-file'>): { message: string; help: string } {
  switch (what) {
    case 'link':
      return {
        message: 'This is a link, which is never followed: what is signed must be the text in the file itself.',
        help: 'Put a plain file with the text in its place.',
      };
    case 'folder':
      return {
        message: 'This is a folder whose name ends in `.md`; expected a plain file.',
        help: 'Rename the folder, or put a file with the text in its place.',
      };
    case 'executable':
      return {
        message:
          'This file is marked as executable; a file of the positioning is text to read, and only plain files can be signed.',
        help: 'Take the mark off with `chmod -x`, and with `git update-index --chmod=-x` on Windows.',
      };
    case 'special':
      return {
        message: 'This is a device, a pipe or a socket; expected a plain file, whose own text can be signed.',
        help: 'Put a plain file with the text in its place.',
      };
  }
}
