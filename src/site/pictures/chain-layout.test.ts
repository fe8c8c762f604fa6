import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainsUpTo } from '../../../test/fakes/some-chain.ts';
import { compareText } from '../../model/order.ts';
import type { ChainData, ChainNode } from './chain-data.ts';
import { chainSizes, layoutChain, type PlacedNode } from './chain-layout.ts';
import { estimateWidth } from './text.ts';

const anyChain = fc.oneof(chainsUpTo(5), chainsUpTo(50));

const node = (kind: ChainNode['kind'], id: string, tone: ChainNode['tone'] = 'story'): ChainNode => ({
  id: `${kind}s/${id}`,
  kind,
  label: `The ${kind} ${id}`,
  tone,
});

/** Three alternatives that all lack `sync`, of which one lacks `sql` too. */
const fieldDb: ChainData = {
  columns: [
    { title: 'Alternatives', nodes: ['paper', 'server', 'sheet'].map((id) => node('alternative', id)) },
    { title: 'Attributes', nodes: [node('attribute', 'sync'), node('attribute', 'sql')] },
  ],
  edges: [
    ...['paper', 'server', 'sheet'].map((id) => ({ from: `alternatives/${id}`, to: 'attributes/sync', isStory: true })),
    { from: 'alternatives/paper', to: 'attributes/sql', isStory: true },
  ],
};

const endsOf = (path: string) => {
  const numbers = path.match(/-?[\d.]+/g)!.map(Number);
  const isStraight = path.includes('H');
  return isStraight
    ? { start: [numbers[0]!, numbers[1]!], end: [numbers[2]!, numbers[1]!] }
    : { start: numbers.slice(0, 2), end: numbers.slice(-2) };
};

describe('the layout of a chain', () => {
  it('lays no node over another, and none outside of the picture', () => {
    fc.assert(
      fc.property(anyChain, (chain) => {
        const { nodes, width, height } = layoutChain(chain);
        for (const [index, one] of nodes.entries()) {
          expect(one.x).toBeGreaterThanOrEqual(0);
          expect(one.x + one.width).toBeLessThanOrEqual(width);
          expect(one.y + one.height).toBeLessThanOrEqual(height);
          const after = nodes[index + 1];
          if (after && after.x === one.x) expect(after.y).toBeGreaterThanOrEqual(one.y + one.height + 1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the text of every node inside of its box', () => {
    fc.assert(
      fc.property(anyChain, (chain) => {
        for (const { labelLines, noteLine, width, height } of layoutChain(chain).nodes) {
          const room = width - 2 * chainSizes.inset.x;
          for (const line of labelLines) expect(estimateWidth(line, chainSizes.label.size)).toBeLessThanOrEqual(room);
          expect(estimateWidth(noteLine ?? '', chainSizes.note.size)).toBeLessThanOrEqual(room);
          const text = labelLines.length * chainSizes.label.line + (noteLine === null ? 0 : chainSizes.note.line);
          expect(text).toBeLessThanOrEqual(height - 2 * chainSizes.inset.y);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('lets every edge begin and end at the side of its nodes', () => {
    fc.assert(
      fc.property(anyChain, (chain) => {
        const { nodes, edges } = layoutChain(chain);
        const byId = new Map(nodes.map((one) => [one.id, one]));
        for (const { from, to, path } of edges) {
          const { start, end } = endsOf(path);
          const touches = (one: PlacedNode, y: number) => y >= one.y && y <= one.y + one.height;
          const target = byId.get(to)!;
          expect(end[0]).toBe(target.x);
          expect(touches(target, end[1]!)).toBe(true);
          if (from === null) continue;
          const source = byId.get(from)!;
          expect(start[0]).toBe(source.x + source.width);
          expect(touches(source, start[1]!)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order in which edges are listed', () => {
    const bySource = (layout: ReturnType<typeof layoutChain>) =>
      layout.edges.toSorted((a, b) => compareText(`${a.from} ${a.to}`, `${b.from} ${b.to}`));
    fc.assert(
      fc.property(chainsUpTo(8), (chain) => {
        const [one, other] = [chain, { ...chain, edges: chain.edges.toReversed() }].map(layoutChain);
        expect(other!.nodes).toEqual(one!.nodes);
        expect(bySource(other!)).toEqual(bySource(one!));
      }),
    );
  });

  it('gathers in a bracket what every node of a column leads to', () => {
    const { edges, brackets } = layoutChain(fieldDb);
    expect(brackets).toHaveLength(1);
    expect(edges.map(({ from, to }) => [from, to])).toEqual(
      expect.arrayContaining([
        [null, 'attributes/sync'],
        ['alternatives/paper', 'attributes/sql'],
      ]),
    );
    expect(edges).toHaveLength(2);
  });

  it('leaves out an edge to something that is not there', () => {
    const edges = [...fieldDb.edges, { from: 'alternatives/paper', to: 'attributes/gone', isStory: true }];
    expect(layoutChain({ ...fieldDb, edges }).edges).toHaveLength(2);
  });

  it('parts the story from the rest only where there is both', () => {
    expect(layoutChain(fieldDb).divider).toBeNull();
    const quiet = { title: 'Values', nodes: [node('value', 'deploy', 'quiet')] };
    const layout = layoutChain({ ...fieldDb, columns: [...fieldDb.columns, quiet] });
    expect(layout.divider).toBeGreaterThan(0);
    const value = layout.nodes.find(({ kind }) => kind === 'value')!;
    expect(value.y).toBeGreaterThan(layout.divider!);
  });

  it('counts what a long column leaves out, and leaves out none of the story', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      node('attribute', String(index), index < 5 ? 'story' : 'quiet'),
    );
    const { nodes } = layoutChain({ columns: [{ title: 'Attributes', nodes: many }], edges: [] });
    expect(nodes.filter(({ tone }) => tone === 'story')).toHaveLength(5);
    expect(nodes.at(-1)!.labelLines).toEqual(['and 28 more']);
    expect(nodes).toHaveLength(13);
  });

  it('draws an empty chain as its heads', () => {
    const layout = layoutChain({ columns: [{ title: 'Alternatives', nodes: [] }], edges: [] });
    expect(layout.heads).toEqual([{ x: 0, title: 'Alternatives' }]);
    expect(layout.height).toBeGreaterThan(0);
  });

  it('draws a thousand nodes a column in the time of a page', () => {
    const [left, right] = (['alternative', 'attribute'] as const).map((kind) =>
      Array.from({ length: 1000 }, (_, index) => node(kind, String(index))),
    );
    const edges = left!.flatMap(({ id: from }, index) =>
      right!.filter((_, other) => (index + other) % 3 === 0).map(({ id: to }) => ({ from, to, isStory: true })),
    );
    const columns = [
      { title: 'Alternatives', nodes: left! },
      { title: 'Attributes', nodes: right! },
    ];
    expect(layoutChain({ columns, edges }).nodes).toHaveLength(82);
  });
});
