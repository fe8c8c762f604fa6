/** Where the frontmatter of a text stands. Offsets are 0-based; `yaml` excludes the `---` lines. */
export type Frontmatter =
  | { readonly state: 'found'; readonly yamlStart: number; readonly yamlEnd: number; readonly bodyStart: number }
  | { readonly state: 'missing'; readonly laterFence: number | null }
  | { readonly state: 'unclosed' };

const openingFence = /^\uFEFF?---[ \t]*(?:\r?\n|$)/;
// Lines end where git and YAML end them: `m` and `^` would also count U+2028.
const closingFence = /(?:^|\n)---[ \t]*\r?(?=\n|$)/;
const lateOpening = /^\s*---[ \t]*\r?\n/;

/** Finds the YAML between two `---` lines, the first of which must be line 1. A byte order mark is allowed. */
export function findFrontmatter(text: string): Frontmatter {
  const opening = openingFence.exec(text);
  if (!opening) return { state: 'missing', laterFence: lateFence(text) };
  const yamlStart = opening[0].length;
  const rest = text.slice(yamlStart);
  const closing = closingFence.exec(rest);
  if (!closing) return { state: 'unclosed' };
  const fence = closing.index + closing[0].indexOf('-');
  const lineEnd = rest.indexOf('\n', fence);
  const bodyStart = lineEnd === -1 ? text.length : yamlStart + lineEnd + 1;
  return { state: 'found', yamlStart, yamlEnd: yamlStart + fence, bodyStart };
}

/** The offset of an opening `---` that only blank lines keep from line 1, or null. */
function lateFence(text: string): number | null {
  const late = lateOpening.exec(text.slice(0, 1000));
  return late ? late[0].lastIndexOf('---') : null;
}
