import type { JSX } from 'preact';
import type { MatrixHead } from './matrix-data.ts';
import { colours, Lines, Linked } from './picture.tsx';
import { wrapText } from './text.ts';

/** Measures that the pictures made of rows and columns share, in units of the view box. */
export const gridSizes = {
  text: { size: 13, line: 17, mostLines: 2 },
  head: { size: 12, line: 15, mostLines: 4 },
  /** Above and below the text of a row. */
  inset: 9,
  /** Kept free between a text and what stands beside it. */
  margin: 12,
} as const;

export interface GridRow<T> {
  readonly row: T;
  readonly lines: readonly string[];
  readonly y: number;
  readonly height: number;
}

/** Rows below each other, each as high as its name needs. */
export function placeRows<T extends MatrixHead>(rows: readonly T[], top: number, width: number): GridRow<T>[] {
  let y = top;
  return rows.map((row) => {
    const lines = wrapText(row.label, { width: width - gridSizes.margin, ...gridSizes.text });
    const height = lines.length * gridSizes.text.line + 2 * gridSizes.inset;
    const placed = { row, lines, y, height };
    y += height;
    return placed;
  });
}

/** Where the last row ends. */
export function bottomOf(rows: readonly GridRow<unknown>[], top: number): number {
  const last = rows.at(-1);
  return last ? last.y + last.height : top;
}

interface RowNameProps {
  readonly placed: GridRow<MatrixHead>;
  readonly isStrong?: boolean;
}

/** The name of a row at its left, with the whole of it as its title. */
export function RowName({ placed: { row, lines, y }, isStrong = false }: RowNameProps): JSX.Element {
  return (
    <Linked href={row.href}>
      <title>{row.label}</title>
      <text font-weight={isStrong ? 600 : 400}>
        <Lines x={0} y={y + gridSizes.inset + 13} step={gridSizes.text.line} lines={lines} />
      </text>
    </Linked>
  );
}

interface HeadProps {
  readonly heads: readonly MatrixHead[];
  readonly left: number;
  readonly width: number;
  /** Where the last line of each stands. */
  readonly bottom: number;
}

/** How high the heads of columns of this width are. */
export function heightOfHeads(heads: readonly MatrixHead[], width: number): number {
  const lines = heads.map(({ label }) => linesOfHead(label, width).length);
  return lines.reduce((most, count) => Math.max(most, count), 1) * gridSizes.head.line;
}

/** Names of columns, in their middle and down to one line. */
export function ColumnNames({ heads, left, width, bottom }: HeadProps): JSX.Element {
  const { size, line } = gridSizes.head;
  return (
    <g font-size={size} text-anchor="middle" fill={colours.quiet}>
      {heads.map(({ label, href }, index) => {
        const lines = linesOfHead(label, width);
        return (
          <Linked key={index} href={href}>
            <title>{label}</title>
            <text>
              <Lines
                x={left + (index + 0.5) * width}
                y={bottom - (lines.length - 1) * line}
                step={line}
                lines={lines}
              />
            </text>
          </Linked>
        );
      })}
    </g>
  );
}

function linesOfHead(label: string, width: number): string[] {
  return wrapText(label, { width: width - gridSizes.margin, ...gridSizes.head });
}

/** A hairline across the picture. */
export function Rule({ y, width }: { y: number; width: number }): JSX.Element {
  return <path d={`M0 ${y}H${width}`} stroke={colours.line} stroke-opacity="0.4" />;
}
