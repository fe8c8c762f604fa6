import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, manifestName } from './manifest.ts';

// What systems put into every folder that somebody opens.
const litter = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** What a folder holds and its manifest does not name, by path: nobody else's work is ever deleted. */
export async function listStrangers(folder: string, manifest: Manifest | null): Promise<string[]> {
  const parts = Object.values(manifest?.parts ?? {});
  const own = new Set(parts.flatMap(({ files }) => Object.keys(files)));
  const folders = new Set([...own].flatMap(foldersOf));
  if (manifest) own.add(manifestName);
  const strangers: string[] = [];
  const look = async (prefix: string) => {
    for (const item of await fs.readdir(join(folder, prefix), { withFileTypes: true })) {
      const path = prefix + item.name;
      if (item.isDirectory() && folders.has(path)) await look(`${path}/`);
      else if (!litter.has(item.name) && !(item.isFile() && own.has(path))) strangers.push(path);
    }
  };
  await look('');
  return strangers;
}

function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
