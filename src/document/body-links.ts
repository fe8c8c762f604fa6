import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** A link or image in a body: its target as written, and its 0-based offsets in the file's text. */
export interface BodyLink {
  readonly target: string;
  readonly start: number;
  readonly end: number;
}

const markdown = unified().use(remarkParse).use(remarkFrontmatter).freeze();

const mostCharacters = 64 * 1024;
const mostMarks = 3000;

/**
 * Parses a file's text as markdown and lists its links and images, in the order in which they stand. Text that nobody
 * writes by hand (over 64 KiB, over 3,000 marks, or nested deeper than the parser can follow) has none: the parser's
 * work grows with the square of such text.
 */
export function parseBodyLinks(text: string): BodyLink[] {
  if (text.length > mostCharacters || (text.match(/[-+*_`~![\]<>]/g)?.length ?? 0) > mostMarks) return [];
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
