import type { JSX } from 'preact';
import { bottomOf, ColumnNames, type GridRow, heightOfHeads, placeRows, RowName } from './grid.tsx';
import type { HeatData, HeatLine } from './heat-data.ts';
import { colours, PictureFrame, type PictureText } from './picture.tsx';

const nameWidth = 168;
const step = 104;
const space = 2;

/** How strongly a cell is shaded: the less agreement, the darker. The same limits as on the terminal. */
const shades = [
  { below: 0.25, opacity: 0.42 },
  { below: 0.5, opacity: 0.26 },
  { below: 0.75, opacity: 0.12 },
  { below: Infinity, opacity: 0 },
] as const;

/** Agreement as a table of shaded cells, each with its number. Both `heatOf` and `pairsOf` make its data. */
export function Heat({ data, ...text }: { data: HeatData } & PictureText): JSX.Element {
  const headHeight = heightOfHeads(data.columns, step);
  const rows = placeRows(data.rows, headHeight + 10, nameWidth);
  const bottom = bottomOf(rows, headHeight + 10);
  const width = nameWidth + data.columns.length * step;
  return (
    <PictureFrame
      {...text}
      kind="heat"
      description={describe(data)}
      width={width}
      height={bottom + 26}
      hasLinks={[...data.columns, ...data.rows].some(({ href }) => href !== undefined)}
    >
      <ColumnNames heads={data.columns} left={nameWidth} width={step} bottom={headHeight} />
      {rows.map((row) => (
        <g key={row.y}>
          <RowName placed={row} />
          {row.row.cells.map((value, index) => (
            <HeatCell key={index} value={value} x={nameWidth + index * step} placed={row} />
          ))}
        </g>
      ))}
      <text x={0} y={bottom + 20} font-size="12" fill={colours.quiet}>
        1.00 is full agreement; the darker, the less.
      </text>
    </PictureFrame>
  );
}

function describe({ columns, rows }: HeatData): string {
  return `${rows.length} rows and ${columns.length} columns, each cell from 0, no agreement, to 1, full agreement. The table has the same numbers.`;
}

/** The number of a cell as it is shown. */
export function shareInWords(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}

interface CellProps {
  readonly value: number | null;
  readonly x: number;
  readonly placed: GridRow<HeatLine>;
}

function HeatCell({ value, x, placed: { y, height } }: CellProps): JSX.Element {
  const opacity = value === null ? 0 : shades.find(({ below }) => value < below)!.opacity;
  return (
    <>
      {value !== null && (
        <rect
          x={x + space}
          y={y + space}
          width={step - 2 * space}
          height={height - 2 * space}
          rx={4}
          fill={colours.trouble}
          fill-opacity={opacity}
          stroke={colours.line}
          stroke-opacity={opacity === 0 ? 0.5 : 0}
        />
      )}
      <text
        x={x + step / 2}
        y={y + height / 2 + 4.5}
        text-anchor="middle"
        font-variant-numeric="tabular-nums"
        font-weight={opacity > 0.3 ? 600 : 400}
        fill={value === null ? colours.quiet : colours.text}
      >
        {shareInWords(value)}
      </text>
    </>
  );
}
