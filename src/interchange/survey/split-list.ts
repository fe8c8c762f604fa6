import { normaliseName } from '../../model/names.ts';

/**
 * The entries of a cell that holds a ranked list. Semicolons or line breaks separate entries; where there are none,
 * commas do, except inside a known name: `Paper, keyed in again, Spreadsheet` is two entries when the first is one
 * name. Entries without a letter or digit are left out, as are numbers and bullets in front.
 */
export function splitList(cell: string, known: ReadonlySet<string>): string[] {
  if (known.has(normaliseName(cell))) return [cell.trim()];
  const parts = /[;\n]/.test(cell) ? cell.split(/[;\n]/) : joinKnown(cell.split(','), known);
  return parts.map((part) => part.replace(marker, '').trim()).filter((part) => normaliseName(part) !== '');
}

const marker = /^\s*(?:\d{1,2}[.)](?!\d)|[-*•](?=\s))/;
const mostJoined = 8;

/** Puts pieces together again where several in a row make up a known name, the longest run first. */
function joinKnown(pieces: readonly string[], known: ReadonlySet<string>): string[] {
  const joined: string[] = [];
  for (let at = 0; at < pieces.length;) {
    const length = lengthOfName(pieces.slice(at, at + mostJoined), known);
    joined.push(pieces.slice(at, at + length).join(','));
    at += length;
  }
  return joined;
}

function lengthOfName(pieces: readonly string[], known: ReadonlySet<string>): number {
  for (let length = pieces.length; length > 1; length -= 1) {
    if (known.has(normaliseName(pieces.slice(0, length).join(',').replace(marker, '')))) return length;
  }
  return 1;
}
