import { expect, it } from 'vitest';
import { findingsOf } from '../example-findings.ts';
import type { ExampleFiles } from '../rule.ts';

const alternatives = ['a', 'b', 'c', 'd', 'e'].map((id) => `option-${id}`);
const world = (versus: string): ExampleFiles => ({
  ...Object.fromEntries(
    alternatives.map((id) => [`field-db/alternatives/${id}.md`, `---\nname: ${id}\ntype: direct\n---\n`]),
  ),
  'field-db/markets/other.md': `---\nname: Other\nstyle: new_game\nalternatives: [${alternatives.join(', ')}]\nsegments: []\n---\n`,
  'field-db/attributes/sync.md': `---\nname: Sync\nlevel: product\nversus: ${versus}\n---\n`,
});
const messages = (versus: string) =>
  findingsOf('attribute/unknown-cells', world(versus))
    .filter(({ place }) => place.path.endsWith('/sync.md'))
    .map(({ message }) => message);

it('names three alternatives and says how many more there are', () => {
  const known = '{ paper-forms: has, server-database: has, option-a: unknown }';
  expect(messages(known)).toEqual([
    'Nobody has looked whether these alternatives have "Sync": `option-a`, `option-b`, `option-c` and 2 more.',
  ]);
});

it('asks nothing about alternatives that only a rejected market brings', () => {
  const known = ['paper-forms', 'server-database', ...alternatives].map((id) => `${id}: n/a`);
  expect(messages(`{ ${known.join(', ')} }`)).toEqual([]);
});
