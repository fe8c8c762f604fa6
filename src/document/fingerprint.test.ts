import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { kindNames, type Kind } from '../model/kinds.ts';
import { canonicalContent, impliedFields, type Meaning } from './canonical.ts';
import { fingerprintOf } from './fingerprint.ts';
import { parseDocument } from './parse-document.ts';
import { schemaOf } from './schema.ts';

/** What a file says, read as the program reads it. */
function read(kind: Kind, text: string): Meaning {
  const { fields, bodyStart, problems } = parseDocument(kind, text);
  expect(problems).toEqual([]);
  return { kind, fields: fields as unknown as Meaning['fields'], body: text.slice(bodyStart) };
}

const fingerprint = (kind: Kind, fields: object, body = '') =>
  fingerprintOf(read(kind, `---\n${JSON.stringify(fields)}\n---\n${body}`));

const sync = {
  name: 'Merge on reconnect',
  level: 'product',
  versus: { paper: 'lacks', spreadsheet: 'has' },
  evidence: [{ claim: 'Orders merge in the evening', source: 'Interview with a sales manager', tier: 'verbatim' }],
};
const market = {
  name: 'Embedded database',
  style: 'new_game',
  alternatives: ['paper', 'files'],
  segments: ['field-sales'],
};
const tactic = { name: 'Home page', function: 'marketing', stage: 'awareness', inputs: ['values/work-offline'] };

describe('a fingerprint', () => {
  it('is the version and 16 hex digits', () => {
    expect(fingerprint('attribute', sync)).toMatch(/^1:[0-9a-f]{16}$/);
  });

  it('stays what it was in every release of its version', () => {
    expect(fingerprint('attribute', sync, '\nReps sell offline.\n')).toBe('1:1532759ff011f44a');
  });

  it('knows nothing of the id, the product and the path', () => {
    const element = read('attribute', `---\n${JSON.stringify(sync)}\n---\n`);
    const placed = { ...element, id: 'sync', product: 'field-db', path: 'positioning/field-db/attributes/sync.md' };
    expect(fingerprintOf(placed)).toBe(fingerprintOf(element));
  });

  it('differs between kinds that say the same', () => {
    const name = { name: 'Offline orders', evidence: [] };
    const fields = { ...name, enabled_by: [] } as unknown as Meaning['fields'];
    expect(fingerprintOf({ kind: 'value', fields, body: '' })).not.toBe(
      fingerprintOf({ kind: 'trend', fields, body: '' }),
    );
  });
});

/** One fact written in ways that say the same. */
const sameMeaning: readonly [string, Kind, string, string][] = [
  [
    'the order of keys',
    'attribute',
    'name: Sync\nlevel: product\nversus: {a: has, b: lacks}',
    'versus: {b: lacks, a: has}\nlevel: product\nname: Sync',
  ],
  ['quotes', 'value', 'name: "Sell offline"\nenabled_by: [\'sync\']', 'name: Sell offline\nenabled_by: [sync]'],
  ['block and flow', 'value', 'name: Sell\nenabled_by: [sync, sql]', 'name: Sell\nenabled_by:\n  - sync\n  - sql'],
  [
    'folded text',
    'value',
    'name: Sell\nenabled_by: []\nstatement: >\n  Reps go on\n  selling.\n',
    'name: Sell\nenabled_by: []\nstatement: Reps go on selling.',
  ],
  [
    'literal text',
    'value',
    'name: Sell\nenabled_by: []\nstatement: |\n  Reps go on\n  selling.\n\n',
    'name: Sell\nenabled_by: []\nstatement: Reps go on selling.',
  ],
  ['comments', 'value', '# ask sales\nname: Sell # short\nenabled_by: [sync]', 'name: Sell\nenabled_by: [sync]'],
  ['line endings', 'value', 'name: Sell\r\nenabled_by:\r\n  - sync\r', 'name: Sell\nenabled_by:\n  - sync'],
  ['how characters are composed', 'value', 'name: Cafe\u0301\nenabled_by: []', 'name: Caf\u00e9\nenabled_by: []'],
  ['an empty list', 'value', 'name: Sell\nenabled_by: [sync]\nevidence: []', 'name: Sell\nenabled_by: [sync]'],
  [
    'a default that is written out',
    'market',
    'name: X\nstyle: new_game\nalternatives: []\nsegments: []\nstatus: candidate',
    'name: X\nstyle: new_game\nalternatives: []\nsegments: []',
  ],
  [
    'a cell that says unknown',
    'attribute',
    'name: Sync\nlevel: product\nversus: {a: has, b: unknown}',
    'name: Sync\nlevel: product\nversus: {a: has}',
  ],
];

