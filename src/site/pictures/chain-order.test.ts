import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChainColumn, ChainEdge } from './chain-data.ts';
import { countCrossings, orderChain } from './chain-order.ts';
import { chainsUpTo } from '../../../test/fakes/some-chain.ts';

const someChain = chainsUpTo(7);

const column = (title: string, names: string[]): ChainColumn => ({
  title,
  nodes: names.map((label) => ({ id: label, kind: 'value', label, tone: 'story' })),
});
const edge = (from: string, to: string): ChainEdge => ({ from, to, isStory: true });
const idsOf = (columns: readonly ChainColumn[]) => columns.map(({ nodes }) => nodes.map(({ id }) => id));

describe('counting crossings', () => {
  it('finds none between parallel edges and one between two that cross', () => {
    const [left, right] = [column('Values', ['deploy', 'sell']), column('Segments', ['vendors', 'field'])];
    expect(countCrossings(left!, right!, [edge('deploy', 'vendors'), edge('sell', 'field')])).toBe(0);
    expect(countCrossings(left!, right!, [edge('deploy', 'field'), edge('sell', 'vendors')])).toBe(1);
    expect(countCrossings(left!, right!, [edge('deploy', 'field'), edge('sell', 'field')])).toBe(0);
  });

  it('counts what comparing every edge with every other counts', () => {
    fc.assert(
      fc.property(someChain, ({ columns, edges }) => {
        const [left, right] = [columns[0]!, columns[1]!];
        const at = (where: ChainColumn, id: string) => where.nodes.findIndex((node) => node.id === id);
        const own = edges
          .map(({ from, to }) => [at(left, from), at(right, to)] as const)
          .filter(([from, to]) => from >= 0 && to >= 0);
        const crossing = own.flatMap(([a, x]) => own.filter(([b, y]) => a < b && x > y)).length;
        expect(countCrossings(left, right, edges)).toBe(crossing);
      }),
    );
  });
});

describe('the order of a chain', () => {
  it('untwists what can be untwisted', () => {
    const columns = [
      column('Attributes', ['sync', 'sql', 'setup']),
      column('Values', ['deploy', 'query', 'sell']),
      column('Segments', ['vendors', 'analysts', 'field']),
    ];
    const edges = [
      edge('sync', 'sell'),
      edge('sql', 'query'),
      edge('setup', 'deploy'),
      edge('sell', 'field'),
      edge('query', 'analysts'),
      edge('deploy', 'vendors'),
    ];
    const [, values, segments] = idsOf(orderChain({ columns, edges }));
    expect(values).toEqual(['sell', 'query', 'deploy']);
    expect(segments).toEqual(['field', 'analysts', 'vendors']);
  });

  it('puts the story above the rest, keeps every node, and never makes more crossings', () => {
    fc.assert(
      fc.property(someChain, (chain) => {
        const ordered = orderChain(chain);
        expect(idsOf(ordered).map((ids) => ids.toSorted())).toEqual(idsOf(chain.columns).map((ids) => ids.toSorted()));
        for (const { nodes } of ordered) {
          const isStory = nodes.map(({ tone }) => tone === 'story');
          expect(isStory.lastIndexOf(true)).toBeLessThanOrEqual(isStory.filter(Boolean).length - 1);
        }
        expect(orderChain(chain)).toEqual(ordered);
      }),
    );
  });
});
