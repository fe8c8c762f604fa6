import type { Change } from '../../diff/change.ts';
import type { PositioningDiff } from '../../diff/diff-positionings.ts';
import type { NameOf } from '../../diff/names.ts';
import { plural } from '../style.ts';

/** What is to be known of a side to read a diff right. */
export interface ReadSide {
  /** What people call it: a revision, a folder, the work tree. */
  readonly name: string;
  /** False when there is no positioning at all. */
  readonly isThere: boolean;
  /** How many files could not be read in full. */
  readonly brokenFiles: number;
}

/** A diff with what is needed to tell it. */
export interface DiffResult extends PositioningDiff {
  readonly base: ReadSide;
  readonly head: ReadSide;
  readonly nameOf: NameOf;
  /** Was an element not added or removed, but its file could not be read on the other side? */
  readonly isUnreadable: (change: Change) => boolean;
}

/** What a diff comes to, in a few words: `3 changes, 1 consequence`. */
export function countsInWords({ changes, consequences }: PositioningDiff): string {
  if (changes.length === 0 && consequences.length === 0) return 'nothing changed in what it says';
  const follows = consequences.length === 0 ? 'no consequence' : plural(consequences.length, 'consequence');
  return `${changes.length === 0 ? 'no change' : plural(changes.length, 'change')}, ${follows}`;
}

/** What a reader of the changes has to know first: that a side has no positioning. */
export function absenceInWords({ base, head }: DiffResult): string[] {
  if (!base.isThere) return [`There is no positioning at ${base.name}, so everything at ${head.name} is new.`];
  if (!head.isThere) return [`There is no positioning at ${head.name}, so everything at ${base.name} is gone.`];
  return [];
}

/** That a side could not be read in full, for those who do not see what goes to standard error. */
export function brokenInWords({ base, head }: DiffResult): string[] {
  return [base, head]
    .filter(({ brokenFiles }) => brokenFiles > 0)
    .map(
      ({ name, brokenFiles }) =>
        `${plural(brokenFiles, 'file')} could not be read in full at ${name}, so this may not be all.`,
    );
}

/** What was left out, in one line; empty when nothing was. */
export function hiddenInWords(count: number, noun: string): string[] {
  return count > 0 ? [`… and ${plural(count, `more ${noun}`)}; --format json lists all`] : [];
}
