import { normaliseName } from '../../model/names.ts';
import { compareText } from '../../model/order.ts';
import type { FindingSubject } from './surface.ts';

/** A finding that an estate starts with. It has no line: a file may change around it. */
export interface BaselineEntry {
  /** The product whose positioning it was held against. */
  readonly product: string;
  readonly rule: string;
  /** From the folder that the baseline stands in. */
  readonly file: string;
  /** The words found; empty when the finding is about the whole file. */
  readonly text: string;
  /** The sentence that they stand in. */
  readonly sentence: string;
  /** How many findings are alike in all of this. */
  readonly count: number;
}

/** Whose findings are held against a baseline, and how the path of its folder begins: empty, or with a slash at the end. */
export interface BaselineScope {
  readonly product: string;
  readonly folder: string;
}

/** Findings against a baseline. */
export interface Baselined<T> {
  /** Those that the baseline does not know. */
  readonly fresh: readonly T[];
  /** How many it knows. */
  readonly knownCount: number;
  /** What it knows of this product and is found no more, so that it can be taken out; `count` is how many are gone. */
  readonly gone: readonly BaselineEntry[];
}

interface Keyed {
  readonly rule: string;
  readonly place: { readonly path: string };
  readonly subject: FindingSubject;
}

const longestSentence = 300;

function entryOf({ rule, place, subject }: Keyed, { product, folder }: BaselineScope): BaselineEntry {
  const file = place.path.startsWith(folder) ? place.path.slice(folder.length) : place.path;
  return { product, rule, file, text: subject.text, sentence: subject.sentence.slice(0, longestSentence), count: 1 };
}

/**
 * What stays the same of a finding while its file is edited elsewhere: product, rule, file, words and sentence, without
 * case, accents and punctuation.
 */
function keyOf({ product, rule, file, text, sentence }: BaselineEntry): string {
  return JSON.stringify([product, rule, file, normaliseName(text), normaliseName(sentence)]);
}

/**
 * The baseline that knows exactly these findings of one product, and what `others` knew of other products. Sorted, so
 * that the same findings make the same file.
 */
export function makeBaseline(
  findings: readonly Keyed[],
  scope: BaselineScope,
  others: readonly BaselineEntry[] = [],
): BaselineEntry[] {
  const own = sumAlike(findings.map((finding) => entryOf(finding, scope)));
  const foreign = others.filter(({ product }) => product !== scope.product);
  return [...own.values(), ...foreign].toSorted(
    (a, b) =>
      compareText(a.product, b.product) ||
      compareText(a.file, b.file) ||
      compareText(a.rule, b.rule) ||
      compareText(a.text, b.text) ||
      compareText(a.sentence, b.sentence),
  );
}

/** Takes out of findings those that a baseline knows: of findings that are alike, as many as it counts. */
export function applyBaseline<T extends Keyed>(
  findings: readonly T[],
  scope: BaselineScope,
  baseline: readonly BaselineEntry[],
): Baselined<T> {
  const left = sumAlike(baseline.filter(({ product }) => product === scope.product));
  const fresh = findings.filter((finding) => {
    const key = keyOf(entryOf(finding, scope));
    const known = left.get(key);
    if (!known || known.count === 0) return true;
    left.set(key, { ...known, count: known.count - 1 });
    return false;
  });
  const gone = [...left.values()].filter(({ count }) => count > 0);
  return { fresh, knownCount: findings.length - fresh.length, gone };
}

/** Entries by key; of those that are alike the first, with the counts of all. */
function sumAlike(entries: readonly BaselineEntry[]): Map<string, BaselineEntry> {
  const sums = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const known = sums.get(keyOf(entry));
    sums.set(keyOf(entry), known ? { ...known, count: known.count + entry.count } : entry);
  }
  return sums;
}

const version = 1;

/** A baseline as a file: JSON with an entry a line, so that a review shows what was added. */
export function renderBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": ${version},\n  "findings": ${list}\n}\n`;
}

/** Reads a baseline file, or says in a clause why it cannot be used. Never throws. */
export function parseBaseline(text: string): { readonly entries: BaselineEntry[] } | { readonly problem: string } {
  const data = parseJson(text);
  if (!isRecord(data)) return { problem: 'it is no JSON object' };
  if (data['version'] !== version) return { problem: `its version is not ${version}` };
  const findings = data['findings'];
  if (!Array.isArray(findings)) return { problem: 'it has no list of findings' };
  const entries = findings.filter(isEntry);
  const wrong = findings.findIndex((finding) => !isEntry(finding));
  return wrong === -1 ? { entries } : { problem: `its finding ${wrong + 1} is not complete` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function isEntry(data: unknown): data is BaselineEntry {
  if (!isRecord(data)) return false;
  const { product, rule, file, text, sentence, count } = data;
  const isNamed = [product, rule, file, text, sentence].every((field) => typeof field === 'string');
  return isNamed && typeof count === 'number' && Number.isInteger(count) && count > 0;
}
