import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv, renderCsvRow } from './csv.ts';

const isKnown = (header: string) => ['Function', 'Market', 'Alternatives'].includes(header.split(' (')[0] ?? '');

function cellsOf(text: string): (readonly string[])[] {
  return parseCsv(text, isKnown).rows.map(({ cells }) => cells);
}

describe('parseCsv', () => {
  it.each([
    ['commas', 'Function,Market\nsales,database\n'],
    ['semicolons', 'Function;Market\nsales;database\n'],
    ['tabs', 'Function\tMarket\nsales\tdatabase'],
    ['Windows line ends', 'Function,Market\r\nsales,database\r\n'],
    ['old Mac line ends', 'Function,Market\rsales,database\r'],
    ['mixed line ends', 'Function,Market\r\nsales,database\n'],
    ['a byte order mark', '\uFEFFFunction,Market\nsales,database\n'],
    ['a byte order mark and quotes', '\uFEFF"Function","Market"\n"sales","database"\n'],
    ['the first line that Excel adds', '\uFEFFsep=;\r\nFunction;Market\r\nsales;database\r\n'],
    ['blank rows', '\n,\nFunction,Market\n , \n\nsales,database\n,,,\n'],
  ])('reads a table with %s', (_, text) => {
    expect(cellsOf(text)).toEqual([
      ['Function', 'Market'],
      ['sales', 'database'],
    ]);
  });

  it('is not led astray by separators inside headers', () => {
    expect(cellsOf('Function,Alternatives (best first; separated by semicolons)\nsales,a;b;c\n')[1]).toEqual([
      'sales',
      'a;b;c',
    ]);
    expect(cellsOf('Function;Alternatives (best, second, third)\nsales;a,b,c\n')[1]).toEqual(['sales', 'a,b,c']);
  });

  it('keeps line breaks, separators and quotation marks inside quotes', () => {
    expect(cellsOf('Function,Market\r\n"sales,\r\n""EMEA""",5" disks\r\n')[1]).toEqual(['sales,\n"EMEA"', '5" disks']);
  });

  it('numbers rows as a spreadsheet program does, and lines as an editor does', () => {
    const { rows } = parseCsv('sep=,\nFunction,Market\n"sales\n\nEMEA",x\n\nproduct,y\n', isKnown);
    expect(rows.map(({ row, line }) => [row, line])).toEqual([
      [1, 2],
      [2, 3],
      [4, 7],
    ]);
  });

  it.each([
    ['Function,Market\nsales,x\n"product,y\nmarketing,z\n', 'line 3 is never closed', 3],
    ['sep=,\nFunction,Market\n"a\nb",x\n"product" team,y\n"z",w\n', 'line 5 is closed in the middle', 5],
  ])('says where a quotation mark goes wrong, and trusts nothing: %j', (text, message, line) => {
    const { rows, problem } = parseCsv(text, isKnown);
    expect(rows).toEqual([]);
    expect(problem).toMatchObject({ message: expect.stringContaining(message), line });
  });

  it('has no rows for text without any', () => {
    for (const text of ['', '\uFEFF', '\n\n', ',;\t\n', 'sep=;\n'])
      expect(cellsOf(text)).toHaveLength(text === ',;\t\n' ? 1 : 0);
  });
});

describe('renderCsvRow', () => {
  it('is read back as the same cells', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(text));
    const row = fc.array(fc.oneof(cell, fc.constantFrom('a,b', 'a;b', '"', 'a\nb', ' a ', 'a\tb')), { minLength: 1 });
    fc.assert(
      fc.property(row, (cells) => {
        const { rows } = parseCsv(`Function${',x'.repeat(cells.length)}\nsales,${renderCsvRow(cells)}`, isKnown);
        expect(rows[1]?.cells).toEqual(['sales', ...cells]);
      }),
    );
  });

  it.each(['=cmd()', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\rx', '＝1'])('defuses %j', (formula) => {
    expect(renderCsvRow([formula])).toMatch(/^"?'/);
  });
});
