import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../document/parse-corpus.ts';
import type { Product } from '../model/positioning.ts';
import { storyValues } from './comparison.ts';
import { deriveFrame, type Frame } from './frame.ts';
import { changesStory, deriveSensitivity, listUnknownCells, type StoryShift } from './sensitivity.ts';

type Matrix = Readonly<Record<string, Readonly<Record<string, string>>>>;

const alternatives = ['server', 'paper', 'desktop'];

/** A product with three values: one on `sync` and `sql`, one on `small`, and one that nobody cares about on `sync`. */
function productOf(matrix: Matrix): Product {
  const files: Record<string, object> = {
    ...Object.fromEntries(alternatives.map((id) => [`alternatives/${id}`, { name: id, type: 'direct' }])),
    ...Object.fromEntries(
      Object.entries(matrix).map(([id, versus]) => [`attributes/${id}`, { name: id, level: 'product', versus }]),
    ),
    'values/work-offline': { name: 'Sell offline', enabled_by: ['sync', 'sql'] },
    'values/deploy': { name: 'On every laptop', enabled_by: ['small'] },
    'values/archive': { name: 'Keep old orders', enabled_by: ['sync'] },
    'segments/field-sales': {
      name: 'Field sales forces',
      characteristics: [{ trait: 'Reps travel', find_by: 'Job posts' }],
      cares_about: [{ value: 'work-offline' }],
    },
    'segments/vendors': {
      name: 'Vendors of field applications',
      characteristics: [{ trait: 'Ship an application', find_by: 'Product lists' }],
      cares_about: [{ value: 'deploy' }],
    },
    'markets/embedded': { name: 'Embedded', style: 'head_to_head', alternatives, segments: ['field-sales', 'vendors'] },
  };
  const entries = Object.entries(files).map(([path, fields]) => ({
    path: `field-db/${path}.md`,
    content: { type: 'file', bytes: Buffer.from(`---\n${JSON.stringify(fields)}\n---\n`) } as const,
  }));
  return parseCorpus('positioning', entries).positioning.products.get('field-db')!;
}

function frameOf(matrix: Matrix): Frame {
  const product = productOf(matrix);
  return deriveFrame(product, product.of.market.get('embedded')!);
}

const nothing: StoryShift = {
  verdict: null,
  valuesGained: [],
  valuesLost: [],
  segmentsGained: [],
  segmentsLost: [],
  combinationsChange: false,
};

/** What changes when one cell is written into the file, worked out from two whole frames. */
function shiftByHand(matrix: Matrix, attribute: string, alternative: string, cell: string): StoryShift {
  const [before, after] = [
    frameOf(matrix),
    frameOf({ ...matrix, [attribute]: { ...matrix[attribute], [alternative]: cell } }),
  ];
  const verdict = (frame: Frame) => frame.attributes.find(({ id }) => id === attribute)!.verdict;
  const actionable = (frame: Frame) => frame.segments.filter((segment) => segment.actionable).map(({ id }) => id);
  const minus = (list: string[], other: string[]) => list.filter((id) => !other.includes(id));
  return {
    verdict: verdict(before) === verdict(after) ? null : verdict(after),
    valuesGained: minus(storyValues(after), storyValues(before)),
    valuesLost: minus(storyValues(before), storyValues(after)),
    segmentsGained: minus(actionable(after), actionable(before)),
    segmentsLost: minus(actionable(before), actionable(after)),
    combinationsChange: JSON.stringify(before.winningCombinations) !== JSON.stringify(after.winningCombinations),
  };
}

const allHas = { server: 'has', paper: 'has', desktop: 'has' };

describe('listUnknownCells', () => {
  it('lists what is written unknown and what nobody wrote, by attribute and then as the market has it', () => {
    const frame = frameOf({ sync: { server: 'lacks', desktop: 'unknown' }, small: allHas, sql: { paper: 'lacks' } });
    expect(listUnknownCells(frame).map(({ attribute, alternative }) => `${attribute} ${alternative}`)).toEqual([
      'sql server',
      'sql desktop',
      'sync paper',
      'sync desktop',
    ]);
  });
});

