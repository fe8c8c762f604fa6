import { hash } from 'node:crypto';
import type { ParsedDocument } from '../document/parse-document.ts';
import type { Kind } from '../model/kinds.ts';
import type { Cache } from './ports.ts';
import { seal, unseal } from './seal.ts';

/** What is kept of a document. `fields` and `problems` are left out when the document is sound. */
type Stored = readonly [
  bodyStart: number,
  data: ParsedDocument['data'],
  fields?: ParsedDocument['fields'],
  problems?: ParsedDocument['problems'],
];

/** What a parser needs to know of a file. */
interface Unparsed {
  readonly identity: { readonly kind: Kind };
  readonly text: string;
}

/**
 * Parses documents, or takes what the last run made of the same kind and content. The parsers are loaded only for a
 * document that it did not see. What another version of this program stored, or what was damaged since, is not used.
 */
export async function parseRemembered<T extends Unparsed>(
  cache: Cache,
  root: string,
  documents: readonly T[],
): Promise<ReadonlyMap<T, ParsedDocument>> {
  const name = `documents ${root}`;
  const before = unseal<Stored>(cache.load(name));
  const keyed = documents.map((document) => ({ document, key: keyOf(document) }));
  const unknown = keyed.filter(({ key }) => !before.has(key));
  const known = unknown.length === 0 ? before : new Map([...before, ...(await parseAnew(unknown))]);
  const after = new Map(keyed.map(({ key }) => [key, known.get(key)!]));
  if (unknown.length > 0 || after.size !== before.size) cache.save(name, seal(after));
  return new Map(keyed.map(({ document, key }) => [document, fromStored(after.get(key)!)]));
}

function keyOf({ identity, text }: Unparsed): string {
  return hash('sha256', `${identity.kind}\0${text}`, 'base64url');
}

async function parseAnew(
  documents: readonly { readonly document: Unparsed; readonly key: string }[],
): Promise<[key: string, Stored][]> {
  const { parseDocument } = await import('../document/parse-document.ts');
  return documents.map(({ document, key }) => [key, toStored(parseDocument(document.identity.kind, document.text))]);
}

function toStored({ bodyStart, data, fields, problems }: ParsedDocument): Stored {
  return problems.length === 0 ? [bodyStart, data] : [bodyStart, data, fields, problems];
}

function fromStored([bodyStart, data, fields = data, problems = []]: Stored): ParsedDocument {
  return { bodyStart, data, fields, problems };
}
