import { createPartBuilder, gap, type PartKind, type TextPart } from '../../../document/text-part.ts';
import { type Attribute, parseShownAttributes } from './html-attributes.ts';
import { type IgnoreMark, parseMark } from './reading.ts';
import { isWordTable } from '../mentions/word-lists.ts';

/** Turns tags and texts, as they come, into what readers see. Remembers which elements are open only where it matters. */
export interface HtmlPage {
  readonly add: (text: string, start: number, end: number) => void;
  readonly open: (name: string, attributes: readonly Attribute[], at: number) => void;
  readonly close: (name: string) => void;
  readonly comment: (text: string, start: number, end: number) => void;
  readonly finish: () => { parts: TextPart[]; marks: IgnoreMark[] };
}

const unread = new Set('script style code pre kbd samp del s strike noembed noframes iframe xmp'.split(' '));
// Every other element begins a new part, also one that nobody knows.
const inline = new Set(
  `a abbr b bdi bdo big br cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time
   tt u var wbr`.split(/\s+/),
);
const endsHeading = new Set('p ul ol dl table section article main footer'.split(' '));

/** What is open around the text that comes next. */
interface Around {
  /** The element whose content is passed over, and how many of its name are open. */
  skipped: { name: string; depth: number } | null;
  quotes: number;
  lists: number;
  heading: number;
  isTitle: boolean;
  isTerm: boolean;
  readonly tables: Table[];
}

interface Table {
  row: number;
  readonly header: string[];
  isListed: boolean;
}

export function createHtmlPage(): HtmlPage {
  const parts: TextPart[] = [];
  const marks: IgnoreMark[] = [];
  const part = createPartBuilder();
  const around: Around = {
    skipped: null,
    quotes: 0,
    lists: 0,
    heading: 0,
    isTitle: false,
    isTerm: false,
    tables: [],
  };
  const flush = () => {
    const made = part.finish({ kind: kindOf(around), depth: around.heading, inList: around.lists > 0 });
    const table = around.tables.at(-1);
    if (made && table && table.row <= 1) table.header.push(made.text);
    if (made) parts.push(made);
  };
  return {
    add(text, start, end) {
      if (!around.skipped) part.add(text, start, end);
    },
    open(written, attributes, at) {
      const name = written.toLowerCase();
      if (around.skipped) {
        if (name === around.skipped.name) around.skipped.depth += 1;
        return;
      }
      if (!inline.has(name)) flush();
      if (name === 'br') part.add('\n', at, at);
      for (const shown of parseShownAttributes(written, attributes)) parts.push(shown);
      enter(name, around);
      if (around.skipped) part.add(gap, at, at);
    },
    close(name) {
      if (around.skipped) {
        if (name === around.skipped.name) around.skipped.depth -= 1;
        if (around.skipped.depth === 0) around.skipped = null;
        return;
      }
      if (!inline.has(name)) flush();
      leave(name, around);
    },
    comment(text, start, end) {
      const mark = parseMark(text, start, end);
      if (mark) marks.push(mark);
    },
    finish() {
      flush();
      return { parts, marks };
    },
  };
}

function kindOf({ heading, isTitle, isTerm, quotes, tables }: Around): PartKind {
  if (isTitle) return 'title';
  if (heading > 0) return 'heading';
  if (tables.at(-1)?.isListed) return 'listed';
  if (isTerm) return 'term';
  return quotes > 0 ? 'quote' : 'text';
}

function enter(name: string, around: Around): void {
  if (unread.has(name)) around.skipped = { name, depth: 1 };
  else if (name === 'title') around.isTitle = true;
  else if (name === 'blockquote') around.quotes += 1;
  else if (name === 'ul' || name === 'ol') around.lists += 1;
  else if (name === 'table') around.tables.push({ row: 0, header: [], isListed: false });
  else if (name === 'tr') enterRow(around.tables.at(-1));
  else if (name === 'dt' || name === 'dd') around.isTerm = name === 'dt';
  if (/^h[1-6]$/.test(name)) around.heading = Number(name[1]);
  else if (endsHeading.has(name)) around.heading = 0;
}

function enterRow(table: Table | undefined): void {
  if (!table) return;
  table.row += 1;
  if (table.row === 2) table.isListed = isWordTable(table.header);
}

function leave(name: string, around: Around): void {
  if (name === 'title') around.isTitle = false;
  else if (name === 'blockquote') around.quotes = Math.max(0, around.quotes - 1);
  else if (name === 'ul' || name === 'ol') around.lists = Math.max(0, around.lists - 1);
  else if (name === 'table') around.tables.pop();
  else if (name === 'dt' || name === 'dl') around.isTerm = false;
  else if (/^h[1-6]$/.test(name)) around.heading = 0;
}
