import { hash } from 'node:crypto';
import type { ParseDocument } from '../document/corpus.ts';
import { type ParsedDocument, parseDocument } from '../document/parse-document.ts';
import { version } from '../version.ts';
import type { Cache } from './ports.ts';

/** What is kept of a document. `fields` and `problems` are left out when the document is sound. */
type Stored = readonly [
  bodyStart: number,
  data: ParsedDocument['data'],
  fields?: ParsedDocument['fields'],
  problems?: ParsedDocument['problems'],
];

/**
 * A parser that remembers what earlier runs parsed, by kind and content. `keep` stores it for the next run. What
 * another version of this program stored, or what was damaged since, is not used.
 */
export function rememberDocuments(cache: Cache, root: string): { parse: ParseDocument; keep: () => void } {
  const name = `documents ${root}`;
  const before = unseal(cache.load(name));
  const after = new Map<string, Stored>();
  let isChanged = false;
  const parse: ParseDocument = (kind, text) => {
    const key = hash('sha256', `${kind}\0${text}`, 'base64url');
    const stored = before.get(key);
    if (stored) {
      after.set(key, stored);
      return fromStored(stored);
    }
    const parsed = parseDocument(kind, text);
    after.set(key, toStored(parsed));
    isChanged = true;
    return parsed;
  };
  const keep = () => {
    if (isChanged || after.size !== before.size) cache.save(name, seal(after));
  };
  return { parse, keep };
}

function toStored({ bodyStart, data, fields, problems }: ParsedDocument): Stored {
  return problems.length === 0 ? [bodyStart, data] : [bodyStart, data, fields, problems];
}

function fromStored([bodyStart, data, fields = data, problems = []]: Stored): ParsedDocument {
  return { bodyStart, data, fields, problems };
}

/** A first line that names the version and the content's hash, then the content. */
function seal(documents: ReadonlyMap<string, Stored>): string {
  const text = JSON.stringify([...documents]);
  return `${sealOf(text)}\n${text}`;
}

function unseal(sealed: string | null): ReadonlyMap<string, Stored> {
  if (sealed === null) return new Map();
  const lineEnd = sealed.indexOf('\n');
  const text = sealed.slice(lineEnd + 1);
  if (sealed.slice(0, lineEnd) !== sealOf(text)) return new Map();
  return new Map(JSON.parse(text) as [string, Stored][]);
}

function sealOf(text: string): string {
  return `throughline ${version} ${hash('sha256', text, 'hex')}`;
}
