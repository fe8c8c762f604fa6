import { type Element, type ElementMap, isCollectionKind, isOfKind } from '../model/element.ts';
import type { Entry, ReadEntry } from '../model/entry.ts';
import { compareText, groupBy } from '../model/order.ts';
import { type CollectionKind, type Fields, type Kind, kindNames } from '../model/kinds.ts';
import type { Positioning, Product } from '../model/positioning.ts';
import { type Identity, identify, isBystander, isHidden } from './identify.ts';
import { type ParsedDocument, parseDocument, parseText } from './parse-document.ts';
import { fileStart, type Problem } from './problem.ts';

/** One file below the positioning folder, with everything that is known of it. */
export interface SourceFile {
  /** POSIX path as findings show it. */
  readonly path: string;
  /** POSIX path below the positioning folder. */
  readonly pathInRoot: string;
  readonly identity: Identity | null;
  /** Null when the file is no text. It may still have a problem that keeps it from being parsed. */
  readonly text: string | null;
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

/** Parses a text as a file of a kind. Injected so that a cache can stand in front of it. */
export type ParseDocument = (kind: Kind, text: string) => ParsedDocument;

/** Turns the entries of a positioning folder into a corpus. Never throws: what cannot be read becomes a problem. */
export function parseCorpus(root: string, entries: readonly Entry[], parse: ParseDocument = parseDocument): Corpus {
  const sorted = entries.toSorted((a, b) => compareText(a.path, b.path));
  const files = sorted.filter(isWorthReading).map((entry) => parseFile(root, entry, parse));
  const known = new Set(
    files.flatMap(({ identity }) => (identity ? [keyOf(identity.kind, identity.id, identity.product)] : [])),
  );
  return {
    root,
    files,
    fileAt: new Map(files.map((file) => [file.path, file])),
    paths: withFolders(sorted.map(({ path }) => path)),
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

function parseFile(root: string, entry: ReadEntry, parse: ParseDocument): SourceFile {
  const base = {
    path: root === '.' ? entry.path : `${root}/${entry.path}`,
    pathInRoot: entry.path,
    identity: identify(entry.path),
  };
  const { text, problem } = parseText(entry.content);
  if (text === null || problem) return { ...base, text, parsed: null, problems: problem ? [problem] : [] };
  if (!base.identity) return { ...base, text, parsed: null, problems: [{ type: 'unknown-folder', at: fileStart }] };
  const parsed = parse(base.identity.kind, text);
  return { ...base, text, parsed, problems: parsed.problems };
}

/** The element that an entry makes, or null; for those who read many positionings that share most of their files. */
export function parseElement(root: string, entry: Entry, parse: ParseDocument = parseDocument): Element | null {
  return (isWorthReading(entry) && elementOf(parseFile(root, entry, parse))[0]) || null;
}

function elementOf({ identity, parsed, text, path }: SourceFile): Element[] {
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
