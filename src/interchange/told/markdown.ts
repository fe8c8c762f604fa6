import { oneLine } from '../reading.ts';

/**
 * Text of a file as a part of a line of markdown: on one line, and with a backslash where a character would format,
 * link or bring HTML. People and assistants read the source, so what cannot be mistaken stays as it is.
 */
export function inline(text: string): string {
  return oneLine(text)
    .replace(/[\\`*<[\]|]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=[#\w]+;)/g, '\\&')
    .replace(/~~/g, '\\~~');
}

/** Text of a file as a paragraph or an item of its own: what would begin a block is kept from it as well. */
export function paragraph(text: string): string {
  return inline(text)
    .replace(/^(?:[#>+=-]|:?---)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** An item of a list. */
export function item(text: string): string {
  return `- ${text}`;
}

/** A table, or nothing at all where there are no rows. Cells are markdown already. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)];
}

/** A heading with what stands below it, apart from its neighbours by blank lines; nothing where nothing does. */
export function section(depth: number, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${'#'.repeat(depth)} ${title}`, '', ...lines, ''];
}

/** Lines as a document: no two blank lines in a row, one line end at the end. */
export function document(lines: readonly string[]): string {
  const kept = lines.filter((line, index) => line !== '' || (index > 0 && lines[index - 1] !== ''));
  return `${kept.join('\n').trimEnd()}\n`;
}
