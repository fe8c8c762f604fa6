import type { Block, OutlineItem, OutlineRow, Section } from '../../document/outline.ts';
import { type Target, targetOf, titleOf, type Topic, topicOf } from './vocabulary.ts';

/** A piece of a document that becomes one thing: a line, a list, a table, or something else as written. */
export interface Piece {
  /** The heading that it stands under; empty above the first. */
  readonly heading: string;
  readonly label: string | null;
  /** What its heading and label announce; null where it stays prose. */
  readonly target: Target | null;
  readonly line: number;
  /** The markdown to keep where it stays prose. */
  readonly source: string;
  readonly content: Content;
}

export type Content =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'items'; readonly items: readonly OutlineItem[]; readonly lead: string | null }
  | { readonly type: 'table'; readonly header: readonly string[]; readonly rows: readonly OutlineRow[] }
  | { readonly type: 'other' };

/** Where the reading stands: the topic, and a label whose value has not come yet, or goes on. */
interface Cursor {
  readonly heading: string;
  readonly topic: Topic | null;
  label: { readonly text: string; readonly source: string; readonly line: number; isOpen: boolean } | null;
}

/** Takes a document apart. Pieces come in its own order; the title's own heading is no piece. */
export function listPieces(sections: readonly Section[]): Piece[] {
  const pieces: Piece[] = [];
  let cursor: Cursor = { heading: '', topic: null, label: null };
  const title = sections.find(({ depth }) => depth === 1);
  for (const section of sections) {
    const topic = topicOf(section.title);
    const isPart = section.depth > 2 && cursor.heading !== '';
    const heading = section === title && !topic ? '' : titleOf(section.title);
    if (!isPart || topic) cursor = { heading, topic, label: null };
    const named = isPart && !topic ? listNamed(section, cursor) : null;
    if (named) {
      pieces.push(named);
      continue;
    }
    if (isPart && !topic) {
      const source = `### ${section.title}`;
      cursor.label = { text: section.title, source, line: section.line, isOpen: true };
      if (section.blocks.length === 0) pieces.push(pieceOf(cursor, section.line, source, { type: 'other' }));
    }
    for (const block of section.blocks) pieces.push(...readBlock(block, cursor));
  }
  return joinLeads(pieces);
}

/** A line that ends in a colon and the list below it are one piece where segments are told. */
function joinLeads(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const isLead = last?.target === 'segments' && last.label === null && last.heading === piece.heading;
    if (isLead && last.content.type === 'text' && last.content.text.endsWith(':') && piece.content.type === 'items') {
      const content = { ...piece.content, lead: last.content.text.slice(0, -1) };
      joined[joined.length - 1] = { ...last, source: `${last.source}\n\n${piece.source}`, content };
    } else joined.push(piece);
  }
  return joined;
}

