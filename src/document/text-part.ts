/** A stretch of text as its readers see it, and where each of its characters stands in the file. */
export interface TextPart {
  readonly text: string;
  /** In the order of the text, without gaps. */
  readonly pieces: readonly TextPiece[];
  readonly kind: PartKind;
  /** Of a heading, 1 is the outermost; 0 for everything else. */
  readonly depth: number;
  /** Does it stand in a list? */
  readonly inList: boolean;
  /** Where it stands if that is more than a line, such as `slide 3` or a JSON path; null when line and column say it. */
  readonly where: string | null;
}

/** `title` is shown by browsers and search engines; `term` heads a definition; `listed` stands in a list of words. */
export type PartKind = 'text' | 'heading' | 'title' | 'quote' | 'term' | 'listed';

/**
 * Characters from `at` up to the next piece. They are those of the file from `start` on when as many stand there;
 * otherwise all of them come from the whole of `start` to `end`, as the one character of `&amp;` does.
 */
export interface TextPiece {
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** Collects a text piece by piece. */
export interface PartBuilder {
  /** Adds text that comes from a range of the file. */
  readonly add: (text: string, start: number, end: number) => void;
  /** Makes the part and begins anew; null when there are no words in it. */
  readonly finish: (role?: Partial<Pick<TextPart, 'kind' | 'depth' | 'inList' | 'where'>>) => TextPart | null;
}

/** Stands in a text for what is not read there, such as code, so that the words beside it are not joined. */
export const gap = '\uFFFC';

export function createPartBuilder(): PartBuilder {
  let texts: string[] = [];
  let pieces: TextPiece[] = [];
  let length = 0;
  return {
    add(text, start, end) {
      if (text === '') return;
      texts.push(text);
      const last = pieces.at(-1);
      const goesOn = last?.end === start && last.end - last.start === length - last.at && text.length === end - start;
      if (goesOn) pieces[pieces.length - 1] = { ...last, end };
      else pieces.push({ at: length, start, end });
      length += text.length;
    },
    finish(role = {}) {
      const text = texts.join('');
      const made = { text, pieces, kind: 'text' as const, depth: 0, inList: false, where: null, ...role };
      [texts, pieces, length] = [[], [], 0];
      return /[\p{L}\p{N}]/u.test(text) ? made : null;
    },
  };
}

/** The range of the file that characters of a part come from: 0-based offsets, the ends exclusive. */
export function sourceRange({ text, pieces }: TextPart, from: number, to: number): { start: number; end: number } {
  const first = pieceAt(pieces, from);
  const last = pieceAt(pieces, Math.max(from, to - 1));
  return {
    start: isOneToOne(first, text.length) ? first.piece.start + from - first.piece.at : first.piece.start,
    end: isOneToOne(last, text.length) ? last.piece.start + to - last.piece.at : last.piece.end,
  };
}

/** The part between two offsets of its text; null when there are no words in it. */
export function slicePart(part: TextPart, from: number, to: number): TextPart | null {
  const text = part.text.slice(from, to);
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  const pieces: TextPiece[] = [];
  for (let at = from; at < to;) {
    const found = pieceAt(part.pieces, at);
    const next = Math.min(found.next?.at ?? part.text.length, to);
    pieces.push({ at: at - from, ...sourceRange(part, at, next) });
    at = next;
  }
  return { ...part, text, pieces };
}

interface FoundPiece {
  readonly piece: TextPiece;
  readonly next: TextPiece | undefined;
}

function isOneToOne({ piece, next }: FoundPiece, length: number): boolean {
  return (next?.at ?? length) - piece.at === piece.end - piece.start;
}

function pieceAt(pieces: readonly TextPiece[], offset: number): FoundPiece {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (pieces[middle]!.at <= offset) low = middle;
    else high = middle - 1;
  }
  return { piece: pieces[low] ?? { at: 0, start: 0, end: 0 }, next: pieces[low + 1] };
}
