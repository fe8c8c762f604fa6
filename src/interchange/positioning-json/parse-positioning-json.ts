import { identify, isBystander } from '../../document/identify.ts';
import { renderDataFile } from '../../document/yaml-text.ts';
import { type Entry, maxFileBytes } from '../../model/entry.ts';
import { code, countInWords } from '../../model/words.ts';
import { formatName, formatVersion } from './document-form.ts';

/** What keeps a document from being used, for a reader who did not write it. */
export interface DocumentProblem {
  readonly message: string;
  /** The next step, in the imperative. */
  readonly help: string;
}

/** The files that a document stands for, or why it cannot be used; then there are none, because none can be trusted. */
export interface ParsedPositioning {
  readonly entries: readonly Entry[];
  readonly problems: readonly DocumentProblem[];
}

/** Longer text is refused unread: 32 Mi characters hold some 10,000 elements with all that follows from them. */
const mostCharacters = 32 * 1024 * 1024;
const deepestNesting = 40;
const longestPath = 400;
const mostProblems = 20;

/**
 * Reads a document of a whole positioning, wherever it came from, as the entries of a positioning folder; `parseCorpus`
 * then checks them like any other files. What the document says to follow from them is not read: it is derived anew.
 */
export function parsePositioningJson(text: string): ParsedPositioning {
  const { data, problem } = parseJson(text);
  if (problem) return refused([problem]);
  const ofFormat = checkFormat(data);
  if (ofFormat) return refused([ofFormat]);
  const problems: DocumentProblem[] = [];
  const files = listFiles(data as JsonMap, problems);
  const entries = files.flatMap((file) => readFile(file, problems));
  problems.push(...findRepeats(entries));
  return problems.length > 0 ? refused(problems) : { entries, problems };
}

type JsonMap = Readonly<Record<string, unknown>>;

/** An element as the document holds it, where it stands there, and the product that it stands under. */
interface FileInDocument {
  readonly value: unknown;
  readonly where: string;
  readonly product: string | null;
}

const exportAgain = 'Get the document again where it came from, or write it anew with: throughline export json';

function refused(problems: readonly DocumentProblem[]): ParsedPositioning {
  return { entries: [], problems: problems.slice(0, mostProblems) };
}

function parseJson(text: string): { data: unknown; problem: DocumentProblem | null } {
  const refuse = (message: string, help = exportAgain) => ({ data: null, problem: { message, help } });
  if (text.length > mostCharacters) return refuse('The document is longer than 32 MiB, so it was not read.');
  if (isTooDeep(text)) return refuse(`The document nests deeper than ${deepestNesting} levels, so it was not read.`);
  try {
    return { data: JSON.parse(text.replace(/^\uFEFF/, '')), problem: null };
  } catch {
    return refuse('The document is no JSON, or was cut short.');
  }
}

/** Counted before anything follows the nesting down, in one pass; a bracket in a string does not count. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString && character === '\\') at += 1;
    else if (character === '"') inString = !inString;
    else if (inString) continue;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > deepestNesting) return true;
  }
  return false;
}

function checkFormat(data: unknown): DocumentProblem | null {
  const { format, version } = isMap(data) ? data : {};
  if (format !== formatName) {
    const message = `The document is no positioning: expected \`format\` to be "${formatName}".`;
    return { message, help: 'Name a document that `throughline export json` or a published site wrote.' };
  }
  if (version === formatVersion) return null;
  const isNewer = Number.isSafeInteger(version) && Number(version) > formatVersion;
  const found = typeof version === 'number' || typeof version === 'string' ? code(version) : 'none';
  return {
    message: `The document's \`version\` is ${found}; this program reads ${formatVersion}.`,
    help: isNewer ? 'Update throughline, then read it again.' : exportAgain,
  };
}

function listFiles(data: JsonMap, problems: DocumentProblem[]): FileInDocument[] {
  const company = data['sign_off'] === null ? [] : [{ value: data['sign_off'], where: 'sign_off', product: null }];
  const functions = listOf(data, 'functions', '', problems).map((value, index) => {
    return { value, where: `functions[${index}]`, product: null };
  });
  const products = listOf(data, 'products', '', problems).flatMap((value, index) => {
    const where = `products[${index}]`;
    const product = isMap(value) && value['id'];
    if (typeof product !== 'string') return missing(`${where}.id`, 'a text', problems);
    return listOf(value as JsonMap, 'elements', `${where}.`, problems).map((element, at) => {
      return { value: element, where: `${where}.elements[${at}]`, product };
    });
  });
  return [...company, ...functions, ...products];
}

function listOf(map: JsonMap, key: string, above: string, problems: DocumentProblem[]): readonly unknown[] {
  const list = map[key];
  return Array.isArray(list) ? list : missing(above + key, 'a list', problems);
}

function readFile({ value, where, product }: FileInDocument, problems: DocumentProblem[]): Entry[] {
  if (!isMap(value)) return missing(where, 'an element', problems);
  const { kind, id, path, fields, body } = value;
  if (!isMap(fields)) return missing(`${where}.fields`, 'a map', problems);
  if (typeof body !== 'string') return missing(`${where}.body`, 'a text', problems);
  if (typeof path !== 'string') return missing(`${where}.path`, 'a text', problems);
  const isHome = isSafe(path) && isSame(identify(path), { kind, id, product });
  if (isHome) return [{ path, content: contentOf(renderDataFile(fields, body)) }];
  problems.push({
    message: `\`${where}\` says that ${code(String(kind))} ${code(String(id))} stands at ${code(path)}, which is no place for it.`,
    help: exportAgain,
  });
  return [];
}

/** The text as a file would hold it: what is too large on a disk is too large here. */
function contentOf(text: string): Entry['content'] {
  const bytes = Buffer.from(text);
  return bytes.length > maxFileBytes ? { type: 'too-large', size: bytes.length } : { type: 'file', bytes };
}

/** Could the path be one below a folder, and would it be read there? */
function isSafe(path: string): boolean {
  return path.length <= longestPath && !/[\\\p{Cc}]|(?:^|\/)\.{0,2}(?:\/|$)/u.test(path) && !isBystander(path);
}

function isSame(found: ReturnType<typeof identify>, said: { kind: unknown; id: unknown; product: unknown }): boolean {
  return found !== null && found.kind === said.kind && found.id === said.id && found.product === said.product;
}

function missing(where: string, what: string, problems: DocumentProblem[]): [] {
  problems.push({ message: `\`${where}\` is missing or not what it should be: expected ${what}.`, help: exportAgain });
  return [];
}

function findRepeats(entries: readonly Entry[]): DocumentProblem[] {
  const repeats = entries.length - new Set(entries.map(({ path }) => path)).size;
  if (repeats === 0) return [];
  const message = `The document holds ${countInWords(repeats, 'element')} twice or more, under the same path.`;
  return [{ message, help: exportAgain }];
}

function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
