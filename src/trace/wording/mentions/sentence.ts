/** The sentence around a term: what stands before it, and what after. White space is single spaces. */
export interface Sentence {
  readonly before: string;
  readonly mention: string;
  readonly after: string;
}

const farthest = 300;
// Signs that end a sentence, with what may close behind them; a full stop ends one only before a space or the end.
const endOfSentence = /[.!?…。！？]+["'”’»)\]]*(?=\s|$)|[。！？]/g;
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|incl|no|nr|mr|mrs|ms|dr|st|inc|ltd|co|corp|resp|fig|\p{L})\.$/iu;

/** The sentence that a range of a text stands in, cut at 300 characters on either side. */
export function sentenceAround(text: string, start: number, end: number): Sentence {
  const from = Math.max(0, start - farthest);
  const before = text.slice(from, start);
  const after = text.slice(end, end + farthest);
  const begin = [...sentenceEnds(before, text.slice(start, start + 1))].at(-1) ?? 0;
  const [stop = after.length] = sentenceEnds(after, '');
  return {
    before: squeeze(before.slice(begin)).trimStart(),
    mention: squeeze(text.slice(start, end)),
    after: squeeze(after.slice(0, stop)).trimEnd(),
  };
}

/** The whole of a sentence, on one line. */
export function sentenceText({ before, mention, after }: Sentence): string {
  return `${before}${mention}${after}`.trim();
}

function squeeze(text: string): string {
  return text.replace(/[\s\u00A0]+/g, ' ');
}

/** The offsets behind the sentences that end in a text. `next` is what follows the text. */
function* sentenceEnds(text: string, next: string): Iterable<number> {
  for (const found of text.matchAll(endOfSentence)) {
    const end = found.index + found[0].length;
    const following = text.slice(end).trimStart()[0] ?? next;
    const isAbbreviated = found[0] === '.' && abbreviation.test(text.slice(Math.max(0, end - 12), end));
    const goesOn = found[0] === '.' && /\p{Ll}/u.test(following) && end < text.length;
    if (!isAbbreviated && !goesOn) yield end;
  }
}
