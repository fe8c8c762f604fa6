/** One commit of a log, as git printed it. */
export interface Commit {
  readonly commit: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly author: string;
  readonly title: string;
  readonly changes: readonly PathChange[];
}

/** What was at a path before a commit; null when nothing was. The path is seen from the top of the repository. */
export interface PathChange {
  readonly path: string;
  readonly before: PathState | null;
}

export interface PathState {
  readonly mode: string;
  readonly oid: string;
}

/** What `git log --raw -z` is asked to print of each commit. */
export const logFormat = '%H%x00%at%x00%an%x00%s';

/** Parses what `git log --raw -z` prints in that format. */
export function parseLog(output: string): Commit[] {
  const words = output.split('\0');
  const commits: Commit[] = [];
  let at = 0;
  while (words[at]) {
    const [commit = '', seconds = '', author = '', title = ''] = words.slice(at, at + 4);
    at += 4;
    const changes: PathChange[] = [];
    // A change is `:` with modes and ids, then its path; the first stands on a line of its own.
    for (let word = words[at]?.trimStart(); word?.startsWith(':'); word = words[at]) {
      changes.push({ path: words[at + 1] ?? '', before: parseBefore(word) });
      at += 2;
    }
    commits.push({ commit, at: timeOf(Number(seconds)), author, title, changes });
  }
  return commits;
}

function parseBefore(change: string): PathState | null {
  const [mode = '', , oid = ''] = change.slice(1).split(' ');
  return mode === '000000' ? null : { mode, oid };
}

const lastSecond = 253_402_300_799; // the end of the year 9999

/** A commit may claim any time; one that no calendar has is told as the nearest that it has. */
function timeOf(seconds: number): string {
  const known = Math.min(Math.max(Number.isFinite(seconds) ? seconds : 0, 0), lastSecond);
  return new Date(known * 1000).toISOString().replace('.000Z', 'Z');
}
