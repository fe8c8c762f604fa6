import type { Element } from '../../model/element.ts';
import { matchesGlob } from '../../model/glob.ts';

/** A tactic that names files. */
export interface PlannedTactic {
  /** Null for files that somebody names by hand. */
  readonly tactic: Element<'tactic'> | null;
  /** What is named, in its order. */
  readonly globs: readonly PlannedGlob[];
}

/** One entry of `files`. */
export interface PlannedGlob {
  readonly written: string;
  /** From the working folder, as paths of findings begin; null when it leads out of the repository. */
  readonly glob: string | null;
  /** Does it name one file, rather than all that look like it? */
  readonly isExact: boolean;
}

/** Plans a look at files. `folder` is where they are counted from; empty for the working folder. */
export function planGlobs(files: readonly string[], folder: string): PlannedGlob[] {
  return files.map((written) => {
    const glob = written.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
    return { written, glob: leadsOutside(glob) ? null : folder + glob, isExact: !/[*?]/.test(glob) };
  });
}

/** Does it take the file at this path? */
export function takes({ glob, isExact }: PlannedGlob, path: string): boolean {
  return glob !== null && (isExact ? path === glob : matchesGlob(glob, path));
}

/** Only what stands below the folder is read: no way up, no drive, nothing from the root of a disk. */
function leadsOutside(glob: string): boolean {
  return /^(?:[/\\~]|[A-Za-z]:|$)/.test(glob) || glob.split(/[/\\]/).includes('..');
}

/** Finds the tactics that take a file, in the order of the tactics. Most paths are turned away without being matched. */
export function createTaker(tactics: readonly PlannedTactic[]): (path: string) => readonly PlannedTactic[] {
  const exact = new Map<string, number[]>();
  const patterns = new Map<string, number[]>();
  for (const [index, { globs }] of tactics.entries()) {
    for (const { glob, isExact } of globs) {
      if (glob === null) continue;
      const takers = isExact ? exact : patterns;
      takers.set(glob, [...(takers.get(glob) ?? []), index]);
    }
  }
  const starts = [...patterns].map(([glob, takers]) => ({ glob, takers, start: glob.slice(0, glob.search(/[*?]/)) }));
  return (path) => {
    const found = starts.flatMap(({ glob, takers, start }) =>
      path.startsWith(start) && matchesGlob(glob, path) ? takers : [],
    );
    const all = new Set([...(exact.get(path) ?? []), ...found]);
    return all.size === 0 ? [] : [...all].toSorted((a, b) => a - b).map((index) => tactics[index]!);
  };
}
