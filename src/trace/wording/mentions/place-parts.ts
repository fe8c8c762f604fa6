import type { TextPart } from '../../../document/text-part.ts';
import { opensWordList } from './word-lists.ts';

/** A part of a file, with what the headings and lines above it make of it. */
export interface PlacedPart {
  readonly part: TextPart;
  /** Are words listed or history told here, so that terms are shown and not used? */
  readonly isListed: boolean;
}

interface Heading {
  readonly depth: number;
  readonly isListed: boolean;
}

/** Reads the headings above each part, and the line that introduces a list. Every slide begins anew. */
export function placeParts(parts: readonly TextPart[]): PlacedPart[] {
  const headings: Heading[] = [];
  let slide: string | undefined;
  let isLeadListed = false;
  return parts.map((part) => {
    const ownSlide = /slide \d+$/.exec(part.where ?? '')?.[0];
    if (ownSlide !== slide) headings.length = 0;
    slide = ownSlide;
    if (part.kind === 'heading') {
      while (headings.length > 0 && headings.at(-1)!.depth >= part.depth) headings.pop();
      headings.push({ depth: part.depth, isListed: opensWordList(part.text) });
    }
    if (!part.inList) isLeadListed = part.text.trimEnd().endsWith(':') && opensWordList(lastLine(part.text));
    const isListed = part.kind === 'listed' || headings.some((heading) => heading.isListed);
    return { part, isListed: isListed || (part.inList && isLeadListed) };
  });
}

/** The last sentence of what introduces a list: the others are about something else. */
function lastLine(text: string): string {
  return (
    text
      .slice(-200)
      .split(/[.!?]\s/)
      .at(-1) ?? ''
  );
}
