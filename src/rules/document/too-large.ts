import { maxFileBytes } from '../../model/entry.ts';
import { defineRule, problemsOf } from '../rule.ts';

export default defineRule({
  meta: {
    id: 'document/too-large',
    summary: 'A file is larger than 1 MiB.',
    why: 'A file of the positioning is something that people read before they sign it. One of this size is almost always something else, such as an export or a pasted picture, and it is not read.',
    severity: 'error',
    source: 'The files themselves: a limit of this tool.',
  },
  examples: {
    clean: {
      'field-db/trends/laptops.md': '---\nname: Laptops issued to field staff\nsupports: [values/work-offline]\n---\n',
    },
    failing: { 'field-db/trends/laptops.md': { type: 'too-large', size: 4_830_112 } },
  },
  *check(context) {
    for (const { problem, at } of problemsOf(context, 'too-large')) {
      const sizeMiB = Math.ceil((problem.bytes / maxFileBytes) * 10) / 10;
      yield {
        message: `The file has ${sizeMiB} MiB and was not read; expected at most ${maxFileBytes / 1024 / 1024} MiB.`,
        at,
        help: 'Keep what the positioning says here, and move tables, exports and pictures out of the positioning folder.',
      };
    }
  },
});
