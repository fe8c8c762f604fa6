import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../document/parse-corpus.ts';
import type { Product } from '../model/positioning.ts';
import { deriveFrame } from './frame.ts';
import { deriveComparison, deriveStory } from './story.ts';

const list = (word: string, count: number) => Array.from({ length: count }, (_, index) => `${word}-${index}`);

/** A product whose cells are given by the number of the attribute and of the alternative; undefined leaves one out. */
function productOf(
  size: { attributes: number; alternatives: number },
  cell: (attribute: number, alternative: number) => string | undefined,
): Product {
  const alternatives = list('rival', size.alternatives);
  const attributes = list('capability', size.attributes);
  const row = (attribute: number) =>
    Object.fromEntries(
      alternatives.flatMap((id, alternative) =>
        cell(attribute, alternative) ? [[id, cell(attribute, alternative)]] : [],
      ),
    );
  const files: Record<string, object> = {
    ...Object.fromEntries(alternatives.map((id) => [`alternatives/${id}`, { name: id, type: 'direct' }])),
    ...Object.fromEntries(
      attributes.map((id, index) => [`attributes/${id}`, { name: id, level: 'product', versus: row(index) }]),
    ),
    'values/work-offline': { name: 'Sell offline', enabled_by: attributes },
    'segments/field-sales': { name: 'Field sales', characteristics: [], cares_about: [{ value: 'work-offline' }] },
    'markets/embedded': { name: 'Embedded', style: 'head_to_head', alternatives, segments: ['field-sales'] },
    'markets/personal': {
      name: 'Personal',
      style: 'head_to_head',
      alternatives: alternatives.slice(0, 1),
      segments: [],
    },
  };
  const entries = Object.entries(files).map(([path, fields]) => ({
    path: `field-db/${path}.md`,
    content: { type: 'file', bytes: Buffer.from(`---\n${JSON.stringify(fields)}\n---\n`) } as const,
  }));
  return parseCorpus('positioning', entries).positioning.products.get('field-db')!;
}

const embedded = (product: Product) => product.of.market.get('embedded')!;

describe('deriveStory', () => {
  it('tries 200 unknown cells, and counts those that it leaves out', () => {
    const product = productOf({ attributes: 5, alternatives: 41 }, () => undefined);
    const { openCells, cellsLeftOut } = deriveStory(product, embedded(product));
    expect(openCells).toHaveLength(200);
    expect(cellsLeftOut).toBe(5);
    expect(openCells[0]).toMatchObject({ attribute: 'capability-0', alternative: 'rival-0' });
  });

  it('tries all when there are 200, and leaves none out', () => {
    const product = productOf({ attributes: 5, alternatives: 40 }, () => 'unknown');
    const { openCells, cellsLeftOut } = deriveStory(product, embedded(product));
    expect([openCells.length, cellsLeftOut]).toEqual([200, 0]);
  });

  it('has no open cell where everything is known', () => {
    const product = productOf({ attributes: 2, alternatives: 2 }, () => 'has');
    expect(deriveStory(product, embedded(product))).toMatchObject({ openCells: [], cellsLeftOut: 0 });
  });

  it('finishes for a large product with hard combinations and many cells unknown', () => {
    const lacking = (alternative: number) => [17, 29, 41].map((step) => (alternative * step + step) % 60);
    const product = productOf({ attributes: 60, alternatives: 30 }, (attribute, alternative) => {
      if (lacking(alternative).includes(attribute)) return 'lacks';
      return alternative === 0 ? 'unknown' : 'has';
    });
    const { openCells, frame } = deriveStory(product, embedded(product));
    expect(openCells).toHaveLength(57);
    const { sets, truncated } = frame.winningCombinations.strict;
    expect(sets.length > 0 || truncated).toBe(true);
  });
});

describe('deriveComparison', () => {
  const product = productOf({ attributes: 2, alternatives: 2 }, (attribute) => (attribute === 0 ? 'lacks' : 'has'));
  const markets = [product.of.market.get('personal')!, embedded(product)];

  it('derives each market in the order given', () => {
    const { frames, moves } = deriveComparison(product, markets);
    expect(frames).toEqual(markets.map((market) => deriveFrame(product, market)));
    expect(moves).toMatchObject([{ market: 'embedded', attributes: { gained: ['capability-0'] } }]);
  });

  it('shows a market once that was asked for twice', () => {
    const { frames, moves } = deriveComparison(product, [...markets, markets[0]!]);
    expect(frames.map(({ market }) => market.id)).toEqual(['personal', 'embedded']);
    expect(moves).toHaveLength(1);
  });
});
