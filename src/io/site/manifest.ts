import { promises as fs } from 'node:fs';
import { join } from 'node:path';

/** The file that says that a folder was made by this program, and what is in it. */
export const manifestName = '.throughline-site.json';

export interface Manifest {
  /** What each part was made from, and its files with the hash of their content. */
  readonly parts: Readonly<Record<string, ManifestPart>>;
}

export interface ManifestPart {
  readonly key: string;
  readonly files: Readonly<Record<string, string>>;
}

const madeBy = 'throughline';

/** The manifest of a folder, or null where there is none that can be read. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    const value: unknown = JSON.parse(await fs.readFile(join(folder, manifestName), 'utf8'));
    return isManifest(value) ? value : null;
  } catch {
    return null;
  }
}

export function renderManifest(parts: ReadonlyMap<string, ManifestPart>): string {
  return `${JSON.stringify({ madeBy, parts: Object.fromEntries(parts) })}\n`;
}

function isManifest(value: unknown): value is Manifest {
  if (!isMap(value) || value['madeBy'] !== madeBy || !isMap(value['parts'])) return false;
  return Object.values(value['parts']).every(
    (part) => isMap(part) && typeof part['key'] === 'string' && isMap(part['files']),
  );
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
