import type { Element } from '../model/element.ts';
import type { Entry } from '../model/entry.ts';
import {
  assembleCorpus,
  type Corpus,
  elementOf,
  findFiles,
  type FoundDocument,
  type SourceFile,
  toSourceFile,
} from './corpus.ts';
import { parseDocument } from './parse-document.ts';

/** Turns the entries of a positioning folder into a corpus. Never throws: what cannot be read becomes a problem. */
export function parseCorpus(root: string, entries: readonly Entry[]): Corpus {
  return assembleCorpus(root, entries, parseFiles(root, entries));
}

/** The element that an entry makes, or null; for those who read many positionings that share most of their files. */
export function parseElement(root: string, entry: Entry): Element | null {
  return parseFiles(root, [entry]).flatMap(elementOf)[0] ?? null;
}

function parseFiles(root: string, entries: readonly Entry[]): SourceFile[] {
  const parse = ({ identity, text }: FoundDocument) => parseDocument(identity.kind, text);
  return findFiles(root, entries).map((file) => toSourceFile(file, parse));
}
