import { fieldSpot } from '../../model/element.ts';
import { compareText } from '../../model/order.ts';
import type { Positioning } from '../../model/positioning.ts';
import { defineRule } from '../rule.ts';
import { code } from '../../model/words.ts';

const mostShown = 4;

export default defineRule({
  meta: {
    id: 'reference/parent-cycle',
    summary: 'A product is, through its parents, a part of itself.',
    why: 'A part takes its frame from the whole that it belongs to. When the parents go round in a circle, none of these products is the whole, and nobody can say where the story begins.',
    severity: 'error',
    source: 'The files themselves: `parent` names the product that this one is part of.',
  },
  examples: {
    clean: {
      'field-db/product.md': `---
name: Field DB
market: embedded-mobile-database
review_by: 2026-12-01
parent: field-suite
---
`,
      'field-suite/product.md': '---\nname: Field Suite\nmarket: field-sales-software\nreview_by: 2026-12-01\n---\n',
    },
    failing: {
      'field-db/product.md': `---
name: Field DB
market: embedded-mobile-database
review_by: 2026-12-01
parent: field-suite # expect
---
`,
      'field-suite/product.md': `---
name: Field Suite
market: field-sales-software
review_by: 2026-12-01
parent: field-db
---
`,
    },
  },
  *check({ positioning }) {
    for (const cycle of parentCycles(positioning)) {
      const first = cycle.toSorted(compareText)[0] ?? '';
      const product = positioning.products.get(first)?.element;
      if (!product) continue;
      yield {
        message: `The parents of ${code(first)} lead back to it: ${circleInWords(cycle, first)}.`,
        at: fieldSpot(product, ['parent']),
        help: 'Remove `parent` from the product that is the whole.',
      };
    }
  },
});

/** Every circle of products, each once, in the order in which each names the next as its parent. */
function parentCycles({ products }: Positioning): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  for (const start of products.keys()) {
    const trail = new Set<string>();
    let id: string | undefined = start;
    while (id !== undefined && !done.has(id) && !trail.has(id)) {
      trail.add(id);
      id = products.get(id)?.element?.fields.parent;
    }
    if (id !== undefined && trail.has(id)) cycles.push([...trail].slice([...trail].indexOf(id)));
    for (const seen of trail) done.add(seen);
  }
  return cycles;
}

function circleInWords(cycle: readonly string[], first: string): string {
  const start = cycle.indexOf(first);
  const round = [...cycle.slice(start), ...cycle.slice(0, start)];
  const shown = round.slice(0, mostShown).map((id) => code(id, 25));
  return [...shown, ...(round.length > mostShown ? ['…'] : []), code(first, 25)].join(' → ');
}
