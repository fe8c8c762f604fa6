import type { Element } from '../model/element.ts';
import type { Kind } from '../model/kinds.ts';
import { compareText } from '../model/order.ts';
import { canonicalText } from './canonical-text.ts';

/** A value of frontmatter in canonical form: keys of maps in text order, items of lists in their own. Never empty. */
export type CanonicalValue = string | number | boolean | readonly CanonicalValue[] | CanonicalMap;

export interface CanonicalMap {
  readonly [key: string]: CanonicalValue;
}

/** What an element says, without how it is written, what it is called or where it stands. */
export interface Content {
  readonly fields: CanonicalMap;
  readonly body: string;
}

/** The parts of an element that have a meaning. */
export type Meaning = Pick<Element, 'kind' | 'fields' | 'body'>;

/** What left-out fields mean. Part of the version of fingerprints, so it stands here and not only in the schemas. */
export const impliedFields: Partial<Record<Kind, CanonicalMap>> = {
  market: { status: 'candidate' },
  'sign-off': { author_signs: true, distinct_people: true, stale: 'content' },
};

/**
 * The content of an element. A field that is absent, null, blank or empty says the same: nothing. So does a cell
 * `unknown` under `versus`, and a default that is written out. `reviewed` is left out: it records reviews. Lists keep
 * their order, also those where it means little.
 */
export function canonicalContent({ kind, fields, body }: Meaning): Content {
  const { reviewed, versus, ...rest } = canonicalMap(fields);
  const cells = typeof versus === 'object' && !Array.isArray(versus) ? Object.entries(versus) : [];
  const known = cells.filter(([, cell]) => cell !== 'unknown');
  const content = {
    ...impliedFields[kind],
    ...rest,
    ...(reviewed !== undefined && kind !== 'tactic' && kind !== 'roadmap' && { reviewed }),
    ...(known.length > 0 && { versus: Object.fromEntries(known) }),
  };
  return { fields: sortKeys(Object.entries(content)), body: canonicalText(body) };
}

function canonicalMap(map: object): CanonicalMap {
  const entries = Object.entries(map).flatMap(([key, inner]: [string, unknown]) => {
    const value = canonicalValue(inner);
    return value === null ? [] : [[key, value] as const];
  });
  return sortKeys(entries);
}

function sortKeys(entries: readonly (readonly [string, CanonicalValue])[]): CanonicalMap {
  return Object.fromEntries(entries.toSorted(([a], [b]) => compareText(a, b)));
}

/** The value in canonical form, or null when it says nothing. */
function canonicalValue(value: unknown): CanonicalValue | null {
  if (typeof value === 'string') return canonicalLine(value) || null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) {
    const map = canonicalMap(value);
    return Object.keys(map).length > 0 ? map : null;
  }
  const list = value.map(canonicalValue).filter((item) => item !== null);
  return list.length > 0 ? list : null;
}

/** Most texts of frontmatter stand on one line, where there is little to do. */
function canonicalLine(text: string): string {
  const line = text.trim();
  return /[\r\n\t]| {2}/.test(line) ? canonicalText(line) : line.normalize('NFC');
}
