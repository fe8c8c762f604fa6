import { fieldSpot } from '../../model/element.ts';
import type { Element } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { activeSegments } from '../walk.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'segment/macro-only',
    summary: 'A segment is described by size, industry or region alone.',
    why: '"SMB" or "enterprise" says how big a company is, not why it would care. Companies of one size want different things, so tactics planned on size alone speak to nobody in particular. Size may narrow a segment down; it cannot be the segment.',
    severity: 'error',
    source: 'April Dunford: segments such as "SMB" are too superficial to plan tactics on.',
  },
  examples: {
    clean: {
      'field-db/segments/field-sales.md': `---
name: Field sales forces that take orders away from the office
characteristics:
  - trait: Reps take orders where there is no connection
    find_by: Job posts for field sales that mention a company laptop
  - trait: Over 1,000 employees
cares_about:
  - value: work-offline
    why: An order that waits for the evening is an order that a rival can take.
disqualifiers: [All reps work from a desk]
---
`,
    },
    failing: {
      'field-db/segments/field-sales.md': `---
name: Enterprise (over 1,000 employees) # expect
characteristics:
  - trait: Over 1,000 employees
    find_by: Company register
cares_about:
  - value: work-offline
    why: They have many reps.
disqualifiers: [All reps work from a desk]
---
`,
    },
  },
  *check({ positioning }) {
    for (const segment of activeSegments(positioning)) {
      if (!isMacroOnly(segment)) continue;
      yield {
        message: `${nameInWords(segment)} says how big these customers are or what they make, not why they would care.`,
        at: fieldSpot(segment, ['name']),
        help: 'Name what makes them care, and add a characteristic that only they have.',
      };
    }
  },
});

// Words that say size, industry or region, and the glue between them.
const macroWords = new Set(
  `smb smbs sme smes mid market midmarket midsize midsized small medium large big size sized enterprise enterprises
  business businesses company companies corporate corporation corporations corporates firm firms organisation
  organisations organization organizations startup startups start up ups scaleup scaleups fortune global
  b2b b2c saas tech technology technologies software it industry industries vertical verticals sector
  healthcare health finance financial fintech banking banks insurance retail retailers manufacturing manufacturers
  education government public private logistics energy telecom telecoms telco telcos pharma automotive media
  north south america european europe emea apac us usa uk dach
  employee employees people staff seats users revenue turnover headcount head count annual million billion thousand
  over under above below more less fewer than between from to up at least most with of in and or the a an all any other
  customer customers client clients buyer buyers account accounts segment market markets`.split(/\s+/),
);

/** Everything that the segment says about itself is a matter of size, industry or region. */
function isMacroOnly({ fields }: Element<'segment'>): boolean {
  return [fields.name, ...fields.characteristics.map(({ trait }) => trait)].every(isMacro);
}

function isMacro(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => macroWords.has(word) || /^\d+[kmb]?$/.test(word));
}
