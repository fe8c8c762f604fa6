import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { everyElement } from '../walk.ts';
import { code, nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'attribute/benefit-as-name',
    summary: 'The name of an attribute praises it instead of saying what it is.',
    why: 'An attribute is a fact that somebody can check: the product has it and an alternative lacks it. Praise such as "easy to use" cannot be checked, every alternative claims it too, and it hides which capability is meant. The list of words is a rule of thumb.',
    severity: 'warning',
    source: 'Second-hand from practice: a word list that is handed down and not measured.',
    secondHand: true,
  },
  examples: {
    clean: {
      'field-db/attributes/offline-sync.md': `---
name: Merges changes on reconnect
level: product
versus: { paper-forms: lacks, spreadsheet: lacks, server-database: lacks }
evidence:
  - { claim: Merges changes on reconnect, source: Demonstration, tier: usage }
---
`,
    },
    failing: {
      'field-db/attributes/offline-sync.md': `---
name: Seamless, best-in-class synchronisation # expect
level: product
versus: { paper-forms: lacks, spreadsheet: lacks, server-database: lacks }
evidence:
  - { claim: Merges changes on reconnect, source: Demonstration, tier: usage }
---
`,
    },
  },
  *check({ positioning }) {
    for (const { element: attribute } of everyElement(positioning, 'attribute')) {
      const praise = findPraise(attribute.fields.name);
      if (praise === null) continue;
      yield {
        message: `${nameInWords(attribute)} praises the attribute (${code(praise)}); expected the capability itself, which somebody could check.`,
        at: fieldSpot(attribute, ['name']),
        help: 'Name what the product does, and move the benefit to the value that it enables.',
      };
    }
  },
});

// Praise wherever it stands. Words that also name capabilities are left out: "best-effort", "leading zeros".
const praises = `easy to use|easy to learn|simple to use|ease of use|user friendly|customer friendly|best in class
|best of breed|best in the market|world class|world leading|market leading|industry leading|leading edge|cutting edge
|bleeding edge|state of the art|next generation|next gen|award winning|game changing|second to none|peace of mind
|unparalleled|unrivaled|unrivalled|unbeatable|superior|innovative|revolutionary|groundbreaking|seamless|seamlessly
|effortless|effortlessly|frictionless|hassle free|painless|powerful|intuitive|delightful|amazing|awesome|outstanding
|blazing|blazingly|lightning fast`
  .split(/\n?\|/)
  .concat(pairs(['save', 'saves'], ['time', 'money', 'hours', 'cost', 'costs']))
  .concat(
    pairs(
      ['increase', 'increases', 'boost', 'boosts', 'improve', 'improves'],
      ['productivity', 'efficiency', 'revenue', 'sales', 'roi'],
    ),
  );

// Praise when the name begins with it.
const comparatives = 'faster|easier|better|simpler|cheaper|smarter|quicker|the best|the fastest|the leading'.split('|');

// Praise when nothing else is said.
const bareWords = new Set(
  'easy simple fast quick reliable secure flexible robust modern smart affordable cheap leading efficient friendly'.split(
    ' ',
  ),
);
const fillers = new Set(['very', 'more', 'and', 'so', 'super']);

function pairs(verbs: readonly string[], objects: readonly string[]): string[] {
  return verbs.flatMap((verb) => objects.map((object) => `${verb} ${object}`));
}

/** The praise in a name, or null. Words are compared whole, without case and punctuation. */
function findPraise(name: string): string | null {
  const words = name
    .slice(0, 500)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const found =
    praises.find((praise) => ` ${words} `.includes(` ${praise} `)) ??
    comparatives.find((comparative) => `${words} `.startsWith(`${comparative} `));
  return found ?? (isBarePraise(words.split(' ')) ? words : null);
}

function isBarePraise(words: readonly string[]): boolean {
  return words.some((word) => bareWords.has(word)) && words.every((word) => bareWords.has(word) || fillers.has(word));
}
