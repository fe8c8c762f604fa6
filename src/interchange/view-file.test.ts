import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../align/answer.ts';
import { parseDocument } from '../document/parse-document.ts';
import { judgedFolders, verdictsOf } from './verdict-word.ts';
import { renderView } from './view-file.ts';

const sales: Answer = {
  respondent: 'head of sales',
  function: 'sales',
  market: 'personal database',
  alternatives: ['the spreadsheet', 'Microsoft Access'],
  segments: [],
  values: ['work-offline'],
  judgements: new Map([
    ['alternatives/spreadsheet', 'real'],
    ['attributes/sync', 'table_stakes'],
  ]),
};

describe('renderView', () => {
  it('writes what was answered, in the order of the schema, and nothing else', () => {
    expect(renderView(sales, '2026-09-14')).toBe(`---
function: sales
market: personal database
alternatives:
  - the spreadsheet
  - Microsoft Access
values:
  - work-offline
judgements:
  alternatives/spreadsheet: real
  attributes/sync: table_stakes
respondent: head of sales
date: 2026-09-14
---

Collected from a ballot.
`);
  });

  it('leaves out what is blank, and the repeats in a list', () => {
    const answer = {
      ...sales,
      market: ' ',
      alternatives: ['Excel', '', 'Excel'],
      respondent: '',
      judgements: new Map(),
    };
    expect(parseDocument('view', renderView(answer, null)).data).toEqual({
      function: 'sales',
      alternatives: ['Excel'],
      values: ['work-offline'],
    });
  });

  it.each([
    'true',
    'No',
    'null',
    '~',
    '1e3',
    '2026-09-14',
    'a: b',
    'a #b',
    '- a',
    "it's",
    '"it"',
    '*a',
    '&a',
    '!a',
    '@a',
    '`a`',
    '[a',
    '{{{{{',
    'a\n---\nb',
    '%a',
    '\u2028\u0085\uFEFFa',
    '\uD800',
    '<<',
    '=1+1',
    'a - b',
    'a  b',
  ])('writes %j so that it is read back as it was', (text) => {
    const answer = { ...sales, function: text, market: text, alternatives: [text], respondent: text };
    expect(parseDocument('view', renderView(answer, null))).toMatchObject({
      data: { function: text, market: text, alternatives: [text], respondent: text },
      problems: [],
    });
  });

  it('is read back as the same data without a problem, whatever was answered', () => {
    const written = fc
      .oneof(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({
          unit: fc.constantFrom(...'\0\u0007\u0085\u2028\uFEFF\uFFFE\uFFFFa', '\uD800', '\uDC00'),
          minLength: 1,
        }),
        fc.string({ unit: fc.constantFrom(...' -#:[]{}"\'\n\t,.aB1!&*?|>%@`~\\'), minLength: 1 }),
        fc.integer({ min: 95, max: 300 }).map((count) => '['.repeat(count)),
      )
      .filter((text) => text.trim() !== '');
    const texts = fc.uniqueArray(written, { minLength: 1, maxLength: 5 });
    const itemId = fc.oneof(fc.stringMatching(/^[a-z-]{1,9}$/), written);
    const judgement = fc.oneof(
      ...judgedFolders.map((folder) =>
        fc.tuple(
          itemId.map((id) => `${folder}/${id}`),
          fc.constantFrom(...verdictsOf(folder)),
        ),
      ),
    );
    const answers = fc.record({
      respondent: written,
      function: written,
      market: written,
      alternatives: texts,
      segments: texts,
      values: texts,
      judgements: fc.array(judgement, { minLength: 1 }).map((pairs) => new Map(pairs)),
    });
    fc.assert(
      fc.property(answers, (answer) => {
        const view = renderView(answer, '2026-09-14');
        const { data, problems } = parseDocument('view', view);
        expect(problems).toEqual([]);
        expect(view).not.toMatch(/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/);
        expect(data).toEqual({ ...answer, judgements: Object.fromEntries(answer.judgements), date: '2026-09-14' });
      }),
      { numRuns: 500 },
    );
  });
});
