import { parseOutline, type Section } from '../../document/outline.ts';
import { schemaOf } from '../../document/schema.ts';
import { renderFile } from '../../document/yaml-text.ts';
import type { PieceFate } from '../../model/fate.ts';
import { clip } from '../../model/words.ts';
import { homeOf, type Kind } from '../../model/kinds.ts';
import { notice } from '../product-marketing/product-marketing-form.ts';
import { addProse, type Draft, draftsOf, type DraftElement, emptyDraft, idOf } from './draft.ts';
import { isBlank } from './phrases.ts';
import { listPieces, type Piece } from './pieces.ts';
import { orderOf, takePiece } from './take-piece.ts';
import type { Taken } from './take-lists.ts';
import { isStatement } from './take-statement.ts';
import { keyOf, topicOf } from './vocabulary.ts';

export interface ImportOptions {
  /** The product's id where it is given; else it is made of the product's name. */
  readonly product: string | undefined;
  /** What the document is called: the source of what it claims. */
  readonly file: string;
}

/** A document, read: the files that it becomes, by path below the positioning folder, and what became of each piece. */
export interface ImportedDocument {
  readonly product: string;
  readonly files: ReadonlyMap<string, string>;
  readonly fates: readonly PieceFate[];
}

/** Why a document cannot be imported. */
export type ImportRefusal = 'not-read' | 'nothing-known' | 'no-name';

/**
 * Reads a positioning document as the files of a product. A field holds what the document says and nothing else: what
 * it leaves open stays open, and what no field holds stands under its own heading in the product's body.
 */
export function importDocument(text: string, { product, file }: ImportOptions): ImportedDocument | ImportRefusal {
  const sections = parseOutline(text.replace(notice, ''));
  if (sections === null) return 'not-read';
  const pieces = listPieces(sections).map(recogniseStatement);
  if (pieces.every(({ target }) => target === null)) return 'nothing-known';
  const draft = emptyDraft();
  const fates = takePieces(pieces, file, draft);
  fates.unshift(...settleTitle(sections, draft));
  const id = product ?? (draft.name === null ? null : idOf(draft.name, 'product'));
  return id === null ? 'no-name' : { product: id, files: renderFiles(draft, id), fates };
}

function recogniseStatement(piece: Piece): Piece {
  const { content, target } = piece;
  return target === null && content.type === 'text' && isStatement(content.text)
    ? { ...piece, target: 'statement' }
    : piece;
}

/** Takes every piece, in the order in which they build on each other; fates come in the document's order. */
function takePieces(pieces: readonly Piece[], file: string, draft: Draft): PieceFate[] {
  const taken = new Map<Piece, Taken>();
  const known = pieces.filter(({ target }) => target !== null);
  for (const piece of known.toSorted((a, b) => orderOf(a.target!) - orderOf(b.target!))) {
    if (!isEmpty(piece)) taken.set(piece, takePiece(piece, file, draft));
  }
  return pieces.flatMap((piece) => settle(piece, taken.get(piece), draft));
}

/** What became of a piece. What was not taken goes to the product's body. */
function settle(piece: Piece, taken: Taken | undefined, draft: Draft): PieceFate[] {
  const { heading, label, line, source } = piece;
  const fate = { heading, label, line };
  if (isEmpty(piece)) return [{ ...fate, kept: 'blank', to: null, note: placeholderOf(piece) }];
  const done = taken !== undefined && taken.to.length > 0;
  const fates: PieceFate[] = (taken?.lost ?? []).map((lost) => ({ ...fate, kept: 'lost', to: null, note: `${lost}.` }));
  if (done) fates.unshift({ ...fate, kept: 'field', to: taken.to.join(', '), note: taken.note ?? null });
  const left = done ? taken.left : [source];
  if (left.length === 0) return fates;
  addProse(draft, heading, [...(done && label ? [`**${label}:**\n`] : []), ...left].join('\n'));
  return [...fates, { ...fate, kept: 'prose', to: `product: ${heading === '' ? 'text' : `"${heading}"`}`, note: null }];
}

