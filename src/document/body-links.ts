import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { isBeyondMarkdown } from './markdown-limits.ts';

/** A link or image in a body: its target as written, and its 0-based offsets in the file's text. */
export interface BodyLink {
  readonly target: string;
  readonly start: number;
  readonly end: number;
}

const markdown = unified().use(remarkParse).use(remarkFrontmatter).freeze();

/**
 * Parses a file's text as markdown and lists its links and images, in the order in which they stand. Text that nobody
 * writes by hand, or that is nested deeper than the parser can follow, has none.
 */
export function parseBodyLinks(text: string): BodyLink[] {
  if (isBeyondMarkdown(text)) return [];
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  try {
    const links = [...linksIn(markdown.parse(text.slice(mark)) as Root)];
    return links.map(({ target, start, end }) => ({ target, start: start + mark, end: end + mark }));
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function* linksIn(node: Nodes): Iterable<BodyLink> {
  if ((node.type === 'link' || node.type === 'image' || node.type === 'definition') && node.position) {
    const { start, end } = node.position;
    yield { target: node.url, start: start.offset ?? 0, end: end.offset ?? 0 };
  }
  if ('children' in node) for (const child of node.children) yield* linksIn(child);
}