describe('what is written differently and says the same', () => {
  it.each(sameMeaning)('has one fingerprint: %s', (_, kind, one, other) => {
    const [a, b] = [one, other].map((yaml) => fingerprintOf(read(kind, `---\n${yaml}\n---\n`)));
    expect(a).toBe(b);
  });

  it('has one fingerprint: a field that is absent, null, blank or empty', () => {
    const told = (status: unknown) =>
      fingerprintOf({ kind: 'value', fields: { name: 'Sell', enabled_by: [], statement: status } as never, body: '' });
    expect(new Set([undefined, null, '', '  ', [], {}].map(told)).size).toBe(1);
    expect(told('Reps sell.')).not.toBe(told(null));
  });

  it('has one fingerprint: reviews that were recorded', () => {
    const reviewed = { 'values/work-offline': '1:3f9a0c1d2b4e0000', revision: '9f3c2ab' };
    expect(fingerprint('tactic', { ...tactic, reviewed })).toBe(fingerprint('tactic', tactic));
    const item = { name: 'Conflict report', status: 'idea', strengthens: ['attributes/sync'] };
    expect(fingerprint('roadmap', { ...item, reviewed })).toBe(fingerprint('roadmap', item));
  });

  it('knows every default of the schemas', () => {
    const defaults = kindNames.map((kind) => {
      const entries = Object.entries(schemaOf(kind).properties ?? {}).flatMap(([name, property]) =>
        'default' in property ? [[name, property.default]] : [],
      );
      return [kind, Object.fromEntries(entries) as object];
    });
    const implied = kindNames.map((kind) => [kind, impliedFields[kind] ?? {}]);
    expect(Object.fromEntries(implied)).toEqual(Object.fromEntries(defaults));
  });
});

const words = fc
  .array(
    fc.constantFrom(
      'sell',
      'offline:',
      '- merge',
      '#1',
      'true',
      '"orders"',
      "rep's",
      '[x]',
      '{y}',
      'caf\u00e9',
      '1996',
      '&a',
      '*b',
      '? c',
      '\\',
      '50 %',
    ),
    { minLength: 1, maxLength: 20 },
  )
  .map((list) => list.join(' '));
const evidence = fc.array(
  fc.record({ claim: words, source: words, tier: fc.constantFrom('verbatim', 'usage', 'internal') }),
  { maxLength: 3 },
);
const someMarket = fc.record(
  {
    name: words,
    style: fc.constantFrom('head_to_head', 'new_game'),
    alternatives: fc.uniqueArray(words, { maxLength: 4 }),
    segments: fc.uniqueArray(words, { maxLength: 4 }),
    why: words,
    aliases: fc.uniqueArray(words, { maxLength: 3 }),
    expected: fc.uniqueArray(words, { maxLength: 3 }),
    evidence,
  },
  { requiredKeys: ['name', 'style', 'alternatives', 'segments'] },
);
const someSegment = fc.record(
  {
    name: words,
    characteristics: fc.array(fc.record({ trait: words, find_by: words }, { requiredKeys: ['trait'] }), {
      maxLength: 3,
    }),
    cares_about: fc.array(
      fc.record(
        { value: words, why: words, through: fc.uniqueArray(words, { minLength: 2, maxLength: 3 }) },
        { requiredKeys: ['value'] },
      ),
      { maxLength: 3 },
    ),
    disqualifiers: fc.array(words, { maxLength: 3 }),
  },
  { requiredKeys: ['name', 'characteristics', 'cares_about'] },
);
const someBody = fc
  .array(fc.constantFrom('Reps sell offline.', 'Head office merges.', '- one order', '# Why', '| a | b |'), {
    maxLength: 5,
  })
  .map((paragraphs) => paragraphs.join('\n\n'));
const someFacts = fc.oneof(
  fc.record({ kind: fc.constant('market' as const), fields: someMarket, body: someBody }),
  fc.record({ kind: fc.constant('segment' as const), fields: someSegment, body: someBody }),
);

/** How a file may be written: nothing of it is what the file says. */
const someStyle = fc.record({
  string: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
  collection: fc.constantFrom('block', 'flow'),
  // In narrower columns the printer breaks some of the texts that it folds.
  width: fc.constantFrom(0, 80, 120),
  indent: fc.integer({ min: 1, max: 4 }),
  turned: fc.boolean(),
  comments: fc.boolean(),
  crlf: fc.boolean(),
  trailing: fc.constantFrom('', ' ', '\t '),
  around: fc.constantFrom('', '\n', '\n \n'),
});
type Style = typeof someStyle extends fc.Arbitrary<infer S> ? S : never;

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

function write({ fields, body }: { fields: object; body: string }, style: Style): string {
  const yaml = stringify(style.turned ? turned(fields) : fields, {
    defaultStringType: style.string as 'PLAIN',
    defaultKeyType: 'PLAIN',
    collectionStyle: style.collection as 'block',
    lineWidth: style.width,
    indent: style.indent,
    simpleKeys: true,
  });
  const prose = `${style.around}${body.split('\n').join(`${style.trailing}\n`)}${style.around}`;
  const text = `---\n${style.comments ? '# reviewed with sales\n' : ''}${yaml}${style.comments ? '\n# end\n' : ''}---\n${prose}`;
  return style.crlf ? text.replaceAll('\n', '\r\n') : text;
}

