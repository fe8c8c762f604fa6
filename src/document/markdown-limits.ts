const mostCharacters = 64 * 1024;
const mostMarks = 3000;

/**
 * Is the text more than anybody writes by hand: over 64 KiB, or over 3,000 marks? The markdown parser's work grows with
 * the square of such text, so it is not given any.
 */
export function isBeyondMarkdown(text: string): boolean {
  return text.length > mostCharacters || (text.match(/[-+*_`~![\]<>]/g)?.length ?? 0) > mostMarks;
}
