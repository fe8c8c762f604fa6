import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankedQuestions } from '../../align/answer.ts';
import type { Element } from '../../model/element.ts';
import { normaliseName } from '../../model/names.ts';
import type { Product } from '../../model/positioning.ts';
import { type BallotItem, type BallotItems, listJudgedItems } from './ballot-items.ts';
import { parseBallot, renderBallot } from '../ballot.ts';
import type { DatedAnswer } from '../reading.ts';
import { knownNames, namesSeveral } from '../ties.ts';
import { showVerdict, verdictsOf } from '../verdict-word.ts';

const sales = functionElement('sales', 'Sales');
const fieldDb = { id: 'field-db', element: null, of: {} } as unknown as Product;

const items: BallotItems = {
  markets: [
    { id: 'embedded', name: 'Embedded database' },
    { id: 'personal', name: 'Personal database' },
  ],
  alternatives: [
    { id: 'paper', name: 'Paper order forms, keyed in again' },
    { id: 'spreadsheet', name: 'Spreadsheet' },
  ],
  segments: [{ id: 'field-sales', name: 'Field sales forces' }],
  values: [{ id: 'work-offline', name: 'Keep selling while disconnected' }],
  attributes: [{ id: 'sync', name: 'Merges changes on reconnect' }],
};

function functionElement(id: string, name: string): Element<'function'> {
  const fields = { name, owners: [] };
  return { kind: 'function', id, product: null, path: `functions/${id}.md`, fields, body: '' };
}

/** The ballot as somebody would leave it who wrote this answer into the blanks. */
function fill(ballot: string, answer: DatedAnswer): string {
  const filled = ballot
    .replace(/^respondent:$/m, () => `respondent: ${answer.respondent}`)
    .replace(/^date:$/m, () => `date: ${answer.date ?? ''}`)
    .replace(/^Answer:$/m, () => `Answer: ${answer.market ?? ''}`);
  const withLists = rankedQuestions.reduce((text, question) => {
    const heading = text.search(new RegExp(`^## \\d\\. ${question}$`, 'im'));
    const start = text.indexOf('\n1. \n', heading);
    const length = '\n1. \n2. \n3. \n4. \n5. \n'.length;
    const lines = answer[question].map((entry, index) => `${index + 1}. ${entry}`);
    return `${text.slice(0, start)}\n${lines.join('\n')}\n${text.slice(start + length)}`;
  }, filled);
  return withLists
    .split('\n')
    .map((line) => tick(line, answer))
    .join('\n');
}

function tick(line: string, { judgements }: DatedAnswer): string {
  const entry = [...judgements].find(([key]) => line.startsWith('[ ]') && line.endsWith(` (${key})`));
  if (!entry) return line;
  const box = `[ ] ${showVerdict(entry[1])}`;
  return line.replace(box, () => box.replace('[ ]', '[x]'));
}

const hostileNames = [
  'Paper | forms',
  'a ] b [x] real',
  '[x] phantom',
  '`code`',
  '```',
  '"quoted", with comma; and more',
  "=cmd|' /C calc'!A0",
  '@SUM(1)',
  '+1',
  '> quoted',
  '## 2. Alternatives',
  '<!-- hidden',
  'paper (alternatives/fake)',
  'respondent: me',
  '$& $1',
  '1. Paper',
  'Excel / 1-2-3',
];

const text = fc
  .oneof(fc.constantFrom(...hostileNames), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }))
  .map((written) => written.replace(/[\r\n]/g, ' ').trim())
  .filter((written) => normaliseName(written) !== '');
const id = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5})?( \(\d\))?$/);
const itemList: fc.Arbitrary<BallotItem[]> = fc.uniqueArray(
  fc.record({ id, name: fc.oneof(text, fc.constantFrom('', '—')) }),
  { selector: (item) => item.id, maxLength: 5 },
);
const anyItems: fc.Arbitrary<BallotItems> = fc.record({
  markets: itemList,
  alternatives: itemList,
  segments: itemList,
  values: itemList,
  attributes: itemList,
});

function anyEntries(known: readonly BallotItem[]): fc.Arbitrary<string[]> {
  const names = known.map(({ name }) => name).filter((name) => normaliseName(name) !== '');
  return fc.array(names.length === 0 ? text : fc.oneof(text, fc.constantFrom(...names)), { maxLength: 8 });
}

