import { simpleGit } from 'simple-git';
import type { Repository } from '../../app/ports.ts';
import { explainGit } from './is-repository.ts';

/** The git repository around a working folder, if there is one. */
export function gitRepository(cwd: string): Repository {
  return {
    async foldersBelowTop() {
      const prefix = await simpleGit(cwd)
        .raw('rev-parse', '--show-prefix')
        .catch((error: unknown) => {
          if (/dubious ownership/.test(String(error))) throw explainGit(error, cwd);
          return '';
        });
      return prefix
        .split('/')
        .map((name) => name.trim())
        .filter((name) => name !== '');
    },
  };
}
