import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { kindNames, homeOf, type Kind } from '../src/model/kinds.ts';
import { composeCorpus, writeCorpus } from './corpus/corpus.ts';
import type { PeerFolders } from './install-peers.ts';

/** A folder as a user would have it: a positioning of so many files, and the settings that the peers need. */
export interface Workspace {
  readonly folder: string;
  readonly files: number;
}

export interface WorkspaceOptions {
  readonly files: number;
  readonly year: number;
  /** The folder of our JSON Schemas. */
  readonly schemas: string;
  readonly peers: PeerFolders;
}

/** Makes a workspace anew. The same number of files and the same year give the same files. */
export function createWorkspace(folder: string, { files, year, schemas, peers }: WorkspaceOptions): Workspace {
  rmSync(folder, { recursive: true, force: true });
  writeCorpus(join(folder, 'positioning'), composeCorpus(files, year));
  // Front matter stands in for the first heading, and the length of a line is a matter of taste.
  writeFileSync(join(folder, '.markdownlint.json'), JSON.stringify({ MD013: false, MD041: false }));
  if (peers.remark !== null) setUpRemark(folder, schemas, peers.remark);
  return { folder, files };
}

// remark-lint-frontmatter-schema resolves schemas from the folder of its settings and knows no JSON Schema 2020-12.
function setUpRemark(folder: string, schemas: string, remark: string): void {
  mkdirSync(join(folder, 'schemas'));
  for (const name of readdirSync(schemas).filter((each) => each.endsWith('.json'))) {
    const {
      $schema: _,
      $id: __,
      ...schema
    } = JSON.parse(readFileSync(join(schemas, name), 'utf8')) as Record<string, unknown>;
    writeFileSync(join(folder, 'schemas', name), JSON.stringify(schema));
  }
  const load = (name: string) => JSON.stringify(pathToFileURL(join(remark, 'node_modules', name, 'index.js')).href);
  // Of two globs that match, the plugin takes the later: `functions/product.md` is a function.
  const fixedFirst = kindNames.toSorted((a, b) => Number('folder' in homeOf(a)) - Number('folder' in homeOf(b)));
  const globs = Object.fromEntries(fixedFirst.map((kind) => [`schemas/${kind}.schema.json`, [globOf(kind)]]));
  writeFileSync(
    join(folder, '.remarkrc.mjs'),
    `import frontmatter from ${load('remark-frontmatter')};
import frontmatterSchema from ${load('remark-lint-frontmatter-schema').replace('/index.js', '/dist/index.js')};
export default { plugins: [frontmatter, [frontmatterSchema, { schemas: ${JSON.stringify(globs)} }]] };
`,
  );
}

function globOf(kind: Kind): string {
  const { within, folder, file } = homeOf(kind);
  const below = within === 'company' ? 'positioning' : 'positioning/*';
  return folder === undefined ? `${below}/${file}` : `${below}/${folder}/*.md`;
}
