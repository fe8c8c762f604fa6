import type { Entry } from '../model/entry.ts';

/** Where a positioning folder is read from: the work tree, or a git revision. */
export interface PositioningSource {
  /**
   * Everything below the folder, in any order. Content is read only for the paths that are wanted. Links are never
   * followed. Null when there is no such folder; throws a `UserError` when something else is in its place.
   */
  readEntries(root: string, isWanted: (path: string) => boolean): Promise<Entry[] | null>;
}

/** Writes text files of the work tree whole or not at all. */
export interface FileWriter {
  /** The file's text, or null when there is no such file. */
  read(path: string): Promise<string | null>;
  /** Replaces or creates the file. Throws a `UserError` when it cannot, or when something there is no plain file. */
  write(path: string, text: string): Promise<void>;
}

export interface Clock {
  /** Today, as year-month-day in UTC. */
  today(): string;
}

/** Keeps text between runs under a name. Losing it costs time and nothing else, so neither method throws. */
export interface Cache {
  load(name: string): string | null;
  save(name: string, text: string): void;
}

/** What is known of the repository around the working folder. */
export interface Repository {
  /** The names of the folders from the repository's top down to the working folder; empty at the top, and outside any repository. */
  foldersBelowTop(): Promise<readonly string[]>;
}

/** All that the use-cases need of the world. */
export interface World {
  readonly source: PositioningSource;
  readonly files: FileWriter;
  readonly repository: Repository;
  readonly clock: Clock;
  readonly cache: Cache;
}
