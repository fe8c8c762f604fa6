import { simpleGit } from 'simple-git';
import type { Revisions } from '../../app/ports.ts';
import { isRepository } from './is-repository.ts';
import { resolveObject } from './tree.ts';

/** The commits of the repository around a working folder. */
export function gitRevisions(cwd: string): Revisions {
  return {
    isRepository: () => isRepository(cwd),
    findCommit: (name) => resolveObject(cwd, `${name}^{commit}`),
    async findMergeBase(one, other) {
      try {
        return (await simpleGit(cwd).raw('merge-base', '--', one, other)).trim() || null;
      } catch {
        return null;
      }
    },
  };
}