describe('deriveSensitivity', () => {
  const of = (matrix: Matrix) =>
    deriveSensitivity(productOf(matrix), frameOf(matrix), listUnknownCells(frameOf(matrix)));

  it('tells that one answer would open the story', () => {
    const [cell] = of({ sync: { ...allHas, paper: 'unknown' }, small: allHas, sql: allHas });
    expect(cell).toEqual({
      attribute: 'sync',
      alternative: 'paper',
      ifHas: { ...nothing, verdict: 'table_stakes' },
      ifLacks: {
        ...nothing,
        verdict: 'differentiating',
        valuesGained: ['work-offline'],
        segmentsGained: ['field-sales'],
      },
    });
  });

  it('tells that the winning combinations would change, also where nothing else does', () => {
    const [cell] = of({ sync: { server: 'lacks', paper: 'lacks', desktop: 'unknown' }, small: allHas, sql: allHas });
    expect(cell?.ifLacks).toEqual({ ...nothing, verdict: 'unique', combinationsChange: true });
    expect(cell?.ifHas).toEqual(nothing);
  });

  it('counts no value that nobody cares about', () => {
    const [cell] = of({ sync: { ...allHas, paper: 'unknown' }, small: allHas, sql: allHas });
    expect(cell?.ifLacks.valuesGained).not.toContain('archive');
  });

  it('says nothing of combinations that could not be searched to the end', () => {
    const matrix = { sync: { server: 'lacks', paper: 'lacks', desktop: 'unknown' }, small: allHas, sql: allHas };
    const [product, frame] = [productOf(matrix), frameOf(matrix)];
    for (const reading of ['strict', 'lenient'] as const) {
      const winningCombinations = { ...frame.winningCombinations, [reading]: { sets: [], truncated: true } };
      const [cell] = deriveSensitivity(product, { ...frame, winningCombinations }, listUnknownCells(frame));
      expect(cell?.ifLacks.combinationsChange, reading).toBe(false);
    }
  });

  it('changes nothing in the product that it was given', () => {
    const product = productOf({ sync: { server: 'lacks' } });
    const frame = deriveFrame(product, product.of.market.get('embedded')!);
    deriveSensitivity(product, frame, listUnknownCells(frame));
    expect(product.of.attribute.get('sync')?.fields.versus).toEqual({ server: 'lacks' });
  });

  it('is what one would work out by writing each answer into the file', () => {
    const row = fc.dictionary(
      fc.constantFrom(...alternatives),
      fc.constantFrom('has', 'partial', 'lacks', 'unknown', 'n/a'),
    );
    fc.assert(
      fc.property(fc.record({ sync: row, small: row, sql: row }), (matrix) => {
        for (const { attribute, alternative, ifHas, ifLacks } of of(matrix)) {
          expect(ifHas).toEqual(shiftByHand(matrix, attribute, alternative, 'has'));
          expect(ifLacks).toEqual(shiftByHand(matrix, attribute, alternative, 'lacks'));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('changesStory', () => {
  it('is not moved by the verdict of the attribute alone', () => {
    expect(changesStory({ ...nothing, verdict: 'unique' })).toBe(false);
  });

  it('is moved by a value, a segment or a combination, won or lost', () => {
    expect(changesStory({ ...nothing, valuesGained: ['deploy'] })).toBe(true);
    expect(changesStory({ ...nothing, valuesLost: ['deploy'] })).toBe(true);
    expect(changesStory({ ...nothing, segmentsGained: ['vendors'] })).toBe(true);
    expect(changesStory({ ...nothing, segmentsLost: ['vendors'] })).toBe(true);
    expect(changesStory({ ...nothing, combinationsChange: true })).toBe(true);
  });
});
