import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../../document/parse-corpus.ts';
import type { Kind } from '../../model/kinds.ts';
import { importDocument, type ImportedDocument } from './import-document.ts';

function read(text: string, product?: string): ImportedDocument {
  const imported = importDocument(text, { product, file: 'positioning.md' });
  if (typeof imported === 'string') throw new Error(imported);
  return imported;
}

function corpusOf({ files }: ImportedDocument) {
  const entries = [...files].map(([path, text]) => ({
    path,
    content: { type: 'file', bytes: Buffer.from(text) } as const,
  }));
  return parseCorpus('positioning', entries);
}

const fieldsOf = (imported: ImportedDocument, kind: Kind) =>
  corpusOf(imported)
    .positioning.elements.filter((element) => element.kind === kind)
    .map(({ fields }) => fields);

const namesOf = (imported: ImportedDocument, kind: Kind) =>
  fieldsOf(imported, kind).map((fields) => (fields as { name?: string }).name);

describe('headings and labels', () => {
  it.each([
    '## Product Overview\n**One-liner:** Berths by the tide.',
    '## 1. PRODUCT OVERVIEW\n**One-liner:**\nBerths by the tide.',
    '## 🚢 Product overview\n\n**One-liner:**\n\nBerths by the tide.',
    '### Overview\n- **One liner**: Berths by the tide.',
    '## About the product\nOne-liner: Berths by the tide.',
    '## Tagline\n\n"Berths by the tide."',
    '## Part 2 – Tagline\nBerths by the tide.',
    '| Part | Answer |\n|---|---|\n| One-liner | Berths by the tide. |\n| Category | TBD |',
  ])('are read however they are written: %j', (text) => {
    expect(fieldsOf(read(`# Quayside\n\n${text}\n`), 'product')).toMatchObject([
      { name: 'Quayside', one_liner: 'Berths by the tide.' },
    ]);
  });

  it.each(['TBD', 'tbc.', '[to be confirmed]', 'N/A', '—', '???', '*TBD*', ''])('leave a blank blank: %j', (blank) => {
    const imported = read(`# Quayside\n\n## Tagline\n\n${blank}\n\n## Competitors\n- Whiteboard\n- ${blank}\n`);
    expect(fieldsOf(imported, 'product')[0]).not.toHaveProperty('one_liner');
    expect(namesOf(imported, 'alternative')).toEqual(['Whiteboard']);
  });

  it('keep what they do not know as prose, in its place', () => {
    const { files, fates } = read(
      '# Quayside\n\nAs of May.\n\n## Competitors\n- Whiteboard\n\n## The weather\n\n1. *Wet*\n2. Windy\n\n### In winter\n\n> Both.\n',
    );
    expect(files.get('quayside/product.md')).toContain(
      '---\n\nAs of May.\n\n## The weather\n\n1. *Wet*\n2. Windy\n\n### In winter\n\n> Both.\n',
    );
    expect(fates.map(({ heading, kept }) => `${heading} ${kept}`)).toEqual([
      'Quayside field',
      ' prose',
      'Competitors field',
      'The weather prose',
      'The weather prose',
    ]);
  });
});

describe('alternatives', () => {
  const table: [string, object[]][] = [
    [
      '**Direct:** Weighbridge suites — fall short because they need a gate',
      [{ name: 'Weighbridge suites', type: 'direct', weaknesses: ['they need a gate'] }],
    ],
    [
      '**Secondary:** Farm software (fields, sprays), spreadsheets. Too slow for a harvest.',
      [
        { name: 'Farm software', type: 'adjacent', weaknesses: ['Too slow for a harvest.'] },
        { name: 'spreadsheets', type: 'adjacent', weaknesses: ['Too slow for a harvest.'] },
      ],
    ],
    ['- Status quo: paper tickets', [{ name: 'paper tickets', type: 'status_quo' }]],
    ['- Paper tickets: lost by the time they are matched', [{ name: 'Paper tickets' }]],
    ['### Indirect competitors\n- Settle by area', [{ name: 'Settle by area', type: 'indirect' }]],
    [
      '### 2. Port suite\n- Cons: priced for ports\n- Pros: customs included\n- Also called: PCS',
      [{ name: 'Port suite', weaknesses: ['priced for ports'], strengths: ['customs included'], aliases: ['PCS'] }],
    ],
  ];

  it.each(table)('are read out of %j', (text, expected) => {
    expect(fieldsOf(read(`# Ledger\n\n## Competition\n\n${text}\n`), 'alternative')).toMatchObject(expected);
  });

  it('never get a type that the document does not give', () => {
    expect(fieldsOf(read('# Ledger\n\n## Competition\n- Whiteboard\n'), 'alternative')[0]).not.toHaveProperty('type');
  });

  it('that are of two types are of the first, and the report says that the other is lost', () => {
    const { fates } = read('# Ledger\n\n## Competition\n**Direct:** Suite\n**Indirect:** Suite\n');
    expect(fates.filter(({ kept }) => kept === 'lost')).toMatchObject([{ label: 'Indirect', line: 5 }]);
  });
});

