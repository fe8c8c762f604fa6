import type { Corpus } from '../../src/document/corpus.ts';
import { parseCorpus } from '../../src/document/parse-corpus.ts';
import type { Positioning } from '../../src/model/positioning.ts';

/** The frontmatter of a file, with the text below it as `body`. */
export type Said = Readonly<Record<string, unknown>> & { readonly body?: string };

/** What files say, by path below the positioning folder and without `.md`. A string is a whole file; null is none. */
export type Facts = Readonly<Record<string, Said | string | null>>;

/** The files that facts make up, as users write them. */
export function corpusOf(facts: Facts): Corpus {
  const entries = Object.entries(facts).flatMap(([path, said]) => {
    if (said === null) return [];
    return [{ path: `${path}.md`, content: { type: 'file', bytes: Buffer.from(textOf(said)) } as const }];
  });
  return parseCorpus('positioning', entries);
}

/** The positioning that facts make up. */
export function positioningOf(facts: Facts): Positioning {
  return corpusOf(facts).positioning;
}

function textOf(said: Said | string): string {
  if (typeof said === 'string') return said;
  const { body = '', ...fields } = said;
  return `---\n${JSON.stringify(fields)}\n---\n${body}`;
}

const findable = [{ trait: 'Reps travel', find_by: 'Job posts for field reps' }];

/** A mobile database, sold to field sales forces. It was once a personal database. */
export const fieldDb: Facts = {
  'sign-off': { require: 'all_functions' },
  'functions/marketing': { name: 'Marketing', owners: ['@example-org/marketing'] },
  'functions/sales': {
    name: 'Sales',
    owners: ['@example-org/sales'],
    why: 'So that every call starts from one story.',
  },
  'field-db/product': { name: 'Field DB', market: 'embedded', one_liner: 'The database that travels with your reps.' },
  'field-db/alternatives/paper': { name: 'Paper order forms', type: 'status_quo' },
  'field-db/alternatives/server': { name: 'Server database', type: 'indirect' },
  'field-db/alternatives/spreadsheet': { name: 'Spreadsheet', type: 'adjacent', aliases: ['Excel'] },
  'field-db/attributes/sync': {
    name: 'Merge on reconnect',
    level: 'product',
    versus: { paper: 'lacks', server: 'lacks', spreadsheet: 'lacks' },
  },
  'field-db/attributes/sql': {
    name: 'Standard SQL',
    level: 'product',
    versus: { paper: 'lacks', server: 'has', spreadsheet: 'lacks' },
  },
  'field-db/attributes/two-clicks': {
    name: 'Two-click install',
    level: 'product',
    versus: { paper: 'has', server: 'has', spreadsheet: 'has' },
  },
  'field-db/values/work-offline': { name: 'Sell while disconnected', enabled_by: ['sync'] },
  'field-db/values/deploy': { name: 'Hundreds of laptops without a technician', enabled_by: ['two-clicks'] },
  'field-db/segments/field-sales': {
    name: 'Field sales forces',
    characteristics: findable,
    cares_about: [{ value: 'work-offline', why: 'An order that waits goes to a rival.' }],
  },
  'field-db/segments/power-users': {
    name: 'PC power users',
    characteristics: findable,
    cares_about: [{ value: 'deploy' }],
  },
  'field-db/markets/embedded': {
    name: 'Embedded mobile database',
    style: 'big_fish_small_pond',
    status: 'chosen',
    alternatives: ['paper', 'server'],
    segments: ['field-sales'],
    expected: ['sync', 'runs on handhelds'],
  },
  'field-db/markets/personal': {
    name: 'Personal database',
    style: 'head_to_head',
    status: 'retired',
    alternatives: ['spreadsheet'],
    segments: ['power-users'],
    expected: ['charts'],
  },
  'field-db/trends/laptops': { name: 'Laptops for field staff', supports: ['values/work-offline'] },
  'field-db/views/marketing': {
    function: 'marketing',
    market: 'embedded',
    alternatives: ['paper'],
    segments: ['field-sales'],
    values: ['work-offline'],
  },
  'field-db/views/sales': { function: 'sales', market: 'Personal database', alternatives: ['Excel', 'paper'] },
  'field-db/tactics/home-page': {
    name: 'Home page',
    function: 'marketing',
    stage: 'awareness',
    inputs: ['values/work-offline'],
  },
  'field-db/tactics/call-script': {
    name: 'Call script',
    function: 'sales',
    stage: 'consideration',
    inputs: ['markets/embedded', 'segments/field-sales'],
  },
  'field-db/roadmap/conflict-report': {
    name: 'Conflict report',
    status: 'planned',
    strengthens: ['attributes/sync'],
    requested_by: ['outside'],
  },
};

/** The facts with some of them said otherwise: the fields given replace those that stand there. */
export function amend(facts: Facts, amendments: Facts): Facts {
  const amended = Object.entries(amendments).map(([path, said]) => {
    const known = facts[path];
    const isMerged = typeof said === 'object' && said !== null && typeof known === 'object';
    return [path, isMerged ? { ...known, ...said } : said];
  });
  return { ...facts, ...(Object.fromEntries(amended) as Facts) };
}
