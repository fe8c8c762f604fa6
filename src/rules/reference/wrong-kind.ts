import { kindLabel, kindWithArticle } from '../../model/kinds.ts';
import { defineRule } from '../rule.ts';
import { code } from '../../model/words.ts';
import { findStrayReferences } from './resolve.ts';

export default defineRule({
  meta: {
    id: 'reference/wrong-kind',
    summary: 'A field names an element of a kind that it does not take.',
    why: 'Each field links two kinds, and the chain from alternatives to attributes to values to segments holds only if every link joins the right ones. An attribute where a value belongs usually means that the outcome was never written down.',
    severity: 'error',
    source: 'The files themselves: the schema of each kind says what its fields refer to.',
    readsRaw: true,
  },
  examples: {
    clean: {
      'field-db/trends/laptops.md': '---\nname: Laptops issued to field staff\nsupports: [values/work-offline]\n---\n',
    },
    failing: {
      'field-db/trends/laptops.md': `---
name: Laptops issued to field staff
supports:
  - values/work-offline
  - attributes/offline-sync # expect
---
`,
    },
  },
  *check({ corpus }) {
    for (const { file, reference, resolution } of findStrayReferences(corpus)) {
      if (resolution.state !== 'wrong-kind') continue;
      const { text, field, part, target } = reference;
      const wanted = target.to.map(kindWithArticle).join(' or ');
      yield {
        message: `\`${field[0]}\` names ${code(text)}, which is ${kindWithArticle(resolution.kind)}; expected ${wanted}.`,
        at: { path: file.path, field, part },
        help: `Name the ${target.to.map(kindLabel).join(' or ')} that you mean.`,
      };
    }
  },
});