describe('what is not said is not there', () => {
  it('no level, style, type, characteristics or enabling attribute', () => {
    const imported = read(
      '# Ledger\n\n## Category\nHarvest records\n\n## Differentiators\n- Lot tags\n\n## Value\n- No disputes\n\n## ICP\n- Cooperatives\n',
    );
    const corpus = corpusOf(imported);
    const missing = corpus.files.flatMap(({ problems }) =>
      problems.map((problem) => 'field' in problem && problem.field[0]),
    );
    expect(missing.toSorted()).toEqual(['cares_about', 'characteristics', 'enabled_by', 'level', 'style']);
    expect(fieldsOf(imported, 'attribute')).toMatchObject([{ versus: {} }]);
  });

  it('proof counts as the company’s own word', () => {
    const text =
      '# Ledger\n\n## Proof\n**Value themes:**\n\n| Theme | Proof |\n|---|---|\n| No disputes | 30% fewer calls |\n';
    expect(fieldsOf(read(text), 'value')).toMatchObject([
      { name: 'No disputes', evidence: [{ claim: '30% fewer calls', source: 'positioning.md', tier: 'internal' }] },
    ]);
  });
});

describe('a positioning statement', () => {
  it('is taken apart, whatever its line breaks', () => {
    const imported = read(
      '## Positioning statement\n\nFor amateur theatres who change cues late, Cuesheet is a shared cue list that keeps the crew together. Unlike printed sheets, it renumbers every copy.\n',
    );
    expect(imported.product).toBe('cuesheet');
    expect(fieldsOf(imported, 'segment')).toMatchObject([
      { name: 'amateur theatres', cares_about: [{ value: 'keeps-the-crew-together', why: 'change cues late' }] },
    ]);
    expect(namesOf(imported, 'market')).toEqual(['shared cue list']);
    expect(namesOf(imported, 'alternative')).toEqual(['printed sheets']);
    expect(namesOf(imported, 'attribute')).toEqual(['renumbers every copy']);
  });
});

describe('any document', () => {
  const fragment = fc.constantFrom(
    '# ',
    '## ',
    '### ',
    'Competitors',
    'Personas',
    'Value',
    'ICP',
    '\n',
    '\n\n',
    '- ',
    '  - ',
    '**Direct:** ',
    '| a | b |',
    '|---|---|',
    'Words to avoid: ',
    ' — ',
    '"',
    '[',
    '`',
    '<b>',
    'For x who y, z is a a that b unlike c, d',
    ': ',
    '__proto__',
    'README',
    'TBD',
    '---\n',
    '\u0000',
    'é',
    '日本',
  );
  it('becomes files in which only what it leaves open is missing', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fragment, fc.string({ maxLength: 12 })), { maxLength: 60 }), (parts) => {
        const imported = importDocument(parts.join(''), { product: 'ledger', file: 'x.md' });
        if (typeof imported === 'string') return;
        const problems = corpusOf(imported).files.flatMap((file) => file.problems);
        expect(problems.filter((problem) => !('keyword' in problem) || problem.keyword !== 'required')).toEqual([]);
        for (const path of imported.files.keys()) expect(path).toMatch(/^ledger\/(?:product|[a-z]+\/[a-z0-9-]+)\.md$/);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused when nothing in it is known, when it names no product, and when nobody wrote it', () => {
    const why = (text: string) => importDocument(text, { product: undefined, file: 'x.md' });
    expect(why('# Shopping\n\n- Bread\n')).toBe('nothing-known');
    expect(why('## Competitors\n- Whiteboard\n')).toBe('no-name');
    expect(why(`## Competitors\n${'- a\n'.repeat(9000)}`)).toBe('not-read');
  });
});
