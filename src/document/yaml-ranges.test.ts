import { describe, expect, it } from 'vitest';
import type { FieldPath } from '../model/place.ts';
import { locateFields } from './yaml-ranges.ts';

describe('locateFields', () => {
  const source = `name: Field sales # who they are
"quoted key": 'a "quoted" value'
characteristics:
  - trait: Reps take orders
    find_by: >
      Job posts
      for reps
  - trait: [one, "two, or three"]
versus: { paper: has, 2024: lacks, "007": maybe }
why: An order that waits
  can be taken.
empty:
2024: a year
`;
  const find = (field: FieldPath, part: 'key' | 'value' = 'value') => {
    const [range] = locateFields(source, [{ field, part }]);
    return source.slice(range!.start, range!.end);
  };

  it.each<[string, FieldPath, string]>([
    ['plain text, without its remark', ['name'], 'Field sales'],
    ['quoted text, with its quotes', ['quoted key'], `'a "quoted" value'`],
    ['a field of a list item', ['characteristics', 0, 'trait'], 'Reps take orders'],
    ['a list in brackets', ['characteristics', 1, 'trait'], '[one, "two, or three"]'],
    ['an item in brackets', ['characteristics', 1, 'trait', 1], '"two, or three"'],
    ['a map in braces', ['versus'], '{ paper: has, 2024: lacks, "007": maybe }'],
    ['a value in braces', ['versus', 'paper'], 'has'],
    ['a key that looks like a number, given as text', ['versus', '2024'], 'lacks'],
    ['a key that looks like a number, given as a number', ['versus', 2024], 'lacks'],
    ['a key with zeros in front', ['versus', '007'], 'maybe'],
    ['text over two lines', ['why'], 'An order that waits\n  can be taken.'],
    ['a number as the key of the file', ['2024'], 'a year'],
  ])('finds %s', (_, field, text) => {
    expect(find(field)).toBe(text);
  });

  it('finds text in block style from its mark on', () => {
    expect(find(['characteristics', 0, 'find_by'])).toMatch(/^>\n {6}Job posts\n {6}for reps\n?$/);
  });

  it.each<[string, FieldPath, string]>([
    ['on top', ['name'], 'name'],
    ['in quotes', ['quoted key'], '"quoted key"'],
    ['in a list item', ['characteristics', 0, 'find_by'], 'find_by'],
    ['in braces', ['versus', 'paper'], 'paper'],
  ])('finds a key %s', (_, field, text) => {
    expect(find(field, 'key')).toBe(text);
  });

  it('shows an empty value at its key', () => {
    expect(find(['empty'])).toBe('empty');
  });

  it('shows what is missing at the nearest node around it', () => {
    expect(find(['versus', 'rival'])).toBe('{ paper: has, 2024: lacks, "007": maybe }');
    expect(find(['characteristics', 1, 'find_by'])).toMatch(/^trait: \[one/);
    expect(find(['name', 'first'])).toBe('Field sales');
  });

  it('finds the value that counts where a key stands twice: the later one', () => {
    const twice = 'name: Paper\nname: Forms\n';
    const [range] = locateFields(twice, [{ field: ['name'], part: 'value' }]);
    expect(twice.slice(range!.start, range!.end)).toBe('Forms');
  });

  it('answers in the order of the questions', () => {
    const ranges = locateFields(source, [
      { field: ['why'], part: 'key' },
      { field: ['name'], part: 'key' },
    ]);
    expect(ranges.map(({ start, end }) => source.slice(start, end))).toEqual(['why', 'name']);
  });

  it('finishes on finding each of 100,000 keys', () => {
    const keys = Array.from({ length: 100_000 }, (_, index) => `alternative-${index}`);
    const many = keys.map((key) => `${key}: lacks\n`).join('');
    const ranges = locateFields(
      many,
      keys.map((key) => ({ field: [key], part: 'key' })),
    );
    expect(ranges.map(({ start, end }) => many.slice(start, end))).toEqual(keys);
  });
});
