import { normaliseName } from '../../model/names.ts';
import { compareText } from '../../model/order.ts';
import type { SurfaceReport } from './surface.ts';

/** A finding that an estate starts with. It has no line: a file may change around it. */
export interface BaselineEntry {
  readonly rule: string;
  readonly file: string;
  /** The words found; empty when the finding is about the whole file. */
  readonly text: string;
  /** The sentence that they stand in. */
  readonly sentence: string;
  /** How many findings are alike in all of this. */
  readonly count: number;
}

/** Findings against a baseline. */
export interface Baselined<T> {
  /** Those that the baseline does not know. */
  readonly fresh: readonly T[];
  /** How many it knows. */
  readonly knownCount: number;
  /** What it knows and is found no more, so that it can be taken out; `count` is how many are gone. */
  readonly gone: readonly BaselineEntry[];
}

type Keyed = Pick<SurfaceReport, 'rule' | 'place' | 'subject'>;

const longestSentence = 300;

/**
 * What stays the same of a finding while its file is edited elsewhere: rule, file, words and sentence, without case,
 * accents and punctuation.
 */
export function findingKey({ rule, place, subject }: Keyed): string {
  return keyOf({ rule, file: place.path, text: subject.text, sentence: clipSentence(subject.sentence) });
}

function keyOf({ rule, file, text, sentence }: Omit<BaselineEntry, 'count'>): string {
  return JSON.stringify([rule, file, normaliseName(text), normaliseName(sentence)]);
}

function clipSentence(sentence: string): string {
  return sentence.slice(0, longestSentence);
}

/** The baseline that knows exactly these findings, sorted, so that two of the same findings are the same file. */
export function makeBaseline(findings: readonly Keyed[]): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    const key = findingKey(finding);
    const { rule, place, subject } = finding;
    const known = entries.get(key);
    const written = { rule, file: place.path, text: subject.text, sentence: clipSentence(subject.sentence) };
    entries.set(key, { ...(known ?? written), count: (known?.count ?? 0) + 1 });
  }
  return [...entries.values()].toSorted(
    (a, b) =>
      compareText(a.file, b.file) ||
      compareText(a.rule, b.rule) ||
      compareText(a.text, b.text) ||
      compareText(a.sentence, b.sentence),
  );
}

/** Takes out of findings those that a baseline knows: of findings that are alike, as many as it counts. */
export function applyBaseline<T extends Keyed>(
  findings: readonly T[],
  baseline: readonly BaselineEntry[],
): Baselined<T> {
  const left = new Map<string, { entry: BaselineEntry; count: number }>();
  for (const entry of baseline) {
    const key = keyOf(entry);
    left.set(key, { entry, count: (left.get(key)?.count ?? 0) + entry.count });
  }
  const fresh = findings.filter((finding) => {
    const known = left.get(findingKey(finding));
    if (!known || known.count === 0) return true;
    known.count -= 1;
    return false;
  });
  const gone = [...left.values()].flatMap(({ entry, count }) => (count > 0 ? [{ ...entry, count }] : []));
  return { fresh, knownCount: findings.length - fresh.length, gone };
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
  const { rule, file, text, sentence, count } = data;
  const isNamed = [rule, file, text, sentence].every((field) => typeof field === 'string');
  return isNamed && typeof count === 'number' && Number.isInteger(count) && count > 0;
}
