import { execFileSync } from 'node:child_process';
import { openWorkshop } from '../e2e/program.ts';

/** By path; null takes a file or a folder away. */
export type Texts = Readonly<Record<string, string | null>>;

/**
 * A repository as checkouts are made of it: the base on `main`, a pull request on `change`, and on `merge` what GitHub
 * makes of the two on trial. One process of git writes what ten commands would.
 */
export function openOrigin(before: Texts): { readonly folder: string; commit(changed: Texts): void } {
  const { folder, git } = openWorkshop();
  const files = new Map<string, string>();
  put(files, before);
  git('init', '-q', '--bare');
  let parent = 'main';
  importInto(folder, renderCommit({ branch: 'main', message: 'The positioning', parents: [], files }));
  return {
    folder,
    /** Adds a commit to the pull request. */
    commit(changed) {
      put(files, changed);
      importInto(folder, [
        ...renderCommit({ branch: 'change', message: 'A sharper story', parents: [parent], files }),
        ...renderCommit({ branch: 'merge', message: 'On trial', parents: ['main', 'change'], files }),
      ]);
      parent = 'change';
    },
  };
}

function put(files: Map<string, string>, changed: Texts): void {
  for (const [path, text] of Object.entries(changed)) {
    if (text !== null) files.set(path, text);
    else for (const known of files.keys()) if (`${known}/`.startsWith(`${path}/`)) files.delete(known);
  }
}

interface NewCommit {
  readonly branch: string;
  readonly message: string;
  /** Branches; the first is what it builds on, the others are merged. */
  readonly parents: readonly string[];
  /** All that there is then. */
  readonly files: ReadonlyMap<string, string>;
}

function renderCommit({ branch, message, parents, files }: NewCommit): string[] {
  return [
    `commit refs/heads/${branch}`,
    'committer Test <test@example.com> 1780272000 +0000',
    renderData(message),
    // That a branch builds on itself has to be written in another way than that it builds on a branch.
    ...parents.map((parent, index) => {
      return `${index === 0 ? 'from' : 'merge'} refs/heads/${parent}${parent === branch ? '^0' : ''}`;
    }),
    'deleteall',
    ...[...files].flatMap(([path, text]) => [`M 100644 inline ${JSON.stringify(path)}`, renderData(text)]),
  ];
}

const renderData = (text: string) => `data ${Buffer.byteLength(text)}\n${text}`;

function importInto(folder: string, lines: readonly string[]): void {
  const input = `${lines.join('\n')}\n`;
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet', '--force'], {
    input,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}
