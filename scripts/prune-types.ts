// Leaves in dist/types what the types of the public API are made of; nobody outside can reach the rest.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folder = 'dist/types';
const reached = new Set<string>();
reach(join(folder, 'index.d.ts'));

for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  const path = join(folder, file);
  if (path.endsWith('.d.ts') && !reached.has(path)) rmSync(path);
}

function reach(file: string): void {
  if (reached.has(file)) return;
  reached.add(file);
  for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"]([^'"]+)['"]/g)) {
    // Who installs the package has no other: a type of one would silently be `any` there.
    if (!target.startsWith('.')) throw new Error(`${file} needs the types of ${target}, which nobody installs.`);
    reach(join(dirname(file), target.replace(/\.tsx?$/, '.d.ts')));
  }
}