const named: ReadonlySet<Target> = new Set(['alternatives', 'attributes', 'values', 'segments', 'trends']);
const numbering =
  /^(?:(?:alternative|competitor|attribute|capability|value|theme|segment|persona|trend|differentiator)s?\s*)?(?:#?\d{1,2}\s*[:.)–—-]\s*)?/i;

/** A heading below a topic that is a name of its own, such as that of an alternative, with what is said of it. */
function listNamed(section: Section, { heading, topic }: Cursor): Piece | null {
  const holds = topic?.holds;
  if (!holds || !named.has(holds) || targetOf(section.title, topic) || section.title.length > 100) return null;
  const items = section.blocks.flatMap((block): OutlineItem[] => {
    if (block.type === 'list') return [...block.items];
    if (block.type === 'text') return block.lines.map((line) => ({ ...line, items: [] }));
    return [{ label: null, text: block.source, line: block.line, source: block.source, items: [] }];
  });
  const name = section.title.replace(numbering, '') || section.title;
  const item = { label: name, text: '', line: section.line, source: `### ${section.title}`, items };
  const source = [item.source, ...section.blocks.map((block) => block.source)].join('\n\n');
  const content = { type: 'items', items: [item], lead: null } as const;
  return { heading, label: null, target: holds, line: section.line, source, content };
}

function pieceOf({ heading, topic, label }: Cursor, line: number, source: string, content: Content): Piece {
  const target = label ? targetOf(label.text, topic) : (topic?.holds ?? null);
  const isUnsaid = label !== null && label.isOpen;
  const whole = isUnsaid && source !== label.source ? `${label.source}\n\n${source}` : source;
  return { heading, label: label?.text ?? null, target, line: isUnsaid ? label.line : line, source: whole, content };
}

function readBlock(block: Block, cursor: Cursor): Piece[] {
  if (block.type === 'text') return block.lines.flatMap((line) => readLine(line, cursor));
  if (block.type === 'list') return readList(block, cursor);
  if (block.type === 'table') return readTable(block, cursor);
  if (cursor.label && !cursor.label.isOpen) cursor.label = null;
  const piece = pieceOf(cursor, block.line, block.source, { type: 'other' });
  if (cursor.label) cursor.label.isOpen = false;
  return [piece];
}

const plainLabel = /^([^:：]{2,40})[:：]\s*(.*)$/s;

function readLine(line: Extract<Block, { type: 'text' }>['lines'][number], cursor: Cursor): Piece[] {
  const [, word = '', rest = ''] = line.label === null ? (plainLabel.exec(line.text) ?? []) : [];
  const plain = word !== '' && targetOf(word, cursor.topic) !== null;
  const label = line.label ?? (plain ? word : null);
  const text = plain ? rest : line.text;
  if (label !== null) cursor.label = { text: label, source: line.source, line: line.line, isOpen: text === '' };
  else if (cursor.label && !cursor.label.isOpen) cursor.label = null;
  if (text === '') return [];
  const piece = pieceOf(cursor, line.line, line.source, { type: 'text', text });
  if (cursor.label) cursor.label.isOpen = false;
  return [piece];
}

/** A list below a label belongs to it, also after a first line of text. Items that are labels stand for themselves. */
function readList(block: Extract<Block, { type: 'list' }>, cursor: Cursor): Piece[] {
  const labelled = block.items.filter((item) => labelOfItem(item, cursor.topic) !== null);
  if (labelled.length === block.items.length) return block.items.map((item) => readLabelled(item, cursor));
  const content = { type: 'items', items: block.items, lead: null } as const;
  const piece = pieceOf(cursor, block.line, block.source, content);
  if (cursor.label) cursor.label.isOpen = false;
  return [piece];
}

function labelOfItem({ label, text }: OutlineItem, topic: Topic | null): { label: string; text: string } | null {
  const [, word = '', rest = ''] = label === null ? (plainLabel.exec(text) ?? []) : ['', label, text];
  return word !== '' && targetOf(word, topic) !== null ? { label: word, text: rest.replace(/^[:：]\s*/, '') } : null;
}

function readLabelled(item: OutlineItem, { heading, topic }: Cursor): Piece {
  const found = labelOfItem(item, topic);
  const text = found?.text ?? item.text;
  const content = contentOf(item, text, found !== null && targetOf(found.label, topic) === 'segments');
  const label = found?.label ?? null;
  const target = label === null ? null : targetOf(label, topic);
  return {
    heading,
    label,
    target,
    line: item.line,
    source: `- ${item.source.replace(/^(?:[-*+]|\d+[.)])\s+/, '')}`,
    content,
  };
}

/** What a label says, and what is nested below it: of several segments each is one, else all of it is of the first. */
function contentOf(item: OutlineItem, text: string, isOfSegments: boolean): Content {
  if (item.items.length === 0) return { type: 'text', text };
  if (isOfSegments || text === '') return { type: 'items', items: item.items, lead: text || null };
  return { type: 'items', items: [{ ...item, label: null, text }], lead: null };
}

/** A table of two columns whose first names parts of a positioning is a list of labels; any other is one piece. */
function readTable(block: Extract<Block, { type: 'table' }>, cursor: Cursor): Piece[] {
  const rows = block.rows.map((row) => ({ row, ...targetOfRow(row, cursor.topic) }));
  const known = rows.filter(({ target }) => target !== null);
  if (block.header.length === 2 && known.length >= 2 && known.length * 2 >= rows.length) {
    return rows.map(({ row: { cells, line }, target }) => {
      const [label = '', text = ''] = cells;
      const content = { type: 'text', text } as const;
      return { heading: cursor.heading || label, label, target, line, source: `**${label}:** ${text}`, content };
    });
  }
  const content = { type: 'table', header: block.header, rows: block.rows } as const;
  const piece = pieceOf(cursor, block.line, block.source, content);
  if (cursor.label) cursor.label.isOpen = false;
  return [piece];
}

function targetOfRow({ cells: [label = ''] }: OutlineRow, topic: Topic | null): { target: Target | null } {
  return { target: targetOf(label, topic) ?? topicOf(label)?.holds ?? null };
}
