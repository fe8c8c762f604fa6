import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Kind, kindNames } from '../model/kinds.ts';
import { locateSpots } from './locate.ts';
import { parseDocument } from './parse-document.ts';
import { resolveRef, type Schema, schemaOf } from './schema.ts';
import { validateFields } from './validate.ts';

interface Misfit {
  readonly keyword: string;
  readonly kind: Kind;
  /** Frontmatter; «these marks» stand around what the problem must point at. */
  readonly yaml: string;
  /** What is left of the fields that the problem touches. */
  readonly left: Record<string, unknown>;
}

const misfits: readonly Misfit[] = [
  {
    keyword: 'additionalProperties',
    kind: 'value',
    yaml: 'name: Keep selling\n«enabledBy»: [offline-sync]\nenabled_by: [offline-sync]',
    left: { name: 'Keep selling', enabled_by: ['offline-sync'] },
  },
  {
    keyword: 'additionalProperties',
    kind: 'value',
    yaml: 'name: Keep selling\nenabled_by: []\n«__proto__»: { name: Sell }',
    left: { name: 'Keep selling' },
  },
  {
    keyword: 'additionalProperties',
    kind: 'segment',
    yaml: 'name: Field sales\ncares_about: []\ncharacteristics:\n  - trait: Reps travel\n    «findBy»: Job posts',
    left: { characteristics: [{ trait: 'Reps travel' }] },
  },
  {
    keyword: 'additionalProperties',
    kind: 'view',
    yaml: 'function: sales\njudgements: { alternatives/paper: real, «rivals/excel»: real }',
    left: { judgements: { 'alternatives/paper': 'real' } },
  },
  { keyword: 'enum', kind: 'alternative', yaml: 'name: Paper\ntype: «Status Quo»', left: { name: 'Paper' } },
  {
    keyword: 'enum',
    kind: 'attribute',
    yaml: 'name: Sync\nlevel: product\nversus:\n  paper-forms: «lack»\n  spreadsheet: has',
    left: { versus: { spreadsheet: 'has' } },
  },
  {
    keyword: 'enum',
    kind: 'attribute',
    yaml: 'name: Sync\nlevel: product\nversus: { 2024: «lack», spreadsheet: has }',
    left: { versus: { spreadsheet: 'has' } },
  },
  {
    keyword: 'enum',
    kind: 'attribute',
    yaml: 'name: Sync\nlevel: product\nversus: { "007": «lack», spreadsheet: has }',
    left: { versus: { spreadsheet: 'has' } },
  },
  {
    keyword: 'enum',
    kind: 'attribute',
    yaml: 'name: Sync\nlevel: product\nversus: { a/b~c: «lack», spreadsheet: has }',
    left: { versus: { spreadsheet: 'has' } },
  },
  {
    keyword: 'enum',
    kind: 'value',
    yaml: 'name: Sell\nenabled_by: []\nevidence:\n  - { claim: Seen, source: Demo, tier: usage }\n  - { claim: Heard, source: Fair, tier: «rumour» }',
    left: { evidence: [{ claim: 'Seen', source: 'Demo', tier: 'usage' }] },
  },
  { keyword: 'required', kind: 'value', yaml: '«»enabled_by: [offline-sync]', left: { name: '' } },
  { keyword: 'required', kind: 'value', yaml: '«»name: Sell', left: { name: 'Sell', enabled_by: [] } },
  { keyword: 'required', kind: 'attribute', yaml: '«»name: Sync\nlevel: product', left: { versus: {} } },
  { keyword: 'required', kind: 'sign-off', yaml: '«»stale: content', left: { stale: 'content' } },
  {
    keyword: 'required',
    kind: 'segment',
    yaml: 'name: Field sales\ncares_about: []\ncharacteristics:\n  - trait: Reps travel\n  - «find_by: Job posts»',
    left: { characteristics: [{ trait: 'Reps travel' }] },
  },
  { keyword: 'type', kind: 'trend', yaml: 'name: «2024»', left: { name: '' } },
  { keyword: 'type', kind: 'trend', yaml: '«name»:\nwhy_now: Laptops', left: { name: '', why_now: 'Laptops' } },
  { keyword: 'type', kind: 'trend', yaml: 'name: Laptops\nsupports: «values/work-offline»', left: { name: 'Laptops' } },
  {
    keyword: 'type',
    kind: 'trend',
    yaml: 'name: Laptops\nsupports:\n  - values/work-offline\n  - «{ values: sell }»\n  - values/sell',
    left: { supports: ['values/work-offline', 'values/sell'] },
  },
  {
    keyword: 'type',
    kind: 'segment',
    yaml: 'name: Field sales\ncharacteristics: []\ncares_about: [{ value: sell, through: [«7», sync] }]',
    left: { cares_about: [{ value: 'sell', through: ['sync'] }] },
  },
  {
    keyword: 'type',
    kind: 'sign-off',
    yaml: 'require: all_functions\ndistinct_people: «"yes"»',
    left: { require: 'all_functions' },
  },
  { keyword: 'pattern', kind: 'trend', yaml: 'name: «"  "»', left: { name: '' } },
  {
    keyword: 'pattern',
    kind: 'function',
    yaml: 'name: Sales\nowners: ["@acme/sales", «sales»]',
    left: { owners: ['@acme/sales'] },
  },
  { keyword: 'pattern', kind: 'function', yaml: 'name: Sales\nowners: [«"@"»]', left: { owners: [] } },
  {
    keyword: 'pattern',
    kind: 'tactic',
    yaml: 'name: Home\nfunction: sales\nstage: awareness\ninputs: []\nurl: «ftp://example.com»',
    left: { stage: 'awareness' },
  },
  {
    keyword: 'format',
    kind: 'product',
    yaml: 'name: Field DB\nmarket: embedded\nreview_by: «2026-02-30»',
    left: { market: 'embedded' },
  },
  { keyword: 'format', kind: 'product', yaml: 'name: Field DB\nmarket: embedded\nreview_by: «2026-13-01»', left: {} },
  { keyword: 'format', kind: 'product', yaml: 'name: Field DB\nmarket: embedded\nreview_by: «1 June 2026»', left: {} },
  {
    keyword: 'minItems',
    kind: 'segment',
    yaml: 'name: Field sales\ncharacteristics: []\ncares_about: [{ value: sell, through: «[]» }]',
    left: { cares_about: [{ value: 'sell' }] },
  },
  {
    keyword: 'uniqueItems',
    kind: 'value',
    yaml: 'name: Sell\nenabled_by: [sync, sql, «sync»]',
    left: { enabled_by: ['sync', 'sql'] },
  },
  {
    keyword: 'uniqueItems',
    kind: 'market',
    yaml: 'name: Embedded\nstyle: new_game\nsegments: []\nalternatives:\n  - paper\n  - excel\n  - «paper»',
    left: { alternatives: ['paper', 'excel'] },
  },
];

