import type { ChainData, ChainEdge } from './chain-data.ts';

/** A node's place, in units of the view box. */
export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedEdge {
  /** Null: from every node of the column before, along its bracket. */
  readonly from: string | null;
  readonly to: string;
  readonly isStory: boolean;
  readonly path: string;
}

/** Gathers all nodes of a column, for the edges that come from every one of them. */
export interface Bracket {
  readonly isStory: boolean;
  readonly path: string;
}

const bracketDistance = 11;
const mostPortDistance = 7;
/** Of fewer nodes every edge is drawn: two lines are as easy to follow as a bracket. */
const fewestInBracket = 3;

/** The nodes to which every node of the column before leads. A bracket stands for their edges. */
export function findCommonTargets({ columns, edges }: ChainData): ReadonlySet<string> {
  const sources = new Map<string, Set<string>>();
  for (const { from, to } of edges) sources.set(to, (sources.get(to) ?? new Set()).add(from));
  const common = columns.slice(1).flatMap(({ nodes }, index) => {
    const before = columns[index]!.nodes;
    if (before.length < fewestInBracket) return [];
    return nodes.filter(({ id }) => before.every((node) => sources.get(id)?.has(node.id)));
  });
  return new Set(common.map(({ id }) => id));
}

/** Draws the edges between placed columns, those of the story last. An edge whose ends are not there is left out. */
export function connectColumns(
  columns: readonly (readonly Box[])[],
  edges: readonly ChainEdge[],
  common: ReadonlySet<string>,
): { readonly edges: readonly PlacedEdge[]; readonly brackets: readonly Bracket[] } {
  const gaps = columns.slice(1).map((right, index) => connectGap(columns[index]!, right, edges, common));
  const drawn = gaps.flatMap((gap) => gap.edges);
  return {
    edges: drawn.toSorted((a, b) => Number(a.isStory) - Number(b.isStory)),
    brackets: gaps.flatMap(({ bracket }) => bracket ?? []),
  };
}

interface Line {
  readonly from: Box;
  readonly to: Box;
  readonly isStory: boolean;
}

function connectGap(
  left: readonly Box[],
  right: readonly Box[],
  edges: readonly ChainEdge[],
  common: ReadonlySet<string>,
): { edges: PlacedEdge[]; bracket: Bracket | null } {
  const [starts, ends] = [left, right].map((boxes) => new Map(boxes.map((box) => [box.id, box])));
  const lines = edges.flatMap(({ from, to, isStory }): Line[] => {
    const [start, end] = [starts!.get(from), ends!.get(to)];
    return start && end ? [{ from: start, to: end, isStory }] : [];
  });
  const own = lines.filter(({ to }) => !common.has(to.id));
  const shared = right.filter(({ id }) => common.has(id));
  const incoming = (box: Box) => (common.has(box.id) ? [] : own.filter(({ to }) => to === box));
  const drawn = own.map((line) => {
    const start = portOf(
      line.from,
      line,
      own.filter(({ from }) => from === line.from),
      'to',
    );
    const end = portOf(line.to, line, incoming(line.to), 'from');
    return {
      from: line.from.id,
      to: line.to.id,
      isStory: line.isStory,
      path: curve([line.from.x + line.from.width, start], [line.to.x, end]),
    };
  });
  if (shared.length === 0) return { edges: drawn, bracket: null };
  const isStory = (box: Box) => lines.some((line) => line.to === box && line.isStory);
  const bracket = drawBracket(left);
  return {
    edges: [...drawn, ...shared.map((box) => leaveBracket(bracket, box, isStory(box)))],
    bracket: { path: bracket.path, isStory: shared.some(isStory) },
  };
}

/** Where on a node's side an edge ends: the edges of a node lie beside each other, in the order of their other ends. */
function portOf(box: Box, line: Line, lines: readonly Line[], other: 'from' | 'to'): number {
  const ordered = lines.toSorted((a, b) => a[other].y - b[other].y);
  const distance = Math.min(mostPortDistance, (box.height - 16) / Math.max(1, ordered.length - 1));
  return middleOf(box) + (ordered.indexOf(line) - (ordered.length - 1) / 2) * distance;
}

function middleOf({ y, height }: Box): number {
  return y + height / 2;
}

interface DrawnBracket {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly path: string;
}

function drawBracket(boxes: readonly Box[]): DrawnBracket {
  const middles = boxes.map(middleOf);
  const [first] = boxes;
  const side = first!.x + first!.width;
  const [x, top, bottom] = [side + bracketDistance, Math.min(...middles), Math.max(...middles)];
  const stubs = middles.map((y) => `M${round(side)} ${round(y)}H${round(x)}`).join('');
  return { x, top, bottom, path: `${stubs}M${round(x)} ${round(top)}V${round(bottom)}` };
}

function leaveBracket({ x, top, bottom }: DrawnBracket, box: Box, isStory: boolean): PlacedEdge {
  const end = middleOf(box);
  const start = Math.min(bottom, Math.max(top, end));
  return { from: null, to: box.id, isStory, path: curve([x, start], [box.x, end]) };
}

function curve([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  const middle = round((x1 + x2) / 2);
  const [from, to] = [`${round(x1)} ${round(y1)}`, `${round(x2)} ${round(y2)}`];
  return round(y1) === round(y2)
    ? `M${from}H${round(x2)}`
    : `M${from}C${middle} ${round(y1)} ${middle} ${round(y2)} ${to}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
