import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from './printable.ts';
import { columnsOf, createStyle, fit, indent, plural, withCommas, wrap } from './style.ts';

const word = fc.oneof(
  fc.stringMatching(/^[a-z]{1,12}$/),
  fc.constantFrom('現場販売', 'Büro', '🙂🙂', 'e\u0301tat', '\u001b[31m', 'a\u202eb'),
);
const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '));
const width = fc.integer({ min: 1, max: 60 });

describe('wrap', () => {
  it('makes no line longer than it may be, unless a single word is', () => {
    fc.assert(
      fc.property(text, width, (given, columns) => {
        for (const line of wrap(given, columns)) {
          if (line.includes(' ')) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
          expect(line).not.toMatch(/^\s|\s$|^$/);
        }
      }),
    );
  });

  it('loses no word, adds none and keeps their order', () => {
    fc.assert(
      fc.property(text, width, (given, columns) => {
        expect(wrap(given, columns).join(' ')).toBe(printable(given));
      }),
    );
  });

  it('puts as many words on a line as fit', () => {
    expect(wrap('Reps keep selling on the road', 12)).toEqual(['Reps keep', 'selling on', 'the road']);
    expect(wrap('Reps keep selling', 17)).toEqual(['Reps keep selling']);
    expect(wrap('Reps keep selling', 16)).toEqual(['Reps keep', 'selling']);
  });

  it('counts columns and not characters', () => {
    expect(wrap('現場 販売', 8)).toEqual(['現場', '販売']);
    expect(wrap('Bu\u0308ro an', 7)).toEqual(['Bu\u0308ro an']);
  });

  it('takes every white space for a space', () => {
    expect(wrap(' Reps\n\tkeep\u2028selling ', 80)).toEqual(['Reps keep selling']);
    expect(wrap(' \n ', 80)).toEqual([]);
  });
});

describe('indent', () => {
  it('puts the mark in front of the first line, and space in front of the others', () => {
    const style = createStyle({ color: false, width: 40 });
    expect(indent(`${'reps '.repeat(8)}sell`, style, 4, '  -')).toEqual([
      '  - reps reps reps reps reps reps reps',
      '    reps sell',
    ]);
  });
});

describe('fit', () => {
  it('gives just as many columns as asked for', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 60 }), (given, columns) => {
        expect(columnsOf(fit(given, columns))).toBe(columns);
      }),
    );
  });

  it('shows that something was cut off, and only then', () => {
    expect(fit('offline-sync', 8)).toBe('offline…');
    expect(fit('offline-sync', 12)).toBe('offline-sync');
    expect(fit('sync', 6)).toBe('sync  ');
    expect(fit('現場販売', 6)).toBe('現場… ');
  });
});

describe('printable', () => {
  it.each([
    ['an escape that would colour the terminal', 'Reps\u001b[31m sell', 'Reps\\x1b[31m sell'],
    ['a carriage return that would hide what stands in front', 'errors: 9\rerrors: 0', 'errors: 9\\x0derrors: 0'],
    ['a line end that would fake a line', 'sales\n1 file checked', 'sales\\x0a1 file checked'],
    ['a bell, a backspace and a delete', '\u0007\b\u007f', '\\x07\\x08\\x7f'],
    ['a control character of one byte more', '\u009b31m', '\\x9b31m'],
    ['a bidi override', 'lacks\u202esah', 'lacks\\x202esah'],
    ['a bidi isolate', 'lacks\u2066sah\u2069', 'lacks\\x2066sah\\x2069'],
  ])('shows %s', (_, given, shown) => {
    expect(printable(given)).toBe(shown);
  });

  it('leaves letters of every script, and symbols, as they are', () => {
    const given = 'Büro 現場 עברית العربية 🙂 – “quotes”';
    expect(printable(given)).toBe(given);
  });
});

describe('createStyle', () => {
  it('keeps to widths that can be read', () => {
    expect([10, 40, 80, 100, 300].map((columns) => createStyle({ color: false, width: columns }).width)).toEqual([
      40, 40, 80, 100, 100,
    ]);
  });

  it('colours only when told to', () => {
    expect(createStyle({ color: false, width: 80 }).red('error')).toBe('error');
    expect(createStyle({ color: true, width: 80 }).red('error')).toBe('\u001b[31merror\u001b[39m');
  });
});

describe('withCommas', () => {
  it('writes whole numbers as English does', () => {
    const some = fc.oneof(fc.nat(), fc.maxSafeInteger());
    fc.assert(fc.property(some, (count) => withCommas(count) === count.toLocaleString('en')));
  });
});

describe('plural', () => {
  it('counts in English, with thousands apart', () => {
    expect([0, 1, 2, 12_345].map((count) => plural(count, 'file'))).toEqual([
      '0 files',
      '1 file',
      '2 files',
      '12,345 files',
    ]);
  });
});
