import { normaliseName } from '../../model/names.ts';
import { type BallotSection, ballotSections, sectionTitles } from './ballot-form.ts';
import { linesOf } from '../reading.ts';

/** A line of a ballot with its 1-based number. */
export interface BallotLine {
  readonly text: string;
  readonly line: number;
}

/** A ballot taken apart at its headings. */
export interface BallotParts {
  /** What stands above the first heading. */
  readonly head: readonly BallotLine[];
  /** The lines below each heading that is there, the heading itself left out. */
  readonly sections: ReadonlyMap<BallotSection, readonly BallotLine[]>;
  /** The lines below the title, and below headings that belong to no question. */
  readonly other: readonly BallotLine[];
}

const heading = /^\s{0,3}#{1,2}\s+(.*)$/;

export function splitBallot(text: string): BallotParts {
  const head: BallotLine[] = [];
  const other: BallotLine[] = [];
  const sections = new Map<BallotSection, BallotLine[]>();
  let current = head;
  for (const [index, lineText] of linesOf(text).entries()) {
    const title = heading.exec(lineText)?.[1];
    const section = title === undefined ? null : sectionOf(title);
    if (title === undefined) current.push({ text: lineText, line: index + 1 });
    else current = (section && sections.get(section)) ?? (section ? [] : other);
    if (section) sections.set(section, current);
  }
  return { head, sections, other };
}

/** The question of a heading, with its number or without. */
function sectionOf(title: string): BallotSection | null {
  const words = normaliseName(title).replace(/^\d+ /, '');
  return ballotSections.find((section) => normaliseName(sectionTitles[section]) === words) ?? null;
}

/** Is this a line for the reader, a blank one, or one that only gives shape? */
export function isDecoration(text: string): boolean {
  return /^\s*(?:>|#|```)/.test(text) || normaliseName(text) === '';
}

/** The value of each `key: value` line above the title, as written, with its line; keys without case. */
export function readHead(head: readonly BallotLine[]): ReadonlyMap<string, BallotLine> {
  const pairs = head.flatMap(({ text, line }) => {
    const colon = text.indexOf(':');
    return colon === -1 ? [] : [[normaliseName(text.slice(0, colon)), { text: text.slice(colon + 1).trim(), line }]];
  });
  return new Map(pairs as [string, BallotLine][]);
}

const knownName = /^\s*>\s*-\s+(.*)$/;

/** The names that the ballot itself lists under a question. */
export function listedNames(lines: readonly BallotLine[]): ReadonlySet<string> {
  return new Set(lines.flatMap(({ text }) => normaliseName(knownName.exec(text)?.[1] ?? '') || []));
}
