import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBaseline, makeBaseline, parseBaseline, renderBaseline } from './baseline.ts';

const scope = { product: 'field-db', folder: '' };

const finding = (text: string, sentence: string, line = 1, path = 'site/index.md') => ({
  rule: 'tactic/retired-term',
  place: { path, line, column: 1, endLine: 1, endColumn: 2 },
  subject: { text, sentence },
});

const first = finding('personal database', 'The personal database for vans.', 3);
const known = makeBaseline([first], scope);

describe('a baseline', () => {
  it('knows a finding again after a change of line, of case, of punctuation and of line breaks', () => {
    const moved = finding('Personal\n database', 'The  “personal database” for vans', 99);
    expect(applyBaseline([moved], scope, known)).toEqual({ fresh: [], knownCount: 1, gone: [] });
  });

  it('tells apart rule, file, words and sentence', () => {
    const others = [
      { ...first, rule: 'tactic/near-variant' },
      finding('personal database', 'The personal database for vans.', 3, 'site/about.md'),
      finding('personal databases', 'The personal database for vans.'),
      finding('personal database', 'The personal database for ships.'),
    ];
    expect(applyBaseline(others, scope, known).fresh).toEqual(others);
  });

  it('takes out what it knows, as often as it counts', () => {
    const again = finding('personal database', 'The personal database for vans.', 40);
    expect(applyBaseline([first, again], scope, known)).toEqual({ fresh: [again], knownCount: 1, gone: [] });
    expect(applyBaseline([again, first], scope, makeBaseline([first, again], scope)).fresh).toEqual([]);
  });

  it('says what it knows and is gone', () => {
    const baseline = makeBaseline([first, first, finding('light', 'A light van.')], scope);
    expect(applyBaseline([first], scope, baseline).gone).toMatchObject([
      { text: 'light', sentence: 'A light van.', count: 1 },
      { text: 'personal database', sentence: 'The personal database for vans.', count: 1 },
    ]);
  });

  it('keeps what it knows of other products, and holds nobody to it', () => {
    const other = { product: 'van-os', folder: '' };
    const both = makeBaseline([first], other, known);
    expect(both.map(({ product }) => product)).toEqual(['field-db', 'van-os']);
    expect(makeBaseline([], other, both)).toEqual(known);
    expect(applyBaseline([first], other, known)).toMatchObject({ fresh: [first], gone: [] });
  });

  it('counts files from its own folder, wherever it is looked at from', () => {
    const inside = makeBaseline([first], scope);
    const outside = { ...first, place: { ...first.place, path: 'shop/site/index.md' } };
    expect(applyBaseline([outside], { ...scope, folder: 'shop/' }, inside).fresh).toEqual([]);
  });

  it('is a file with an entry a line, the same whatever the order', () => {
    const other = finding('light', 'A light van.', 2, 'site/about.md');
    const text = renderBaseline(makeBaseline([first, other], scope));
    expect(text).toBe(renderBaseline(makeBaseline([other, first], scope)));
    expect(text.split('\n')).toHaveLength(8);
    expect(text.split('\n')[3]).toBe(
      '    {"product":"field-db","rule":"tactic/retired-term","file":"site/about.md","text":"light","sentence":"A light van.","count":1},',
    );
    expect(parseBaseline(renderBaseline([]))).toEqual({ entries: [] });
  });

  it('knows all that it was made of, after it was written and read', () => {
    const any = fc.record({ text: fc.string(), sentence: fc.string({ maxLength: 400 }), path: fc.string() });
    fc.assert(
      fc.property(fc.array(any), (list) => {
        const findings = list.map(({ text, sentence, path }) => finding(text, sentence, 1, path));
        const read = parseBaseline(renderBaseline(makeBaseline(findings, scope)));
        expect('entries' in read && applyBaseline(findings, scope, read.entries)).toMatchObject({
          fresh: [],
          gone: [],
        });
      }),
    );
  });

  it.each([
    ['no JSON', '{', 'it is no JSON object'],
    ['no object', '[]', 'it is no JSON object'],
    ['of another version', '{"version": 2, "findings": []}', 'its version is not 1'],
    ['without findings', '{"version": 1}', 'it has no list of findings'],
    ['with half a finding', '{"version": 1, "findings": [{"rule": "a"}]}', 'its finding 1 is not complete'],
    [
      'with a count of nothing',
      '{"version":1,"findings":[{"product":"p","rule":"a","file":"b","text":"c","sentence":"d","count":0}]}',
      'its finding 1 is not complete',
    ],
  ])('that is %s is refused with the reason', (_, text, problem) => {
    expect(parseBaseline(text)).toEqual({ problem });
  });
});
