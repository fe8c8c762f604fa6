import type { History } from '../../src/app/ports.ts';

/** What was committed of each file, the latest first, by path as seen from the working folder. */
export type Commits = Readonly<Record<string, readonly string[]>>;

/** A history in memory: the commit before the last is of the day before. `asked` collects the paths that were looked up. */
export function memoryHistory(
  commits: Commits = {},
  head: string | null = '9f3c2ab',
): History & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    findHead: async () => head,
    async readVersions(paths) {
      asked.push(...paths);
      const versions = paths.map((path) => {
        const texts = commits[path] ?? [];
        const of = (text: string, index: number) => ({ revision: `c${index}`, day: `2026-05-${31 - index}`, text });
        return [path, texts.map(of)] as const;
      });
      return new Map(versions);
    },
  };
}
