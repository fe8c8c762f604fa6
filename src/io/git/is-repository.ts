import { simpleGit } from 'simple-git';
import { UserError } from '../../app/user-error.ts';

/** Is a working folder in a git repository? Throws a `UserError` when there is no git to ask, or it refuses to look. */
export async function isRepository(cwd: string): Promise<boolean> {
  try {
    return await simpleGit(cwd).checkIsRepo();
  } catch (cause) {
    throw explainGit(cause, cwd);
  }
}

/** What git, or that there is none, said about a repository that it could not be asked about. */
export function explainGit(cause: unknown, cwd: string): UserError {
  const said = cause instanceof Error ? cause.message : String(cause);
  if (/spawn git (?:ENOENT|EACCES)/.test(said)) {
    return new UserError('There is no git on this machine that could be asked.', 'Install git, then run again.', cause);
  }
  if (/dubious ownership/.test(said)) {
    return new UserError(
      'git does not read this repository, because it belongs to another user.',
      `If you trust it, allow it: git config --global --add safe.directory ${cwd}`,
      cause,
    );
  }
  return new UserError(
    `git could not be asked: ${said.trim().split('\n', 1)[0]}`,
    'See what is wrong with: git status',
    cause,
  );
}
