import type { ListItem, Nodes, PhrasingContent, Root, RootContent, Table } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { inlineText, splitLines, type TextLine } from './inline-text.ts';

/** What stands under one heading, up to the next heading of any depth. */
export interface Section {
  /** The heading as plain text; empty for what stands above the first. */
  readonly title: string;
  /** 1 to 6; 0 for what stands above the first heading. */
  readonly depth: number;
  /** 1-based. */
  readonly line: number;
  readonly blocks: readonly Block[];
}

/** A paragraph, list or table taken apart, or something else as written. */
export type Block = BlockPlace &
  (
    | { readonly type: 'text'; readonly lines: readonly TextLine[] }
    | { readonly type: 'list'; readonly items: readonly OutlineItem[] }
    | { readonly type: 'table'; readonly header: readonly string[]; readonly rows: readonly OutlineRow[] }
    | { readonly type: 'other' }
  );

interface BlockPlace {
  readonly line: number;
  /** The markdown, as written. */
  readonly source: string;
}

/** An item of a list with the items below it; `label` is what it begins with in bold, without a colon behind. */
export interface OutlineItem extends TextLine {
  readonly items: readonly OutlineItem[];
}

export interface OutlineRow {
  readonly cells: readonly string[];
  readonly line: number;
}

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze();

const mostCharacters = 128 * 1024;
const mostMarks = 8000;

/**
 * Takes a markdown text apart at its headings. Null for text that nobody writes by hand: over 128 KiB, with over 8,000
 * marks, or nested deeper than the parser can follow; the parser's work grows with the square of such text.
 */
export function parseOutline(text: string): Section[] | null {
  const source = text.replace(/^\uFEFF/, '');
  if (source.length > mostCharacters || (source.match(/[-+*_`~![\]<>|]/g)?.length ?? 0) > mostMarks) return null;
  try {
    return listSections((markdown.parse(source) as Root).children, source);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function listSections(nodes: readonly RootContent[], source: string): Section[] {
  const sections: (Omit<Section, 'blocks'> & { blocks: Block[] })[] = [{ title: '', depth: 0, line: 1, blocks: [] }];
  for (const node of nodes) {
    if (node.type === 'heading') {
      sections.push({ title: inlineText(node.children), depth: node.depth, line: lineOf(node), blocks: [] });
    } else if (node.type !== 'thematicBreak') {
      sections.at(-1)?.blocks.push(toBlock(node, source));
    }
  }
  return sections.filter(({ depth, blocks }) => depth > 0 || blocks.length > 0);
}

function toBlock(node: RootContent, source: string): Block {
  const place = { line: lineOf(node), source: node.type === 'yaml' ? fenced(node.value) : sourceOf(node, source) };
  if (node.type === 'paragraph')
    return { ...place, type: 'text', lines: splitLines(node.children, { line: place.line, source }) };
  if (node.type === 'list') return { ...place, type: 'list', items: node.children.map((item) => toItem(item, source)) };
  return node.type === 'table' ? { ...place, ...toTable(node) } : { ...place, type: 'other' };
}

/** Frontmatter can stand at the top of a file only. Anywhere else it is an example of code. */
function fenced(yaml: string): string {
  return `~~~~yaml\n${yaml}\n~~~~`;
}

function toTable({ children: [head, ...rows] }: Table): Pick<Block & { type: 'table' }, 'type' | 'header' | 'rows'> {
  const cellsOf = (row: Table['children'][number] | undefined) =>
    row?.children.map(({ children }) => inlineText(children)) ?? [];
  return {
    type: 'table',
    header: cellsOf(head),
    rows: rows.map((row) => ({ cells: cellsOf(row), line: lineOf(row) })),
  };
}

const deepestList = 20;

function toItem(item: ListItem, source: string, depth = 0): OutlineItem {
  if (depth > deepestList) throw new RangeError('A list nests too deep.');
  const phrases = item.children.flatMap((child): PhrasingContent[] => {
    if (child.type === 'list') return [];
    return child.type === 'paragraph' ? child.children : [{ type: 'text', value: textBelow(child) }];
  });
  const lines = splitLines(phrases, { line: lineOf(item), source }, 'anywhere');
  const text = lines.map((line, index) => (index === 0 || !line.label ? line.text : `${line.label}: ${line.text}`));
  return {
    label: lines[0]?.label ?? null,
    text: text.join(' ').trim(),
    line: lineOf(item),
    source: sourceOf(item, source),
    items: item.children.flatMap((child) =>
      child.type === 'list' ? child.children.map((inner) => toItem(inner, source, depth + 1)) : [],
    ),
  };
}

function textBelow(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textBelow).join(' ') : '';
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

function sourceOf({ position }: Nodes, source: string): string {
  return source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
}
