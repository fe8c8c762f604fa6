import type { Corpus } from '../../document/corpus.ts';
import { followLink, pathFrom } from '../../document/link-target.ts';
import { findNearest } from '../../document/nearest.ts';
import { groupBy } from '../../model/order.ts';
import { defineRule } from '../rule.ts';
import { code } from '../../model/words.ts';

const mostSuggestions = 200;

export default defineRule({
  meta: {
    id: 'reference/broken-link',
    summary: 'A link in the text leads to a file of the positioning that does not exist.',
    why: 'The prose is where the *why* is told, and it is part of what people sign. A link that leads nowhere is mostly what is left of a file that was renamed or dropped, and with it of a reason.',
    severity: 'warning',
    source: 'The files themselves: a relative link is a path from the file that it stands in.',
  },
  examples: {
    clean: {
      'field-db/trends/laptops.md': `---
name: Laptops issued to field staff
supports: [values/work-offline]
---

Reps carry one, and [keep selling while disconnected](../values/work-offline.md).
`,
    },
    failing: {
      'field-db/trends/laptops.md': `---
name: Laptops issued to field staff
supports: [values/work-offline]
---

Reps carry one, and [keep selling while disconnected](../values/working-offline.md). # expect
`,
    },
  },
  *check({ corpus, bodyLinks }) {
    const suggestPath = pathSuggester(corpus);
    for (const [path, links] of bodyLinks) {
      const pathInRoot = corpus.fileAt.get(path)?.pathInRoot ?? '';
      for (const { target, start, end } of links) {
        const wanted = followLink(pathInRoot, target);
        if (wanted === null || corpus.paths.has(wanted)) continue;
        const meant = suggestPath(wanted);
        yield {
          message: `This link leads to ${code(wanted, 120)}, which does not exist in the positioning.`,
          at: { path, start, end },
          help:
            meant === null
              ? 'Correct the link, or remove it.'
              : `Did you mean ${code(pathFrom(pathInRoot, meant), 120)}?`,
        };
      }
    }
  },
});

/** Finds what a path was probably meant to be: a file of that name elsewhere, or a name nearly like it beside it. */
function pathSuggester({ paths }: Corpus): (wanted: string) => string | null {
  const byName = new Map([...paths].toReversed().map((path) => [nameOf(path).toLowerCase(), path]));
  const byFolder = groupBy(paths, folderOf);
  let suggestions = mostSuggestions;
  return (wanted) => {
    const name = nameOf(wanted).toLowerCase();
    const elsewhere = byName.get(name) ?? byName.get(`${name}.md`);
    if (elsewhere !== undefined || suggestions-- <= 0) return elsewhere ?? null;
    return findNearest(wanted, byFolder.get(folderOf(wanted)) ?? [])?.candidate ?? null;
  };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