function anyAnswer(listed: BallotItems): fc.Arbitrary<DatedAnswer> {
  const judged = listJudgedItems(listed);
  const verdicts = fc.tuple(...judged.map(({ folder }) => fc.constantFrom(null, ...verdictsOf(folder))));
  return fc.record({
    respondent: text,
    function: fc.constant('sales'),
    market: fc.option(text).filter((market) => !namesSeveral(market ?? '', knownNames(listed.markets))),
    alternatives: anyEntries(listed.alternatives),
    segments: anyEntries(listed.segments),
    values: anyEntries(listed.values),
    judgements: verdicts.map(
      (given) => new Map(judged.flatMap(({ key }, index) => (given[index] ? [[key, given[index]]] : []))),
    ),
    date: fc.constantFrom(null, '2026-09-14', '2028-02-29'),
  });
}

function isBlank(answer: DatedAnswer): boolean {
  return (
    answer.market === null &&
    answer.judgements.size === 0 &&
    rankedQuestions.every((question) => answer[question].length === 0)
  );
}

describe('a ballot', () => {
  it('gives back the answer that was written on it, whatever the names', () => {
    const cases = anyItems.chain((listed) => fc.tuple(fc.constant(listed), anyAnswer(listed)));
    fc.assert(
      fc.property(cases, ([listed, answer]) => {
        const { answer: read, product } = parseBallot(fill(renderBallot(fieldDb, sales, listed), answer));
        expect(product).toBe('field-db');
        expect(read).toEqual(isBlank(answer) ? null : answer);
      }),
      { numRuns: 500 },
    );
  });

  it('reads the same with the line ends and the byte order mark of Windows', () => {
    fc.assert(
      fc.property(anyAnswer(items), (answer) => {
        const filled = fill(renderBallot(fieldDb, sales, items), answer);
        expect(parseBallot(`\uFEFF${filled.replaceAll('\n', '\r\n')}`)).toEqual(parseBallot(filled));
      }),
    );
  });

  it('is never a reason to throw', () => {
    const ballot = renderBallot(fieldDb, sales, items);
    fc.assert(
      fc.property(fc.nat(ballot.length), fc.string({ unit: 'grapheme' }), fc.nat(80), (at, typed, deleted) => {
        const { problems } = parseBallot(ballot.slice(0, at) + typed + ballot.slice(at + deleted));
        for (const { message, help, line } of problems) {
          expect(message).not.toBe('');
          expect(help).not.toBe('');
          expect(line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});

const blank = renderBallot(fieldDb, sales, items);

/** The blank ballot after each replacement; every text to replace must be there. */
function edit(...replacements: readonly (readonly [string, string])[]): string {
  return replacements.reduce((ballot, [from, to]) => {
    expect(ballot).toContain(from);
    return ballot.replace(from, () => to);
  }, blank);
}

function lineOf(ballot: string, part: string): number {
  return ballot.slice(0, ballot.indexOf(part)).split('\n').length;
}

describe('parseBallot', () => {
  const row = '[ ] real   [ ] phantom   [ ] unsure   Spreadsheet (alternatives/spreadsheet)';
  const sync = '[ ] unique   [ ] table stakes   [ ] unsure   Merges changes on reconnect (attributes/sync)';

  it.each([
    '[x] real   [ ] phantom   [ ] unsure   Spreadsheet (alternatives/spreadsheet)',
    '[X] Real [] Phantom [ ] Unsure Spreadsheet (alternatives/spreadsheet)',
    '  - [ ✓ ] real   [  ] phantom   [-] unsure   The spreadsheet! (alternatives/spreadsheet)  ',
    '[✔️]real   [ ]phantom   [ ]unsure   Spreadsheet (alternatives/spreadsheet)',
    '[x] real   Spreadsheet (alternatives/spreadsheet)',
  ])('takes %j for a tick', (ticked) => {
    const { answer, problems } = parseBallot(edit([row, ticked]));
    expect([...(answer?.judgements ?? [])]).toEqual([['alternatives/spreadsheet', 'real']]);
    expect(problems).toEqual([]);
  });

  it.each(['table-stakes', 'table_stakes', 'Table  Stakes', 'tablestakes'])('knows %j', (spelling) => {
    const { answer } = parseBallot(edit([sync, sync.replace('[ ] table stakes', `[x] ${spelling}`)]));
    expect(answer?.judgements.get('attributes/sync')).toBe('table_stakes');
  });

  it.each([
    ['[x] real   [x] phantom   [ ] unsure   Spreadsheet (alternatives/spreadsheet)', 'ticked as real and phantom'],
    [`${row}\n${row.replace('[ ] real', '[x] real')}\n${row.replace('[ ] unsure', '[x] unsure')}`, 'real and unsure'],
    ['[maybe] real   [ ] phantom   [ ] unsure   Spreadsheet (alternatives/spreadsheet)', 'has "maybe"'],
    ['[?] real   [x] phantom   [ ] unsure   Spreadsheet (alternatives/spreadsheet)', 'has "?"'],
    ['[ ] real   x[ ] phantom   [ ] unsure   Spreadsheet (alternatives/spreadsheet)', 'could not be read'],
    ['[x] realistic   [ ] phantom   [ ] unsure   Spreadsheet (alternatives/spreadsheet)', 'could not be read'],
    ['real   Spreadsheet (alternatives/spreadsheet)', 'could not be read'],
    ['[x] real   [ ] phantom   [ ] unsure   Spreadsheet', 'could not be read'],
  ])('asks rather than guesses at %j', (ticked, message) => {
    const filled = edit([row, ticked], ['Answer:', 'Answer: database']);
    const { answer, problems } = parseBallot(filled);
    expect(answer?.judgements.size).toBe(0);
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining(message)]);
    expect(problems[0]?.line).toBe(lineOf(filled, ticked.split('\n').at(-1)!));
  });

  it('takes one tick, given twice, for one', () => {
    const ticked = row.replace('[ ] real', '[x] real');
    const { answer, problems } = parseBallot(edit([row, `${ticked}\n${ticked}`]));
    expect(answer?.judgements.get('alternatives/spreadsheet')).toBe('real');
    expect(problems).toEqual([]);
  });

  it.each([
    ['1. Excel\n2. Paper', ['Excel', 'Paper']],
    ['1.Excel\n\n2) Paper\n3.\n4. ___\n5. –', ['Excel', 'Paper']],
    ['- Excel\n* Paper', ['Excel', 'Paper']],
    ['Excel\nPaper', ['Excel', 'Paper']],
    ['2. Excel\n1. Paper\n   by phone', ['Paper', 'by phone', 'Excel']],
    ['1. 1.5 tonnes of paper\n2. 3 clerks', ['1.5 tonnes of paper', '3 clerks']],
    ['1.5 tonnes of paper', ['1.5 tonnes of paper']],
    ['10. Paper\n9. Excel', ['Excel', 'Paper']],
  ])('reads %j as %j', (written, expected) => {
    const { answer, problems } = parseBallot(edit(['1. \n2. \n3. \n4. \n5. \n', `${written}\n`]));
    expect(answer?.alternatives).toEqual(expected);
    expect(problems).toEqual([]);
  });

  it('has no ties: says so, and keeps the order in which they stand', () => {
    const filled = edit(['1. \n2. \n', '1. Excel\n1. Paper\n']);
    const { answer, problems } = parseBallot(filled);
    expect(answer?.alternatives).toEqual(['Excel', 'Paper']);
    expect(problems).toEqual([
      {
        message: 'Number 1 is given twice; "Paper" was ranked below the one above it.',
        help: expect.stringContaining('mention first'),
        line: lineOf(filled, '1. Paper'),
      },
    ]);
  });

  it.each(['Spreadsheet / paper order forms, keyed in again', 'Paper and spreadsheet', 'spreadsheet = Spreadsheet'])(
    'keeps %j as it is written, and says that it names several things',
    (written) => {
      const known = edit(['> - Spreadsheet', '> - Spreadsheet\n> - Paper'], ['1. \n', `1. ${written}\n`]);
      const { answer, problems } = parseBallot(known);
      expect(answer?.alternatives).toEqual([written]);
      expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('names several things')]);
    },
  );

  it.each(['Paper order forms, keyed in again', 'Excel / 1-2-3', 'Paper and spreadsheet', 'spreadsheet and pepper'])(
    'takes %j for one',
    (written) => {
      const listed = '> - Spreadsheet\n> - Paper\n> - Paper and Spreadsheet';
      const { answer, problems } = parseBallot(edit(['> - Spreadsheet', listed], ['1. \n', `1. ${written}\n`]));
      expect(answer?.alternatives).toEqual([written]);
      expect(problems).toEqual([]);
    },
  );

  it.each(['Answer: Embedded database\nPersonal database', 'Answer: Embedded database / personal database'])(
    'leaves the market blank when two are given: %j',
    (written) => {
      const filled = edit(['Answer:', written], ['1. \n', '1. Excel\n']);
      const { answer, problems } = parseBallot(filled);
      expect(answer?.market).toBeNull();
      expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('more than one market')]);
    },
  );

  it.each(['ANSWER :', 'answer:', '', '- ', '1. '])('finds the market behind %j', (start) => {
    const { answer } = parseBallot(edit(['Answer:', `${start} mobile database`.replace('ANSWER :', 'ANSWER:')]));
    expect(answer?.market).toBe('mobile database');
  });

  it.each([
    ['14.9.2026', '2026-09-14'],
    ['2026/9/14', '2026-09-14'],
    ['"2026-09-14"', '2026-09-14'],
    ['2026-09-14T10:00:00Z', '2026-09-14'],
  ])('reads the day %j', (written, day) => {
    expect(parseBallot(edit(['date:', `date: ${written}`], ['Answer:', 'Answer: x'])).answer?.date).toBe(day);
  });

  it.each(['9/10/2026', '2026-02-29', '2026-13-01', '2026-09-00', '31.4.2026', 'yesterday', '0'])(
    'does not guess at %j',
    (written) => {
      const { answer, problems } = parseBallot(edit(['date:', `date: ${written}`], ['Answer:', 'Answer: database']));
      expect(answer?.date).toBeNull();
      expect(problems).toEqual([
        {
          message: `The date "${written}" could not be read for certain, and was left out.`,
          help: 'Write year, month and day: 2026-09-14.',
          line: 5,
        },
      ]);
    },
  );

  it('calls a respondent who left no role by the function', () => {
    expect(parseBallot(edit(['Answer:', 'Answer: database'])).answer).toMatchObject({
      respondent: 'sales',
      function: 'sales',
      date: null,
      alternatives: [],
    });
  });

  it('does without the lines for the reader, the code blocks and the dashes', () => {
    const bare = edit(['Answer:', 'Answer: database'], [row, row.replace('[ ] real', '[x] real')])
      .split('\n')
      .filter((line) => !/^(?:>|```|---)/.test(line))
      .join('\n');
    expect(parseBallot(bare).answer).toMatchObject({ market: 'database', function: 'sales' });
    expect(parseBallot(bare).answer?.judgements.size).toBe(1);
    expect(parseBallot(bare).problems).toEqual([]);
  });

  it('says which heading is gone, and what stands under no question', () => {
    const filled = edit(['## 2. Alternatives\n', ''], ['## 3. Segments', '## My notes\n\nAsk Ann.\n\n## 3) segments']);
    const { problems } = parseBallot(filled.replace('Answer:', 'Answer: database'));
    expect(problems.map(({ message }) => message)).toEqual([
      'The heading `## 2. Alternatives` is gone, so that question counts as blank.',
      '"Ask Ann." stands under no question, and was left out.',
    ]);
  });

  it.each([
    ['', 'The file is empty.'],
    [' \n\uFEFF\n', 'The file is empty.'],
    ['---\nfunction: sales\nmarket: database\n---\n\nA view.\n', 'This is no ballot'],
    ['Function,Market\nsales,database\n', 'This is no ballot'],
    [blank, 'Nothing is filled in'],
    [blank.replace('[ ] real', 'x real'), 'Nothing on this ballot could be read'],
    [blank.replace('function: sales', 'function:').replace('Answer:', 'Answer: x'), 'does not say which function'],
    [blank.replace('function: sales\n', '').replace('Answer:', 'Answer: x'), 'does not say which function'],
  ])('gives no answer for %j', (written, message) => {
    const { answer, problems } = parseBallot(written);
    expect(answer).toBeNull();
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.help).not.toBe('');
  });

  it('reads a very long line quickly', { timeout: 10_000 }, () => {
    for (const long of [
      '[x] real '.repeat(50_000),
      '(alternatives/'.repeat(50_000),
      '(alternatives/a)   '.repeat(50_000),
    ])
      parseBallot(edit([row, long]));
    parseBallot(`${'## '.repeat(100_000)}\n${' '.repeat(300_000)}x`);
  });
});
