/**
 * How the lists of cues are written. A cue is tried on the part of a sentence before a term, which it meets at its end
 * (`$`), or on the part after it, which it meets at its start (`^`). Both parts have 300 characters at most, white space
 * is single spaces, letters are small, and what the product is called has been replaced by `it`.
 */

/** Words that stand before a noun. */
export const article = '(?:an?|the|our|your|its|their|some|any|this|that|these|those)';
/** One word, whatever it is. */
export const anyWord = '\\p{L}+';
/** A quotation mark that may open right before the term, and one that may close right behind it. */
export const opening = `\\s*["“‘']?$`;
export const closing = `^["”’']?`;

/** Up to so many characters in which no clause ends. */
export function reach(characters: number): string {
  return `[^,.;:!?()—–]{0,${characters}}`;
}

/** A pattern for text in small letters: one that folded case would take far longer to compile. */
export function pattern(source: string): RegExp {
  return new RegExp(source, 'u');
}

/** A pattern, and what takes its force away when it stands within what the pattern has found. */
export interface Cue {
  readonly pattern: RegExp;
  readonly unless: readonly RegExp[];
}

export function cue(source: string, ...unless: readonly RegExp[]): Cue {
  return { pattern: pattern(source), unless };
}

const mostTries = 5;

/** Does a cue stand in the text with its force? Of several places in which it stands, one is enough. */
export function holds({ pattern: known, unless }: Cue, text: string): boolean {
  let rest = text;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = known.exec(rest);
    if (!found) return false;
    if (!unless.some((breaker) => breaker.test(found[0]))) return true;
    rest = rest.slice(found.index + 1);
  }
  return false;
}
