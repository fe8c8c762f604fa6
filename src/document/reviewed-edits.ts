import { isMap, isScalar, type YAMLMap } from 'yaml';
import { compareText } from '../model/order.ts';
import { parseTree } from './yaml.ts';
import { yamlText } from './yaml-text.ts';

/** What `reviewed` is to say: `revision` and `because`, and fingerprints by reference. Never empty. */
export type ReviewedFields = Readonly<Record<string, string>>;

/** Replaces the characters of the source from `start` up to `end` (0-based offsets) by `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The source of a frontmatter, and what is to be recorded in it. */
interface Task {
  readonly source: string;
  readonly entries: readonly (readonly [key: string, text: string])[];
  readonly lineEnd: string;
}

/** Ways to record a review in the source of a frontmatter, the most careful first. Whether one is right shows when it is read back. */
export function* proposeEdits(source: string, reviewed: ReviewedFields, lineEnd: string): Generator<readonly Edit[]> {
  const entries = Object.entries(reviewed).toSorted(([a], [b]) => compareKeys(a, b));
  const task: Task = { source, entries, lineEnd };
  const root = parseTree(source).contents;
  if (root === null) yield [addBlock(task, '')];
  if (!isMap(root)) return;
  const pair = root.items.findLast(({ key }) => isScalar(key) && key.value === 'reviewed');
  if (!pair) {
    yield [root.flow ? addToFlow(task, root) : addBlock(task, indentAt(source, root.range[0]))];
    return;
  }
  const { key, value } = pair;
  const nextLine = lineAfter(source, key.range[1]);
  if (isMap(value) && !value.flow) {
    const old = listOldEntries(source, value);
    if (old) yield editEntries(task, old, nextLine);
    yield [replaceEntries(task, value)];
  } else if (value && value.range[0] === value.range[1]) {
    yield [{ start: nextLine, end: nextLine, text: blockLines(task, `${indentAt(source, key.range[0])}  `) }];
    yield [{ start: value.range[0], end: value.range[0], text: ` ${flowText(task)}` }];
  } else if (value) {
    const [start, end] = value.range;
    yield [{ start, end, text: flowText(task) + lastLineEnd(source, end) }];
  }
}

/** An entry that has a line of the source to itself. */
interface OldEntry {
  readonly key: string;
  readonly value: unknown;
  readonly line: { readonly start: number; readonly end: number };
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** The entries of a block, or null when they do not stand one a line. */
function listOldEntries(source: string, map: YAMLMap.Parsed): OldEntry[] | null {
  const entries = map.items.flatMap(({ key, value }): OldEntry[] => {
    if (!isScalar(key) || !isScalar(value)) return [];
    const [[keyStart], [valueStart, valueEnd]] = [key.range, value.range];
    const start = source.lastIndexOf('\n', keyStart - 1) + 1;
    const isOneLine = !source.slice(keyStart, valueEnd).includes('\n') && valueStart < valueEnd;
    if (!isOneLine || source.slice(start, keyStart).trim() !== '') return [];
    const line = { start, end: lineAfter(source, valueEnd) };
    return [{ key: String(key.value), value: value.value, line, valueStart, valueEnd }];
  });
  const isWhole = entries.length === map.items.length && new Set(entries.map(({ key }) => key)).size === entries.length;
  return isWhole ? entries : null;
}

/** Changes what differs and leaves the other lines alone. `firstLine` is where an entry goes that comes before all. */
function editEntries({ source, entries, lineEnd }: Task, old: readonly OldEntry[], firstLine: number): Edit[] {
  const wanted = new Map(entries);
  const known = new Set(old.map(({ key }) => key));
  const indent = indentAt(source, old[0]?.line.start ?? 0);
  const added = entries
    .filter(([key]) => !known.has(key))
    .map(([key, text]): Edit => {
      const at = old.findLast((entry) => compareKeys(entry.key, key) < 0)?.line.end ?? firstLine;
      return { start: at, end: at, text: `${indent}${entryText(key, text)}${lineEnd}` };
    });
  const changed = old.flatMap(({ key, value, line, valueStart, valueEnd }): Edit[] => {
    const text = wanted.get(key);
    if (text === undefined) return [{ ...line, text: '' }];
    return text === value ? [] : [{ start: valueStart, end: valueEnd, text: yamlText(text) }];
  });
  // Where a line is added before one that goes, the addition has to be named first to count.
  return [...added, ...changed];
}

/** Replaces all that stands between the first entry and the last. */
function replaceEntries({ source, entries, lineEnd }: Task, map: YAMLMap.Parsed): Edit {
  const start = map.range[0];
  const last = map.items.at(-1);
  const end = last?.value?.range[1] ?? last?.key.range[1] ?? start;
  const indent = ' '.repeat(start - (source.lastIndexOf('\n', start - 1) + 1));
  const text = entries.map(([key, value]) => entryText(key, value)).join(`${lineEnd}${indent}`);
  return { start, end, text: text + lastLineEnd(source, end) };
}

function addBlock(task: Task, indent: string): Edit {
  const { source, lineEnd } = task;
  const text = `${indent}reviewed:${lineEnd}${blockLines(task, `${indent}  `)}`;
  return { start: source.length, end: source.length, text };
}

function addToFlow(task: Task, root: YAMLMap.Parsed): Edit {
  const last = root.items.at(-1);
  const at = last ? (last.value?.range[1] ?? last.key.range[1]) : root.range[0] + 1;
  return { start: at, end: at, text: `${last ? ', ' : ''}"reviewed": ${flowText(task)}` };
}

function blockLines({ entries, lineEnd }: Task, indent: string): string {
  return entries.map(([key, text]) => `${indent}${entryText(key, text)}${lineEnd}`).join('');
}

function entryText(key: string, text: string): string {
  return `${yamlText(key)}: ${yamlText(text)}`;
}

/** Everything in quotes, so that frontmatter that is JSON stays JSON. */
function flowText({ entries }: Task): string {
  return `{ ${entries.map(([key, text]) => `${inQuotes(key)}: ${inQuotes(text)}`).join(', ')} }`;
}

function inQuotes(text: string): string {
  const yaml = yamlText(text);
  return yaml.startsWith('"') ? yaml : `"${yaml}"`;
}

/** What the review itself says comes first, then references in text order. */
function compareKeys(a: string, b: string): number {
  return rankOf(a) - rankOf(b) || compareText(a, b);
}

function rankOf(key: string): number {
  const rank = ['revision', 'because'].indexOf(key);
  return rank === -1 ? 2 : rank;
}

/** The blanks with which the line of an offset begins. */
function indentAt(source: string, offset: number): string {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  return /^ */.exec(source.slice(start))?.[0] ?? '';
}

/** Where the line after that of an offset starts. */
function lineAfter(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  return end === -1 ? source.length : end + 1;
}

/** The line end that a range takes with it when its last value does. */
function lastLineEnd(source: string, end: number): string {
  return /\r?\n$/.exec(source.slice(0, end))?.[0] ?? '';
}
