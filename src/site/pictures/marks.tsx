import type { JSX } from 'preact';
import { colours } from './picture.tsx';

/** A full, half-full or empty disc, a question mark, or a dash. They differ in shape, so colour only underlines. */
export type Shape = 'full' | 'half' | 'empty' | 'question' | 'dash';

export interface MarkProps {
  readonly shape: Shape;
  /** The middle. */
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  /** Drawn with a thicker line. */
  readonly isStrong?: boolean;
}

const radius = 7;

export function Mark({ shape, x, y, colour, isStrong = false }: MarkProps): JSX.Element {
  if (shape === 'dash') return <path d={`M${x - 5} ${y}H${x + 5}`} stroke={colour} stroke-width="1.5" />;
  if (shape === 'question') {
    return (
      <text x={x} y={y + 5} text-anchor="middle" font-size="14" fill={colour}>
        ?
      </text>
    );
  }
  const half = `M${x} ${y - radius}A${radius} ${radius} 0 0 0 ${x} ${y + radius}Z`;
  return (
    <>
      <circle
        cx={x}
        cy={y}
        r={radius}
        fill={shape === 'full' ? colour : colours.surface}
        stroke={colour}
        stroke-width={isStrong ? 2.5 : 1.5}
      />
      {shape === 'half' && <path d={half} fill={colour} />}
    </>
  );
}

export interface LegendEntry extends Pick<MarkProps, 'shape' | 'isStrong'> {
  readonly words: string;
}

/** What the marks mean, in a line that begins at `x`. `y` is its middle. */
export function Legend({ x, y, entries }: { x: number; y: number; entries: readonly LegendEntry[] }): JSX.Element {
  const step = 116;
  return (
    <g font-size="12" fill={colours.quiet}>
      {entries.map(({ words, ...mark }, index) => (
        <g key={words}>
          <Mark {...mark} x={x + radius + 1 + index * step} y={y} colour={colours.quiet} />
          <text x={x + 22 + index * step} y={y + 4}>
            {words}
          </text>
        </g>
      ))}
    </g>
  );
}