describe('frontmatter that does not fit its schema', () => {
  it.each(misfits)(
    'has a problem of $keyword at the marked place, and the rest stays: $yaml',
    ({ keyword, kind, yaml, left }) => {
      const marked = `---\n${yaml}\n---\n\nA note.\n`;
      const text = marked.replace(/[«»]/g, '');
      const { data, fields, problems } = parseDocument(kind, text);
      expect(data).not.toBeNull();
      expect(problems.map((problem) => problem.type === 'schema' && problem.keyword)).toContain(keyword);
      const own = problems.filter((problem) => problem.type === 'schema' && problem.keyword === keyword);
      const places = locateSpots(
        text,
        own.map(({ at }) => ({ path: 'field-db.md', ...at })),
      );
      expect(places.map(({ place }) => [place.line, place.column, place.endColumn])).toEqual([placeOfMark(marked)]);
      expect(fields).toMatchObject(left);
      for (const [key, value] of Object.entries(left)) expect(fields![key]).toEqual(value);
    },
  );

  it('accepts the last day of February in a leap year', () => {
    expect(
      validateFields('product', { name: 'Field DB', market: 'embedded', review_by: '2028-02-29' }).problems,
    ).toEqual([]);
  });

  it('has every problem reported, not the first alone', () => {
    const { problems } = validateFields('alternative', { name: 7, type: 'rival', alias: 'x', strengths: [''] });
    expect(problems.map(({ field }) => field.join('.')).toSorted()).toEqual(['alias', 'name', 'strengths.0', 'type']);
  });

  it('drops each further mention of a thing that is listed more than twice', () => {
    const { fields } = validateFields('value', { name: 'Sell', enabled_by: ['sync', 'sql', 'sync', 'sql', 'sync'] });
    expect(fields['enabled_by']).toEqual(['sync', 'sql']);
  });

  it('finishes on a list of 200,000 items of which one does not fit', () => {
    const strengths = [7, ...Array.from({ length: 200_000 }, () => 'Costs nothing')];
    const { fields } = validateFields('alternative', { name: 'Paper', type: 'manual', strengths });
    expect(fields['strengths']).toHaveLength(200_000);
  });

  it('is left as it was given', () => {
    const data = { name: 'Sell', enabled_by: ['sync', 7], typo: 'x' };
    validateFields('value', data);
    expect(data).toEqual({ name: 'Sell', enabled_by: ['sync', 7], typo: 'x' });
  });
});

