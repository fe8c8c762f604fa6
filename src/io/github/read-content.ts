import type { TreeEntry } from '../../model/pull-request.ts';
import { WorldError } from '../../app/world-error.ts';
import { findUnsoundFolder, hashBlob } from './git-object.ts';
import { parseAnswer, unsoundAnswer } from './parse-answer.ts';
import { checkHash } from './read-commits.ts';
import { isRefusal } from './refusal.ts';
import type { GitHubRepository } from './repository.ts';
import { blobShape, treeShape } from './shapes.ts';

/** No file that the gate reads is larger: it is as much as GitHub loads of CODEOWNERS. 3 MiB. */
const maxBlobBytes = 3 * 1024 * 1024;

/** Everything in a commit but its folders; null when the commit is gone. */
export async function readTree(
  { client, owner, repo }: GitHubRepository,
  commit: string,
): Promise<readonly TreeEntry[] | null> {
  const parameters = { owner, repo, commit: checkHash(commit), recursive: '1' };
  const answer = await client
    .ask('GET /repos/{owner}/{repo}/git/trees/{commit}', parameters)
    .catch(nullWhenGoneOrEmpty);
  if (answer === null) return null;
  const { tree, truncated } = parseAnswer(treeShape, answer);
  if (truncated) throw tooManyFiles(answer.asked);
  const paths = new Set(tree.map(({ path }) => path));
  if (paths.size !== tree.length) throw unsoundAnswer(answer.asked, 'it lists a path twice');
  if (findUnsoundFolder(tree) !== null) {
    throw unsoundAnswer(answer.asked, 'a folder does not hold what its hash stands for');
  }
  return tree.flatMap((entry) => {
    const { path, mode, sha } = entry;
    return mode === '040000' ? [] : [{ path, mode, oid: sha, size: 'size' in entry ? entry.size : null }];
  });
}

/** A repository without any commit answers with 409. */
function nullWhenGoneOrEmpty(error: unknown): null {
  if (isRefusal(error, 404, 409, 422)) return null;
  throw error;
}

/** The bytes of a file. Throws when they are not those that the hash stands for. */
export async function readBlob({ client, owner, repo }: GitHubRepository, oid: string): Promise<Uint8Array> {
  const parameters = { owner, repo, oid: checkHash(oid) };
  const answer = await client.ask('GET /repos/{owner}/{repo}/git/blobs/{oid}', parameters);
  const { sha, size, encoding, content } = parseAnswer(blobShape, answer);
  if (size > maxBlobBytes) throw tooLarge(answer.asked, size);
  const bytes = Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
  if (sha === oid && bytes.length === size && hashBlob(bytes, oid.length) === oid) return bytes;
  throw unsoundAnswer(answer.asked, 'the content is not that which the hash stands for');
}

function tooManyFiles(asked: string): WorldError {
  return new WorldError(
    `The repository holds more files than GitHub lists at once (asked for ${asked}), so nobody can tell what changed.`,
    'Keep the positioning in a repository of its own.',
  );
}

function tooLarge(asked: string, size: number): WorldError {
  return new WorldError(
    `The file at ${asked} has ${size.toLocaleString('en')} bytes, expected at most ${maxBlobBytes.toLocaleString('en')}.`,
    'Shorten the file, or take it out of the positioning folder.',
  );
}
