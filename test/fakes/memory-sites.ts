import type { SiteFolders, SiteText, SiteWeight } from '../../src/app/ports.ts';

/** Sites in memory. `published` is what stands there, text by path; `written` lists the parts that the last build made anew. */
export function memorySites(): SiteFolders & { readonly published: Map<string, string>; readonly written: string[] } {
  const published = new Map<string, string>();
  const written: string[] = [];
  let standing = new Map<string, { readonly key: string; readonly files: readonly SiteText[] }>();
  return {
    published,
    written,
    async begin() {
      const parts: typeof standing = new Map();
      written.length = 0;
      return {
        async reuse(part, key) {
          const known = standing.get(part);
          if (known?.key !== key) return null;
          parts.set(part, known);
          return weigh(known.files);
        },
        async write(part, key, files) {
          const made = [...files];
          written.push(part);
          parts.set(part, { key, files: made });
          return weigh(made);
        },
        async publish() {
          standing = parts;
          published.clear();
          for (const { files } of parts.values()) for (const { path, text } of files) published.set(path, text);
        },
        async discard() {},
      };
    },
  };
}

function weigh(files: readonly SiteText[]): SiteWeight {
  return { files: files.length, bytes: files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) };
}
