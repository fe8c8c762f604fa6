import type { Nodes, Parent, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { addAligned } from './align-text.ts';
import { splitMarkdown } from './markdown-chunks.ts';
import { createPartBuilder, gap, type PartBuilder, slicePart, type TextPart } from './text-part.ts';

/** What a markdown text is made of for its readers, in the order in which it stands. */
export type MarkdownItem =
  | { readonly type: 'text'; readonly part: TextPart }
  /** The cells of a table, row by row; the first row is the header. */
  | { readonly type: 'table'; readonly rows: readonly (readonly TextPart[])[] }
  /** Markup, to be read as HTML. Offsets are 0-based, the end exclusive. */
  | { readonly type: 'html'; readonly start: number; readonly end: number }
  /** Text that the parser cannot take: too long, or nested too deep. */
  | { readonly type: 'plain'; readonly start: number; readonly end: number };

const markdown = unified().use(remarkParse).freeze();
// In MDX an indented line is a line like any other.
const mdx = unified()
  .data('micromarkExtensions', [{ disable: { null: ['codeIndented'] } }])
  .use(remarkParse)
  .freeze();

/** Parses markdown from an offset on. Code and addresses are left out; never throws. */
export function parseMarkdownText(text: string, from: number, dialect: 'markdown' | 'mdx'): MarkdownItem[] {
  const parser = dialect === 'mdx' ? mdx : markdown;
  return splitMarkdown(text, from).flatMap((chunk): MarkdownItem[] => {
    const { start, end } = chunk;
    if (chunk.dialect === 'plain') return [{ type: 'plain', start, end }];
    try {
      const root: Root = parser.parse(text.slice(start, end));
      return [...itemsIn(root, { text, shift: start, inList: false, isQuote: false })];
    } catch (error) {
      if (error instanceof RangeError) return [{ type: 'plain', start, end }];
      throw error;
    }
  });
}

interface Scene {
  readonly text: string;
  /** Where the parsed stretch begins in the text. */
  readonly shift: number;
  readonly inList: boolean;
  readonly isQuote: boolean;
}

function* itemsIn(node: Nodes, scene: Scene): Iterable<MarkdownItem> {
  if (node.type === 'html') {
    yield { type: 'html', ...rangeOf(node, scene) };
  } else if (node.type === 'heading') {
    yield* inlineItems(node, scene, { kind: 'heading', depth: node.depth });
  } else if (node.type === 'paragraph') {
    yield* inlineItems(node, scene, { kind: scene.isQuote ? 'quote' : 'text', inList: scene.inList });
  } else if ('children' in node) {
    const isQuote = scene.isQuote || (node.type === 'blockquote' && !isCallout(node, scene));
    const inner = { ...scene, isQuote, inList: scene.inList || node.type === 'list' };
    for (const child of node.children) yield* itemsIn(child, inner);
  }
}

/** Is this a note of the page itself, set apart in the way that a quotation is? */
function isCallout(node: Nodes, scene: Scene): boolean {
  const { start } = rangeOf(node, scene);
  return /^[> \t]*\[!\w{1,20}\]/.test(scene.text.slice(start, start + 60));
}

function* inlineItems(
  node: Parent,
  scene: Scene,
  role: Partial<Pick<TextPart, 'kind' | 'depth' | 'inList'>>,
): Iterable<MarkdownItem> {
  const sink: Sink = { scene, part: createPartBuilder(), aside: [], unread: 0 };
  for (const child of node.children) addInline(child, sink);
  const part = sink.part.finish(role);
  const rows = part && isTable(part) ? rowsOf(part) : null;
  if (rows) yield { type: 'table', rows };
  else if (part) yield { type: 'text', part };
  yield* sink.aside;
}

interface Sink {
  readonly scene: Scene;
  readonly part: PartBuilder;
  /** What stands in the text without being part of its sentences. */
  readonly aside: MarkdownItem[];
  /** How many elements such as `<code>` are open. */
  unread: number;
}

const unreadElements = /^<(\/?)(?:code|kbd|samp|del|s|strike)(?=[\s>])/i;
const tellingMarkup = /^<!--|\s(?:alt|title|aria-label)\s*=/i;

function addInline(node: Nodes, sink: Sink): void {
  const { scene, part } = sink;
  const range = rangeOf(node, scene);
  if (node.type === 'text') {
    if (sink.unread > 0) part.add(gap, range.start, range.end);
    else addAligned(part, node.value, scene.text, range);
  } else if (node.type === 'break') {
    part.add('\n', range.start, range.end);
  } else if (node.type === 'html') {
    addMarkup(node.value, range, sink);
  } else if (node.type === 'image' || node.type === 'imageReference') {
    part.add(gap, range.start, range.end);
    const alt = createPartBuilder();
    addAligned(alt, node.alt ?? '', scene.text, { start: range.start + 2, end: range.end });
    const made = alt.finish();
    if (made) sink.aside.push({ type: 'text', part: made });
  } else if ('children' in node) {
    for (const child of node.children) addInline(child, sink);
  } else {
    part.add(gap, range.start, range.end);
  }
}

function addMarkup(value: string, range: { start: number; end: number }, sink: Sink): void {
  const unread = unreadElements.exec(value);
  if (unread) sink.unread = Math.max(0, sink.unread + (unread[1] === '/' ? -1 : 1));
  if (/^<br(?=[\s/>])/i.test(value)) sink.part.add('\n', range.start, range.end);
  if (tellingMarkup.test(value)) sink.aside.push({ type: 'html', ...range });
}

const delimiterRow = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Tables are no part of the markdown that is parsed: there they are paragraphs whose second line is made of dashes. */
function isTable({ text, kind }: TextPart): boolean {
  if (kind === 'heading') return false;
  const [first = '', second = ''] = text.split('\n', 2);
  return first.includes('|') && second.includes('|') && second.length < 2000 && delimiterRow.test(second.trimEnd());
}

function rowsOf(table: TextPart): TextPart[][] {
  const rows: TextPart[][] = [];
  let start = 0;
  for (const [index, line] of table.text.split('\n').entries()) {
    if (index !== 1) rows.push(cellsOf(table, start, line));
    start += line.length + 1;
  }
  return rows;
}

function cellsOf(table: TextPart, lineStart: number, line: string): TextPart[] {
  let start = lineStart;
  return line.split('|').flatMap((cell) => {
    const part = slicePart(table, start, start + cell.length);
    start += cell.length + 1;
    return part ?? [];
  });
}

function rangeOf(node: Nodes, { shift }: Scene): { start: number; end: number } {
  return { start: (node.position?.start.offset ?? 0) + shift, end: (node.position?.end.offset ?? 0) + shift };
}