describe('what is left of frontmatter', () => {
  const frontmatter = fc
    .constantFrom(...kindNames)
    .chain((kind) => fc.tuple(fc.constant(kind), damaged(schemaOf(kind))));

  it('fits the schema, apart from required fields that nothing can stand in for', () => {
    fc.assert(
      fc.property(frontmatter, ([kind, data]) => {
        fc.pre(typeof data === 'object' && data !== null && !Array.isArray(data));
        const { fields } = validateFields(kind, data as Record<string, unknown>);
        const again = validateFields(kind, fields).problems.filter(
          ({ keyword, field }) => !isStandIn(fields, keyword, field),
        );
        expect(again).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps, of a sound file, everything', () => {
    for (const kind of kindNames) {
      const example = exampleOf(schemaOf(kind)) as Record<string, unknown>;
      expect(validateFields(kind, example)).toEqual({ fields: example, problems: [] });
    }
  });
});

/** Line, column and end column of what stands between the marks; of line 1 when nothing does. */
function placeOfMark(marked: string): [number, number, number] {
  if (marked.includes('«»')) return [1, 1, 4];
  const before = marked.slice(0, marked.indexOf('«')).split('\n');
  const column = before.at(-1)!.length + 1;
  return [before.length, column, column + marked.indexOf('»') - marked.indexOf('«') - 1];
}

/** Does the problem tell of an empty text in the place of a missing one, or of a missing choice? */
function isStandIn(fields: Record<string, unknown>, keyword: string, field: readonly (string | number)[]): boolean {
  return field.length === 1 && (keyword === 'required' || (keyword === 'pattern' && fields[String(field[0])] === ''));
}

function exampleOf(schema: Schema): unknown {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([key, value]) => [key, resolveRef(value).examples?.[0]]),
  );
}

/** Values like the example of a schema, with any part missing, repeated or replaced by something else. */
function damaged(unresolved: Schema): fc.Arbitrary<unknown> {
  const schema = resolveRef(unresolved);
  const junk = fc.constantFrom<unknown>(null, 7, true, '', 'x', [], {}, [null], ['x', 'x', 'x'], [{}], { x: 'y' });
  const sound = fc.constant<unknown>(schema.examples?.[0] ?? 'paper-forms');
  if (schema.items)
    return fc.oneof({ weight: 6, arbitrary: fc.array(damaged(schema.items), { maxLength: 4 }) }, junk, sound);
  if (!schema.properties) return fc.oneof({ weight: 4, arbitrary: sound }, junk);
  const keys = Object.entries(schema.properties).map(([key, value]) => [key, damaged(value)] as const);
  const record = fc.record({ ...Object.fromEntries(keys), typo: fc.constant<unknown>('x') }, { requiredKeys: [] });
  return fc.oneof({ weight: 8, arbitrary: record }, junk);
}
