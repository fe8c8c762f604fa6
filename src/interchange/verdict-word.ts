import { verdictsByFolder } from '../align/answer.ts';
import { lettersOf } from '../document/nearest.ts';

/** The folders whose elements are judged one by one. */
export type JudgedFolder = keyof typeof verdictsByFolder;

export const judgedFolders = Object.keys(verdictsByFolder) as readonly JudgedFolder[];

/** The verdicts on the elements of a folder, as files spell them. */
export function verdictsOf(folder: JudgedFolder): readonly string[] {
  return verdictsByFolder[folder];
}

/** A verdict as people read it: `table stakes` for `table_stakes`. */
export function showVerdict(verdict: string): string {
  return verdict.replaceAll('_', ' ');
}

/** The verdict that a word spells, whatever its case, spaces and hyphens; null when it spells none. */
export function parseVerdict(word: string, folder: JudgedFolder): string | null {
  const letters = lettersOf(word);
  return verdictsOf(folder).find((verdict) => lettersOf(verdict) === letters) ?? null;
}
