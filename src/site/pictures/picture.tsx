import type { ComponentChildren, JSX } from 'preact';

/**
 * The colours of the pictures. A site sets these custom properties for light and for dark; without them a picture is
 * drawn in the colour of the text around it, on the page's own ground.
 *
 * - `--picture-text`: names. `--picture-quiet`: notes, heads, what stands back; still 4.5:1 on the ground.
 * - `--picture-line`: hairlines and edges outside the story; 3:1 on the ground where it says something.
 * - `--picture-surface`: the ground of a node. `--picture-story-surface`: of a node of the story.
 * - `--picture-story`: lines, marks and notes of the story; 4.5:1 on both grounds.
 * - `--picture-trouble`: what is out of line; 4.5:1 on the ground.
 */
export const colours = {
  text: 'var(--picture-text, currentColor)',
  quiet: 'var(--picture-quiet, currentColor)',
  line: 'var(--picture-line, currentColor)',
  surface: 'var(--picture-surface, Canvas)',
  story: 'var(--picture-story, currentColor)',
  storySurface: 'var(--picture-story-surface, Canvas)',
  trouble: 'var(--picture-trouble, currentColor)',
} as const;

/** What every picture takes: `id` is its own on the page, `title` its name. */
export interface PictureText {
  readonly id: string;
  readonly title: string;
}

interface FrameProps extends PictureText {
  /** `picture-<kind>` is a class of the figure. */
  readonly kind: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly hasLinks: boolean;
  readonly children: ComponentChildren;
}

/** What is wider is never scaled down: it would become too small to read. */
const widestScaled = 1200;

/**
 * An SVG with its name and description, in a region that can be scrolled from the keyboard where the picture is wider
 * than the page. Assistive technology sees nothing inside of an image, so a picture with links is a group instead.
 */
export function PictureFrame({
  id,
  kind,
  title,
  description,
  width,
  height,
  hasLinks,
  children,
}: FrameProps): JSX.Element {
  return (
    <div
      class={`picture picture-${kind}${width > widestScaled ? ' picture-wide' : ''}`}
      role="region"
      aria-label={title}
      tabIndex={0}
    >
      <svg
        xmlns="http://www.w3.org/2000/svg"
        role={hasLinks ? 'group' : 'img'}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        font-size="13"
        fill={colours.text}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        {children}
      </svg>
    </div>
  );
}

interface LinesProps {
  readonly x: number;
  /** The baseline of the first line. */
  readonly y: number;
  readonly step: number;
  readonly lines: readonly string[];
}

/** The lines of a wrapped text, below each other. */
export function Lines({ x, y, step, lines }: LinesProps): JSX.Element {
  return (
    <>
      {lines.map((line, index) => (
        <tspan key={index} x={x} y={y + index * step}>
          {line}
        </tspan>
      ))}
    </>
  );
}

/** Its content as a link where there is somewhere to go. */
export function Linked({ href, children }: { href: string | undefined; children: ComponentChildren }): JSX.Element {
  return href === undefined ? <g>{children}</g> : <a href={href}>{children}</a>;
}
