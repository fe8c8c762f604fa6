import type { SourceFile } from '../../document/corpus.ts';
import type { SchemaProblem } from '../../document/problem.ts';
import { nearestKey, wordsFor } from '../schema-words.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  meta: {
    id: 'document/schema',
    summary: 'A field is missing, misspelt, or holds something that it cannot hold.',
    why: 'A misspelt field is a field that nobody reads. It looks finished to whoever wrote it, and is left out of everything that is worked out: the segment with `findBy` instead of `find_by` cannot be found, and the attribute with `lack` instead of `lacks` is not unique.',
    severity: 'error',
    source: 'The files themselves: each kind of file has a schema in `schemas/`.',
    fixable: true,
  },
  examples: {
    clean: {
      'field-db/alternatives/sticky-notes.md': `---
name: Sticky notes on the dashboard
type: status_quo
aliases: [post-its]
---
`,
    },
    failing: {
      'field-db/alternatives/sticky-notes.md': `---
name: 2024 # expect
type: Status Quo # expect
alias: post-its # expect
strengths: Costs nothing # expect
evidence:
  - claim: Seen on nine dashboards of ten
    source: Ride-along with two reps
    tier: usage
    date: 12 May 2026 # expect
---
`,
    },
  },
  *check({ corpus }) {
    for (const file of corpus.files) {
      const { identity, parsed } = file;
      if (!identity || !parsed?.data) continue;
      for (const problem of distinctProblems(file, parsed.data)) {
        const words = wordsFor({ kind: identity.kind, data: parsed.data, problem });
        yield { at: { path: file.path, ...problem.at }, ...words };
      }
    }
  },
});

/** Leaves out what repeats another problem: a choice that is no text either, a field that is missing because misspelt. */
function distinctProblems({ identity, problems }: SourceFile, data: object): SchemaProblem[] {
  const own = problems.filter((problem) => problem.type === 'schema');
  const ofKeyword = (keyword: string) => own.filter((problem) => problem.keyword === keyword);
  const choices = new Set(ofKeyword('enum').map(({ field }) => JSON.stringify(field)));
  const misspelt = new Set(
    ofKeyword('additionalProperties').flatMap((problem) => {
      const nearest = identity && nearestKey({ kind: identity.kind, data, problem });
      return nearest ? [JSON.stringify([...problem.field.slice(0, -1), nearest.candidate])] : [];
    }),
  );
  return own.filter(({ keyword, field }) => {
    if (keyword === 'type') return !choices.has(JSON.stringify(field));
    return keyword !== 'required' || !misspelt.has(JSON.stringify(field));
  });
}
