import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical-text.ts';

describe('canonicalText', () => {
  it.each([
    ['line endings', 'Reps sell offline.\r\n\r\nHead office merges.\r', 'Reps sell offline.\n\nHead office merges.'],
    ['trailing blanks', 'Reps sell offline.  \t\n', 'Reps sell offline.'],
    ['blank lines at both ends', '\n \nReps sell offline.\n\n\n', 'Reps sell offline.'],
    ['how many blank lines stand between', 'One.\n\n\n\nTwo.', 'One.\n\nTwo.'],
    ['runs of blanks', 'Reps  sell \t offline.', 'Reps sell offline.'],
    ['how characters are composed', 'Cafe\u0301 orders', 'Caf\u00e9 orders'],
    ['where the lines of a paragraph are broken', 'Reps sell\noffline, and\n  merge.', 'Reps sell offline, and merge.'],
    [
      'where the lines of a list item are broken',
      '- Reps sell\n  offline.\n- Merge.',
      '- Reps sell offline.\n- Merge.',
    ],
  ])('does not see %s', (_, written, canonical) => {
    expect(canonicalText(written)).toBe(canonical);
  });

  it.each([
    ['a blank line', 'One.\n\nTwo.', 'One.\nTwo.'],
    ['a list item', 'Two ways:\n- sell\n- merge', 'Two ways: - sell - merge'],
    ['a numbered item', 'Two ways:\n1. sell\n2) merge', 'Two ways: 1. sell 2) merge'],
    ['how deep an item stands', '- sell\n  - merge', '- sell\n- merge'],
    ['a heading', '# Offline\nReps sell.', '# Offline Reps sell.'],
    ['an underlined heading', 'Offline\n===\nReps sell.', 'Offline === Reps sell.'],
    ['a rule', 'One.\n* * *\nTwo.', 'One. * * * Two.'],
    ['a quote', '> Reps sell.\nMerge.', '> Reps sell. Merge.'],
    ['a table', 'a | b\n--- | ---\n1 | 2', 'a | b --- | --- 1 | 2'],
    ['a break that a backslash asks for', 'One\\\nTwo', 'One\\ Two'],
    ['a definition of a link', '[sync]: sync.md\nReps sell.', '[sync]: sync.md Reps sell.'],
    ['lines of HTML', '<pre>\nsell\nmerge\n</pre>', '<pre>\nsell merge\n</pre>'],
    ['lines of fenced code', '```\nsell\nmerge\n```', '```\nsell merge\n```'],
    ['blanks in fenced code', '```\nsell  merge\n```', '```\nsell merge\n```'],
    ['blank lines in fenced code', '~~~\nsell\n\n\nmerge\n~~~', '~~~\nsell\n\nmerge\n~~~'],
    ['lines of a fence in a list', '- ```\n  sell\n  merge\n  ```', '- ```\n  sell merge\n  ```'],
    ['lines of indented code', 'So:\n\n    sell\n    merge', 'So:\n\n    sell merge'],
    ['code under a heading', '# So\n    sell\n    merge', '# So\n    sell merge'],
    ['what comes after a fence that other marks do not close', '```\n~~~\nsell\nmerge', '```\n~~~\nsell merge'],
  ])('sees %s', (_, one, other) => {
    expect(canonicalText(one)).not.toBe(canonicalText(other));
  });

  it('goes on joining after a fence is closed', () => {
    expect(canonicalText('```\nsell\n```\nReps\nmerge.')).toBe('```\nsell\n```\nReps merge.');
  });

  it('takes code in a paragraph for no fence', () => {
    expect(canonicalText('```sell``` or\nmerge\nlater')).toBe('```sell``` or merge later');
  });

  const piece = fc.constantFrom(
    'sell',
    'merge',
    ' ',
    '  ',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '\r\n',
    '- ',
    '1. ',
    '# ',
    '> ',
    '```',
    '~~~',
    '===',
    '|',
    '<b>',
    '\\',
    '[a]:',
    'e\u0301',
    '\u0301',
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

  it('leaves canonical text as it is', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(canonicalText(canonicalText(written))).toBe(canonicalText(written));
      }),
      { numRuns: 2000 },
    );
  });

  it('loses nothing but blanks', () => {
    const inked = (value: string) => value.normalize('NFC').replace(/\s+/g, '');
    fc.assert(
      fc.property(text, (written) => {
        expect(inked(canonicalText(written))).toBe(inked(written));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a paragraph the same however its lines are broken', () => {
    const word = fc.constantFrom('reps', 'sell', 'offline,', '`sync`', '*merge*', 'a-b', '(orders)', 'caf\u00e9.');
    const blank = fc.constantFrom(' ', '\n', '  \n ', '\r\n');
    const paragraph = fc.array(fc.tuple(word, blank, blank), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(paragraph, (words) => {
        const [one, other] = [1, 2].map((way) => words.map((part) => part[0] + part[way]).join(''));
        expect(canonicalText(one!)).toBe(canonicalText(other!));
      }),
    );
  });
});
