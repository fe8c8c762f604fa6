import { parseFrontmatterText } from '../../../document/frontmatter-text.ts';
import { parseMarkdownText } from '../../../document/markdown-text.ts';
import { maskMdx } from '../../../document/mask-mdx.ts';
import type { TextPart } from '../../../document/text-part.ts';
import { parseHtmlText } from './html-text.ts';
import { parsePlainText } from './plain-text.ts';
import { asListed, htmlIgnoreComment, type IgnoreMark, parseMark, type Reading } from './reading.ts';
import { isWordTable } from '../mentions/word-lists.ts';

/** What a markdown or MDX file says: the fields of its frontmatter that are shown, its text, and the HTML in it. */
export function parseMarkdownReading(text: string, dialect: 'markdown' | 'mdx'): Reading {
  const frontmatter = parseFrontmatterText(text);
  const bodyStart = frontmatter.bodyStart || (text.startsWith('\uFEFF') ? 1 : 0);
  const masked = dialect === 'mdx' ? maskMdx(text) : { text, comments: [] };
  const parts: TextPart[] = [...frontmatter.parts];
  const marks: IgnoreMark[] = masked.comments.flatMap(
    (comment) => parseMark(comment.text, comment.start, comment.end) ?? [],
  );
  const ignoreComment = dialect === 'mdx' ? '{/* throughline-ignore */}' : htmlIgnoreComment;
  for (const item of parseMarkdownText(masked.text, bodyStart, dialect)) {
    if (item.type === 'text') {
      parts.push(item.part);
    } else if (item.type === 'table') {
      const cells = item.rows.flat();
      const header = (item.rows[0] ?? []).map((cell) => cell.text);
      const isListed = isWordTable(header);
      for (const cell of cells) parts.push(isListed ? asListed(cell) : cell);
    } else {
      const inner =
        item.type === 'html'
          ? parseHtmlText(masked.text, item.start, item.end)
          : parsePlainText(masked.text, true, { start: item.start, end: item.end });
      for (const part of inner.parts) parts.push(part);
      for (const mark of inner.marks) marks.push(mark);
    }
  }
  return { text, parts, marks, ignoreComment, problem: null };
}
