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
export function createGuard(folder: string): Guard {
  const root = normaliseRoot(folder);
  const positioning = lower(root);
  const policy = [inFolder(positioning, 'sign-off.md'), inFolder(positioning, 'functions'), workflows];
  const deciding = [...policy, ...codeownersPlaces.map(lower)];
  const touches = (places: readonly string[]) => (path: string) =>
    places.some((place) => isAt(lower(path), place) || isAbove(lower(path), place));
  return {
    root,
    covers: touches([...deciding, positioning, 'schemas']),
    isPositioning: touches([positioning]),
    isPolicy: touches(deciding),
  };
}

/**
 * A folder as paths from the top of the repository begin: no `./`, no slash at the end. Empty when it is the whole
 * repository, and also when it would lie outside of it, because guarding too much is the safe mistake.
 */
export function normaliseRoot(folder: string): string {
  const names: string[] = [];
  for (const name of folder.split(/[/\\]/)) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.pop() === undefined) return '';
  }
  return names.join('/');
}

/** A path below the positioning folder, or null for one outside. `folder` may be written in any way. */
export function pathInRoot(path: string, folder: string): string | null {
  const root = normaliseRoot(folder);
  if (root === '') return path;
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : null;
}

function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function lower(path: string): string {
  return path.toUpperCase().toLowerCase();
}

function isAt(path: string, place: string): boolean {
  return place === '' || path === place || path.startsWith(`${place}/`);
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
