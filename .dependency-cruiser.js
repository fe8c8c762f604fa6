// The rooms of the house, innermost first, and what each may import. `npm run check:architecture` and
// `test/architecture.test.ts` hold the code to it.
const core = {
  model: [],
  document: ['model'],
  derive: ['model', 'document'],
  rules: ['model', 'document', 'derive'],
  align: ['model', 'document', 'derive'],
  diff: ['model', 'document', 'derive'],
  trace: ['model', 'document', 'derive'],
  signoff: ['model', 'document', 'derive'],
  report: ['model', 'document', 'derive', 'rules', 'align', 'diff', 'trace', 'signoff'],
  interchange: ['model', 'document', 'derive', 'align', 'diff', 'trace'],
  site: ['model', 'document', 'derive', 'rules', 'align', 'diff', 'trace', 'signoff'],
  app: ['model', 'document', 'derive', 'rules', 'align', 'diff', 'trace', 'signoff', 'report', 'site', 'interchange'],
};
const shell = {
  // The adapters know the ports and the errors that cross them, and nothing of the use-cases.
  io: ['model', 'app/(ports|user-error|world-error)'],
  cli: ['model', 'signoff', 'report', 'rules', 'app', 'io'],
  action: ['model', 'signoff', 'report', 'rules', 'app', 'io'],
};

// A package is used in one room, so that it can be replaced there.
const homes = {
  yaml: 'document',
  unified: 'document',
  'remark-parse': 'document',
  'remark-frontmatter': 'document',
  mdast: 'document',
  'fastest-levenshtein': 'document',
  ajv: 'document',
  'remark-gfm': 'document',
  'remark-rehype': 'document',
  'rehype-sanitize': 'document',
  'rehype-stringify': 'document',
  htmlparser2: 'trace',
  fflate: 'trace',
  preact: 'site',
  'preact-render-to-string': 'site',
  minisearch: 'site',
  'pure-rand': 'align',
  papaparse: 'interchange',
  picocolors: 'report',
  'fast-string-width': 'report',
  'simple-git': 'io/git',
  commander: 'cli',
  '@clack/prompts': 'cli',
  '@actions/core': 'action',
  '@octokit/rest': 'io/github',
  '@octokit/plugin-retry': 'io/github',
  '@octokit/plugin-throttling': 'io/github',
  valibot: 'io/github',
};

const inRoom = (room) => `^src/${room}(/|\\.tsx?$)`;
const inPackage = (name) => `(^|/)node_modules/(@types/)?${name}/`;

const directions = Object.entries({ ...core, ...shell }).map(([room, allowed]) => ({
  name: `${room}-imports-inwards-only`,
  comment: 'Data flows one way: each room knows the rooms inside it and none outside.',
  severity: 'error',
  from: { path: inRoom(room) },
  to: { path: '^src/', pathNot: [room, ...allowed].map(inRoom).concat('^src/version\\.ts$') },
}));

const packageHomes = Object.entries(homes).map(([name, room]) => ({
  name: `${name}-lives-in-${room.replace('/', '-')}`,
  comment: 'One home per dependency: replacing it is a change in one room.',
  severity: 'error',
  from: { path: '^src/', pathNot: inRoom(room) },
  to: { path: inPackage(name) },
}));

export default {
  forbidden: [
    ...directions,
    ...packageHomes,
    {
      name: 'core-is-pure',
      comment: 'The core computes. Hashing and bytes are computing; files, processes and clocks are not.',
      severity: 'error',
      from: { path: `^src/(${Object.keys(core).join('|')})/` },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|buffer)$' },
    },
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'A file that nothing reaches is dead. Scripts of pages are reached by the build.',
      severity: 'error',
      from: { orphan: true, pathNot: '^src/((version|index)\\.ts$|site/client/)' },
      to: {},
    },
    {
      name: 'declared-packages-only',
      comment: 'What is bundled is what package.json declares, and not what some other package happens to bring.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'packages-with-a-home-only',
      comment: 'What the sources import reaches users inside a bundle; a tool of ours must not.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/', pathNot: Object.keys(homes).map(inPackage), dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '\\.test\\.ts$' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
