import type { JSX } from 'preact';
import { kindLabel } from '../../model/kinds.ts';
import { capitalise, countInWords } from '../../model/words.ts';
import type { ChainData, ChainNode } from './chain-data.ts';
import type { PlacedEdge } from './chain-edges.ts';
import { type ChainLayout, chainSizes, layoutChain, type PlacedNode } from './chain-layout.ts';
import { colours, Lines, Linked, PictureFrame, type PictureText } from './picture.tsx';

/** The chain from alternatives to segments as columns, with the story standing out by thick lines and filled nodes. */
export function Chain({ data, ...text }: { data: ChainData } & PictureText): JSX.Element {
  const layout = layoutChain(data);
  return (
    <PictureFrame
      {...text}
      kind="chain"
      description={describe(data)}
      width={layout.width}
      height={layout.height}
      hasLinks={layout.nodes.some(({ href }) => href !== undefined)}
    >
      <Heads {...layout} />
      <Edges {...layout} />
      {layout.nodes.map((node) => (
        <Node key={node.id} node={node} />
      ))}
    </PictureFrame>
  );
}

function describe({ columns, edges }: ChainData): string {
  const counts = columns.map(({ title, nodes }) => `${title.toLowerCase()} (${nodes.length})`).join(', ');
  const story = edges.filter(({ isStory }) => isStory).length;
  return `From left to right: ${counts}. ${capitalise(countInWords(story, 'connection'))} of ${edges.length} carry the story. The table has the same in words.`;
}

function Heads({ heads, divider, width }: ChainLayout): JSX.Element {
  return (
    <g font-size="12" font-weight="600" fill={colours.quiet}>
      {heads.map(({ x, title }) => (
        <text key={x} x={x} y={14}>
          {title}
        </text>
      ))}
      {divider !== null && (
        <>
          <path d={`M0 ${divider}H${width}`} stroke={colours.line} stroke-opacity="0.5" />
          <text x={0} y={divider + 15} font-size="11" font-weight="400">
            No part in the story
          </text>
        </>
      )}
    </g>
  );
}

function Edges({ edges, brackets }: ChainLayout): JSX.Element {
  const pathsOf = (all: readonly { isStory: boolean; path: string }[], isStory: boolean) =>
    all.filter((one) => one.isStory === isStory).map(({ path }) => path);
  return (
    <g fill="none">
      <g stroke={colours.line}>{[...pathsOf(brackets, false), ...pathsOf(edges, false)].map(draw)}</g>
      <g stroke={colours.story} stroke-width="2">
        {[...pathsOf(brackets, true), ...pathsOf(edges, true)].map(draw)}
      </g>
    </g>
  );
}

function draw(path: PlacedEdge['path']): JSX.Element {
  return <path key={path} d={path} />;
}

const frames = {
  story: { fill: colours.storySurface, stroke: colours.story, 'stroke-width': 1.5 },
  plain: { fill: colours.surface, stroke: colours.quiet },
  quiet: { fill: colours.surface, stroke: colours.line, 'stroke-dasharray': '3 3' },
} as const;

function Node({ node }: { node: PlacedNode }): JSX.Element {
  const { x, y, width, height, tone, labelLines, noteLine, href } = node;
  const { inset, label, note } = chainSizes;
  const baseline = y + inset.y + 12.5;
  return (
    <Linked href={href}>
      <title>{nameNode(node)}</title>
      <rect x={x + 0.75} y={y + 0.75} width={width - 1.5} height={height - 1.5} rx={5} {...frames[tone]} />
      <text font-weight={tone === 'story' ? 600 : 400} fill={tone === 'quiet' ? colours.quiet : colours.text}>
        <Lines x={x + inset.x} y={baseline} step={label.line} lines={labelLines} />
      </text>
      {noteLine !== null && (
        <text
          x={x + inset.x}
          y={baseline + labelLines.length * label.line - 1}
          font-size={note.size}
          fill={tone === 'story' ? colours.story : colours.quiet}
        >
          {noteLine}
        </text>
      )}
    </Linked>
  );
}

function nameNode({ kind, label, note }: ChainNode): string {
  return `${capitalise(kindLabel(kind))}: ${label}${note ? ` (${note})` : ''}`;
}
