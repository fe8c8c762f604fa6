import { hash } from 'node:crypto';
import type { ParseDocument } from '../document/corpus.ts';
import { type ParsedDocument, parseDocument } from '../document/parse-document.ts';
import type { Cache } from './ports.ts';
import { seal, unseal } from './seal.ts';

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
  const before = unseal<Stored>(cache.load(name));
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
