import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../document/parse-corpus.ts';
import type { Element } from '../model/element.ts';
import type { Positioning, Product } from '../model/positioning.ts';
import { listBallotItems, renderBallot, renderBallotCsvHeader } from './ballot.ts';

const roots = [
  'examples/agile-project-management/positioning',
  'examples/mobile-database/positioning',
  'positioning',
] as const;

function readPositioning(root: string): Positioning {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  const entries = paths.map((path) => ({
    path,
    content: { type: 'file', bytes: readFileSync(`${root}/${path}`) } as const,
  }));
  return parseCorpus(root, entries).positioning;
}

function ballotOf(product: Product, owner: Element<'function'>): string {
  return renderBallot(product, owner, listBallotItems(product));
}

/** The ballot without the lines that name the function. */
function questionsOf(ballot: string): string {
  return ballot.replace(/^function: .*$/m, '').replace(/^# .*$/m, '');
}

function change<E extends Element>(elements: ReadonlyMap<string, E>, edit: (fields: E['fields']) => object) {
  const changed = [...elements].map(([id, each]) => [
    id,
    { ...each, fields: { ...each.fields, ...edit(each.fields) } },
  ]);
  return new Map(changed.toReversed() as [string, E][]);
}

/** The same product after everything that gives its own answer away was turned around. */
function turnAround(product: Product): Product {
  const { element, of } = product;
  return {
    ...product,
    element: element && { ...element, fields: { ...element.fields, market: 'another', one_liner: 'Another story.' } },
    of: {
      ...of,
      market: change(of.market, ({ status, alternatives, segments }) => ({
        status: status === 'chosen' ? 'retired' : 'chosen',
        why: 'Another reason.',
        retired_terms: ['another term'],
        alternatives: alternatives.toReversed(),
        segments: segments.toReversed(),
      })),
      attribute: change(of.attribute, () => ({ versus: {} })),
      segment: change(of.segment, ({ cares_about }) => ({ cares_about: cares_about.toReversed() })),
      alternative: change(of.alternative, () => ({ type: 'direct', aliases: ['another name'] })),
      value: change(of.value, () => ({ enabled_by: [], statement: 'Another statement.' })),
    },
  };
}

describe.each(roots)('the ballots of %s', (root) => {
  const { products, functions } = readPositioning(root);
  const cases = [...products.values()].flatMap((product) =>
    [...functions.values()].map((owner) => ({ product, owner, name: `${product.id}, ${owner.id}` })),
  );

  it('are there', () => {
    expect(cases.length).toBeGreaterThan(4);
  });

  it.each(cases)('ask everybody the same, in the same order ($name)', ({ product, owner }) => {
    const [first] = functions.values();
    expect(questionsOf(ballotOf(product, owner))).toBe(questionsOf(ballotOf(product, first!)));
  });

  it.each(cases)(
    'name every element once in its question, and once where it is judged ($name)',
    ({ product, owner }) => {
      const ballot = ballotOf(product, owner);
      const { markets, values, ...judged } = listBallotItems(product);
      for (const { name } of [...markets, ...values]) expect(ballot.split(`\n> - ${name}\n`)).toHaveLength(2);
      for (const [folder, items] of Object.entries(judged)) {
        for (const { name, id } of items) expect(ballot.split(`   ${name} (${folder}/${id})\n`)).toHaveLength(2);
      }
    },
  );

  it.each(cases)('never tell the product’s own answer ($name)', ({ product, owner }) => {
    const ballot = ballotOf(product, owner);
    expect(ballot).not.toMatch(/chosen|retired|rejected|candidate/i);
    expect(ballotOf(turnAround(product), owner)).toBe(ballot);
    const header = renderBallotCsvHeader(listBallotItems(product));
    expect(header).not.toMatch(/chosen|retired|rejected|candidate/i);
    expect(renderBallotCsvHeader(listBallotItems(turnAround(product)))).toBe(header);
  });
});

function productWith(names: Record<string, string | undefined>): Product {
  const elements = Object.entries(names).map(([id, name]) => {
    const path = `field-db/alternatives/${id}.md`;
    const fields = name === undefined ? {} : { name };
    return [id, { kind: 'alternative', id, product: 'field-db', path, fields, body: '' }] as const;
  });
  const none = new Map();
  const of = { market: none, alternative: new Map(elements), segment: none, value: none, attribute: none };
  return { id: 'field-db', element: null, of: of as unknown as Product['of'] };
}

describe('listBallotItems', () => {
  it('goes by name, whatever the case, the accents and the id', () => {
    const { alternatives } = listBallotItems(
      productWith({ a: 'spreadsheet', b: 'Paper', c: 'Écran', d: 'dossier', e: 'Spreadsheet' }),
    );
    expect(alternatives.map(({ name }) => name)).toEqual(['dossier', 'Écran', 'Paper', 'Spreadsheet', 'spreadsheet']);
  });

  it('puts every name on one line, and the id where there is none', () => {
    const { alternatives } = listBallotItems(productWith({ paper: undefined, phone: ' Phone\n\n\tand\u0000fax ' }));
    expect(alternatives).toEqual([
      { id: 'paper', name: 'paper' },
      { id: 'phone', name: 'Phone and fax' },
    ]);
  });

  it('is empty where the product has nothing', () => {
    expect(listBallotItems(productWith({})).markets).toEqual([]);
  });
});
