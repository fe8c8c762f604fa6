import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../../test/fakes/memory-world.ts';
import { readCorpus } from '../app/read-corpus.ts';
import { deriveFrame } from '../derive/frame.ts';
import { chosenMarket } from '../model/positioning.ts';
import { exampleWorld } from '../rules/example-world.ts';
import { type Alignment, measureAlignment } from './alignment.ts';
import type { Answer } from './answer.ts';

const teams = ['customer-success', 'executive', 'marketing', 'product', 'sales'];
const files = Object.fromEntries([
  ...Object.entries(exampleWorld).map(([path, text]) => [`positioning/${path}`, text as string]),
  ...teams.map((id) => [`positioning/functions/${id}.md`, `---\nname: ${id}\nowners: ['@example-org/${id}']\n---\n`]),
]);
const { positioning } = await readCorpus(memoryWorld(files), 'positioning');
const product = positioning.products.get('field-db')!;
const frame = deriveFrame(product, chosenMarket(product)!);
const grid = [
  'alternatives/paper-forms',
  'alternatives/server-database',
  'alternatives/spreadsheet',
  'attributes/offline-sync',
  'segments/field-sales',
];

const answer = (team: string, given: Partial<Answer> = {}): Answer => ({
  respondent: team,
  function: team,
  market: null,
  alternatives: [],
  segments: [],
  values: [],
  judgements: new Map(),
  ...given,
});

const measure = (answers: readonly Answer[]) => measureAlignment(answers, product, positioning.functions, frame);

