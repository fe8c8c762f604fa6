import type { ChainColumn, ChainData, ChainNode } from './chain-data.ts';
import { type Bracket, connectColumns, findCommonTargets, type PlacedEdge } from './chain-edges.ts';
import { orderChain } from './chain-order.ts';
import { foldChain } from './fold-chain.ts';
import { wrapText } from './text.ts';

/** Measures of the chain, in units of its view box; one unit is a pixel at full size. */
export const chainSizes = {
  node: 212,
  gap: 76,
  head: 34,
  between: 10,
  inset: { x: 12, y: 9 },
  label: { size: 13, line: 17, mostLines: 3 },
  note: { size: 11, line: 15 },
  /** Between what carries the story and what does not. */
  bands: 46,
} as const;

export interface PlacedNode extends ChainNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly labelLines: readonly string[];
  readonly noteLine: string | null;
}

export interface ChainLayout {
  readonly width: number;
  readonly height: number;
  readonly heads: readonly { readonly x: number; readonly title: string }[];
  readonly nodes: readonly PlacedNode[];
  /** Those of the story last, so that they are drawn above the others. */
  readonly edges: readonly PlacedEdge[];
  readonly brackets: readonly Bracket[];
  /** Where what has no part in the story begins; null when everything has, or nothing. */
  readonly divider: number | null;
}

/** Places a chain: columns from left to right, the story above the rest. */
export function layoutChain(data: ChainData): ChainLayout {
  const { columns: shown, edges, left } = foldChain(data);
  const columns = orderChain({ columns: shown, edges }).map((column, index) =>
    placeColumn(withMore(column, left[index] ?? 0), index),
  );
  const [story, rest] = [heightOfBand(columns, isStory), heightOfBand(columns, (node) => !isStory(node))];
  const hasBoth = story > 0 && rest > 0;
  const restTop = chainSizes.head + story + (hasBoth ? chainSizes.bands : 0);
  const placed = columns.map((nodes) => {
    const own = nodes.filter(isStory);
    const storyTop = chainSizes.head + (story - heightOf(own)) / 2;
    return [
      ...stack(own, storyTop),
      ...stack(
        nodes.filter((node) => !isStory(node)),
        restTop,
      ),
    ];
  });
  const width = columns.length * (chainSizes.node + chainSizes.gap) - chainSizes.gap;
  return {
    width: Math.max(width, chainSizes.node),
    height: Math.ceil(restTop + rest) + 1,
    heads: data.columns.map(({ title }, index) => ({ x: leftOf(index), title })),
    nodes: placed.flat(),
    ...connectColumns(placed, edges, findCommonTargets(data)),
    divider: hasBoth ? chainSizes.head + story + chainSizes.bands / 2 : null,
  };
}

/** A column with a last node that counts what it leaves out. */
function withMore(column: ChainColumn, left: number): ChainColumn {
  if (left === 0) return column;
  const more: ChainNode = {
    id: `more/${column.title}`,
    kind: column.nodes[0]!.kind,
    label: `and ${left} more`,
    tone: 'quiet',
  };
  return { ...column, nodes: [...column.nodes, more] };
}

function isStory({ tone }: ChainNode): boolean {
  return tone === 'story';
}

function leftOf(column: number): number {
  return column * (chainSizes.node + chainSizes.gap);
}

function placeColumn({ nodes }: ChainColumn, index: number): PlacedNode[] {
  const { node: width, inset, label, note } = chainSizes;
  return nodes.map((node) => {
    const textWidth = width - 2 * inset.x;
    const labelLines = wrapText(node.label, { width: textWidth, ...label });
    const noteLine = node.note ? wrapText(node.note, { width: textWidth, size: note.size, mostLines: 1 })[0]! : null;
    const height = 2 * inset.y + labelLines.length * label.line + (noteLine === null ? 0 : note.line);
    return { ...node, x: leftOf(index), y: 0, width, height, labelLines, noteLine };
  });
}

function heightOf(nodes: readonly PlacedNode[]): number {
  const heights = nodes.reduce((sum, { height }) => sum + height, 0);
  return heights + Math.max(0, nodes.length - 1) * chainSizes.between;
}

function heightOfBand(columns: readonly PlacedNode[][], isIn: (node: PlacedNode) => boolean): number {
  return columns.reduce((most, nodes) => Math.max(most, heightOf(nodes.filter(isIn))), 0);
}

/** The nodes below each other. */
function stack(nodes: readonly PlacedNode[], top: number): PlacedNode[] {
  let y = top;
  return nodes.map((node) => {
    const placed = { ...node, y };
    y += node.height + chainSizes.between;
    return placed;
  });
}
