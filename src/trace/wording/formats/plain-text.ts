import { createPartBuilder, type PartBuilder, type TextPart } from '../../../document/text-part.ts';
import { type IgnoreMark, parseMark } from './reading.ts';

const markComment = /<!--((?:(?!-->)[^\n]){0,200})-->/g;
const bullet = /^[ \t]*(?:[-*+•‣◦]|\d{1,3}[.)])[ \t]+/;
const underline = /^([=\-~^#*_])\1{2,}[ \t]*\r?$/;
const mostUnderlined = 120;

/**
 * Reads plain text: a part is a paragraph or an item of a list, in prose; in other files, such as tables and
 * translations, each line is one. A short line with a line of signs below it is a heading.
 */
export function parsePlainText(
  text: string,
  isProse: boolean,
  range: { readonly start: number; readonly end: number } = { start: 0, end: text.length },
): { parts: TextPart[]; marks: IgnoreMark[] } {
  const parts: TextPart[] = [];
  const part = createPartBuilder();
  let inList = false;
  const flush = (role: { depth?: number; inList?: boolean }) => {
    const made = part.finish({ ...role, kind: role.depth === undefined ? 'text' : 'heading' });
    if (made) parts.push(made);
  };
  let before = '';
  for (const { start, line } of linesOf(text, range)) {
    const isItem = bullet.test(line.slice(0, 200));
    const depth = underlineDepth(line, before);
    if (depth !== null) {
      flush({ depth });
    } else if (!isProse || isItem || line.trim() === '') {
      flush({ inList });
      inList = isItem || (inList && line.trim() === '');
    } else if (inList && before.trim() === '' && !/^\s/.test(line)) {
      inList = false;
    }
    if (depth === null) addLine(part, line, start);
    before = line;
  }
  flush({ inList });
  return { parts, marks: marksIn(text, range) };
}

/** 1 for a line of `=`, 2 for one of any other sign, when the line above can be a heading; else null. */
function underlineDepth(line: string, before: string): number | null {
  const sign = line.length <= mostUnderlined ? underline.exec(line)?.[1] : undefined;
  if (sign === undefined || before.trim() === '' || before.length > mostUnderlined) return null;
  return sign === '=' ? 1 : 2;
}

function addLine(part: PartBuilder, line: string, start: number): void {
  const lead = bullet.exec(line.slice(0, 200))?.[0].length ?? 0;
  part.add(`${line.slice(lead)}\n`, start + lead, start + line.length + 1);
}

function* linesOf(text: string, range: { start: number; end: number }): Iterable<{ start: number; line: string }> {
  for (let start = range.start; start < range.end;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 || newline > range.end ? range.end : newline;
    yield { start, line: text.slice(start, end) };
    start = end + 1;
  }
}

function marksIn(text: string, { start, end }: { start: number; end: number }): IgnoreMark[] {
  return [...text.slice(start, end).matchAll(markComment)].flatMap(
    ({ 0: comment, 1: inner = '', index }) => parseMark(inner, start + index, start + index + comment.length) ?? [],
  );
}
