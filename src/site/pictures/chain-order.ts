import type { ChainColumn, ChainData, ChainEdge, ChainNode } from './chain-data.ts';

const sweeps = 6;

/**
 * The nodes of each column ordered so that few edges cross: the story first, and within that by the weighted mean
 * position of a node's neighbours, swept forth and back (Sugiyama, Tagawa & Toda 1981). Of all sweeps the one with the
 * fewest crossings counts; between equals the earlier, so that the order is a function of the data.
 */
export function orderChain({ columns, edges }: ChainData): ChainColumn[] {
  const neighbours = indexNeighbours(edges);
  let best: ChainColumn[] = columns.map((column) => ({ ...column, nodes: column.nodes.toSorted(byTone) }));
  let fewest = countAllCrossings(best, edges);
  let current = best;
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    current = sweepColumns(current, neighbours, sweep % 2 === 0);
    const crossings = countAllCrossings(current, edges);
    if (crossings < fewest) [best, fewest] = [current, crossings];
  }
  return best;
}

interface Neighbour {
  readonly id: string;
  readonly weight: number;
}

function indexNeighbours(edges: readonly ChainEdge[]): ReadonlyMap<string, Neighbour[]> {
  const index = new Map<string, Neighbour[]>();
  const add = (id: string, neighbour: Neighbour) => {
    const known = index.get(id);
    if (known) known.push(neighbour);
    else index.set(id, [neighbour]);
  };
  for (const { from, to, isStory } of edges) {
    const weight = isStory ? 3 : 1;
    add(from, { id: to, weight });
    add(to, { id: from, weight });
  }
  return index;
}

/** Sorts each column by the one before it, from the left or from the right. */
function sweepColumns(
  columns: readonly ChainColumn[],
  neighbours: ReadonlyMap<string, readonly Neighbour[]>,
  isForward: boolean,
): ChainColumn[] {
  const swept = isForward ? [...columns] : columns.toReversed();
  for (let index = 1; index < swept.length; index++) {
    const fixed = positionsIn(swept[index - 1]!);
    const own = positionsIn(swept[index]!);
    const middle = new Map([...own].map(([id, place]) => [id, meanPosition(neighbours.get(id) ?? [], fixed) ?? place]));
    const nodes = swept[index]!.nodes.toSorted(
      (a, b) => byTone(a, b) || middle.get(a.id)! - middle.get(b.id)! || own.get(a.id)! - own.get(b.id)!,
    );
    swept[index] = { ...swept[index]!, nodes };
  }
  return isForward ? swept : swept.toReversed();
}

/** From 0 at the top to 1 at the bottom, so that columns of different lengths compare. */
function positionsIn({ nodes }: ChainColumn): ReadonlyMap<string, number> {
  return new Map(nodes.map(({ id }, index) => [id, (index + 0.5) / nodes.length]));
}

function meanPosition(neighbours: readonly Neighbour[], fixed: ReadonlyMap<string, number>): number | null {
  const known = neighbours.filter(({ id }) => fixed.has(id));
  const weight = known.reduce((sum, one) => sum + one.weight, 0);
  return weight === 0 ? null : known.reduce((sum, one) => sum + one.weight * fixed.get(one.id)!, 0) / weight;
}

function countAllCrossings(columns: readonly ChainColumn[], edges: readonly ChainEdge[]): number {
  return columns.slice(1).reduce((sum, column, index) => sum + countCrossings(columns[index]!, column, edges), 0);
}

/** How many pairs of edges cross between two columns: inversions, counted in a tree of sums (Barth, Jünger & Mutzel 2002). */
export function countCrossings(left: ChainColumn, right: ChainColumn, edges: readonly ChainEdge[]): number {
  const [starts, ends] = [left, right].map(({ nodes }) => new Map(nodes.map(({ id }, index) => [id, index])));
  const ordered = edges
    .flatMap(({ from, to }) =>
      starts!.has(from) && ends!.has(to) ? [[starts!.get(from)!, ends!.get(to)!] as const] : [],
    )
    .toSorted(([a, x], [b, y]) => a - b || x - y);
  const sums = Array.from({ length: right.nodes.length + 1 }, () => 0);
  let crossings = 0;
  for (const [seen, [, end]] of ordered.entries()) {
    crossings += seen;
    for (let at = end + 1; at > 0; at -= at & -at) crossings -= sums[at]!;
    for (let at = end + 1; at < sums.length; at += at & -at) sums[at]!++;
  }
  return crossings;
}

/** What carries the story stands above what does not. */
function byTone(a: ChainNode, b: ChainNode): number {
  return Number(a.tone !== 'story') - Number(b.tone !== 'story');
}
