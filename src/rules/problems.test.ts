import { expect, it } from 'vitest';
import type { Problem } from '../document/problem.ts';
import { rules } from './registry.generated.ts';

// A new type of problem does not compile before it has a rule here.
const ruleOfProblem: Readonly<Record<Problem['type'], string>> = {
  'unknown-folder': 'document/unknown-folder',
  'special-file': 'document/not-a-plain-file',
  unreadable: 'document/unreadable',
  'too-large': 'document/too-large',
  'not-utf8': 'document/not-utf8',
  'frontmatter-missing': 'document/frontmatter-missing',
  'frontmatter-unclosed': 'document/frontmatter-unclosed',
  yaml: 'document/yaml',
  schema: 'document/schema',
};

it('every problem of a file has a rule that reports it', () => {
  const ids = new Set(rules.map(({ meta }) => meta.id));
  expect(Object.values(ruleOfProblem).filter((id) => !ids.has(id))).toEqual([]);
});