/** Every number anywhere in an alignment. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (value instanceof Map) return [...value.values()].flatMap(numbersIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

const measures = ({ market, rankings, grid: judged, gaps, statements }: Alignment) =>
  numbersIn({ market, rankings, judged, gaps, statements });

describe('an alignment', () => {
  it('says who names which market, and marks the chosen one', () => {
    const { gaps, market } = measure([
      answer('marketing', { market: 'Embedded database for mobile devices' }),
      answer('product', { market: 'embedded-mobile-database' }),
      answer('sales', { market: 'Personal database' }),
    ]);
    expect(gaps[0]?.sentence).toBe(
      'marketing and product say "Embedded database for mobile devices" (the chosen market); sales says "Personal database".',
    );
    expect(market).toMatchObject({ modalShare: 2 / 3, pairwise: 1 / 3 });
  });

  it('says when everybody agrees on a market that was not chosen', () => {
    const { gaps } = measure(teams.map((team) => answer(team, { market: 'personal-database' })));
    expect(gaps).toHaveLength(1);
    expect(gaps[0]).toMatchObject({ dimension: 'market', size: 1 });
    expect(gaps[0]?.sentence).toContain('while the chosen market is "Embedded database for mobile devices"');
  });

  it('says what one function ranks first and another does not list, and what nobody lists', () => {
    const { gaps } = measure([
      answer('sales', { alternatives: ['Spreadsheet'] }),
      answer('product', { alternatives: ['server-database', 'spreadsheet'] }),
    ]);
    expect(gaps.map(({ sentence }) => sentence)).toEqual([
      'product ranks "Server database on each laptop" first; sales does not list it.',
      'sales ranks "Spreadsheet" first.',
      'Nobody lists "Paper order forms, re-keyed at the office", on which the positioning is built.',
    ]);
  });

  it('says who calls an element what', () => {
    const { gaps } = measure([
      answer('sales', { judgements: new Map([['alternatives/spreadsheet', 'real']]) }),
      answer('product', { judgements: new Map([['alternatives/spreadsheet', 'phantom']]) }),
      answer('executive', { judgements: new Map([['alternatives/spreadsheet', 'unsure']]) }),
    ]);
    expect(gaps.map(({ sentence }) => sentence)).toEqual([
      'product calls "Spreadsheet" a phantom; sales calls it real; executive is unsure.',
    ]);
  });

  it('has an agenda with the largest disagreement first and something to bring', () => {
    const { agenda } = measure([
      answer('sales', { market: 'personal-database', alternatives: ['spreadsheet'] }),
      answer('product', { market: 'embedded-mobile-database', alternatives: ['spreadsheet'] }),
      answer('executive', { market: 'embedded-mobile-database', alternatives: ['spreadsheet'] }),
    ]);
    expect(agenda.map(({ size }) => size)).toEqual(agenda.map(({ size }) => size).toSorted((a, b) => b - a));
    expect(agenda.every(({ bring, question }) => bring.length > 20 && question.endsWith('?'))).toBe(true);
    expect(agenda.flatMap(({ positions }) => positions)).toContain('sales: "Personal database"');
  });

  it('keeps what no element is called as an answer of its own, and says so', () => {
    const { market, remarks } = measure([
      answer('sales', { market: 'Magic ledger' }),
      answer('product', { market: 'magic LEDGER!' }),
    ]);
    expect(market.pairwise).toBe(1);
    expect(remarks).toMatchObject([{ type: 'unknown-name', question: 'market', count: 2 }]);
  });

  it('leaves out a respondent of an unknown function, and says so', () => {
    const { pictures, remarks } = measure([answer('sales', { market: 'x' }), answer('Opps', { market: 'y' })]);
    expect(pictures.map((picture) => picture.function)).toEqual(['sales']);
    expect(remarks.some(({ type, text }) => type === 'unknown-function' && text === 'Opps')).toBe(true);
  });
});

describe('the outlier', () => {
  const verdictsOf = (pattern: string) =>
    new Map([...pattern].map((letter, index) => [`alternatives/item-${index}`, letter === 'R' ? 'real' : 'phantom']));
  const items = Object.fromEntries(
    Array.from({ length: 14 }, (_, index) => [
      `positioning/field-db/alternatives/item-${index}.md`,
      `---\nname: Item ${index}\ntype: direct\n---\n`,
    ]),
  );

  it('is the function without which the others agree most', async () => {
    const wide = await readCorpus(memoryWorld({ ...files, ...items }), 'positioning');
    const answers = [
      answer('executive', { judgements: verdictsOf('RRPPRPRPRPRPRP') }),
      answer('marketing', { judgements: verdictsOf('RRPPRPRPRPRPRR') }),
      answer('product', { judgements: verdictsOf('RRPPRPRPRPRPPP') }),
      answer('sales', { judgements: verdictsOf('PPRRPRPRPRPRPR') }),
    ];
    const { grid: judged } = measureAlignment(
      answers,
      wide.positioning.products.get('field-db')!,
      wide.positioning.functions,
      null,
    );
    expect(judged.items).toBe(14);
    expect(judged.outlier).toBe('sales');
    expect(judged.without.get('sales')).toBeGreaterThan(judged.alpha!);
    expect(judged.interval![0]).toBeLessThanOrEqual(judged.alpha!);
    expect(judged.interval![1]).toBeGreaterThanOrEqual(judged.alpha!);
  });
});

describe('plain statements instead of numbers that mean nothing', () => {
  it.each<[string, Answer[], RegExp]>([
    ['nobody answered', [], /No function has answered/],
    ['one function only', [answer('sales', { market: 'personal-database' })], /Only one function/],
    ['all blank', [answer('sales'), answer('product')], /Every answer is blank/],
    [
      'all equal',
      teams.map((team) =>
        answer(team, { market: 'embedded-mobile-database', alternatives: ['paper-forms', 'server-database'] }),
      ),
      /agree on everything/,
    ],
    [
      'under 12 judged items',
      teams.map((team, index) =>
        answer(team, { judgements: new Map(grid.map((item) => [item, index % 2 ? 'real' : 'phantom'])) }),
      ),
      /alpha needs 12/,
    ],
  ])('%s', (_, answers, says) => {
    const alignment = measure(answers);
    expect(alignment.statements.join(' ')).toMatch(says);
    expect(measures(alignment).every(Number.isFinite)).toBe(true);
  });

  it('names the functions that have not answered', () => {
    const { statements, silent } = measure([answer('sales', { market: 'x' }), answer('product', { market: 'x' })]);
    expect(silent).toEqual(['customer-success', 'executive', 'marketing']);
    expect(statements).toContain('customer-success, executive and marketing have not answered.');
  });
});

describe('many people per function', () => {
  it('tells disagreement inside a function from disagreement between functions', () => {
    const { pictures, market, gaps } = measure([
      answer('sales', { market: 'personal-database' }),
      answer('sales', { market: 'personal-database' }),
      answer('sales', { market: 'embedded-mobile-database' }),
      answer('product', { market: 'embedded-mobile-database' }),
      answer('product', { market: 'embedded-mobile-database' }),
    ]);
    const within = Object.fromEntries(pictures.map((picture) => [picture.function, picture.within.market]));
    expect(within['product']).toBe(1);
    expect(within['sales']).toBeCloseTo(1 / 3);
    expect(market.pairwise).toBe(0);
    expect(gaps[0]?.sentence).toContain('sales says "Personal database"');
  });

  it('says when a function is split, and does not choose for it', () => {
    const { pictures, gaps } = measure([
      answer('sales', { market: 'personal-database' }),
      answer('sales', { market: 'embedded-mobile-database' }),
      answer('product', { market: 'embedded-mobile-database' }),
    ]);
    expect(pictures.find((picture) => picture.function === 'sales')?.market).toBeNull();
    expect(gaps[0]?.sentence).toContain('sales is split between');
  });

  it('copes with 10,000 respondents', () => {
    const verdicts = ['real', 'phantom', 'unsure'];
    const people = Array.from({ length: 10_000 }, (_, index) =>
      answer(teams[index % 5]!, {
        market: index % 3 ? 'embedded-mobile-database' : 'personal-database',
        alternatives: index % 2 ? ['paper-forms', 'spreadsheet'] : ['server-database', `own words ${index % 50}`],
        judgements: new Map(grid.slice(0, 3).map((item, at) => [item, verdicts[(index + at) % 3]!])),
      }),
    );
    const alignment = measure(people);
    expect(alignment.pictures.map(({ respondents }) => respondents)).toEqual([2000, 2000, 2000, 2000, 2000]);
    expect(measures(alignment).every(Number.isFinite)).toBe(true);
  });
});

describe('for any answers', () => {
  const text = fc.constantFrom(
    'paper-forms',
    'Spreadsheet',
    'server-database',
    'own words',
    '',
    'field-sales',
    'work-offline',
  );
  const list = fc.array(text, { maxLength: 4 });
  const anyAnswer = fc
    .record({
      team: fc.constantFrom(...teams, 'nobody'),
      market: fc.option(fc.constantFrom('personal-database', 'embedded-mobile-database', 'mobile', '')),
      alternatives: list,
      segments: list,
      values: list,
      judgements: fc.array(
        fc.tuple(fc.constantFrom(...grid, 'x/y'), fc.constantFrom('real', 'unique', 'bad', 'unsure', '?')),
      ),
    })
    .map(({ team, judgements, ...given }) => answer(team, { ...given, judgements: new Map(judgements) }));

  it('the order of answers does not matter, and no number is out of range', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 12 }), (answers) => {
        const alignment = measure(answers);
        const { remarks: _, ...rest } = measure(answers.toReversed());
        expect({ ...alignment, remarks: undefined }).toEqual({ ...rest, remarks: undefined });
        for (const { sharedFirst: __, ...pair } of Object.values(alignment.rankings).flat()) {
          for (const value of [pair.overlap, pair.rbo]) if (value !== null) expect(value >= 0 && value <= 1).toBe(true);
        }
        expect(numbersIn(alignment.gaps).every((size) => size >= 0 && size <= 1)).toBe(true);
        expect(measures(alignment).every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it('functions that answer alike have nothing to settle among themselves', () => {
    fc.assert(
      fc.property(anyAnswer, (given) => {
        const { gaps } = measure(['sales', 'product'].map((team) => ({ ...given, respondent: team, function: team })));
        expect(gaps.filter(({ positions }) => positions.length > 1)).toEqual([]);
      }),
    );
  });
});
