import type { JSX } from 'preact';
import { type Cell, isDifferentiator } from '../../derive/verdict.ts';
import { verdictWords } from '../../derive/words.ts';
import { countInWords } from '../../model/words.ts';
import { bottomOf, ColumnNames, type GridRow, gridSizes, heightOfHeads, placeRows, RowName, Rule } from './grid.tsx';
import { Legend, Mark, type Shape } from './marks.tsx';
import type { MatrixData, MatrixRow } from './matrix-data.ts';
import { colours, PictureFrame, type PictureText } from './picture.tsx';

const nameWidth = 264;
const verdictWidth = 128;
const [narrowest, widest, wanted] = [88, 136, 1076];

export const shapeOfCell: Readonly<Record<Cell, Shape>> = {
  has: 'full',
  partial: 'half',
  lacks: 'empty',
  unknown: 'question',
  'n/a': 'dash',
};

export const cellWords: Readonly<Record<Cell, string>> = {
  has: 'has it',
  partial: 'has it in part',
  lacks: 'lacks it',
  unknown: 'unknown',
  'n/a': 'does not apply',
};

/** Attributes against alternatives: who has what, and the verdict at the end of each row. */
export function Matrix({ data, ...text }: { data: MatrixData } & PictureText): JSX.Element {
  const { columns, rows } = data;
  const room = (wanted - nameWidth - verdictWidth) / Math.max(1, columns.length);
  const step = Math.round(Math.min(widest, Math.max(narrowest, room)));
  const headHeight = heightOfHeads(columns, step);
  const placed = placeRows(rows, headHeight + 14, nameWidth);
  const bottom = bottomOf(placed, headHeight + 14);
  const width = nameWidth + columns.length * step + verdictWidth;
  return (
    <PictureFrame
      {...text}
      kind="matrix"
      description={describe(data)}
      width={width}
      height={bottom + 40}
      hasLinks={[...columns, ...rows].some(({ href }) => href !== undefined)}
    >
      <ColumnNames heads={columns} left={nameWidth} width={step} bottom={headHeight} />
      {placed.map((row) => (
        <g key={row.y}>
          <Rule y={row.y} width={width} />
          <RowName placed={row} isStrong={row.row.isStory} />
          <Cells placed={row} columns={columns} step={step} />
          <VerdictText placed={row} x={nameWidth + columns.length * step + gridSizes.margin} />
        </g>
      ))}
      <Rule y={bottom} width={width} />
      <Legend
        x={0}
        y={bottom + 24}
        entries={Object.entries(cellWords).map(([cell, words]) => ({ words, shape: shapeOfCell[cell as Cell] }))}
      />
    </PictureFrame>
  );
}

function describe({ columns, rows }: MatrixData): string {
  const story = rows.filter(({ isStory }) => isStory).length;
  return `${countInWords(rows.length, 'attribute')} against ${countInWords(columns.length, 'alternative')}; ${countInWords(story, 'attribute')} of the story. The table has the same in words.`;
}

interface CellsProps {
  readonly placed: GridRow<MatrixRow>;
  readonly columns: MatrixData['columns'];
  readonly step: number;
}

function Cells({ placed: { row, y, height }, columns, step }: CellsProps): JSX.Element {
  return (
    <>
      {row.cells.map((cell, index) => (
        <g key={index}>
          <title>{`${columns[index]?.label ?? ''}: ${cellWords[cell]}`}</title>
          <Mark
            shape={shapeOfCell[cell]}
            x={nameWidth + (index + 0.5) * step}
            y={y + height / 2}
            colour={row.isStory && cell === 'lacks' ? colours.story : colours.quiet}
            isStrong={row.isStory && cell === 'lacks'}
          />
        </g>
      ))}
    </>
  );
}

function VerdictText({ placed: { row, y, height }, x }: { placed: GridRow<MatrixRow>; x: number }): JSX.Element {
  const middle = y + height / 2 + 4.5;
  const isUnheard = isDifferentiator(row.verdict) && !row.isCaredFor;
  return (
    <text
      x={x}
      y={isUnheard ? middle - 7 : middle}
      font-weight={row.isStory ? 600 : 400}
      fill={row.isStory ? colours.story : colours.quiet}
    >
      {verdictWords[row.verdict].label}
      {isUnheard && (
        <tspan x={x} dy="15" font-size="11">
          nobody cares
        </tspan>
      )}
    </text>
  );
}
