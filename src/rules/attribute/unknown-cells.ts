import { cellOf } from '../../derive/verdict.ts';
import { type Element, fieldSpot } from '../../model/element.ts';
import type { Product } from '../../model/positioning.ts';
import { defineRule } from '../rule.ts';
import { isRejectedOrRetired } from '../walk.ts';
import { code, nameInWords, someInWords } from '../../model/words.ts';

const mostNamed = 3;

export default defineRule({
  meta: {
    id: 'attribute/unknown-cells',
    summary: 'Nobody has looked whether an alternative of an open market has an attribute.',
    why: 'What nobody has looked at is never counted as lacking, so an attribute can be unique and not show as such, or be claimed as unique and not be. Each unknown cell is a question with an answer: try the alternative, or ask somebody who uses it.',
    severity: 'warning',
    source: 'April Dunford, *Obviously Awesome* (2019): an attribute is unique only against the alternatives.',
  },
  examples: {
    clean: {
      'field-db/attributes/offline-sync.md': `---
name: Merges changes on reconnect
level: product
versus: { paper-forms: lacks, server-database: n/a }
evidence:
  - { claim: Merges changes on reconnect, source: Demonstration, tier: usage }
---
`,
    },
    failing: {
      'field-db/attributes/offline-sync.md': `---
name: Merges changes on reconnect
level: product
versus: # expect
  paper-forms: unknown
  spreadsheet: lacks
evidence:
  - { claim: Merges changes on reconnect, source: Demonstration, tier: usage }
---
`,
    },
  },
  *check({ positioning }) {
    for (const product of positioning.products.values()) {
      const alternatives = openAlternatives(product);
      for (const attribute of product.of.attribute.values()) {
        const { total, first } = unknownCells(attribute, alternatives);
        if (total === 0) continue;
        yield {
          message: `Nobody has looked whether these alternatives have ${nameInWords(attribute)}: ${someInWords(
            first.map((id) => code(id, 40)),
            total,
          )}.`,
          at: fieldSpot(attribute, ['versus'], 'key'),
          help: 'Find out, and write `has`, `partial`, `lacks` or `n/a` for each.',
        };
      }
    }
  },
});

/** The alternatives that the chosen market and the candidates bring. */
function openAlternatives({ of }: Product): Set<string> {
  const open = [...of.market.values()].filter((market) => !isRejectedOrRetired(market));
  return new Set(open.flatMap(({ fields }) => fields.alternatives).filter((id) => of.alternative.has(id)));
}

/** How many cells are unknown, and the first few: work grows with the cells written, not with the alternatives. */
function unknownCells({ fields }: Element<'attribute'>, alternatives: ReadonlySet<string>) {
  const known = Object.keys(fields.versus).filter(
    (id) => alternatives.has(id) && cellOf(fields.versus, id) !== 'unknown',
  );
  const total = alternatives.size - known.length;
  const first: string[] = [];
  for (const id of alternatives) {
    if (first.length === Math.min(mostNamed, total)) break;
    if (cellOf(fields.versus, id) === 'unknown') first.push(id);
  }
  return { total, first };
}
