import { findNearest } from '../../document/nearest.ts';
import { normaliseName } from '../../model/names.ts';
import { capitalise } from '../../model/words.ts';
import type { BallotItems, JudgedItem } from '../ballot/ballot-items.ts';
import { listJudgedItems } from '../ballot/ballot-items.ts';
import { findSynonym, longestHeader, questionWords } from './column-words.ts';
import { oneLine } from '../reading.ts';
import { type ColumnMeaning, listSurveyColumns } from './survey-header.ts';

/** What a header was taken to mean. */
export interface ColumnReading {
  /** Null when nothing, or more than one thing, has that name. */
  readonly meaning: ColumnMeaning | null;
  /** `exact` for our own titles and for ids and names of elements, `similar` for other words for a question. */
  readonly how: 'exact' | 'similar' | 'none';
  /** The `kind/id` of each element that has this name, when there are several; else empty. */
  readonly claimedBy: readonly string[];
}

export interface ColumnReader {
  readonly read: (header: string) => ColumnReading;
  /** The name of a question or an element that a header may have been meant to be, or null. */
  readonly nearest: (header: string) => string | null;
}

const notUnderstood: ColumnReading = { meaning: null, how: 'none', claimedBy: [] };

/** Prepares a reader of headers, once for all columns of a survey. */
export function createColumnReader(items: BallotItems): ColumnReader {
  const columns = listSurveyColumns(items);
  const judged = listJudgedItems(items);
  const titles = new Map(columns.map(({ title, meaning }) => [title, meaning]));
  for (const item of judged) titles.set(oneLine(item.key), { type: 'verdict', item });
  const words = indexWords(columns.map(({ title, meaning }) => [title, meaning] as const));
  const elements = indexWords(judged.flatMap(namesOfItem));
  const candidates = [...Object.values(questionWords).flat(), ...titles.keys(), ...judged.map(({ name }) => name)];
  const read = (written: string): ColumnReading => {
    const header = oneLine(written);
    const exact = titles.get(header) ?? findQuestion(header);
    if (exact) return understood(exact, 'exact');
    return (
      resolve(words.get(normaliseName(header)), 'exact') ??
      resolve(elements.get(normaliseName(header)), 'exact') ??
      readSimilar(header, elements)
    );
  };
  return { read, nearest: (header) => nearestOf(oneLine(header), candidates) };
}

type WordIndex = ReadonlyMap<string, readonly ColumnMeaning[]>;

/** Meanings by normalised name; several where a name is shared. */
function indexWords(pairs: readonly (readonly [string, ColumnMeaning])[]): WordIndex {
  const index = new Map<string, ColumnMeaning[]>();
  for (const [name, meaning] of pairs) {
    const known = index.get(normaliseName(name)) ?? [];
    const isNew = !known.some((other) => meaningLabel(other) === meaningLabel(meaning));
    if (isNew) index.set(normaliseName(name), [...known, meaning]);
  }
  index.delete('');
  return index;
}

/** What a column for the verdict on an element may be called, besides our own title. */
function namesOfItem(item: JudgedItem): (readonly [string, ColumnMeaning])[] {
  const { folder, id, name, key } = item;
  const kind = folder.replace(/s$/, '');
  return [id, name, key, `${kind} ${name}`, `${kind} ${id}`].map((text) => [text, { type: 'verdict', item }]);
}

function resolve(meanings: readonly ColumnMeaning[] | undefined, how: 'exact' | 'similar'): ColumnReading | null {
  const [first, ...others] = meanings ?? [];
  if (!first) return null;
  return others.length === 0 ? understood(first, how) : { ...notUnderstood, claimedBy: meanings!.map(meaningLabel) };
}

function understood(meaning: ColumnMeaning, how: 'exact' | 'similar'): ColumnReading {
  return { meaning, how, claimedBy: [] };
}

/** The question whose own name this is: `Function`, `alternatives`. */
function findQuestion(header: string): ColumnMeaning | null {
  const word = header.toLowerCase();
  const isQuestion = Object.hasOwn(questionWords, word) && word !== 'private';
  return isQuestion ? findSynonym(word) : null;
}

const lastBracket = /\[([^[\]]*)\]\s*$/;

/** Form tools put the row of a grid in brackets behind the question: `How real are these? [Paper forms]`. */
function readSimilar(header: string, elements: WordIndex): ColumnReading {
  const synonym = findSynonym(header);
  if (synonym) return understood(synonym, 'similar');
  const row = lastBracket.exec(header);
  const fromRow = row && resolve(elements.get(normaliseName(row[1] ?? '')), 'similar');
  const beforeBracket = row && resolve(elements.get(normaliseName(header.slice(0, row.index))), 'similar');
  return fromRow ?? beforeBracket ?? notUnderstood;
}

function nearestOf(header: string, candidates: readonly string[]): string | null {
  if (header.length > longestHeader) return null;
  const nearest = findNearest(header, candidates);
  return nearest && capitalise(nearest.candidate);
}

/** A meaning in short: `function`, `alternatives 2`, `segments/field-sales`. No two columns should share one. */
export function meaningLabel(meaning: ColumnMeaning): string {
  if (meaning.type === 'list') return meaning.question;
  if (meaning.type === 'rank') return `${meaning.question} ${meaning.rank}`;
  if (meaning.type === 'verdict') return meaning.item.key;
  return meaning.type === 'private' ? 'left out' : meaning.type;
}
