import { readdirSync, readFileSync } from 'node:fs';
import type { Corpus } from '../../../src/document/corpus.ts';
import { parseCorpus } from '../../../src/document/parse-corpus.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { Product } from '../../../src/model/positioning.ts';
import { docxOf, pptxOf } from './office-files.ts';

/** What a line of a file in `files/` says about itself. */
export interface Expectation {
  readonly path: string;
  /** For office files, the paragraph or slide. */
  readonly line: number;
  /** `expect`: used of the product. `ask`: a person must decide. `leave`: left alone. */
  readonly word: 'expect' | 'ask' | 'leave';
  /** The rules that must be reported; for `leave` none. */
  readonly rules: readonly string[];
}

/** The corpus of marked files: a positioning, a tactic for each file, the files, and what their lines expect. */
export interface Cases {
  readonly corpus: Corpus;
  readonly product: Product;
  readonly entries: readonly Entry[];
  readonly expectations: readonly Expectation[];
}

const home = 'test/corpora/wording';
const marker = /[ \t]*(?:<!--|\{\/\*|\/\/|#)\s*@(expect|ask|leave)\b([^\n]*?)(?:-->|\*\/\})?[ \t]*$/;

export function readCases(): Cases {
  const files = readdirSync(`${home}/files`).toSorted();
  const positioning = readdirSync(`${home}/positioning`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => fileEntry(path, readFileSync(`${home}/positioning/${path}`)));
  const tactics = files.map((file) => {
    const id = file.replace(/[^a-z]+/g, '-');
    const path = surfaceName(file);
    return fileEntry(
      `field-db/tactics/${id}.md`,
      Buffer.from(
        `---\nname: ${id}\nfunction: marketing\nstage: awareness\ninputs: [markets/embedded-mobile-database]\nfiles: ["site/${path}"]\n---\n`,
      ),
    );
  });
  const corpus = parseCorpus('positioning', [...positioning, ...tactics]);
  const cases = files.map((file) => readCase(file, readFileSync(`${home}/files/${file}`, 'utf8')));
  return {
    corpus,
    product: corpus.positioning.products.get('field-db')!,
    entries: cases.map(({ entry }) => entry),
    expectations: cases.flatMap(({ expectations }) => expectations),
  };
}

/** Files that a formatter would take hold of, and descriptions of office files, have `.txt` behind their name. */
function surfaceName(file: string): string {
  return file.replace(/(\.\w+)\.txt$/, '$1');
}

function readCase(file: string, marked: string): { entry: Entry; expectations: Expectation[] } {
  const path = `site/${surfaceName(file)}`;
  const expectations: Expectation[] = [];
  let slide = 0;
  const lines = marked.split('\n').map((text, index) => {
    if (text.startsWith('= ')) slide += 1;
    const found = marker.exec(text);
    const [, word, rest = ''] = found ?? [];
    if (word === 'expect' || word === 'ask' || word === 'leave') {
      const rules = word === 'leave' ? [] : rest.split(/\s+/).filter((rule) => rule.startsWith('tactic/'));
      const line = path.endsWith('.pptx') ? slide : path.endsWith('.docx') ? paragraphNumber(marked, index) : index + 1;
      expectations.push({ path, line, word, rules });
    }
    return found ? text.slice(0, found.index) : text;
  });
  const plain = lines.join('\n');
  const bytes = path.endsWith('.docx') ? docxOf(plain) : path.endsWith('.pptx') ? pptxOf(plain) : Buffer.from(plain);
  return { entry: fileEntry(path, bytes), expectations };
}

/** Paragraphs before a line of a document's text, cells of tables counted one by one. */
function paragraphNumber(marked: string, index: number): number {
  const before = marked.split('\n').slice(0, index);
  return before.reduce(
    (count, line) => count + (line.startsWith('|') ? line.split('|').length - 1 : line.trim() === '' ? 0 : 1),
    1,
  );
}

function fileEntry(path: string, bytes: Uint8Array): Entry {
  return { path, content: { type: 'file', bytes } };
}
