import { document, inline } from './told/markdown.ts';

/** A product as the list of several names it. */
export interface LlmsEntry {
  readonly name: string;
  /** Its own `llms.txt`, from the list. */
  readonly path: string;
  /** One sentence, or null. */
  readonly about: string | null;
}

/** The list of several products' texts for assistants, in the shape of llms.txt: a title, a quote, links. */
export function renderLlmsIndex(entries: readonly LlmsEntry[]): string {
  return document([
    '# Positioning',
    '',
    '> What we say of each product, to whom, against whom, and why. Read the file of a product before you write about it.',
    '',
    '## Products',
    '',
    ...entries.map(({ name, path, about }) => `- [${inline(name)}](${path})${about ? `: ${inline(about)}` : ''}`),
  ]);
}
