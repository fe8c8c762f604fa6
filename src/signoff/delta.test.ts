import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TreeEntry } from '../model/pull-request.ts';
import { compareTrees, digestOf, type FileState, type GuardedChange } from './delta.ts';
import { createGuard } from './guard.ts';

const guard = createGuard('positioning');
const oid = (text: string) => Buffer.from(text).toString('hex').padEnd(40, '0').slice(0, 40);

function file(path: string, text: string, mode = '100644'): TreeEntry {
  return { path, mode, oid: oid(text), size: text.length };
}

function compare(before: readonly TreeEntry[], after: readonly TreeEntry[]): readonly GuardedChange[] {
  return compareTrees(before, after, guard);
}

const shapeOf = (changes: readonly GuardedChange[]) => changes.map(({ status, path }) => `${status} ${path}`);

describe('the guarded delta', () => {
  it('tells what was added, removed and changed, in path order, and leaves out what is not guarded', () => {
    const before = [
      file('README.md', 'a'),
      file('positioning/b.md', 'b'),
      file('positioning/c.md', 'c'),
      file('schemas/s.json', 's'),
    ];
    const after = [
      file('positioning/c.md', 'c2'),
      file('README.md', 'a2'),
      file('CODEOWNERS', '* @sales-1'),
      file('schemas/s.json', 's'),
    ];
    expect(shapeOf(compare(before, after))).toEqual([
      'added CODEOWNERS',
      'deleted positioning/b.md',
      'modified positioning/c.md',
    ]);
  });

  it('is empty where nothing guarded changes', () => {
    const guarded = [file('positioning/b.md', 'b')];
    expect(compare(guarded, guarded.toReversed())).toEqual([]);
    expect(compare([...guarded, file('src/a.ts', '1')], [...guarded, file('src/a.ts', '2')])).toEqual([]);
  });

  it('holds a change of mode alone, and of white space alone', () => {
    const before = [file('positioning/b.md', 'Offline'), file('positioning/c.md', 'Online')];
    const after = [file('positioning/b.md', 'Offline', '100755'), file('positioning/c.md', 'Online ')];
    expect(shapeOf(compare(before, after))).toEqual(['modified positioning/b.md', 'modified positioning/c.md']);
  });

  it.each([
    ['inside', 'positioning/b.md', 'positioning/c.md', ['deleted positioning/b.md', 'added positioning/c.md']],
    ['into', 'notes/b.md', 'positioning/b.md', ['added positioning/b.md']],
    ['out of', 'positioning/b.md', 'notes/b.md', ['deleted positioning/b.md']],
    [
      'in other letters',
      'positioning/b.md',
      'Positioning/b.md',
      ['added Positioning/b.md', 'deleted positioning/b.md'],
    ],
  ])('takes a rename %s the guarded folders for a delete and an add', (_, from, to, expected) => {
    expect(shapeOf(compare([file(from, 'text')], [file(to, 'text')])).toSorted()).toEqual(expected.toSorted());
  });

  it('holds what each path held before and holds after', () => {
    const [changed] = compare([file('positioning/b.md', 'b')], [file('positioning/b.md', 'x', '120000')]);
    expect(changed).toMatchObject({
      before: { mode: '100644', oid: oid('b') },
      after: { mode: '120000', oid: oid('x') },
    });
  });

  it('keeps paths apart that objects take for something else', () => {
    const paths = ['positioning/__proto__', 'positioning/constructor', 'positioning/toString'];
    expect(
      compare(
        [],
        paths.map((path) => file(path, 'x')),
      ).map(({ path }) => path),
    ).toEqual(paths.toSorted());
  });
});

const state = fc.record({
  mode: fc.constantFrom('100644', '100755', '120000', '160000'),
  oid: fc.constantFrom('a', 'b', 'c').map(oid),
});
const guardedPath = fc.constantFrom(
  'positioning/a.md',
  'positioning/b.md',
  'positioning/functions/sales.md',
  'schemas/a.json',
  'CODEOWNERS',
);
const otherPath = fc.constantFrom('README.md', 'src/a.ts', 'docs/guide.md', 'positioning.md');

function treeOf(states: readonly (readonly [string, FileState])[]): TreeEntry[] {
  return [...new Map(states)].map(([path, held]) => ({ path, ...held, size: 1 }));
}

const guardedTree = fc.array(fc.tuple(guardedPath, state), { maxLength: 5 }).map(treeOf);
const otherTree = fc.array(fc.tuple(otherPath, state), { maxLength: 4 }).map(treeOf);

/** What the design says that a sign-off is bound to, written down so that no two deltas look alike. */
function boundTo(changes: readonly GuardedChange[]): string {
  return JSON.stringify(changes.map(({ status, path, after }) => [status, path, after?.mode, after?.oid]));
}

describe('the digest', () => {
  it('is 64 hexadecimal digits, also of no change', () => {
    expect(digestOf([])).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is the same exactly when status, path, mode and blob of every guarded change are', () => {
    fc.assert(
      fc.property(guardedTree, guardedTree, guardedTree, guardedTree, (a, b, c, d) => {
        const [one, other] = [compare(a, b), compare(c, d)];
        expect(digestOf(one) === digestOf(other)).toBe(boundTo(one) === boundTo(other));
      }),
      { numRuns: 1000 },
    );
  });

  it.each<[string, (change: GuardedChange) => GuardedChange]>([
    ['status', (change) => ({ ...change, status: 'added' })],
    ['path', (change) => ({ ...change, path: 'positioning/mobile-db/values/work-online.md' })],
    ['mode', (change) => ({ ...change, after: { ...change.after!, mode: '100755' } })],
    ['blob', (change) => ({ ...change, after: { ...change.after!, oid: oid('z') } })],
    ['disappearance', (change) => ({ ...change, after: null })],
  ])('changes with the %s of any change alone', (_, mutate) => {
    const changes = compare(
      [file('positioning/a.md', '1'), file('positioning/b.md', '1')],
      [file('positioning/a.md', '2'), file('positioning/b.md', '2')],
    );
    for (const [index, change] of changes.entries()) {
      expect(digestOf(changes.with(index, mutate(change)))).not.toBe(digestOf(changes));
    }
  });

  it('does not change with files that are not guarded', () => {
    fc.assert(
      fc.property(guardedTree, guardedTree, fc.array(otherTree, { minLength: 4, maxLength: 4 }), (a, b, others) => {
        const [before = [], after = [], before2 = [], after2 = []] = others;
        const digest = digestOf(compare([...a, ...before], [...b, ...after]));
        expect(digestOf(compare([...before2, ...a], [...after2, ...b]))).toBe(digest);
      }),
    );
  });

  it('does not change with the order in which a tree is listed', () => {
    fc.assert(
      fc.property(guardedTree, guardedTree, (a, b) => {
        expect(digestOf(compare(a.toReversed(), b.toReversed()))).toBe(digestOf(compare(a, b)));
      }),
    );
  });

  it('does not run two fields into one, wherever the border between them is', () => {
    const ofPaths = (...paths: string[]) =>
      digestOf(
        compare(
          [],
          paths.map((path) => file(path, '')),
        ),
      );
    const digests = [ofPaths('schemas/ab', 'schemas/c'), ofPaths('schemas/a', 'schemas/bc'), ofPaths('schemas/a b c')];
    expect(new Set(digests).size).toBe(3);
  });

  it('differs between a file that is emptied and one that is removed', () => {
    const before = [file('positioning/a.md', 'text')];
    expect(digestOf(compare(before, [file('positioning/a.md', '')]))).not.toBe(digestOf(compare(before, [])));
  });
});
