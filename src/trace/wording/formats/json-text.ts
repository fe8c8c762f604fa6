import { createPartBuilder, type PartBuilder, type TextPart } from '../../../document/text-part.ts';

/** The texts of a JSON file that people read, and what kept it from being read to its end. */
export interface JsonReading {
  readonly parts: TextPart[];
  readonly problem: string | null;
}

const packageFields = /^(?:description|keywords\.\d+|displayName|title)$/;
const technicalKeys = new Set('id type key slug href src url icon class className path lang locale version'.split(' '));
const mostPath = 200;
const deepestNamed = 20;

/**
 * Reads the texts of a JSON file, each with its path: of a package's manifest its description and keywords, of other
 * files every value that is a text. Comments and trailing commas are allowed. Nesting costs memory and no stack.
 */
export function parseJsonText(path: string, text: string): JsonReading {
  const isManifest = /(?:^|\/)(?:package|composer|bower)\.json$/.test(path);
  const parts: TextPart[] = [];
  const levels: Level[] = [];
  for (const token of tokensOf(text)) {
    const level = levels.at(-1);
    if (token.type === 'problem') return { parts, problem: 'a text is never closed' };
    if (token.type === 'open') {
      const isList = text[token.start] === '[';
      levels.push({ isList, key: '', index: 0, isKeyNext: !isList });
    } else if (token.type === 'close') {
      levels.pop();
    } else if (token.type === 'comma') {
      if (level) [level.index, level.isKeyNext] = [level.index + 1, !level.isList];
    } else if (level?.isKeyNext) {
      level.key = text.slice(token.start + 1, token.end - 1);
      level.isKeyNext = false;
    } else if (isWanted(levels, isManifest)) {
      const part = textOf(text, token, pathOf(levels));
      if (part) parts.push(part);
    }
  }
  const isOpen = levels.length > 0;
  return { parts, problem: isOpen ? 'a bracket or brace is never closed' : null };
}

interface Level {
  readonly isList: boolean;
  key: string;
  index: number;
  isKeyNext: boolean;
}

interface Token {
  readonly type: 'open' | 'close' | 'comma' | 'string' | 'problem';
  /** 0-based offsets; the end is exclusive. */
  readonly start: number;
  readonly end: number;
}

const sign = /["[\]{},]|\/\/[^\n]*|\/\*/g;
const types: Readonly<Record<string, Token['type']>> = {
  '[': 'open',
  '{': 'open',
  ']': 'close',
  '}': 'close',
  ',': 'comma',
};

function* tokensOf(text: string): Iterable<Token> {
  let start = 0;
  for (;;) {
    sign.lastIndex = start;
    const found = sign.exec(text);
    if (!found) return;
    const [mark] = found;
    const type = mark === '"' ? 'string' : types[mark];
    const end = endOf(text, mark, found.index);
    if (end === null) {
      yield { type: 'problem', start: found.index, end: text.length };
      return;
    }
    if (type) yield { type, start: found.index, end };
    start = end;
  }
}

/** Where what begins with a mark ends; null for a text that is not closed on its line. */
function endOf(text: string, mark: string, start: number): number | null {
  if (mark === '"') return stringEnd(text, start);
  if (mark !== '/*') return start + mark.length;
  const close = text.indexOf('*/', start + 2);
  return close === -1 ? text.length : close + 2;
}

function stringEnd(text: string, start: number): number | null {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') return at + 1;
    if (character === '\n') return null;
    if (character === '\\') at += 1;
  }
  return null;
}

function isWanted(levels: readonly Level[], isManifest: boolean): boolean {
  if (isManifest) return levels.length <= 2 && packageFields.test(pathOf(levels));
  const key = levels.slice(-deepestNamed).findLast((level) => !level.isList)?.key ?? '';
  return !key.startsWith('$') && !technicalKeys.has(key);
}

/** The path of the value that comes next, as `hero.items.0`; cut at its start when it is too long to read. */
function pathOf(levels: readonly Level[]): string {
  const path = levels
    .slice(-deepestNamed)
    .map(({ isList, key, index }) => (isList ? String(index) : key))
    .join('.');
  return path.length > mostPath || levels.length > deepestNamed ? `…${path.slice(-mostPath)}` : path;
}

const escape = /\\(?:u[\da-fA-F]{4}|.)/g;
const plainEscapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

function textOf(text: string, { start, end }: Token, where: string): TextPart | null {
  const part = createPartBuilder();
  addUnescaped(part, text.slice(start + 1, end - 1), start + 1);
  return part.finish({ where: where === '' ? null : `\`${where.replaceAll('`', "'")}\`` });
}

function addUnescaped(part: PartBuilder, inner: string, start: number): void {
  let from = 0;
  for (const { 0: code, index } of inner.matchAll(escape)) {
    part.add(inner.slice(from, index), start + from, start + index);
    part.add(unescape(code), start + index, start + index + code.length);
    from = index + code.length;
  }
  part.add(inner.slice(from), start + from, start + inner.length);
}

function unescape(code: string): string {
  if (code[1] === 'u') return String.fromCharCode(Number.parseInt(code.slice(2), 16));
  return plainEscapes[code[1] ?? ''] ?? code.slice(1);
}
