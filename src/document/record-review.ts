import { applyFixes } from '../model/finding.ts';
import { findFrontmatter } from './frontmatter.ts';
import { proposeEdits, type ReviewedFields } from './reviewed-edits.ts';
import { parseYaml } from './yaml.ts';

/**
 * The text of a file with `reviewed` recorded in its frontmatter, and with everything else byte for byte as it was.
 *
 * A block with one entry a line is edited entry by entry: its comments stay, except behind an entry that goes. A block
 * of any other form is replaced together with the comments between its entries. Where there is none, it becomes the
 * last field. Null when the frontmatter cannot be read, or cannot be edited so that it reads back as intended.
 */
export function recordReview(text: string, reviewed: ReviewedFields): string | null {
  const frontmatter = findFrontmatter(text);
  if (frontmatter.state !== 'found') return null;
  const [head, source, rest] = cut(text, frontmatter.yamlStart, frontmatter.yamlEnd);
  const intended = meaningOf({ ...fieldsOf(parseYaml(source).data), reviewed });
  for (const edits of proposeEdits(source, reviewed, head.endsWith('\r\n') ? '\r\n' : '\n')) {
    const edited = applyFixes(
      source,
      edits.map((edit) => ({ ...edit, path: '' })),
    ).text;
    if (meaningOf(fieldsOf(parseYaml(edited).data)) === intended) return head + edited + rest;
  }
  return null;
}

function cut(text: string, start: number, end: number): [string, string, string] {
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}

function fieldsOf(data: unknown): object {
  return typeof data === 'object' && data !== null ? data : {};
}

/** What frontmatter says, in whatever order `reviewed` says it. */
function meaningOf(fields: object): string {
  const { reviewed, ...rest } = { reviewed: null, ...fields };
  return JSON.stringify([rest, Object.entries(fieldsOf(reviewed)).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
