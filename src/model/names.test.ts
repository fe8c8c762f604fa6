import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Element } from './element.ts';
import { indexNames, namesOf, normaliseName } from './names.ts';

function alternative(id: string, fields: { name?: string; aliases?: string[] }): Element {
  return {
    kind: 'alternative',
    id,
    product: 'field-db',
    path: `${id}.md`,
    fields: fields as Element['fields'],
    body: '',
  };
}

describe('normaliseName', () => {
  it.each([
    ['Work offline', 'work-offline'],
    ['WORK_OFFLINE', 'work-offline'],
    ['  Work,  offline! ', 'work-offline'],
    ['Café orders', 'cafe\u0301 orders'],
    ['Düsseldorf', 'dusseldorf'],
    ['ﬁeld sales', 'field-sales'],
    ['Excel / 1-2-3', 'excel 1 2 3'],
  ])('%j and %j are one name', (a, b) => {
    expect(normaliseName(a)).toBe(normaliseName(b));
  });

  it.each([
    ['offline sync', 'offlinesync'],
    ['現場販売', '現場営業'],
    ['Lotus 1-2-3', 'Lotus 12-3'],
  ])('%j and %j are two names', (a, b) => {
    expect(normaliseName(a)).not.toBe(normaliseName(b));
  });

  it('is empty for what has neither letter nor digit', () => {
    expect(normaliseName(' — ?! ')).toBe('');
  });

  it('changes nothing the second time, and never depends on the space around a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const once = normaliseName(name);
        expect(normaliseName(once)).toBe(once);
        expect(normaliseName(`  ${name}\t`)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('indexNames', () => {
  const spreadsheet = alternative('spreadsheet', {
    name: 'Spreadsheet on a laptop',
    aliases: ['Excel', 'the spreadsheet'],
  });

  it('finds an element by its id, its name and each of its aliases', () => {
    const index = indexNames([spreadsheet]);
    for (const name of ['Spreadsheet', 'spreadsheet on a LAPTOP', 'excel', 'The-Spreadsheet']) {
      expect(index.get(normaliseName(name)), name).toBe(spreadsheet);
    }
    expect(index.size).toBe(4);
  });

  it('leaves a name with the first element that claims it', () => {
    const suite = alternative('office-suite', { name: 'Office suite', aliases: ['Excel'] });
    expect(indexNames([spreadsheet, suite]).get('excel')).toBe(spreadsheet);
    expect(indexNames([suite, spreadsheet]).get('excel')).toBe(suite);
  });

  it('gives nobody the empty name', () => {
    expect([...indexNames([alternative('paper', { name: '—', aliases: ['?'] })]).keys()]).toEqual(['paper']);
  });

  it('gets by with a name that is missing', () => {
    expect(namesOf(alternative('paper', {}))).toEqual(['paper']);
  });
});
