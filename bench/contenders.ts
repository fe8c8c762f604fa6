import { join } from 'node:path';
import type { PeerFolders } from './install-peers.ts';

/** A command that is timed. It runs with Node in the folder of a workspace, and must exit with 0. */
export interface Contender {
  readonly name: string;
  readonly argv: readonly string[];
  /** Makes the workspace as the run is to find it. */
  readonly prepare?: () => void;
  /** So slow on 10,000 files that a quick run leaves it out there. */
  readonly isSlow?: true;
}

/** Names that the aims speak of. */
export const names = {
  cold: 'Throughline check, cold',
  warm: 'Throughline check, warm',
  script: 'script: yaml with positions + ajv + references',
  node: 'node -e 0',
} as const;

/** Everything that is timed, as the table lists it; peers that are not there are left out. */
export function listContenders(repository: string, peers: PeerFolders): Contender[] {
  const script = (name: string) => [
    join(repository, 'bench', 'peers', name),
    'positioning',
    join(repository, 'schemas'),
  ];
  const check = [join(repository, 'bin', 'throughline.js'), 'check', '--root', 'positioning', '--format', 'json'];
  const peer = (folder: string | null, contender: (folder: string) => Contender) =>
    folder === null ? [] : [contender(folder)];
  return [
    { name: names.cold, argv: [...check, '--no-cache'] },
    { name: names.warm, argv: check },
    ...peer(peers.remark, (folder) => ({
      name: 'remark-cli + remark-lint-frontmatter-schema',
      argv: [join(folder, 'node_modules', 'remark-cli', 'cli.js'), 'positioning', '--quiet', '--frail'],
      isSlow: true,
    })),
    ...peer(peers.markdownlint, (folder) => ({
      name: 'markdownlint-cli2',
      argv: [join(folder, 'node_modules', 'markdownlint-cli2', 'markdownlint-cli2-bin.mjs'), 'positioning/**/*.md'],
    })),
    { name: 'script: mdast + yaml + ajv + references', argv: script('unified-yaml-ajv.mjs') },
    { name: names.script, argv: script('yaml-ajv.mjs') },
    ...peer(peers['gray-matter'], (folder) => ({
      name: 'script: gray-matter + ajv',
      argv: [...script('gray-matter-ajv.mjs'), folder],
    })),
    { name: 'script: reading and hashing only', argv: script('read-and-hash.mjs') },
    { name: names.node, argv: ['-e', '0'] },
  ];
}
