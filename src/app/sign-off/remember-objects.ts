import type { TreeEntry } from '../../model/pull-request.ts';
import { createGuard } from '../../signoff/guard.ts';
import type { PullRequests } from '../ports.ts';

/**
 * The same pull requests, asked for each commit and each blob only once: what a hash names never changes. Of a commit's
 * files only the guarded ones are kept, which is all that the gate looks at and little even in a large repository.
 */
export function rememberObjects(pulls: PullRequests, root: string): PullRequests {
  const guard = createGuard(root);
  const readGuarded = async (commit: string): Promise<readonly TreeEntry[] | null> =>
    (await pulls.readTree(commit))?.filter(({ path }) => guard.covers(path)) ?? null;
  return { ...pulls, readTree: once(readGuarded), readBlob: once((oid) => pulls.readBlob(oid)) };
}

/** Asks once a key. A question that failed is asked again. */
function once<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (key) => {
    const known = answers.get(key);
    if (known) return known;
    const answer = read(key);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
