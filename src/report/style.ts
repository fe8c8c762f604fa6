import pc from 'picocolors';
import stringWidth from 'fast-string-width';
import { printable } from './printable.ts';

/** How text for a terminal looks. `width` is in columns. */
export interface Style {
  readonly width: number;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly cyan: (text: string) => string;
}

export function createStyle(options: { readonly color: boolean; readonly width: number }): Style {
  const { bold, dim, red, yellow, green, cyan } = pc.createColors(options.color);
  return { width: Math.min(Math.max(options.width, 40), 100), bold, dim, red, yellow, green, cyan };
}

const plainAscii = /^[\x20-\x7E]*$/;

/** How many columns plain text takes on a terminal. */
export function columnsOf(text: string): number {
  return plainAscii.test(text) ? text.length : stringWidth(text);
}

/** Text broken at spaces into printable lines of at most `width` columns; a longer word stands alone on its line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/\s+/)) {
    if (part === '') continue;
    const word = printable(part);
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columnsOf(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Wrapped text with every line indented; the first line may carry a mark of the same width instead. */
export function indent(text: string, style: Style, by: number, mark = ''): string[] {
  const first = columnsOf(mark) < by ? mark.padEnd(by) : `${mark}  `;
  return wrap(text, style.width - by).map((line, index) => (index === 0 ? first : ' '.repeat(by)) + line);
}

/** Printable text cut to a number of columns, with an ellipsis where something is missing, and filled up with spaces. */
export function fit(raw: string, columns: number): string {
  const text = printable(raw);
  if (columnsOf(text) <= columns) return text + ' '.repeat(columns - columnsOf(text));
  let cut = '';
  for (const character of text) {
    if (columnsOf(cut + character) > columns - 1) break;
    cut += character;
  }
  return `${cut}…${' '.repeat(Math.max(0, columns - 1 - columnsOf(cut)))}`;
}

/** `1 file`, `2 files`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${withCommas(count)} ${count === 1 ? one : many}`;
}

/** A whole number as `12,345`. Not by `toLocaleString`, whose first call takes as long as checking ten files. */
export function withCommas(count: number): string {
  return String(count).replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
}
