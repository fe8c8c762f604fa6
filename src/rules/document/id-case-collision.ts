import type { SourceFile } from '../../document/corpus.ts';
import { wholeFile } from '../../model/place.ts';
import { defineRule, type Report } from '../rule.ts';
import { code } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'document/id-case-collision',
    summary: 'Two files, or two product folders, differ only in upper and lower case.',
    why: 'On Windows and macOS the two are one and the same: whoever checks the repository out there sees only one of them, and signs something else than their colleagues.',
    severity: 'error',
    source: 'The files themselves: most file systems on Windows and macOS do not tell upper from lower case.',
  },
  examples: {
    clean: {
      'field-db/trends/cheap-laptops.md': '---\nname: Laptops got cheap\nsupports: [values/work-offline]\n---\n',
    },
    failing: {
      'field-db/trends/Laptops.md': '---\nname: Laptops got cheap\nsupports: [values/work-offline]\n---\n',
    },
  },
  *check({ corpus }) {
    const files = corpus.files.filter(({ identity }) => identity !== null);
    for (const { path, first } of latecomers(files, ({ pathInRoot }) => pathInRoot)) {
      yield report(path, `The file ${code(first, 100)} differs from this one`);
    }
    for (const { path, first } of latecomers(files, ({ identity }) => identity?.product ?? null)) {
      yield report(path, `The product's folder ${code(`${first}/`, 100)} differs from this one`);
    }
  },
});

/** For each spelling of a name that is not the first of its letters, the first file that bears it. */
function* latecomers(
  files: readonly SourceFile[],
  nameOf: (file: SourceFile) => string | null,
): Iterable<{ path: string; first: string }> {
  const firstByLetters = new Map<string, string>();
  const seen = new Set<string>();
  for (const file of files) {
    const name = nameOf(file);
    if (name === null || seen.has(name)) continue;
    seen.add(name);
    const letters = name.normalize('NFC').toLowerCase();
    const first = firstByLetters.get(letters);
    if (first === undefined) firstByLetters.set(letters, name);
    else yield { path: file.path, first };
  }
}

function report(path: string, difference: string): Report {
  return {
    message: `${difference} only in upper and lower case, and many computers cannot keep the two apart.`,
    at: wholeFile(path),
    help: 'Rename or delete one of the two.',
  };
}