/** What stands in brackets where something is still to be written. */
function placeholderOf({ source }: Piece): string | null {
  const said = /\[[^[\]]*\]/.exec(source)?.[0];
  return said ? `The document says ${clip(said)} there.` : null;
}

function isEmpty({ content }: Piece): boolean {
  if (content.type === 'text') return isBlank(content.text);
  return (
    content.type === 'items' &&
    content.items.every(({ label, text, items }) => label === null && items.length === 0 && isBlank(text))
  );
}

const genericTitle =
  /^(?:product marketing(?: context)?|positioning(?: canvas| document| statement| one pager)?|marketing context|product context)\b/;

/** The product's name out of the title: what stands beside words such as "Product Marketing Context". */
function nameInTitle(title: string): string | null {
  const parts = title.split(/\s*(?:[:：|]|\s[—–-]\s)\s*/).filter((part) => part !== '');
  const name = parts.find((part) => !genericTitle.test(keyOf(part)));
  return name !== undefined && !isBlank(name) && name.length <= 100 ? name : null;
}

/** The title gives the product's name where nothing else does. A title that says something else stays above the text. */
function settleTitle(sections: readonly Section[], draft: Draft): PieceFate[] {
  const title = sections.find(({ depth }) => depth === 1);
  if (!title) return [];
  const name = nameInTitle(title.title);
  draft.name ??= name;
  const fate = { heading: title.title, label: null, line: title.line };
  if (name === draft.name) return name === null ? [] : [{ ...fate, kept: 'field', to: 'product: name', note: null }];
  if (name === null || topicOf(title.title)) return [];
  draft.prose.set('', [title.title, ...(draft.prose.get('') ?? [])]);
  return [{ ...fate, kept: 'prose', to: 'product: text', note: null }];
}

function renderFiles(draft: Draft, product: string): ReadonlyMap<string, string> {
  const [market] = draftsOf(draft, 'market');
  const idsOf = (kind: 'alternative' | 'segment') => draftsOf(draft, kind).map(({ id }) => id);
  if (market) {
    market.fields['status'] = 'chosen';
    market.fields['alternatives'] = idsOf('alternative');
    market.fields['segments'] = idsOf('segment');
  }
  // Nobody has compared an attribute that is only claimed, and an empty matrix says so.
  for (const attribute of draftsOf(draft, 'attribute')) attribute.fields['versus'] = {};
  const fields = {
    ...(draft.name !== null && { name: draft.name }),
    ...(market && { market: market.id }),
    ...(draft.oneLiner !== null && { one_liner: draft.oneLiner }),
    ...(draft.avoid.length > 0 && { avoid: draft.avoid }),
  };
  const own = [`${product}/product.md`, renderFile(inOrder('product', fields), proseOf(draft))] as const;
  return new Map([own, ...[...draft.elements.values()].map((element) => fileOf(element, product))]);
}

function fileOf({ kind, id, fields, prose }: DraftElement, product: string): readonly [string, string] {
  return [`${product}/${homeOf(kind).folder}/${id}.md`, renderFile(inOrder(kind, fields), prose.join('\n\n'))];
}

/** The fields in the order of the schema, as people expect them. */
function inOrder(kind: Kind, fields: Readonly<Record<string, unknown>>): object {
  const order = Object.keys(schemaOf(kind).properties ?? {}).filter((key) => Object.hasOwn(fields, key));
  return Object.fromEntries(order.map((key) => [key, fields[key]]));
}

function proseOf({ prose }: Draft): string {
  return [...prose]
    .toSorted(([a], [b]) => Number(b === '') - Number(a === ''))
    .map(([heading, sources]) => [...(heading === '' ? [] : [`## ${heading}`]), ...sources].join('\n\n'))
    .join('\n\n');
}
