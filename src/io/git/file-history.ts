import { simpleGit } from 'simple-git';
import type { FileVersion, History } from '../../app/ports.ts';
import { UserError } from '../../app/user-error.ts';
import { maxFileBytes } from '../../model/entry.ts';
import { readBlobs, readBlobSizes } from './blobs.ts';

// Past these the older versions are left out, so that a history of any length costs a bounded time.
const mostVersionsOfFile = 200;
const mostBytes = 64 * maxFileBytes;
const mostPathsNamed = 500;
const shortCommit = 7;

/** The history of the repository around a working folder, with four git processes whatever the number of files. */
export function gitHistory(cwd: string): History {
  return {
    async findHead() {
      const head = await simpleGit(cwd)
        .raw('rev-parse', '--verify', '--quiet', '--short', 'HEAD')
        .catch(() => '');
      return head.trim() || null;
    },
    async readVersions(paths) {
      if (paths.length === 0 || !(await hasCommit(cwd))) return new Map();
      const versions = await listVersions(cwd, paths);
      const blobs = await readWithinBounds(
        cwd,
        [...versions.values()].flat().map(({ oid }) => oid),
      );
      return new Map([...versions].map(([path, list]) => [path, list.flatMap((version) => withText(version, blobs))]));
    },
  };
}

async function hasCommit(cwd: string): Promise<boolean> {
  const head = await simpleGit(cwd)
    .raw('rev-parse', '--verify', '--quiet', 'HEAD')
    .catch(() => '');
  return head.trim() !== '';
}

interface Version extends Omit<FileVersion, 'text'> {
  readonly oid: string;
}

function withText({ oid, ...version }: Version, blobs: ReadonlyMap<string, Uint8Array>): FileVersion[] {
  const bytes = blobs.get(oid);
  return bytes ? [{ ...version, text: Buffer.from(bytes).toString('utf8') }] : [];
}

/** The versions of files by path, the latest first; a text that came back is told once for each time. */
async function listVersions(cwd: string, paths: readonly string[]): Promise<Map<string, Version[]>> {
  const versions = new Map(paths.map((path): [string, Version[]] => [path, []]));
  for (const { path, version } of parseLog(await readLog(cwd, paths))) {
    const known = versions.get(path);
    if (known && known.length < mostVersionsOfFile && known.at(-1)?.oid !== version.oid) known.push(version);
  }
  return versions;
}

/** Every commit that touched the files, merges too: what somebody reviewed may have lived on one side of a merge only. */
async function readLog(cwd: string, paths: readonly string[]): Promise<string> {
  const asked = paths.length > mostPathsNamed ? ['.'] : paths.map((path) => `:(literal)${path}`);
  const shape = ['--raw', '--no-abbrev', '--no-renames', '--relative', '-z', '--format=%x01%h %ct'];
  try {
    return await simpleGit(cwd).raw('log', '--full-history', '-m', '--no-show-signature', ...shape, '--', ...asked);
  } catch (cause) {
    throw new UserError(
      'The history of the positioning cannot be read from git.',
      'See what git says with: git log',
      cause,
    );
  }
}

const change = /^:\d+ \d+ [\da-f]+ (?<oid>[\da-f]+) [A-Z]/;

/** Parses what `git log --raw -z` prints: `\1<commit> <seconds>`, then for each file its change and its path. */
function* parseLog(log: string): Iterable<{ path: string; version: Version }> {
  let revision = '';
  let day = '';
  let oid: string | null = null;
  for (const field of log.split('\0').map((text) => text.replace(/^\n/, ''))) {
    if (field.startsWith('\u0001')) {
      const [commit = '', seconds = ''] = field.slice(1).trim().split(' ');
      [revision, day] = [commit.slice(0, shortCommit), new Date(Number(seconds) * 1000).toISOString().slice(0, 10)];
    } else if (oid !== null) {
      // A deletion has no content: only zeros.
      if (!/^0+$/.test(oid)) yield { path: field, version: { revision, day, oid } };
      oid = null;
    } else {
      oid = change.exec(field)?.groups?.['oid'] ?? null;
    }
  }
}

/** The content of blobs, as long as they fit: the first ones first. */
async function readWithinBounds(cwd: string, oids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const sizes = await readBlobSizes(cwd, oids);
  let room = mostBytes;
  const fitting = [...new Set(oids)].filter((oid) => {
    const size = sizes.get(oid) ?? Number.POSITIVE_INFINITY;
    if (size > maxFileBytes || size > room) return false;
    room -= size;
    return true;
  });
  return readBlobs(cwd, fitting);
}
