import type { CollectionKind } from '../../src/model/kinds.ts';
import { pick, type Random, shuffle } from './random.ts';

/** What an element is called in prose, and its file name without `.md`. */
export interface Name {
  readonly id: string;
  readonly name: string;
}

const jobs = [
  'orders',
  'repairs',
  'inspections',
  'deliveries',
  'returns',
  'bookings',
  'meter readings',
  'site surveys',
  'stock counts',
  'safety walks',
  'warranty claims',
  'shift reports',
] as const;

// `{job}` stands for one of the jobs, so each list gives twelve times as many names as it has lines.
const patterns: Readonly<Record<Exclude<CollectionKind, 'view'>, readonly string[]>> = {
  alternative: [
    'Paper forms for {job}',
    'Shared spreadsheet of {job}',
    'Home-grown database of {job}',
    'Outside bureau for {job}',
    'Phone calls about {job}',
    'Office suite with {job}',
  ],
  attribute: [
    'Merges {job} on reconnect',
    'Signs {job} on the spot',
    'Keeps every version of {job}',
    'Prints {job} without a driver',
    'Maps {job} by postcode',
    'Reads {job} aloud',
    'Encrypts {job} on the device',
  ],
  value: [
    'No more lost {job}',
    'Finish {job} the same day',
    'One version of {job}',
    'Proof of {job} for the auditor',
    'Half the time on {job}',
    'Calm weeks with many {job}',
  ],
  segment: [
    'Crews that do {job} out of reach of a network',
    'Depots that answer for {job} to an auditor',
    'Fitters who share {job} between two languages',
    'Night teams that hand over {job}',
    'Partners who take on {job} for others',
  ],
  market: ['Field records for {job}', 'Offline tracking of {job}', 'Ledger for {job}', 'Work orders around {job}'],
  trend: ['Regulators ask for {job} within a day', 'Insurers reward digital {job}', 'Fewer people are hired for {job}'],
  tactic: [
    'Home page on {job}',
    'Comparison sheet for {job}',
    'Webinar about {job}',
    'First-week guide to {job}',
    'Answers about {job}',
    'Trial with real {job}',
    'Renewal letter on {job}',
    'Talk on {job} at the trade fair',
  ],
  roadmap: [
    'Weekly summary of {job}',
    'Faster search in {job}',
    'Export of {job}',
    'Reminders for late {job}',
    'Archive of old {job}',
    'Photos beside {job}',
  ],
};

/** Draws names of a kind, each of them once; throws when more are asked for than there are. */
export function drawNames(random: Random, kind: Exclude<CollectionKind, 'view'>, count: number): Name[] {
  const all = patterns[kind].flatMap((pattern) => jobs.map((job) => pattern.replace('{job}', job)));
  if (count > all.length) throw new Error(`There are ${all.length} names for a ${kind}, not ${count}.`);
  return shuffle(random, all)
    .slice(0, count)
    .map((name) => ({ id: kebabCase(name), name }));
}

const firstWords = [
  'Amber',
  'Birch',
  'Cobalt',
  'Delta',
  'Ember',
  'Fjord',
  'Granite',
  'Harbour',
  'Indigo',
  'Juniper',
  'Kestrel',
  'Lantern',
  'Meadow',
  'North',
];
const secondWords = [
  'Anchor',
  'Beacon',
  'Crest',
  'Depot',
  'Edge',
  'Ferry',
  'Gate',
  'Hollow',
  'Isle',
  'Junction',
  'Keel',
  'Ledger',
  'Mill',
  'Notch',
];

/** Names of products, each of them once; throws when more than 196 are asked for. */
export function drawProductNames(random: Random, count: number): Name[] {
  const all = firstWords.flatMap((first) => secondWords.map((second) => `${first} ${second}`));
  if (count > all.length) throw new Error(`There are ${all.length} names for products, not ${count}.`);
  return shuffle(random, all)
    .slice(0, count)
    .map((name) => ({ id: kebabCase(name), name }));
}

/** A job that people do in the field, as in `safety walks`. */
export function pickJob(random: Random): string {
  return pick(random, jobs);
}

function kebabCase(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/g, '-');
}
