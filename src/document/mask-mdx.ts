/** MDX as markdown of the same length, and its comments; their offsets are 0-based, the ends exclusive. */
export interface MaskedMdx {
  readonly text: string;
  readonly comments: readonly { readonly text: string; readonly start: number; readonly end: number }[];
}

/**
 * Makes markdown of MDX: imports, exports, comments and expressions become blanks, and an expression that is nothing
 * but a text becomes that text. Code is left as it is.
 */
export function maskMdx(text: string): MaskedMdx {
  const pieces: string[] = [];
  const comments: { text: string; start: number; end: number }[] = [];
  let from = 0;
  for (const { start, end } of foreignRanges(text)) {
    const inside = commentText.exec(text.slice(start, end))?.[1];
    if (inside !== undefined) comments.push({ text: inside, start, end });
    pieces.push(text.slice(from, start), maskRange(text, start, end));
    from = end;
  }
  return { text: pieces.join('') + text.slice(from), comments };
}

const commentText = /^\{\s*\/\*([\s\S]*)\*\/\s*\}$/;

interface Range {
  readonly start: number;
  readonly end: number;
}

const mostExpression = 20_000;
const mostUnclosed = 50;
const statement = /(?:import|export)\s/y;
const comment = /\{\s*\/\*[\s\S]*?\*\/\s*\}/y;
const fenceLine = /[ \t]*(`{3,20}|~{3,20})/y;

function* foreignRanges(text: string): Iterable<Range> {
  let unclosed = 0;
  let isBlockStart = true;
  for (let at = 0; at < text.length;) {
    const isLineStart = at === 0 || text[at - 1] === '\n';
    if (isLineStart) isBlockStart = at === 0 || isBlank(text, at);
    const code = codeEnd(text, at, isLineStart);
    if (code > at) {
      at = code;
    } else if (isLineStart && isBlockStart && matchesAt(statement, text, at)) {
      const end = blockEnd(text, at);
      yield { start: at, end };
      at = end;
    } else if (text[at] === '{' && unclosed < mostUnclosed) {
      const end = expressionEnd(text, at);
      if (end === null) unclosed += 1;
      else yield { start: at, end };
      at = end ?? at + 1;
    } else {
      at += 1;
    }
  }
}

function matchesAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Is the line before this one blank? */
function isBlank(text: string, lineStart: number): boolean {
  const before = text.lastIndexOf('\n', lineStart - 2);
  return text.slice(Math.max(before + 1, lineStart - 200), lineStart).trim() === '';
}

function blockEnd(text: string, start: number): number {
  const blank = /\n[ \t]*\r?\n/g;
  blank.lastIndex = start;
  return blank.exec(text)?.index ?? text.length;
}

/** Where the code that begins here ends: a fenced block or a code span; `at` itself when none begins. */
function codeEnd(text: string, at: number, isLineStart: boolean): number {
  const fence = isLineStart ? matchesAt(fenceLine, text, at)?.[1] : undefined;
  if (fence !== undefined) {
    const closing = new RegExp(`\\n[ \\t]*${fence}`, 'g');
    closing.lastIndex = at + 1;
    return closing.exec(text) ? closing.lastIndex : text.length;
  }
  if (text[at] !== '`') return at;
  let open = at;
  while (text[open] === '`') open += 1;
  const ticks = text.slice(at, open);
  const close = text.slice(open, open + 2000).indexOf(ticks);
  return close === -1 ? open : open + close + ticks.length;
}

/** Where an expression in braces ends, or null when it does not within reason. Braces in texts do not count. */
function expressionEnd(text: string, start: number): number | null {
  if (matchesAt(comment, text, start)) return comment.lastIndex;
  let depth = 0;
  let quote = '';
  for (let at = start; at < Math.min(text.length, start + mostExpression); at += 1) {
    const character = text[at]!;
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (isQuote(character) && isOpening(text, at)) {
      quote = character;
    } else if (character === '{') {
      depth += 1;
    } else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

function isQuote(character: string): boolean {
  return character === '"' || character === "'" || character === '`';
}

// An apostrophe within a word, or in a comment, opens no text.
function isOpening(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}

function maskRange(text: string, start: number, end: number): string {
  const source = text.slice(start, end);
  const isAttribute = text[start - 1] === '=';
  const literal = /^\{\s*(["'`])((?:(?!\1)[^\\{}])*)\1\s*\}$/.exec(source);
  if (literal) return maskLiteral(source, isAttribute);
  const blank = source.replace(/[^\n]/g, ' ');
  return isAttribute && source.startsWith('{') ? `"${blank.slice(2)}"` : blank;
}

/** Keeps a text where it stands; as an attribute it keeps quotes too. */
function maskLiteral(source: string, isAttribute: boolean): string {
  const bare = source.replace(/^\{/, ' ').replace(/\}$/, ' ');
  const first = bare.search(/["'`]/);
  const last = bare.trimEnd().length - 1;
  const quote = isAttribute ? (bare[first] === '`' ? '"' : bare[first]!) : ' ';
  return bare.slice(0, first) + quote + bare.slice(first + 1, last) + quote + bare.slice(last + 1);
}
