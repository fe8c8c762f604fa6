import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Element } from '../model/element.ts';
import { createMatcher } from './match-name.ts';

const alternative = (id: string, name: string, aliases: string[] = []): Element<'alternative'> => ({
  kind: 'alternative',
  id,
  product: 'field-db',
  path: `positioning/field-db/alternatives/${id}.md`,
  fields: { name, type: 'direct', aliases },
  body: '',
});

const elements = [
  alternative('spreadsheet', 'Spreadsheet (Excel, Lotus 1-2-3)', ['Excel']),
  alternative('paper-forms', 'Paper order forms', ['paper']),
  alternative('server-database', 'Server database'),
  alternative('desktop-database', 'Desktop database', ['Access']),
];
const match = createMatcher(elements);

describe('free text', () => {
  it.each([
    ['spreadsheet', 'spreadsheet'],
    ['SPREADSHEET (excel; lotus 1 2 3)', 'spreadsheet'],
    ['  excel  ', 'spreadsheet'],
    ['Paper Order Form', 'paper-forms'],
    ['the spreadsheets', 'spreadsheet'],
    ['Server databases', 'server-database'],
    ['server_database', 'server-database'],
  ])('%j is taken for %s without a doubt', (text, id) => {
    expect(match(text)).toEqual({ state: 'found', id });
  });

  it.each([
    ['Sever database', 'server-database', 0.9],
    ['Dekstop database', 'desktop-database', 0.8],
    ['paper order froms', 'paper-forms', 0.8],
  ])('%j is a guess at %s, and says how sure it is', (text, id, least) => {
    const found = match(text);
    expect(found).toMatchObject({ state: 'guessed', id });
    expect(found.state === 'guessed' && found.confidence).toBeGreaterThanOrEqual(least);
    expect(found.state === 'guessed' && found.confidence).toBeLessThan(1);
  });

  it('is never guessed when two elements are equally near', () => {
    const twins = createMatcher([
      alternative('tool-one-a', 'Planning tool A'),
      alternative('tool-one-b', 'Planning tool B'),
    ]);
    expect(twins('Planning tool X')).toEqual({ state: 'unknown', nearest: ['tool-one-a', 'tool-one-b'] });
  });

  it('that is near nothing comes back with the nearest candidates, or none', () => {
    expect(match('Notion')).toEqual({ state: 'unknown', nearest: [] });
    expect(match('database')).toMatchObject({ state: 'unknown' });
    expect(match('')).toMatchObject({ state: 'unknown' });
  });

  it('is mapped the same whatever its case and punctuation, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(match(text.toUpperCase().toLowerCase())).toEqual(match(`  ${text.toUpperCase().toLowerCase()}!`));
      }),
    );
  });
});
