import { type Element, type ElementMap, isCollectionKind, isOfKind } from '../model/element.ts';
import type { Entry, ReadEntry } from '../model/entry.ts';
import { compareText, groupBy } from '../model/order.ts';
import { type CollectionKind, type Fields, type Kind, kindNames } from '../model/kinds.ts';
import type { Positioning, Product } from '../model/positioning.ts';
import { type Identity, identify, isBystander, isHidden } from './identify.ts';
import type { ParsedDocument } from './parse-document.ts';
import { parseText } from './parse-text.ts';
import { fileStart, type Problem } from './problem.ts';

/** One file below the positioning folder, before its content is parsed. */
export interface FoundFile {
  /** POSIX path as findings show it. */
  readonly path: string;
  /** POSIX path below the positioning folder. */
  readonly pathInRoot: string;
  readonly identity: Identity | null;
  /** Null when the file is no text. It may still have a problem that keeps it from being parsed. */
  readonly text: string | null;
  /** What keeps it from being parsed. */
  readonly obstacle: Problem | null;
}

/** One that can be parsed. */
export interface FoundDocument extends FoundFile {
  readonly identity: Identity;
  readonly text: string;
}

/** One file below the positioning folder, with everything that is known of it. */
export interface SourceFile extends Omit<FoundFile, 'obstacle'> {
  readonly parsed: ParsedDocument | null;
  readonly problems: readonly Problem[];
}

/** A positioning folder, read: its files with their problems, and the positioning that they make up. */
export interface Corpus {
  /** The positioning folder, as paths in findings begin. */
  readonly root: string;
  /** Files that are, or look like, elements; in path order. */
  readonly files: readonly SourceFile[];
  readonly fileAt: ReadonlyMap<string, SourceFile>;
  /** Every path below the positioning folder, whatever it is, folders too; the folder itself is the empty path. */
  readonly paths: ReadonlySet<string>;
  readonly positioning: Positioning;
  /** Does such an element exist, even if its file cannot be read? */
  readonly exists: (kind: Kind, id: string, product: string | null) => boolean;
}

/** The files among the entries of a positioning folder that are, or look like, elements; in path order. Never throws. */
export function findFiles(root: string, entries: readonly Entry[]): FoundFile[] {
  const worthReading = entries.filter(isWorthReading).toSorted((a, b) => compareText(a.path, b.path));
  return worthReading.map(({ path, content }) => {
    const identity = identify(path);
    const { text, problem } = parseText(content);
    const obstacle = problem ?? (identity ? null : { type: 'unknown-folder', at: fileStart });
    return { path: root === '.' ? path : `${root}/${path}`, pathInRoot: path, identity, text, obstacle };
  });
}

export function isDocument(file: FoundFile): file is FoundDocument {
  return file.obstacle === null;
}

/** A file with what is made of its content, unless something keeps it from being parsed. */
export function toSourceFile(found: FoundFile, parse: (document: FoundDocument) => ParsedDocument): SourceFile {
  const { obstacle, ...file } = found;
  const parsed = isDocument(found) ? parse(found) : null;
  return { ...file, parsed, problems: parsed?.problems ?? (obstacle ? [obstacle] : []) };
}

/** The corpus that files make up; they come in path order. */
export function assembleCorpus(root: string, entries: readonly Entry[], files: readonly SourceFile[]): Corpus {
  const known = new Set(
    files.flatMap(({ identity }) => (identity ? [keyOf(identity.kind, identity.id, identity.product)] : [])),
  );
  return {
    root,
    files,
    fileAt: new Map(files.map((file) => [file.path, file])),
    paths: withFolders(entries.map(({ path }) => path).toSorted(compareText)),
    positioning: assemblePositioning(files.flatMap(elementOf)),
    exists: (kind, id, product) => known.has(keyOf(kind, id, product)),
  };
}

function withFolders(paths: readonly string[]): ReadonlySet<string> {
  const known = new Set(['']);
  for (const path of paths) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const prefix = path.slice(0, end);
      if (known.has(prefix)) break;
      known.add(prefix);
    }
  }
  return known;
}

function isWorthReading(entry: Entry): entry is ReadEntry {
  const { path, content } = entry;
  if (content.type === 'link' || content.type === 'special') return !isHidden(path);
  return content.type !== 'unread' && !isBystander(path);
}

/** The element that a file makes, if it makes one. */
export function elementOf({ identity, parsed, text, path }: SourceFile): Element[] {
  if (!identity || !parsed?.fields || text === null) return [];
  const fields = parsed.fields as unknown as Fields<Kind>;
  return [{ ...identity, path, fields, body: text.slice(parsed.bodyStart) }];
}

/** The positioning that elements make up; they come in path order. */
export function assemblePositioning(elements: readonly Element[]): Positioning {
  const byProduct = groupBy(elements, ({ product }) => product);
  const company = byProduct.get(null) ?? [];
  const products = new Map<string, Product>();
  for (const [id, own] of byProduct) if (id !== null) products.set(id, assembleProduct(id, own));
  return {
    signOff: mapOf(company, 'sign-off').values().next().value ?? null,
    checkSettings: mapOf(company, 'check').values().next().value ?? null,
    functions: mapOf(company, 'function'),
    products,
    elements,
  };
}

function assembleProduct(id: string, elements: readonly Element[]): Product {
  const collections = kindNames.filter(isCollectionKind).map((kind) => [kind, mapOf(elements, kind)]);
  return {
    id,
    element: mapOf(elements, 'product').get(id) ?? null,
    of: Object.fromEntries(collections) as { [K in CollectionKind]: ElementMap<K> },
  };
}

function mapOf<K extends Kind>(elements: readonly Element[], kind: K): ElementMap<K> {
  const own = elements.filter((element): element is Element<K> & Element => isOfKind(element, kind));
  return new Map(own.map((element) => [element.id, element]));
}

function keyOf(kind: Kind, id: string, product: string | null): string {
  return `${product ?? ''}/${kind}/${id}`;
}
