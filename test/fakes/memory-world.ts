import type { Cache, World } from '../../src/app/ports.ts';
import { type Entry, type EntryContent, maxFileBytes } from '../../src/model/entry.ts';

/** Content by path: text, bytes, or something that is no file. */
export type MemoryFiles = Readonly<Record<string, string | Uint8Array | EntryContent>>;

export interface MemoryWorld extends World {
  /** The files as they are now. */
  readonly disk: Map<string, MemoryFiles[string]>;
}

/** A world in memory, on 1 June 2026. Paths are relative to the working folder: `positioning/sign-off.md`. */
export function memoryWorld(
  files: MemoryFiles,
  options: { cache?: Cache; foldersBelowTop?: string[] } = {},
): MemoryWorld {
  const disk = new Map(Object.entries(files));
  return {
    disk,
    source: {
      async readEntries(root, isWanted) {
        const prefix = root === '.' ? '' : `${root}/`;
        const below = [...disk].filter(([path]) => path.startsWith(prefix));
        if (below.length === 0) return null;
        return below.map(([path, content]) => toEntry(path.slice(prefix.length), content, isWanted));
      },
    },
    files: {
      async read(path) {
        const content = disk.get(path);
        return typeof content === 'string' ? content : null;
      },
      async write(path, text) {
        disk.set(path, text);
      },
      async writeAll(texts) {
        for (const [path, text] of texts) disk.set(path, text);
      },
    },
    repository: { foldersBelowTop: async () => options.foldersBelowTop ?? [] },
    clock: { today: () => '2026-06-01' },
    cache: options.cache ?? memoryCache(),
  };
}

/** A cache in memory; `texts` is what it holds. */
export function memoryCache(texts = new Map<string, string>()): Cache & { readonly texts: Map<string, string> } {
  return {
    texts,
    load: (name) => texts.get(name) ?? null,
    save: (name, text) => void texts.set(name, text),
  };
}

function toEntry(path: string, content: MemoryFiles[string], isWanted: (path: string) => boolean): Entry {
  if (typeof content !== 'string' && !(content instanceof Uint8Array)) return { path, content };
  if (!isWanted(path)) return { path, content: { type: 'unread' } };
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  if (bytes.length > maxFileBytes) return { path, content: { type: 'too-large', size: bytes.length } };
  return { path, content: { type: 'file', bytes } };
}
