/** A body as HTML that can do no harm. */
export interface BodyHtml {
  readonly html: string;
  /** The targets of its links as written, in the order of their marks in `html`; only `placeLinks` puts them there. */
  readonly links: readonly string[];
}

// A mark anywhere, what GFM takes for an address, and what means something at the start or the end of a line.
const mayMeanMore = /[*_`~[\]<>&#|\\@\0\t\r]|:\/\/|www\.|(?:^|\n)(?: {4}| *(?:[-+=]|\d+[.)]))|  (?:\n|$)/i;

const words = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N} ,'-]*[\p{L}\p{N}])?`;
const code = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N} ,./'-]*[\p{L}\p{N}])?`;
// Links, strong text, emphasis and code, where nothing inside or beside them could mean more.
const plainMark = new RegExp(
  [
    String.raw`(?<![!\]])\[(?<link>[\p{L}\p{N}][\p{L}\p{N} ,'-]*)\]\((?<target>[a-z0-9./-]+)\)`,
    String.raw`(?<![\p{L}\p{N}*])\*\*(?<strong>${words})\*\*(?![\p{L}\p{N}*])`,
    String.raw`(?<![\p{L}\p{N}*])\*(?<emphasis>${words})\*(?![\p{L}\p{N}*])`,
    String.raw`(?<!\x60)\x60(?<code>${code})\x60(?!\x60)`,
  ].join('|'),
  'giu',
);
type Mark = Partial<Record<'link' | 'target' | 'strong' | 'emphasis' | 'code', string>>;

/**
 * The HTML of paragraphs and flat lists with simple marks at most, the same that the parser makes of them; null for what
 * may be more. Most bodies are as plain, and the parser is by far the dearest part of a page.
 */
export function renderPlainProse(markdown: string): BodyHtml | null {
  const blocks = splitBlocks(markdown);
  if (blocks === null || blocks.some(({ lines }) => isMore(lines.join('\n')))) return null;
  const links: string[] = [];
  const place = (text: string) => text.replace(plainMark, (...found) => renderMark(found.at(-1) as Mark, links));
  return { html: blocks.map((block) => place(renderBlock(block))).join('\n'), links };
}

function isMore(text: string): boolean {
  return mayMeanMore.test(
    text.replace(plainMark, (...found) => {
      const { link, strong, emphasis, code: said } = found.at(-1) as Mark;
      return link ?? strong ?? emphasis ?? said ?? '';
    }),
  );
}

interface Block {
  /** Is it a list, whose items begin with a hyphen? */
  readonly isList: boolean;
  /** Without what makes them items of a list. */
  readonly lines: readonly string[];
  /** Where items begin among the lines. */
  readonly starts: ReadonlySet<number>;
}

const listStart = /^- (?=[\p{L}\p{N}*`[])/u;
const listLine = /^(?:- (?=[\p{L}\p{N}*`[])| {2}(?=\S))/u;

/** Paragraphs and lists; null when a list may go on in the block after it. */
function splitBlocks(markdown: string): Block[] | null {
  const texts = markdown.split(/\n(?: *\n)+/).filter((text) => /[^ \n]/.test(text));
  const blocks = texts.map((text) => parseBlock(text.replace(/^(?: *\n)+|\n *$/g, '')));
  const goesOn = blocks.some(({ isList }, index) => isList && /^(?: |- )/.test(texts[index + 1] ?? ''));
  return goesOn ? null : blocks;
}

function parseBlock(text: string): Block {
  const lines = text.split('\n');
  const isList = listStart.test(text) && lines.every((line) => listLine.test(line));
  if (!isList) return { isList, lines, starts: new Set() };
  const starts = lines.flatMap((line, index) => (line.startsWith('-') ? [index] : []));
  return { isList, lines: lines.map((line) => line.slice(2)), starts: new Set(starts) };
}

function renderBlock({ isList, lines, starts }: Block): string {
  const trimmed = lines.map((line) => line.replace(/^ +| +$/g, ''));
  if (!isList) return `<p>${trimmed.join('\n')}</p>`;
  const items = trimmed.map((line, index) => (starts.has(index) ? `${index > 0 ? '</li>\n' : ''}<li>${line}` : line));
  const text = items.map((item, index) => (index > 0 && !starts.has(index) ? `\n${item}` : item)).join('');
  return `<ul>\n${text}</li>\n</ul>`;
}

function renderMark({ link, target = '', strong, emphasis, code: said }: Mark, links: string[]): string {
  if (link !== undefined) return `<a href="link:${links.push(target) - 1}">${link}</a>`;
  if (strong !== undefined) return `<strong>${strong}</strong>`;
  return emphasis === undefined ? `<code>${said}</code>` : `<em>${emphasis}</em>`;
}