describe('any facts', () => {
  it('have one fingerprint however they are written', () => {
    fc.assert(
      fc.property(someFacts, someStyle, someStyle, (facts, one, other) => {
        const [a, b] = [one, other].map((style) => {
          const meaning = read(facts.kind, write(facts, style));
          expect(meaning.fields).toEqual(facts.fields);
          return fingerprintOf(meaning);
        });
        expect(a).toBe(b);
      }),
      { numRuns: 500 },
    );
  });

  it('have another fingerprint after any one change of meaning', () => {
    fc.assert(
      fc.property(someFacts, fc.nat(), (facts, seed) => {
        const changes = changesOf(facts);
        const changed = changes[seed % changes.length]!;
        const [a, b] = [facts, changed].map(({ fields, body }) => fingerprint(facts.kind, fields, body));
        expect(a).not.toBe(b);
      }),
      { numRuns: 1000 },
    );
  });

  it('share a fingerprint only with what says the same', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (one, other) => {
        const [a, b] = [one, other].map((facts) => canonicalContent(facts as unknown as Meaning));
        const isSame = one.kind === other.kind && JSON.stringify(a) === JSON.stringify(b);
        expect(fingerprint(one.kind, one.fields, one.body) === fingerprint(other.kind, other.fields, other.body)).toBe(
          isSame,
        );
      }),
    );
  });
});

interface Facts {
  readonly fields: object;
  readonly body: string;
}

/** Every way to change one thing that the facts say: a word more, an item less, two items swapped, another paragraph. */
function changesOf({ fields, body }: Facts): Facts[] {
  return [
    { fields, body: `${body}\n\nOrders arrive once.` },
    ...variantsOf(fields).map((variant) => ({ fields: variant as object, body })),
  ];
}

function variantsOf(value: unknown): unknown[] {
  if (typeof value === 'string') return /^[a-z_]+$/.test(value) ? [] : [`${value} today`];
  if (Array.isArray(value)) {
    return [
      ...value.flatMap((item, at) => variantsOf(item).map((variant) => value.with(at, variant))),
      ...value.map((_, at) => value.toSpliced(at, 1)),
      ...value.slice(1).flatMap((item, at) => {
        const isSame = JSON.stringify(item) === JSON.stringify(value[at]);
        return isSame ? [] : [value.toSpliced(at, 2, item, value[at])];
      }),
    ];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    variantsOf(inner).map((variant) => ({ ...value, [key]: variant })),
  );
}

describe('values that stand side by side', () => {
  const differ = (kind: Kind, one: object, other: object, bodies = ['', '']) =>
    expect(fingerprint(kind, one, bodies[0])).not.toBe(fingerprint(kind, other, bodies[1]));

  it('do not run into each other', () => {
    differ('market', { ...market, aliases: ['ab', 'c'] }, { ...market, aliases: ['a', 'bc'] });
    differ('market', { ...market, aliases: ['a,b'] }, { ...market, aliases: ['a', 'b'] });
    differ('market', { ...market, aliases: ['a","b'] }, { ...market, aliases: ['a', 'b'] });
    differ('market', { ...market, aliases: ['mobile database'] }, { ...market, aliases: ['mobile', 'database'] });
  });

  it('are told apart by the field that they stand in', () => {
    differ('market', { ...market, aliases: ['mobile'] }, { ...market, expected: ['mobile'] });
    differ(
      'market',
      { ...market, alternatives: [], segments: ['paper'] },
      { ...market, alternatives: ['paper'], segments: [] },
    );
    differ('attribute', { ...sync, versus: { paper: 'has' } }, { ...sync, versus: { paper: 'lacks' } });
    differ('attribute', { ...sync, versus: { a: 'has', b: 'lacks' } }, { ...sync, versus: { a: 'lacks', b: 'has' } });
  });

  it('are told apart from the body', () => {
    differ('market', { ...market, why: 'Orders are lost.' }, market, ['', 'Orders are lost.']);
    differ('market', market, market, ['Orders are lost.', '"Orders are lost."']);
  });

  it('keep their order: in a ranking it means something', () => {
    const view = { function: 'sales', alternatives: ['paper', 'spreadsheet'] };
    differ('view', view, { ...view, alternatives: ['spreadsheet', 'paper'] });
  });

  it('may be keys of any name', () => {
    differ('attribute', { ...sync, versus: JSON.parse('{"__proto__":"has"}') as object }, { ...sync, versus: {} });
    differ('attribute', { ...sync, versus: { constructor: 'has' } }, { ...sync, versus: {} });
  });
});
