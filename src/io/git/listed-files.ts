import { simpleGit } from 'simple-git';

/** The files below a folder that git keeps or would keep, from one process; null outside of a repository. */
export async function listKeptFiles(folder: string): Promise<ReadonlySet<string> | null> {
  try {
    const output = await simpleGit(folder).raw('ls-files', '-z', '--cached', '--others', '--exclude-standard');
    return new Set(output.split('\0').filter((path) => path !== ''));
  } catch {
    return null;
  }
}
