import { hash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, promises as fs, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { SiteDraft } from '../../app/ports.ts';
import { type Manifest, type ManifestPart, manifestName, renderManifest } from './manifest.ts';

interface Places {
  /** Where the draft is written. */
  readonly folder: string;
  readonly target: string;
  /** The manifest of what stands at the target. */
  readonly standing: Manifest | null;
  /** Where what stands there goes while it is replaced. */
  readonly replaced: string;
  readonly explain: (cause: unknown) => Error;
}

/** A site that is being written into a folder of its own. */
export function createDraft({ folder, target, standing, replaced, explain }: Places): SiteDraft {
  const parts = new Map<string, ManifestPart>();
  const made = new Set<string>();
  const makeFolder = (path: string) => {
    const parent = dirname(path);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
  };
  return {
    async reuse(part, key) {
      const known = standing && Object.hasOwn(standing.parts, part) ? standing.parts[part] : undefined;
      if (known?.key !== key) return null;
      const bytes = takeOver(known, { from: target, to: folder, makeFolder });
      if (bytes === null) return null;
      parts.set(part, known);
      return { files: Object.keys(known.files).length, bytes };
    },
    async write(part, key, files) {
      const hashes: Record<string, string> = {};
      let bytes = 0;
      for (const { path, text } of files) {
        const place = inside(folder, path);
        const content = Buffer.from(text);
        try {
          makeFolder(place);
          // Thousands of small files: waiting for each takes several times as long, writing several at once gains nothing.
          writeFileSync(place, content, { flag: 'wx' });
        } catch (cause) {
          throw explain(cause);
        }
        bytes += content.length;
        hashes[path] = hashOf(content);
      }
      parts.set(part, { key, files: hashes });
      return { files: Object.keys(hashes).length, bytes };
    },
    async publish() {
      await replace({ folder, target, replaced, manifest: renderManifest(parts) }).catch((cause: unknown) => {
        throw explain(cause);
      });
    },
    async discard() {
      await fs.rm(folder, { recursive: true, force: true });
    },
  };
}

type MakeFolder = (path: string) => void;

/** The place of a file in a folder. No path may lead out of it. */
function inside(folder: string, path: string): string {
  const place = join(folder, path);
  if (place.startsWith(folder + sep) && !path.split('/').includes('..')) return place;
  throw new Error(`${path} would leave the folder of the site.`);
}

/** Links the files of a part into the draft, when every one of them is found to be as it was written; null when one is not. */
function takeOver(
  { files }: ManifestPart,
  { from, to, makeFolder }: { from: string; to: string; makeFolder: MakeFolder },
): number | null {
  let bytes = 0;
  for (const [path, expected] of Object.entries(files)) {
    const source = inside(from, path);
    const content = readIfThere(source);
    if (content === null || hashOf(content) !== expected) return null;
    bytes += content.length;
  }
  for (const path of Object.keys(files)) {
    const place = inside(to, path);
    makeFolder(place);
    link(inside(from, path), place);
  }
  return bytes;
}

function readIfThere(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** Not every disk knows links to files. */
function link(source: string, place: string): void {
  try {
    linkSync(source, place);
  } catch {
    copyFileSync(source, place);
  }
}

/** The manifest is written last, so that a folder with one is whole. Two renames, between which nothing is half done. */
async function replace({
  folder,
  target,
  replaced,
  manifest,
}: Record<'folder' | 'target' | 'replaced' | 'manifest', string>) {
  await fs.writeFile(join(folder, manifestName), manifest, { flush: true });
  await fs.rename(target, replaced).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  });
  try {
    await fs.rename(folder, target);
  } catch (error) {
    await fs.rename(replaced, target).catch(() => {});
    throw error;
  }
  rmSync(replaced, { recursive: true, force: true });
}

function hashOf(content: Uint8Array): string {
  return hash('sha256', content, 'base64url');
}
