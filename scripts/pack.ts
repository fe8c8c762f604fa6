import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './generate/schemas.ts';

/** What npm would publish of what is built now. */
export interface Packed {
  readonly tarball: string;
  readonly packedBytes: number;
  readonly installedBytes: number;
  /** Relative to the package, sorted. */
  readonly files: readonly string[];
}

/** Writes the tarball into the folder, without building first. Throws when npm does. */
export function packInto(folder: string): Packed {
  const npm = spawnSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  if (npm.status !== 0) throw new Error(`npm pack: ${npm.stderr}`);
  const [pack] = JSON.parse(npm.stdout) as [
    { filename: string; size: number; unpackedSize: number; files: { path: string }[] },
  ];
  return {
    tarball: join(folder, pack.filename),
    packedBytes: pack.size,
    installedBytes: pack.unpackedSize,
    files: pack.files.map(({ path }) => path).toSorted(),
  };
}
