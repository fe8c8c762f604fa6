import { fieldSpot } from '../../model/element.ts';
import type { Kind } from '../../model/kinds.ts';
import { evidenceOf, hasProof } from '../../derive/proof.ts';
import { defineRule } from '../rule.ts';
import { nameInWords } from '../../model/words.ts';

const proofIsWelcome: ReadonlySet<Kind> = new Set(['alternative', 'segment', 'market', 'trend']);

export default defineRule({
  meta: {
    id: 'evidence/internal-only',
    summary: "All evidence for an alternative, a segment, a market or a trend is the company's own opinion.",
    why: 'What customers would do instead, who they are and how they see the category is known to customers, not to the company. Evidence that comes only from inside looks like an answer and is a question. (Attributes and values without proof have rules of their own.)',
    severity: 'info',
    source: "The files themselves: the company's own opinion (`internal`) never counts as proof.",
  },
  examples: {
    clean: {
      'field-db/alternatives/spreadsheet.md': `---
name: Spreadsheet
type: adjacent
evidence:
  - { claim: Reps keep their own price lists, source: Six interviews with reps, tier: verbatim }
---
`,
    },
    failing: {
      'field-db/alternatives/spreadsheet.md': `---
name: Spreadsheet
type: adjacent
evidence: # expect
  - { claim: Reps keep their own price lists, source: Our head of sales, tier: internal }
---
`,
    },
  },
  *check({ positioning }) {
    for (const element of positioning.elements) {
      if (!proofIsWelcome.has(element.kind) || evidenceOf(element).length === 0 || hasProof(element)) continue;
      yield {
        message: `All evidence for ${nameInWords(element)} is your own opinion (\`internal\`).`,
        at: fieldSpot(element, ['evidence'], 'key'),
        help: 'Add something that a customer said or did, or that somebody else published.',
      };
    }
  },
});
