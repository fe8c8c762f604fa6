import type { TreeEntry } from '../model/pull-request.ts';

/** Says which paths of a repository nobody may change without sign-off. */
export interface Guard {
  /** The positioning folder, as a path from the top of the repository. */
  readonly root: string;
  /** Must a change of this path be signed? */
  readonly covers: (path: string) => boolean;
  /** Is the path part of the positioning, so that CODEOWNERS must give it to the functions? */
  readonly isPositioning: (path: string) => boolean;
  /** Does the path decide who signs, so that both those before and those after its change do? */
  readonly isPolicy: (path: string) => boolean;
}

/** Where GitHub looks for CODEOWNERS, in its order; the first that exists counts. */
export const codeownersPlaces = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;
const workflows = '.github/workflows';

/**
 * The guard of a repository. A folder is guarded with everything in it, and so is whatever stands in its place or in
 * the place of a folder above it, because a link there would replace it. Case makes no difference: on some file
 * systems two names that differ only in case are one.
 */
export function createGuard(root: string): Guard {
  const positioning = root.toLowerCase();
  const policy = [`${positioning}/sign-off.md`, `${positioning}/functions`, workflows, ...codeownersPlaces.map(lower)];
  const guarded = [...policy, positioning, 'schemas'];
  return {
    root,
    covers: (path) => guarded.some((place) => isAt(lower(path), place) || isAbove(lower(path), place)),
    isPositioning: (path) => isAt(lower(path), positioning) || isAbove(lower(path), positioning),
    isPolicy: (path) => policy.some((place) => isAt(lower(path), place) || isAbove(lower(path), place)),
  };
}

function lower(path: string): string {
  return path.toLowerCase();
}

function isAt(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

function isAbove(path: string, place: string): boolean {
  return place.startsWith(`${path}/`);
}

/** The CODEOWNERS file that counts, or null when there is none. A folder of that name is none. */
export function findCodeowners(tree: readonly TreeEntry[]): TreeEntry | null {
  for (const place of codeownersPlaces) {
    const entry = tree.find(({ path }) => path === place);
    if (entry) return entry;
  }
  return null;
}
