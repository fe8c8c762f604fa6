import { simpleGit } from 'simple-git';
import type { Remotes } from '../../app/ports.ts';

/** The remotes of the git repository around a working folder. */
export function gitRemotes(cwd: string): Remotes {
  const ask = (...words: string[]) =>
    simpleGit(cwd)
      .raw(...words)
      .then((answer) => answer.trim() || null)
      .catch(() => null);
  return {
    async findOrigin() {
      const address = await ask('remote', 'get-url', 'origin');
      if (address === null) return null;
      const branch = await ask('symbolic-ref', '--short', 'refs/remotes/origin/HEAD');
      return { address, branch: branch?.replace(/^origin\//, '') ?? null };
    },
  };
}
