/**
 * Prose without what a reader cannot see: line endings, trailing blanks, blank lines at both ends and more than one in
 * between, runs of blanks, how characters are composed (Unicode NFC), and where the lines of a paragraph are broken.
 *
 * Paragraphs are joined because editors and formatters break them anew at will, and markdown reads a break as a blank.
 * A line is joined only where it is sure to go on a paragraph: code, HTML, tables, headings and list items keep their
 * lines. In doubt two texts stay different, which costs somebody a second look and hides nothing.
 */
export function canonicalText(text: string): string {
  const lines: string[] = [];
  let previous: Line = blank;
  for (const raw of text.normalize('NFC').split(/\r\n?|\n/)) {
    const line = raw.trimEnd();
    const next = classify(line, previous);
    if (next.type === 'prose' && !next.starts && previous.type === 'prose' && previous.goesOn) {
      lines.push(`${lines.pop()} ${squeeze(line.trimStart())}`);
    } else if (next.type !== 'blank' || previous.type !== 'blank') {
      lines.push(next.type === 'verbatim' ? line : squeezeKeepingIndent(line));
    }
    previous = next;
  }
  while (lines.at(-1) === '') lines.pop();
  return lines.join('\n');
}

/** What a line is to the lines after it. */
type Line =
  | { readonly type: 'blank' | 'html' | 'block' }
  /** Code: `fence` is what opened the fence that it stands in, null after the fence and in indented code. */
  | { readonly type: 'verbatim'; readonly fence: Fence | null }
  /** A line of a paragraph: `starts` for the first line of a list item, `goesOn` when the next line may belong to it. */
  | { readonly type: 'prose'; readonly starts: boolean; readonly goesOn: boolean };

interface Fence {
  readonly mark: string;
  /** The column at which it stands: what closes it is not indented much more. */
  readonly column: number;
}

const blank: Line = { type: 'blank' };
const openingFence = /^((?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*)(`{3,}(?=[^`]*$)|~{3,})/;
const closingFence = /^([ \t>]*)(`{3,}|~{3,})$/;
const listMarkers = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+/;
// Headings, quotes, footnotes and link definitions, underlines of headings, rules, empty list items; tables have bars.
const blockStart = /^(?:#{1,6}(?:[ \t]|$)|>|\[[^\]]*\]:|=+$|-+$|(?:[-*_][ \t]*){3,}$|[*+]$|\d{1,9}[.)]$)|\|/;

function classify(line: string, previous: Line): Line {
  const openFence = previous.type === 'verbatim' ? previous.fence : null;
  if (openFence) return { type: 'verbatim', fence: closes(line, openFence) ? null : openFence };
  if (line === '') return blank;
  const [, lead = '', mark] = openingFence.exec(line) ?? [];
  if (mark !== undefined) return { type: 'verbatim', fence: { mark, column: lead.length } };
  if (previous.type !== 'prose' && /^(?: {4}| {0,3}\t)/.test(line)) return { type: 'verbatim', fence: null };
  if (previous.type === 'html' || line.trimStart().startsWith('<')) return { type: 'html' };
  return classifyProse(line);
}

function classifyProse(line: string): Line {
  if (blockStart.test(line.trimStart())) return { type: 'block' };
  const content = line.replace(listMarkers, '');
  const isItem = content.length < line.length && listMarkers.test(line);
  if (isItem && (blockStart.test(content) || content.startsWith('<'))) return { type: 'block' };
  return { type: 'prose', starts: isItem, goesOn: !line.endsWith('\\') };
}

function closes(line: string, { mark, column }: Fence): boolean {
  const [, lead = '', end] = closingFence.exec(line) ?? [];
  return end?.[0] === mark[0] && (end?.length ?? 0) >= mark.length && lead.length < column + 4;
}

function squeeze(text: string): string {
  return text.replace(/ [ \t]+|\t[ \t]*/g, ' ');
}

/** Leading blanks tell which list item a line belongs to. */
function squeezeKeepingIndent(line: string): string {
  const rest = line.trimStart();
  return line.slice(0, line.length - rest.length) + squeeze(rest);
}
