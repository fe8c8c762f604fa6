import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Programs that Throughline is compared with. They are no dependencies: they live in a cache folder. */
const packages = {
  remark: { 'remark-cli': '12.0.1', 'remark-frontmatter': '5.0.0', 'remark-lint-frontmatter-schema': '3.15.4' },
  // The last version that runs on Node 20.
  markdownlint: { 'markdownlint-cli2': '0.22.1' },
  'gray-matter': { 'gray-matter': '4.0.3' },
  eleventy: { '@11ty/eleventy': '3.1.8' },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

export type PeerName = keyof typeof packages;

/** The folder of each peer, or null when it could not be installed. */
export type PeerFolders = Readonly<Record<Exclude<PeerName, 'eleventy'>, string | null>>;

/** Installs every peer below a folder, unless it is there already. One that cannot be installed hides no other. */
export function installPeers(cacheFolder: string, tell: (text: string) => void): PeerFolders {
  const install = (name: PeerName) => installPeer(join(cacheFolder, name), name, tell);
  return { remark: install('remark'), markdownlint: install('markdownlint'), 'gray-matter': install('gray-matter') };
}

/** Installs one peer into a folder, unless it is there already. Null when it cannot be, after telling why. */
export function installPeer(folder: string, name: PeerName, tell: (text: string) => void): string | null {
  const manifest = JSON.stringify({ private: true, dependencies: packages[name] }, null, 2);
  const marker = join(folder, 'installed.json');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === manifest) return folder;
  tell(`installing ${name} …`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), manifest);
  const flags = [
    'install',
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--ignore-scripts',
    '--fetch-retries=1',
  ];
  const { status, stderr, error } = spawnSync('npm', flags, {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) {
    writeFileSync(marker, manifest);
    return folder;
  }
  const reason = error?.message ?? stderr.split('\n').find((line) => line.startsWith('npm error')) ?? 'npm failed';
  tell(`${name} could not be installed and is left out: ${reason}`);
  return null;
}

/** What was compared, for the report: `remark-cli 12.0.1, …`. */
export function describePeers(folders: PeerFolders): string {
  const names = (Object.keys(folders) as (keyof PeerFolders)[]).filter((name) => folders[name] !== null);
  return names.flatMap((name) => Object.entries(packages[name]).map((entry) => entry.join(' '))).join(', ');
}
