import { gap } from '../../../document/text-part.ts';
import { createOfficeLines, type Paragraph, unpackOffice, unreadOffice } from './office-lines.ts';
import type { Reading } from './reading.ts';
import { parseRelationships, walkXml } from './walk-xml.ts';
import { isWordTable } from '../mentions/word-lists.ts';

const wanted = /^(?:_rels\/\.rels|word\/(?:document|header|footer|footnotes|endnotes)\d*\.xml)$/;
const aside = /^word\/(header|footer|footnotes|endnotes)\d*\.xml$/;
const asideNames: Readonly<Record<string, string>> = {
  header: 'the header',
  footer: 'the footer',
  footnotes: 'the footnotes',
  endnotes: 'the endnotes',
};

/** What a Word document says: a line is a paragraph, counted from the start; headers, footers and notes come last. */
export function parseDocxText(bytes: Uint8Array): Reading {
  const unpacked = unpackOffice(bytes, (name) => wanted.test(name));
  if ('problem' in unpacked) return unreadOffice(unpacked.problem);
  const { xml } = unpacked;
  const relationships = parseRelationships(xml.get('_rels/.rels'), '').values();
  const main = [...relationships].find(({ kind }) => kind === 'officeDocument')?.target ?? 'word/document.xml';
  const body = xml.get(main);
  if (body === undefined) return unreadOffice('it holds no document');
  const lines = createOfficeLines();
  for (const [index, paragraph] of paragraphsIn(body).entries()) {
    lines.add({ where: `paragraph ${index + 1}`, paragraphs: [paragraph] });
  }
  for (const [name, text] of xml) {
    const where = asideNames[aside.exec(name)?.[1] ?? ''];
    if (where !== undefined) for (const paragraph of paragraphsIn(text)) lines.add({ where, paragraphs: [paragraph] });
  }
  return lines.finish();
}

/** A paragraph that is still open. Text boxes put paragraphs into paragraphs. */
interface OpenParagraph {
  readonly texts: string[];
  depth: number;
  inList: boolean;
}

interface Table {
  row: number;
  readonly header: string[];
  isListed: boolean;
}

interface Scene {
  readonly done: Paragraph[];
  readonly open: OpenParagraph[];
  readonly tables: Table[];
  isText: boolean;
  isStruck: boolean;
  /** How many elements are open whose text stands elsewhere too, or no more. */
  unread: number;
}

// The place that text was moved from, and the second telling of what older programs cannot show.
const unread = new Set(['moveFrom', 'Fallback']);

function paragraphsIn(xml: string): Paragraph[] {
  const scene: Scene = { done: [], open: [], tables: [], isText: false, isStruck: false, unread: 0 };
  walkXml(xml, {
    open(name, attributes) {
      if (unread.has(name)) scene.unread += 1;
      else if (scene.unread === 0) enter(name, attributes.get('w:val') ?? '', scene);
    },
    close(name) {
      if (unread.has(name)) scene.unread = Math.max(0, scene.unread - 1);
      else if (scene.unread === 0) leave(name, scene);
    },
    text(text) {
      if (scene.isText && scene.unread === 0) scene.open.at(-1)?.texts.push(scene.isStruck ? gap : text);
    },
  });
  // A damaged document may leave paragraphs open.
  while (scene.open.length > 0) leave('p', scene);
  return scene.done;
}

function enter(name: string, value: string, scene: Scene): void {
  const paragraph = scene.open.at(-1);
  if (name === 'p') scene.open.push({ texts: [], depth: 0, inList: false });
  else if (name === 't') scene.isText = true;
  else if (name === 'r') scene.isStruck = false;
  else if (name === 'strike' || name === 'dstrike') scene.isStruck = value !== '0' && value !== 'false';
  else if (name === 'tbl') scene.tables.push({ row: 0, header: [], isListed: false });
  else if (name === 'tr') enterRow(scene.tables.at(-1));
  else if (paragraph) style(name, value, paragraph);
}

function style(name: string, value: string, paragraph: OpenParagraph): void {
  if (name === 'pStyle') {
    const heading = /^(?:heading|berschrift|titre|title)\s*(\d)?$/i.exec(value);
    if (heading) paragraph.depth = Number(heading[1] ?? 1);
    if (/^list/i.test(value)) paragraph.inList = true;
  } else if (name === 'numPr') paragraph.inList = true;
  else if (name === 'tab' || name === 'br' || name === 'cr') paragraph.texts.push(' ');
  else if (name === 'noBreakHyphen') paragraph.texts.push('-');
}

function enterRow(table: Table | undefined): void {
  if (!table) return;
  table.row += 1;
  if (table.row === 2) table.isListed = isWordTable(table.header);
}

function leave(name: string, scene: Scene): void {
  if (name === 't') scene.isText = false;
  else if (name === 'tbl') scene.tables.pop();
  if (name !== 'p') return;
  const paragraph = scene.open.pop();
  if (!paragraph) return;
  const text = paragraph.texts.join('');
  const table = scene.tables.at(-1);
  if (text.trim() === '') return;
  if (table && table.row <= 1) table.header.push(text);
  const kind = table?.isListed ? 'listed' : paragraph.depth > 0 ? 'heading' : 'text';
  scene.done.push({ text, kind, depth: paragraph.depth, inList: paragraph.inList });
}
