import type { ChainColumn, ChainData } from './chain-data.ts';

/** At most so many nodes of the story in a column, and so many in all unless the story alone has more. */
const mostOfStory = 40;
const mostInColumn = 12;
const fewestOthers = 4;

export interface FoldedChain extends ChainData {
  /** How many nodes of each column are left out; never just one. */
  readonly left: readonly number[];
}

/** A chain that a picture can hold: long columns keep the story and the first of the rest, and the edges between those. */
export function foldChain({ columns, edges }: ChainData): FoldedChain {
  const folded = columns.map((column) => ({ ...column, nodes: shownOf(column) }));
  const shown = new Set(folded.flatMap(({ nodes }) => nodes.map(({ id }) => id)));
  return {
    columns: folded,
    edges: edges.filter(({ from, to }) => shown.has(from) && shown.has(to)),
    left: columns.map(({ nodes }, index) => nodes.length - folded[index]!.nodes.length),
  };
}

function shownOf({ nodes }: ChainColumn): ChainColumn['nodes'] {
  const story = nodes.filter(({ tone }) => tone === 'story');
  const others = nodes.filter(({ tone }) => tone !== 'story');
  const shown = new Set([
    ...story.slice(0, mostOfStory),
    ...others.slice(0, Math.max(fewestOthers, mostInColumn - story.length)),
  ]);
  // A line that says "and 1 more" takes the room of the one.
  return nodes.length - shown.size < 2 ? nodes : nodes.filter((node) => shown.has(node));
}
