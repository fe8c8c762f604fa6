import { admin, repositoryPath } from '../cast.ts';
import { ask, type Host } from './host.ts';
import { at, type JsonObject, listOf, objectOf, textAt } from '../json.ts';

/** What a commit holds at a path: text, bytes, or something that is no plain file. Null takes the path away. */
export type Content =
  | string
  | Uint8Array
  | null
  | { readonly executable: string }
  | { readonly symlink: string }
  | { readonly submodule: string };

export type Files = Readonly<Record<string, Content>>;

interface NewCommit {
  /** The commit whose tree is changed is the first; with none, the tree begins empty. */
  readonly parents: readonly string[];
  readonly entries: readonly JsonObject[];
  readonly message: string;
  readonly by?: string;
}

/** Makes a commit that no branch points at yet, and gives its hash. Equal commits at equal times have equal hashes. */
export async function makeCommit(host: Host, { parents, entries, message, by = admin }: NewCommit): Promise<string> {
  const [parent] = parents;
  const base = parent === undefined ? {} : { base_tree: await treeOf(host, parent) };
  const tree = await ask(host, 'POST', `${repositoryPath}/git/trees`, { ...base, tree: [...entries] });
  const author = { name: by, email: `${by}@users.noreply.github.com`, date: host.clock.now() };
  const commit = { message, tree: textAt(tree, 'sha'), parents: [...parents], author, committer: author };
  return textAt(await ask(host, 'POST', `${repositoryPath}/git/commits`, commit), 'sha');
}

/** The entries that `makeCommit` takes for files. */
export function toEntries(host: Host, files: Files): Promise<JsonObject[]> {
  return Promise.all(Object.entries(files).map(([path, content]) => toEntry(host, path, content)));
}

async function toEntry(host: Host, path: string, content: Content): Promise<JsonObject> {
  const file = { path, type: 'blob', mode: '100644' };
  if (content === null) return { ...file, sha: null };
  if (typeof content === 'string') return { ...file, content };
  if (content instanceof Uint8Array) return { ...file, sha: await storeBytes(host, content) };
  if ('executable' in content) return { ...file, mode: '100755', content: content.executable };
  if ('symlink' in content) return { ...file, mode: '120000', content: content.symlink };
  return { path, type: 'commit', mode: '160000', sha: content.submodule };
}

async function storeBytes(host: Host, bytes: Uint8Array): Promise<string> {
  const blob = { content: Buffer.from(bytes).toString('base64'), encoding: 'base64' };
  return textAt(await ask(host, 'POST', `${repositoryPath}/git/blobs`, blob), 'sha');
}

async function treeOf(host: Host, commit: string): Promise<string> {
  return textAt(await ask(host, 'GET', `${repositoryPath}/git/commits/${commit}`), 'tree', 'sha');
}

/** The hashes of a commit's parents. */
export async function parentsOf(host: Host, commit: string): Promise<string[]> {
  const found = objectOf(await ask(host, 'GET', `${repositoryPath}/git/commits/${commit}`));
  return listOf(found['parents']).map((parent) => textAt(parent, 'sha'));
}

/** The commit of the base that a branch grew from. */
export async function mergeBaseOf(host: Host, base: string, head: string): Promise<string> {
  const path = `${repositoryPath}/compare/${base}...${head}?per_page=1`;
  return textAt(await ask(host, 'GET', path), 'merge_base_commit', 'sha');
}

/**
 * The entries that carry the changes between two commits over to a third, or null when it has changed one of the same
 * paths in another way.
 */
export async function carryOver(
  host: Host,
  { from, to, onto }: { from: string; to: string; onto: string },
): Promise<JsonObject[] | null> {
  const [before, after, there] = await Promise.all([from, to, onto].map((commit) => readFiles(host, commit)));
  const entries: JsonObject[] = [];
  for (const path of new Set([...before!.keys(), ...after!.keys()])) {
    const old = before!.get(path);
    const wanted = after!.get(path);
    const found = there!.get(path);
    if (isSame(old, wanted) || isSame(found, wanted)) continue;
    if (!isSame(found, old)) return null;
    entries.push(wanted ?? { path, mode: '100644', type: 'blob', sha: null });
  }
  return entries;
}

async function readFiles(host: Host, commit: string): Promise<Map<string, JsonObject>> {
  const tree = await ask(host, 'GET', `${repositoryPath}/git/trees/${commit}?recursive=1`);
  const entries = listOf(at(tree, 'tree')).map(objectOf);
  const files = entries.filter(({ type }) => type !== 'tree');
  return new Map(files.map(({ path, mode, type, sha }) => [String(path), { path, mode, type, sha }]));
}

function isSame(a: JsonObject | undefined, b: JsonObject | undefined): boolean {
  return a?.['sha'] === b?.['sha'] && a?.['mode'] === b?.['mode'];
}
