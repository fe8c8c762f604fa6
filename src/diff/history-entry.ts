import type { Change } from './change.ts';
import type { Consequence } from './consequence.ts';

/** One commit that changed what the positioning says, told as changes and what follows from them. */
export interface HistoryEntry {
  /** The commit's full id. */
  readonly commit: string;
  /** When it was made: ISO 8601, in UTC. */
  readonly at: string;
  /** The author's name as git has it; text that a stranger wrote. */
  readonly author: string;
  /** The first line of its message; text that a stranger wrote. */
  readonly title: string;
  /** Against its first parent; never empty. */
  readonly changes: readonly Change[];
  readonly consequences: readonly Consequence[];
}
