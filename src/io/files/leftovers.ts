import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const oldMilliseconds = 60 * 60 * 1000;
const leftover = /\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;
const leftoverFolder = /\.(?:new|old)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/** Removes what runs that were stopped have left in a folder an hour ago or longer. What cannot be removed stays. */
export function removeLeftovers(folder: string): void {
  try {
    for (const item of readdirSync(folder, { withFileTypes: true })) {
      const isOurs = item.isFile() ? leftover.test(item.name) : item.isDirectory() && leftoverFolder.test(item.name);
      const path = join(folder, item.name);
      if (isOurs && Date.now() - lstatSync(path).mtimeMs > oldMilliseconds) rmSync(path, { recursive: true });
    }
  } catch {
    // The next run tries again.
  }
}
