import { maxFileBytes, type ReadEntry } from '../../model/entry.ts';
import type { Membership, TreeEntry } from '../../model/pull-request.ts';
import { pathInRoot } from '../../signoff/guard.ts';
import { findPolicyFiles, type PolicyFiles } from '../../signoff/policy.ts';
import type { PullRequests } from '../ports.ts';
import type { GatedRepository } from './gated-repository.ts';

/** GitHub does not load a larger CODEOWNERS: 3 MiB. */
const maxCodeownersBytes = 3 * 1024 * 1024;

/** The files of a commit that say who signs, read. */
export async function fetchPolicyFiles(
  { pulls, root }: Pick<GatedRepository, 'pulls' | 'root'>,
  tree: readonly TreeEntry[],
): Promise<PolicyFiles> {
  const { inRoot, codeowners } = findPolicyFiles(tree, root);
  const entries = inRoot.map(async (entry) => ({
    path: pathInRoot(entry.path, root) ?? entry.path,
    content: await readContent(pulls, entry),
  }));
  return {
    entries: await Promise.all(entries),
    codeowners: codeowners && {
      path: codeowners.path,
      content: await readContent(pulls, codeowners, maxCodeownersBytes),
    },
  };
}

/** What a file of a commit holds. Links and submodules are never followed, and nothing over the limit is fetched. */
export async function readContent(
  pulls: Pick<PullRequests, 'readBlob'>,
  { mode, oid, size }: TreeEntry,
  maxBytes = maxFileBytes,
): Promise<ReadEntry['content']> {
  if (mode !== '100644') return { type: mode === '120000' ? 'link' : mode === '100755' ? 'executable' : 'special' };
  if (size !== null && size > maxBytes) return { type: 'too-large', size };
  return { type: 'file', bytes: await pulls.readBlob(oid) };
}

/** The people behind each owner, by handle in lower case. */
export async function fetchMemberships(
  repository: Pick<GatedRepository, 'pulls' | 'owner'>,
  owners: readonly string[],
): Promise<ReadonlyMap<string, Membership>> {
  const members = await Promise.all(owners.map((owner) => fetchMembers(repository, owner)));
  return new Map(owners.map((owner, index) => [owner, members[index]!]));
}

async function fetchMembers(
  { pulls, owner }: Pick<GatedRepository, 'pulls' | 'owner'>,
  handle: string,
): Promise<Membership> {
  const [, login, team] = /^@([^/]+)(?:\/(.+))?$/.exec(handle) ?? [];
  if (login === undefined) return { unreadable: 'an email address names no account. Write @login or @org/team.' };
  if (team === undefined) return pulls.readUser(login);
  if (login === owner.toLowerCase()) return pulls.readTeam(login, team);
  return { unreadable: `it is a team of another organisation; only teams of ${owner} can own files here.` };
}
