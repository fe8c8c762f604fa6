import type { JSX } from 'preact';
import { countInWords } from '../../model/words.ts';
import type { FunnelData, FunnelHead, FunnelRow } from './funnel-data.ts';
import { bottomOf, type GridRow, gridSizes, placeRows, RowName, Rule } from './grid.tsx';
import { Legend, Mark } from './marks.tsx';
import { colours, Lines, PictureFrame, type PictureText } from './picture.tsx';
import { wrapText } from './text.ts';

const nameWidth = 300;
const step = 102;
const troubleWidth = 164;
const [headHeight, groupHeight] = [64, 34];

export const partWords: Readonly<Record<FunnelHead['part'], string>> = {
  front: 'Front: promises are made',
  decision: 'Decision',
  back: 'Back: promises are kept',
};

export const groupWords: Readonly<Record<FunnelRow['kind'], string>> = {
  market: 'Markets',
  segment: 'Segments',
  value: 'Values',
};

/** What each stage tells, as a track through the funnel; what does not run from front to back says so at its end. */
export function Funnel({ data, ...text }: { data: FunnelData } & PictureText): JSX.Element {
  const groups = placeGroups(data);
  const bottom = bottomOf(groups.at(-1)?.rows ?? [], headHeight);
  const width = nameWidth + data.stages.length * step + troubleWidth;
  return (
    <PictureFrame
      {...text}
      kind="funnel"
      description={describe(data)}
      width={width}
      height={bottom + 40}
      hasLinks={data.rows.some(({ href }) => href !== undefined)}
    >
      <Stages stages={data.stages} bottom={bottom} />
      {groups.map(({ kind, top, rows }) => (
        <g key={kind}>
          <Rule y={top} width={width} />
          <text x={0} y={top + 22} font-size="12" font-weight="600" fill={colours.quiet}>
            {groupWords[kind]}
          </text>
          {rows.map((row) => (
            <Track key={row.y} placed={row} stages={data.stages} />
          ))}
        </g>
      ))}
      <Rule y={bottom} width={width} />
      <Legend
        x={0}
        y={bottom + 24}
        entries={[
          { words: 'told', shape: 'full' },
          { words: 'only through an attribute or a trend', shape: 'empty' },
        ]}
      />
    </PictureFrame>
  );
}

interface Group {
  readonly kind: FunnelRow['kind'];
  readonly top: number;
  readonly rows: readonly GridRow<FunnelRow>[];
}

function placeGroups({ rows }: FunnelData): Group[] {
  let top = headHeight;
  return (Object.keys(groupWords) as FunnelRow['kind'][]).flatMap((kind): Group[] => {
    const own = rows.filter((row) => row.kind === kind);
    if (own.length === 0) return [];
    const group = { kind, top, rows: placeRows(own, top + groupHeight, nameWidth) };
    top = bottomOf(group.rows, top) + 4;
    return [group];
  });
}

function describe({ stages, rows }: FunnelData): string {
  const troubled = rows.filter(({ trouble }) => trouble !== undefined).length;
  return `What each of ${stages.length} stages tells: ${countInWords(rows.length, 'line')} from ${stages[0]?.label ?? 'front'} to ${stages.at(-1)?.label ?? 'back'}, ${troubled} of them out of line. The table has the same in words.`;
}

function middleOf(stage: number): number {
  return nameWidth + (stage + 0.5) * step;
}

function Stages({ stages, bottom }: { stages: readonly FunnelHead[]; bottom: number }): JSX.Element {
  const parts = [...new Set(stages.map(({ part }) => part))].map((part) => ({
    part,
    first: stages.findIndex((stage) => stage.part === part),
    last: stages.findLastIndex((stage) => stage.part === part),
  }));
  return (
    <g text-anchor="middle" fill={colours.quiet}>
      {parts.map(({ part, first, last }) => (
        <g key={part}>
          <text x={(middleOf(first) + middleOf(last)) / 2} y={12} font-size="12">
            {partWords[part]}
          </text>
          <path d={`M${middleOf(first) - step / 2 + 6} 20H${middleOf(last) + step / 2 - 6}`} stroke={colours.line} />
        </g>
      ))}
      {stages.map(({ label, tactics }, index) => (
        <g key={label}>
          <text x={middleOf(index)} y={40} fill={colours.text} font-weight="600">
            {label}
          </text>
          <text x={middleOf(index)} y={55} font-size="11">
            {countInWords(tactics, 'tactic')}
          </text>
          {tactics === 0 && (
            <path
              d={`M${middleOf(index)} ${headHeight}V${bottom}`}
              stroke={colours.line}
              stroke-opacity="0.5"
              stroke-dasharray="2 5"
            />
          )}
        </g>
      ))}
    </g>
  );
}

function Track({ placed, stages }: { placed: GridRow<FunnelRow>; stages: readonly FunnelHead[] }): JSX.Element {
  const { row, y, height } = placed;
  const middle = y + height / 2;
  const told = row.cells.flatMap((cell, index) => (cell === 'silent' ? [] : [index]));
  const colour = row.trouble === undefined ? colours.story : colours.trouble;
  return (
    <g>
      <RowName placed={placed} />
      {told.length > 1 && (
        <path d={`M${middleOf(told[0]!)} ${middle}H${middleOf(told.at(-1)!)}`} stroke={colour} stroke-width="1.5" />
      )}
      {told.map((index) => (
        <g key={index}>
          <title>{`${stages[index]?.label ?? ''}: ${row.cells[index]}`}</title>
          <Mark shape={row.cells[index] === 'told' ? 'full' : 'empty'} x={middleOf(index)} y={middle} colour={colour} />
        </g>
      ))}
      {row.trouble !== undefined && <Trouble words={row.trouble} x={middleOf(stages.length) - step / 2} y={middle} />}
    </g>
  );
}

function Trouble({ words, x, y }: { words: string; x: number; y: number }): JSX.Element {
  const lines = wrapText(words, { width: troubleWidth - gridSizes.margin, size: 12, mostLines: 2 });
  return (
    <text font-size="12" fill={colours.trouble}>
      <Lines x={x + gridSizes.margin} y={y + 4 - (lines.length - 1) * 7.5} step={15} lines={lines} />
    </text>
  );
}
