import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Spot } from '../model/place.ts';
import { locateSpots } from './locate.ts';

const path = 'positioning/field-db/values/work-offline.md';
const text = `---
name: Keep selling while disconnected
enabled_by: [offline-sync, small-footprint]
statement: >
  Our reps keep selling.
evidence:
  - claim: Reps go on taking orders
---

See [the attribute](../attributes/offline-sync.md).
`;

/** Where a spot is found, as line, column and end of column; it must end on the line on which it begins. */
function placeOf(source: string | null, spot: Spot): [number, number, number] {
  const [located] = locateSpots(source, [spot]);
  const { line, column, endLine, endColumn } = located!.place;
  expect(endLine).toBe(line);
  return [line, column, endColumn];
}

const field = (...steps: (string | number)[]): Spot => ({ path, field: steps, part: 'value' });

describe('locateSpots', () => {
  it('counts lines and columns from 1, the end being the column behind the last', () => {
    expect(placeOf(text, field('enabled_by', 1))).toEqual([3, 28, 43]);
    expect(placeOf(text, { path, field: ['enabled_by'], part: 'key' })).toEqual([3, 1, 11]);
  });

  it.each([
    ['CRLF', text.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${text}`],
    ['both', `\uFEFF${text.replaceAll('\n', '\r\n')}`],
  ])('counts the same with %s', (_, source) => {
    expect(placeOf(source, field('enabled_by', 1))).toEqual([3, 28, 43]);
    expect(placeOf(source, field('evidence', 0, 'claim'))).toEqual([7, 12, 36]);
  });

  it('counts columns in UTF-16 units, as editors and SARIF do', () => {
    expect(placeOf('---\nversus: { "🙂": maybe }\n---\n', field('versus', '🙂'))).toEqual([2, 17, 22]);
  });

  it('cuts a range off at the end of the line on which it begins', () => {
    expect(placeOf(text, field('statement'))).toEqual([4, 12, 13]);
    expect(placeOf(text.replaceAll('\n', '\r\n'), field('statement'))).toEqual([4, 12, 13]);
  });

  it('shows the file as a whole at its first line', () => {
    expect(placeOf(text, { path, field: [], part: 'value' })).toEqual([1, 1, 4]);
    expect(placeOf('Prose.\r\nMore.\r\n', { path, field: [], part: 'value' })).toEqual([1, 1, 7]);
  });

  it('shows a missing field at what is around it', () => {
    expect(placeOf(text, field('evidence', 0, 'source'))[0]).toBe(7);
    expect(placeOf(text, field('why'))[0]).toBe(2);
  });

  it('shows characters where they stand', () => {
    const start = text.indexOf('[the');
    expect(placeOf(text, { path, start, end: text.indexOf('.\n', start) })).toEqual([10, 5, 51]);
  });

  it('puts everything on line 1 of a file that could not be read, or has no frontmatter', () => {
    expect(placeOf(null, field('name'))).toEqual([1, 1, 1]);
    expect(placeOf('Prose.\n', field('name'))[0]).toBe(1);
    expect(placeOf('', field('name'))).toEqual([1, 1, 1]);
  });

  it('answers in the order of the questions, whatever their sort', () => {
    const spots: Spot[] = [field('evidence'), { path, start: 4, end: 8 }, field(), field('name')];
    expect(locateSpots(text, spots).map(({ place }) => place.line)).toEqual([7, 2, 1, 2]);
  });

  it('gives offsets that cut out what the place shows', () => {
    const [{ start, end } = { start: 0, end: 0 }] = locateSpots(`\uFEFF${text}`, [field('enabled_by', 0)]);
    expect(`\uFEFF${text}`.slice(start, end)).toBe('offline-sync');
  });

  it('agrees with a count of the line ends in front, for any range of any text', () => {
    const anyText = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r\n', '🙂', '---\n') });
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (source, from, length) => {
        const start = from % (source.length + 1);
        const end = Math.min(source.length, start + (length % 10));
        const before = source.slice(0, start).split('\n');
        const [line, column, endColumn] = placeOf(source, { path, start, end });
        expect([line, column]).toEqual([before.length, before.at(-1)!.length + 1]);
        expect(endColumn).toBeGreaterThanOrEqual(column);
        expect(endColumn - column).toBeLessThanOrEqual(end - start);
      }),
      { numRuns: 1000 },
    );
  });
});
