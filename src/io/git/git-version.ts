import { simpleGit } from 'simple-git';

/** The version of git, such as `2.45.1`, or null when there is no git to run. */
export async function gitVersion(): Promise<string | null> {
  const { installed, major, minor, patch } = await simpleGit()
    .version()
    .catch(() => ({ installed: false, major: 0, minor: 0, patch: 0 }));
  return installed ? [major, minor, patch].join('.') : null;
}
