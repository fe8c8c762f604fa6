/**
 * Widths of characters in em: the wider of DejaVu Sans (regular) and Open Sans (bold), measured. Both are wider than the
 * faces that most machines use, so text takes at most what is estimated.
 */
const widths: readonly (readonly [em: number, characters: string])[] = [
  [0.34, " ijlIJ.,:;'|"],
  [0.46, 'frt()[]-/\\"!'],
  [0.56, 'csz?_*`'],
  [0.7, 'ABCKRVXYZ$'],
  [0.82, 'DGHNOQU&'],
  [0.86, 'w+<=>~^#'],
  [1, 'mMW@%'],
];
const usualWidth = 0.64;
const widthOf = new Map(widths.flatMap(([em, characters]) => [...characters].map((one) => [one, em] as const)));

/** How wide a text is at a font size, in the unit of the size. An estimate that errs to the wide side. */
export function estimateWidth(text: string, size: number): number {
  let em = 0;
  for (const character of text) em += widthOf.get(character) ?? unlistedWidth(character);
  return em * size;
}

/** Letters of other scripts are taken as wide, ideographs and pictograms as square. */
function unlistedWidth(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x7f) return usualWidth;
  if (/\p{M}|\p{Cf}/u.test(character)) return 0;
  return point < 0x1100 ? 0.85 : 1.05;
}

export interface TextBox {
  readonly width: number;
  readonly size: number;
  /** At least 1. */
  readonly mostLines: number;
}

/** A text on lines that fit the width. What is more than the last line holds is cut, and an ellipsis says so. */
export function wrapText(text: string, { width, size, mostLines }: TextBox): string[] {
  const fits = (line: string) => estimateWidth(line.trimEnd(), size) <= width;
  const lines = [''];
  for (const piece of piecesOf(text, (part) => fits(part))) {
    const line = lines.at(-1)!;
    if (fits(line + piece)) lines[lines.length - 1] = line + piece;
    else if (lines.length < mostLines) lines.push(piece);
    else return [...lines.slice(0, -1), withEllipsis(line + piece, fits)].map((one) => one.trimEnd());
  }
  return lines.map((line) => line.trimEnd());
}

/** More than any box holds; the rest of an endless name is not looked at. */
const mostCharacters = 600;

/** Words with the space behind them, parted after hyphens and slashes, and anywhere when wider than a line. */
function piecesOf(text: string, fits: (part: string) => boolean): string[] {
  const words = text.slice(0, mostCharacters).replace(/\s+/g, ' ').trim();
  return (words.match(/[^ ]+?[-/](?=\p{L})|[^ ]+ ?/gu) ?? []).flatMap((word) => {
    const pieces = [''];
    for (const { segment } of graphemes.segment(word)) {
      if (fits(pieces.at(-1)! + segment)) pieces[pieces.length - 1] += segment;
      else pieces.push(segment);
    }
    return pieces.filter((piece) => piece !== '');
  });
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function withEllipsis(line: string, fits: (part: string) => boolean): string {
  const characters = [...graphemes.segment(line)].map(({ segment }) => segment);
  while (characters.length > 0 && !fits(`${characters.join('').trimEnd()}…`)) characters.pop();
  return `${characters.join('').replace(/[\s,;:.-]+$/, '')}…`;
}
