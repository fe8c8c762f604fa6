import type { World } from '../ports.ts';

/**
 * A world in which files stand that are only planned: what a use-case writes there lands in `drafts`, by path, and
 * nowhere else.
 */
export function draftWorld(world: World, drafts: Map<string, string>): World {
  return {
    ...world,
    files: {
      read: async (path) => drafts.get(path) ?? world.files.read(path),
      write: async (path, text) => void drafts.set(path, text),
      async writeAll(texts) {
        for (const [path, text] of texts) drafts.set(path, text);
      },
      move: () => Promise.reject(new Error('A plan moves nothing.')),
    },
    source: {
      async readEntries(root, isWanted) {
        const entries = (await world.source.readEntries(root, isWanted)) ?? [];
        const prefix = root === '.' ? '' : `${root}/`;
        const planned = [...drafts].flatMap(([path, text]) => {
          const content = { type: 'file', bytes: Buffer.from(text) } as const;
          return path.startsWith(prefix) ? [{ path: path.slice(prefix.length), content }] : [];
        });
        const fresh = new Set(planned.map(({ path }) => path));
        return [...entries.filter(({ path }) => !fresh.has(path)), ...planned];
      },
    },
  };
}
