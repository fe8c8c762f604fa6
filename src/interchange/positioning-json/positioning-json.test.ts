import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amend, type Facts, fieldDb, positioningOf } from '../../../test/fakes/field-db.ts';
import { parseCorpus } from '../../document/parse-corpus.ts';
import { fingerprintOf } from '../../document/fingerprint.ts';
import { maxFileBytes } from '../../model/entry.ts';
import { parsePositioningJson, renderPositioningJson } from '../positioning-json.ts';

const derive = () => ({ story: null, frames: [], alignment: null, trace: null });
const render = (facts: Facts) =>
  renderPositioningJson({ root: 'positioning', positioning: positioningOf(facts) }, derive);

interface Document {
  format: string;
  version: unknown;
  sign_off: object | null;
  functions: object[] | undefined;
  products: { id: unknown; elements: Record<string, unknown>[] }[];
}

/** The document of the field database, changed. */
function changed(change: (document: Document) => void): string {
  const document = JSON.parse(render(fieldDb)) as Document;
  change(document);
  return JSON.stringify(document);
}

function roundTrip(facts: Facts) {
  const before = positioningOf(facts).elements.filter(({ kind }) => kind !== 'check');
  const { entries, problems } = parsePositioningJson(render(facts));
  const corpus = parseCorpus('elsewhere', entries);
  return { before, problems, after: corpus.positioning.elements, files: corpus.files };
}

const isWellFormed = (text: string) => Buffer.from(text).toString() === text;

const textWithMeaning = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('---', '[[[[', '}', '# a', '{{', '%'),
  )
  .filter((text) => text.trim() !== '' && isWellFormed(text));

describe('a positioning as JSON', () => {
  it('is read back as the same elements, with the same fingerprints', () => {
    const { before, problems, after, files } = roundTrip(fieldDb);
    expect(problems).toEqual([]);
    expect(files.flatMap((file) => file.problems)).toEqual([]);
    expect(after.map(fingerprintOf)).toEqual(before.map(fingerprintOf));
    expect(after.map(({ path }) => path)).toEqual(before.map(({ path }) => path.replace('positioning/', 'elsewhere/')));
  });

  it('is read back the same whatever the texts hold', () => {
    const body = fc.string({ unit: 'binary' }).filter(isWellFormed);
    fc.assert(
      fc.property(textWithMeaning, fc.array(textWithMeaning), body, (name, strengths, text) => {
        const path = 'field-db/alternatives/paper';
        const { before, problems, after } = roundTrip(
          amend(fieldDb, { [path]: { name, type: 'manual', strengths, evidence: [], body: text } }),
        );
        expect(problems).toEqual([]);
        expect(after.map(({ fields }) => fields)).toEqual(before.map(({ fields }) => fields));
        expect(after.map(({ body: written }) => written)).toEqual(before.map(({ body: written }) => written));
      }),
    );
  });

  it('keeps the settings of check to itself', () => {
    const text = render(amend(fieldDb, { check: { ignore: ['field-db/drafts/**'] } }));
    expect(text).not.toContain('drafts');
  });

  it('names paths below the positioning folder, wherever that is', () => {
    const { elements } = (JSON.parse(render(fieldDb)) as Document).products[0]!;
    expect(elements[0]).toMatchObject({ path: 'field-db/alternatives/paper.md', kind: 'alternative', id: 'paper' });
  });

  const refusals: [string, string, string][] = [
    ['no JSON', '{"format": "throughline-positioning", ', 'is no JSON'],
    ['another document', '{"name": "package"}', 'expected `format` to be "throughline-positioning"'],
    ['no object', '[]', 'is no positioning'],
    ['a newer version', changed((d) => (d.version = 2)), '`version` is `2`'],
    ['no version', changed((d) => (d.version = undefined)), '`version` is none'],
    ['no functions', changed((d) => (d.functions = undefined)), '`functions` is missing'],
    ['a product without id', changed((d) => (d.products[0]!.id = 7)), '`products[0].id`'],
    [
      'an element without body',
      changed((d) => delete d.products[0]!.elements[3]!['body']),
      '`products[0].elements[3].body`',
    ],
    [
      'fields as a list',
      changed((d) => (d.products[0]!.elements[0]!['fields'] = [])),
      '`products[0].elements[0].fields`',
    ],
    ['a path out of the folder', changed((d) => (d.products[0]!.elements[0]!['path'] = '../x.md')), 'no place for it'],
    ['a hidden path', changed((d) => (d.products[0]!.elements[0]!['path'] = '.git/x.md')), 'no place for it'],
    ['the path of another kind', changed((d) => (d.products[0]!.elements[0]!['kind'] = 'value')), 'no place for it'],
    ['the path of another product', changed((d) => (d.products[0]!.id = 'other')), 'no place for it'],
    ['an element twice', changed((d) => d.products[0]!.elements.push(d.products[0]!.elements[0]!)), 'twice'],
    ['deep nesting', `{"a":${'['.repeat(1e6)}`, 'nests deeper'],
    ['a long text', ' '.repeat(33 * 1024 * 1024), 'longer than 32 MiB'],
  ];

  it.each(refusals)('is refused whole with %s', (_, text, message) => {
    const { entries, problems } = parsePositioningJson(text);
    expect(entries).toEqual([]);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.help).not.toBe('');
  });

  it('says at most so much about a document full of holes, and says it quickly', () => {
    const holes = `{"format":"throughline-positioning","version":1,"sign_off":null,"functions":[${'0,'.repeat(1e5)}0],"products":[]}`;
    expect(parsePositioningJson(holes).problems).toHaveLength(20);
    expect(parsePositioningJson(`{"${'\\"'.repeat(1e6)}`).problems).toHaveLength(1);
  });

  it('leaves what files may hold to the checks of files', () => {
    const large = changed((d) => (d.products[0]!.elements[0]!['body'] = 'x'.repeat(maxFileBytes)));
    const wrong = changed((d) => (d.products[0]!.elements[0]!['fields'] = { name: 'Paper', type: 'folder' }));
    const problemsOf = (text: string) =>
      parseCorpus('positioning', parsePositioningJson(text).entries).files.flatMap(({ problems }) => problems);
    expect(problemsOf(large)).toEqual([expect.objectContaining({ type: 'too-large' })]);
    expect(problemsOf(wrong)).toEqual([expect.objectContaining({ type: 'schema', field: ['type'] })]);
  });
});
