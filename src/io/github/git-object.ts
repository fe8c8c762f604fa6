import { createHash } from 'node:crypto';
import { groupBy } from '../../model/order.ts';

/** A line of a commit's recursive listing. */
export interface ListedEntry {
  readonly path: string;
  /** `040000` is a folder. */
  readonly mode: string;
  readonly sha: string;
}

/** The name that git gives to a file's content; of 64 digits in repositories that use SHA-256. */
export function hashBlob(bytes: Uint8Array, digits: number): string {
  return hashObject('blob', bytes, digits);
}

/**
 * The folder whose hash is not that of what is listed in it, or that holds something and is not listed itself; null when
 * there is none. So a path, a mode or a hash that is wrong shows, everywhere but at the top of the repository.
 */
export function findUnsoundFolder(entries: readonly ListedEntry[]): string | null {
  const folders = entries.filter(isFolder);
  const inside = groupBy(entries, ({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  const listed = new Set(['', ...folders.map(({ path }) => path)]);
  const unlisted = [...inside.keys()].find((folder) => !listed.has(folder));
  const unsound = folders.find(({ path, sha }) => {
    const own = inside.get(path) ?? [];
    return own.every(hasReadableName) && hashTree(own, sha.length) !== sha;
  });
  return unlisted ?? unsound?.path ?? null;
}

function isFolder({ mode }: ListedEntry): boolean {
  return mode === '040000';
}

/** A name that is no UTF-8 cannot be told in JSON, so nobody can work out the hash of its folder. */
function hasReadableName({ path }: ListedEntry): boolean {
  return !path.includes('\u{FFFD}');
}

/** Git orders names by their bytes, and folders as if they ended with a slash. */
function hashTree(entries: readonly ListedEntry[], digits: number): string {
  const lines = entries.map((entry) => {
    const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
    const line = Buffer.concat([
      Buffer.from(`${entry.mode.replace(/^0/, '')} ${name}\0`),
      Buffer.from(entry.sha, 'hex'),
    ]);
    return { key: Buffer.from(isFolder(entry) ? `${name}/` : name), line };
  });
  const ordered = lines.toSorted((a, b) => Buffer.compare(a.key, b.key)).map(({ line }) => line);
  return hashObject('tree', Buffer.concat(ordered), digits);
}

function hashObject(type: 'blob' | 'tree', bytes: Uint8Array, digits: number): string {
  const hash = createHash(digits === 64 ? 'sha256' : 'sha1');
  return hash.update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');
}
