/** A word of a text: its 0-based range, as it is compared, and without the ending of a plural. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly stem: string;
}

// Soft hyphens and marks of no width stand within words.
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]*/gu;
const ascii = /^[a-zA-Z0-9]+$/;
// In scripts that are written without spaces each character is a word.
const unspaced = '[\\p{sc=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}]';
const isUnspaced = new RegExp(unspaced, 'u');
const unspacedWords = new RegExp(`${unspaced}|(?:(?!${unspaced}).)+`, 'gsu');

/** The words of a text, in order. Case, accents and soft hyphens do not count. */
export function* splitWords(text: string): Iterable<Word> {
  for (const { 0: found, index } of text.matchAll(wordPattern)) {
    if (ascii.test(found)) {
      yield toWord(found.toLowerCase(), index, index + found.length);
    } else if (!isUnspaced.test(found)) {
      yield toWord(plainForm(found), index, index + found.length);
    } else {
      for (const { 0: inner, index: at } of found.matchAll(unspacedWords)) {
        yield toWord(plainForm(inner), index + at, index + at + inner.length);
      }
    }
  }
}

function plainForm(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .toLowerCase();
}

function toWord(text: string, start: number, end: number): Word {
  return { start, end, text, stem: stemOf(text) };
}

// Words that end in s and are no plurals.
const singular = /(?:ss|us|is)$|^(?:news|has|was|does|always|less|plus|sales|lens|gas|bias|canvas|atlas|os)$/;

/** A word without the ending of an English plural; other words, and short ones, as they are. */
export function stemOf(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || singular.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:x|z|ch|sh|ss)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** What stands between two words, as it is compared: white space is one space, hyphens are one hyphen. */
export function joinOf(between: string): string {
  return between === ' ' ? ' ' : between.replace(/[\s\u00A0]+/g, ' ').replace(/ ?[-\u2010-\u2012] ?/, hyphen);
}

// A hyphen with spaces on both sides is a dash; one before the end of a line is not.
function hyphen(found: string): string {
  return found.length === 3 ? found : '-';
}
