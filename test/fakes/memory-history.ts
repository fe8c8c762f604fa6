import type { History } from '../../src/app/ports.ts';

/** What was committed of each file, the latest first, by path as seen from the working folder. */
export type Commits = Readonly<Record<string, readonly string[]>>;

/** A history in memory. `asked` collects the paths that were looked up. */
export function memoryHistory(
  commits: Commits = {},
  head: string | null = '9f3c2ab',
): History & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    findHead: async () => head,
    async findVersion(path, isWanted) {
      asked.push(path);
      return commits[path]?.find(isWanted) ?? null;
    },
  };
}
