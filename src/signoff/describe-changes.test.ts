import { describe, expect, it } from 'vitest';
import { change } from '../../test/fakes/sign-off-facts.ts';
import { describeChanges } from './describe-changes.ts';

const describeOne = (path: string, texts?: readonly [string | null, string | null]) =>
  describeChanges([change(path, texts)], 'positioning');

describe('what people sign', () => {
  it.each([
    ['positioning/sign-off.md', 'The policy of the gate: changed'],
    ['positioning/check.md', 'The check settings: changed'],
    ['positioning/functions/sales.md', 'Function `sales`: who signs for it: changed'],
    ['positioning/mobile-db/product.md', 'The product `mobile-db` and its chosen market: changed'],
    ['positioning/mobile-db/segments/field-sales.md', 'Segment `field-sales` of `mobile-db`: changed'],
    ['positioning/mobile-db/roadmap/sync.md', 'Roadmap item `sync` of `mobile-db`: changed'],
    ['positioning/notes.txt', '`positioning/notes.txt`: changed'],
    ['schemas/value.schema.json', '`schemas/value.schema.json`: changed'],
    ['.github/CODEOWNERS', '`.github/CODEOWNERS`: changed'],
    ['Positioning/sign-off.md', '`Positioning/sign-off.md`: changed'],
    ['positioning', '`positioning`: changed'],
  ])('%s reads: %s', (path, line) => {
    expect(describeOne(path)).toEqual([line]);
  });

  it('is told apart: added, removed, changed', () => {
    const path = 'positioning/mobile-db/values/work-offline.md';
    expect(describeOne(path, [null, 'new'])).toEqual(['Value `work-offline` of `mobile-db`: added']);
    expect(describeOne(path, ['old', null])).toEqual(['Value `work-offline` of `mobile-db`: removed']);
  });

  it('is nothing where nothing changes', () => {
    expect(describeChanges([], 'positioning')).toEqual([]);
  });

  it('shows a file that only moved as one line', () => {
    const changes = [
      change('positioning/mobile-db/values/new.md', [null, 'same']),
      change('positioning/mobile-db/values/old.md', ['same', null]),
    ];
    expect(describeChanges(changes, 'positioning')).toEqual([
      'Value `new` of `mobile-db`: renamed from `positioning/mobile-db/values/old.md`',
    ]);
    expect(describeChanges(changes.toReversed(), 'positioning')).toHaveLength(1);
  });

  it('shows a move with an edit as what it is: a removal and an addition', () => {
    const changes = [
      change('positioning/a/values/new.md', [null, 'edited']),
      change('positioning/a/values/old.md', ['same', null]),
    ];
    expect(describeChanges(changes, 'positioning')).toEqual([
      'Value `new` of `a`: added',
      'Value `old` of `a`: removed',
    ]);
  });

  it('pairs each removed file with one added file only', () => {
    const added = ['a', 'b', 'c'].map((id) => change(`positioning/m/values/${id}.md`, [null, 'same']));
    const removed = ['x', 'y'].map((id) => change(`positioning/m/values/${id}.md`, ['same', null]));
    const lines = describeChanges([...added, ...removed], 'positioning');
    expect(lines).toHaveLength(3);
    expect(lines.filter((line) => line.includes('renamed from'))).toHaveLength(2);
    expect(lines.at(-1)).toBe('Value `c` of `m`: added');
  });

  it('never leaves a change of two files out that changed in place', () => {
    const swap = [
      change('positioning/m/values/a.md', ['one', 'two']),
      change('positioning/m/values/b.md', ['two', 'one']),
    ];
    expect(describeChanges(swap, 'positioning')).toEqual(['Value `a` of `m`: changed', 'Value `b` of `m`: changed']);
  });

  it('says when a file that moved became something else than a plain file', () => {
    const link = change('positioning/m/values/new.md', [null, 'same']);
    const changes = [
      { ...link, after: { ...link.after!, mode: '120000' } },
      change('positioning/m/values/old.md', ['same', null]),
    ];
    expect(describeChanges(changes, 'positioning')).not.toEqual([expect.stringContaining('renamed from')]);
  });

  it('keeps every line one line, and closes every code, whatever the path', () => {
    const lines = describeChanges(
      [
        change('positioning/a\nb`c/values/d\n# e.md'),
        change(`positioning/${'long/'.repeat(200)}end.md`),
        change('positioning/m/segments/`](javascript:alert(1))`.md'),
      ],
      'positioning',
    );
    for (const line of lines) {
      expect(line).not.toMatch(/\n/);
      expect(line.split('`').length % 2).toBe(1);
      expect(line.length).toBeLessThan(300);
    }
  });
});
