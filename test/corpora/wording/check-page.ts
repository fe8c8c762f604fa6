import { parseCorpus } from '../../../src/document/parse-corpus.ts';
import type { EntryContent } from '../../../src/model/entry.ts';
import type { WordingFinding } from '../../../src/trace/wording/conclude-wording.ts';
import { checkWording } from './check-wording.ts';

export type Files = Readonly<Record<string, string | Uint8Array | EntryContent>>;

const positioning: Files = {
  'field-db/product.md': `---
name: FieldDB
market: mobile-database
avoid: [{ term: lightweight, instead: small, why: Buyers hear a toy. }]
---
`,
  'field-db/markets/mobile-database.md':
    '---\nname: Mobile database\nstyle: new_game\nstatus: chosen\nalternatives: []\nsegments: []\naliases: [van database]\n---\n',
  'field-db/markets/personal-database.md':
    '---\nname: Personal database\nstyle: new_game\nstatus: retired\nwhy: It brought single users.\nalternatives: []\nsegments: []\nretired_terms: [home database]\n---\n',
  'field-db/markets/order-capture.md':
    '---\nname: Order capture\nstyle: new_game\nalternatives: []\nsegments: []\naliases: [order app]\n---\n',
};

/** A tactic that names files. */
export const tactic = (name: string, stage: string, files: readonly string[]) =>
  `---\nname: ${name}\nfunction: marketing\nstage: ${stage}\ninputs: [markets/mobile-database]\nfiles: ${JSON.stringify(files)}\n---\n`;

/** What is found when a home page and other tactics name files. */
export function checkFiles(
  files: Files,
  tactics: Files = { 'home-page.md': tactic('Home page', 'awareness', ['site/**']) },
) {
  const own = Object.fromEntries(Object.entries(tactics).map(([file, text]) => [`field-db/tactics/${file}`, text]));
  const corpus = parseCorpus('positioning', entriesOf({ ...positioning, ...own }));
  const product = corpus.positioning.products.get('field-db') ?? fail();
  return checkWording(corpus, product, entriesOf(files));
}

function fail(): never {
  throw new Error('There is no product.');
}

function entriesOf(files: Files) {
  return Object.entries(files).map(([path, given]) => ({ path, content: contentOf(given) }));
}

function contentOf(given: Files[string]): EntryContent {
  if (typeof given === 'string') return { type: 'file', bytes: Buffer.from(given) };
  return given instanceof Uint8Array ? { type: 'file', bytes: given } : given;
}

/** The findings in one page that names its market. */
export function checkPage(text: string, name = 'index.md'): WordingFinding[] {
  return checkFiles({ [`site/${name}`]: text, 'site/about.md': 'A mobile database.' });
}
