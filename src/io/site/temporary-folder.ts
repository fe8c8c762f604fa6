import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for what nobody keeps. */
export async function makeTemporaryFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await fs.mkdtemp(join(tmpdir(), 'throughline-'));
  return { path, remove: () => fs.rm(path, { recursive: true, force: true }) };
}
