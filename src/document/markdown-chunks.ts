/** A stretch of a markdown text that can be parsed by itself. Offsets are 0-based, the end exclusive. */
export interface MarkdownChunk {
  readonly start: number;
  readonly end: number;
  /** `plain`: too much in one block for the parser, to be read without it. */
  readonly dialect: 'markdown' | 'plain';
}

const mostCharacters = 16 * 1024;
const mostMarks = 800;
const mostMarksOfFile = 40_000;

/**
 * Splits a text where a block ends and another begins at the margin, so that no part is larger than the parser can
 * take: its work grows with the square of some texts. Code between fences is never split, and left out when it is too
 * long. After 40,000 marks and ends of lines the rest is plain.
 */
export function splitMarkdown(text: string, from: number): MarkdownChunk[] {
  const chunks: MarkdownChunk[] = [];
  let open = { start: from, size: 0, marks: 0, isPlain: false };
  let left = mostMarksOfFile;
  const close = (next: number) => {
    const { start, size, isPlain } = open;
    if (size > 0) chunks.push({ start, end: start + size, dialect: isPlain ? 'plain' : 'markdown' });
    open = { start: next, size: 0, marks: 0, isPlain: false };
  };
  for (const { start, end, marks, isCode } of blocksOf(text, from)) {
    left -= marks;
    const isPlain = left < 0 || isTooMuch(end - start, marks);
    const goesOn = left < 0 ? open.isPlain : !isTooMuch(open.size + end - start, open.marks + marks);
    if (!goesOn || (isPlain && isCode)) close(isPlain && isCode ? end : start);
    if (isPlain && isCode) continue;
    open = { ...open, size: end - open.start, marks: open.marks + marks, isPlain };
  }
  close(text.length);
  return chunks;
}

function isTooMuch(characters: number, marks: number): boolean {
  return characters > mostCharacters || marks > mostMarks;
}

interface Block {
  readonly start: number;
  readonly end: number;
  readonly marks: number;
  readonly isCode: boolean;
}

// What follows a fence of backticks holds no backtick, or it would be code within a line.
const fence = /^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(`{3,}(?=[^`]*$)|~{3,})/;
const rawOpening = /^ {0,3}<(?:!--|pre|script|style|textarea)(?=[\s>-])/i;
const rawClosing = /-->|<\/(?:pre|script|style|textarea)>/i;

/** Blocks end where a line at the margin follows a blank one, but not within fences, comments and preformatted text. */
function* blocksOf(text: string, from: number): Iterable<Block> {
  let block = { start: from, marks: 0, isCode: false };
  let isAfterBlank = false;
  let closing: string | null = null;
  for (const { start, end } of linesOf(text, from)) {
    const lead = text.slice(start, Math.min(end, start + 200));
    const isBlank = lead.trim() === '' && end - start < 200;
    if (closing === null && isAfterBlank && /^[^\s]/.test(lead)) {
      yield { ...block, end: start };
      block = { start, marks: 0, isCode: false };
    }
    if (block.start === start) block.isCode = fence.test(lead);
    block.marks += countMarks(text, start, end + 1);
    closing = closing === null ? opens(lead, text.slice(start, end)) : closes(closing, lead, text.slice(start, end));
    isAfterBlank = isBlank;
  }
  yield { ...block, end: text.length };
}

function opens(lead: string, line: string): string | null {
  const mark = fence.exec(lead)?.[1];
  if (mark !== undefined) return mark;
  return rawOpening.test(lead) && !rawClosing.test(line) ? '<' : null;
}

// A fence is closed by one of its own sign that is as long.
function closes(closing: string, lead: string, line: string): string | null {
  if (closing === '<') return rawClosing.test(line) ? null : closing;
  const mark = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(lead)?.[1];
  return mark?.startsWith(closing) ? null : closing;
}

function* linesOf(text: string, from: number): Iterable<{ start: number; end: number }> {
  for (let start = from; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    yield { start, end };
    start = end + 1;
  }
}

// The end of a line counts too: each begins a block, or may.
const markCharacters = new Set('\n-+*_`~![]<>'.split('').map((mark) => mark.charCodeAt(0)));

function countMarks(text: string, start: number, end: number): number {
  let marks = 0;
  for (let at = start; at < Math.min(end, text.length); at += 1)
    if (markCharacters.has(text.charCodeAt(at))) marks += 1;
  return marks;
}
