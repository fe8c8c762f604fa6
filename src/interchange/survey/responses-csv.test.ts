import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RankedQuestion, rankedQuestions } from '../../align/answer.ts';
import { normaliseName } from '../../model/names.ts';
import { type BallotItems, listJudgedItems } from '../ballot/ballot-items.ts';
import { renderBallotCsvHeader } from '../ballot.ts';
import { parseCsv, renderCsvRow } from '../csv.ts';
import type { DatedAnswer } from '../reading.ts';
import { parseResponses } from './responses-csv.ts';
import { verdictsOf } from '../verdict-word.ts';

const items: BallotItems = {
  markets: [
    { id: 'embedded', name: 'Embedded database' },
    { id: 'personal', name: 'Personal database' },
  ],
  alternatives: [
    { id: 'paper', name: 'Paper order forms, keyed in again' },
    { id: 'spreadsheet', name: 'Spreadsheet' },
  ],
  segments: [
    { id: 'field-sales', name: 'Field sales forces' },
    { id: 'spreadsheet', name: 'People who outgrew a spreadsheet' },
  ],
  values: [{ id: 'work-offline', name: 'Keep selling while disconnected' }],
  attributes: [{ id: 'sync', name: 'Merges changes on reconnect' }],
};

function read(...lines: readonly string[]) {
  return parseResponses(lines.join('\n'), items);
}

function messages(...lines: readonly string[]): string[] {
  return read(...lines).problems.map(({ message }) => message);
}

/** What a column with this header is taken for. */
function meaningOf(header: string) {
  const { columns } = parseResponses(`Nothing,${renderCsvRow([header])}`, items);
  return [columns[1]?.meaning, columns[1]?.how];
}

describe('the columns of a survey', () => {
  it.each([
    ['Function', 'function', 'exact'],
    [' FUNCTION: ', 'function', 'exact'],
    ['market', 'market', 'exact'],
    ['Alternatives', 'alternatives', 'exact'],
    ['Date', 'date', 'exact'],
    ['alternatives/spreadsheet', 'alternatives/spreadsheet', 'exact'],
    ['sync', 'attributes/sync', 'exact'],
    ['Merges changes on reconnect', 'attributes/sync', 'exact'],
    ['Segment: Field sales forces', 'segments/field-sales', 'exact'],
    ['Segment: Field sales forces [best fit/ok/bad]', 'segments/field-sales', 'exact'],
  ])('%j is exactly %s', (header, meaning, how) => {
    expect(meaningOf(header)).toEqual([meaning, how]);
  });

  it.each([
    ['Department', 'function'],
    ['Which team are you in?', 'function'],
    ['Your role', 'function'],
    ['Job title', 'respondent'],
    ['Market category', 'market'],
    ['Which category are we in?', 'market'],
    ['Competitors', 'alternatives'],
    ['Top competitors (up to five)', 'alternatives'],
    ['Who do we compete with?', 'alternatives'],
    ['Who is our ideal customer?', 'segments'],
    ['ICP', 'segments'],
    ['Best-fit customers', 'segments'],
    ['Key benefits', 'values'],
    ['Alternative 1', 'alternatives 1'],
    ['2nd alternative', 'alternatives 2'],
    ['Third competitor', 'alternatives 3'],
    ['Top 3 competitors', 'alternatives'],
    ['3 competitors', 'alternatives'],
    ['Competitors (up to 5)', 'alternatives'],
    ['#1 alternative', 'alternatives 1'],
    ['Alternative 2 (optional)', 'alternatives 2'],
    ['Segment rank 3', 'segments 3'],
    ['Alternatives [4th choice]', 'alternatives 4'],
    ['Value no. 10', 'values 10'],
    ['How real are these? [Paper order forms, keyed in again]', 'alternatives/paper'],
    ['Timestamp', 'left out'],
    ['Email Address', 'left out'],
    ['Name', 'left out'],
    ['First name', 'left out'],
  ])('%j is %s in other words', (header, meaning) => {
    expect(meaningOf(header)).toEqual([meaning, 'similar']);
  });

  it.each([
    'Functoin',
    'Number of competitors',
    'How well do we know our competitors?',
    'Target market',
    'Alternative 1 or 2',
    'Team 2',
    'Alternative 100',
    'Favourite colour',
    'spreadsheet',
    '',
  ])('%j is not guessed', (header) => {
    expect(meaningOf(header)).toEqual([null, 'none']);
  });

  it('that are not understood are named, with the nearest that would be', () => {
    const { problems, columns } = read('Functoin,Merges changes on reconect,Colour,Function,', 'x,y,z,sales,');
    expect(problems).toEqual([
      {
        message: 'Column "Functoin" was not understood, and was left out.',
        help: 'Did you mean "Function"? If so, call it that in the first row. If not, leave it.',
        line: 1,
      },
      {
        message: 'Column "Merges changes on reconect" was not understood, and was left out.',
        help: 'Did you mean "Merges changes on reconnect"? If so, call it that in the first row. If not, leave it.',
        line: 1,
      },
      {
        message: 'Column "Colour" was not understood, and was left out.',
        help: expect.stringContaining('call it Function, Market'),
        line: 1,
      },
    ]);
    expect(columns.map(({ header }) => header)).toEqual([
      'Functoin',
      'Merges changes on reconect',
      'Colour',
      'Function',
      '',
    ]);
  });

  it('that could be about two elements are about neither', () => {
    expect(read('Function,spreadsheet', 'sales,real').problems).toEqual([
      {
        message: expect.stringContaining('could be about `alternatives/spreadsheet` and `segments/spreadsheet`'),
        help: 'Call it `alternatives/spreadsheet` or `segments/spreadsheet`.',
        line: 1,
      },
    ]);
  });

  it('without a header are a problem only when something stands in them', () => {
    expect(messages('Function,Market,', 'sales,x,')).toEqual([]);
    expect(messages('Function,Market,', 'sales,x,y')).toEqual(['Column 3 was not understood, and was left out.']);
  });

  it('for one question: the one with its own name counts, else the first, and it is said', () => {
    const { answers, problems, columns } = read(
      'Team,Function,Competitors,Rivals,Value 1,Values',
      'field,sales,Excel,Paper,speed,offline',
    );
    expect(answers[0]).toMatchObject({ function: 'sales', alternatives: ['Excel'], values: ['offline'] });
    expect(problems.map(({ message }) => message)).toEqual([
      'Columns "Function" and "Team" both seem to answer `function`; only "Function" was read.',
      'Columns "Competitors" and "Rivals" both seem to answer `alternatives`; only "Competitors" was read.',
      'Columns "Values" and "Value 1" both seem to answer `values`; only "Values" was read.',
    ]);
    expect(columns.map(({ meaning }) => meaning)).toEqual([null, 'function', 'alternatives', null, null, 'values']);
  });

  it('with one rank each make up a list, in the order of the ranks', () => {
    const { answers } = read(
      'Function,Alternative 3,Alternative 1,2nd alternative',
      'sales,Phone,Excel,Paper',
      'product,Phone,Excel,-',
    );
    expect(answers.map(({ alternatives }) => alternatives)).toEqual([
      ['Excel', 'Paper', 'Phone'],
      ['Excel', 'Phone'],
    ]);
  });
});

const hostileNames = [
  '=cmd()',
  '+1',
  'a, "b"; c',
  'a | b',
  'a [real/phantom/unsure]',
  '[Spreadsheet]',
  '`x`',
  'Function',
  'Market',
  'Alternative 1',
  '—',
  'sep=;',
];

const id = fc.stringMatching(/^[a-z0-9]{1,3}([-_][a-z0-9]{1,3})?$/);
const itemName = fc
  .oneof(fc.constantFrom(...hostileNames), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }))
  .map((text) => text.replace(/\s+/g, ' ').trim() || 'paper');
const itemList = fc.uniqueArray(fc.record({ id, name: itemName }), { selector: (item) => item.id, maxLength: 6 });
const anyItems: fc.Arbitrary<BallotItems> = fc.record({
  markets: itemList,
  alternatives: itemList,
  segments: itemList,
  values: itemList,
  attributes: itemList,
});

/** A row under our own header. */
function writeRow(answer: DatedAnswer, listed: BallotItems): string {
  return renderCsvRow([
    answer.respondent,
    answer.function,
    answer.date ?? '',
    answer.market ?? '',
    ...rankedQuestions.map((question) => answer[question].join('; ')),
    ...listJudgedItems(listed).map(({ key }) => answer.judgements.get(key) ?? ''),
  ]);
}

const word = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/);
const entries = fc.array(word, { maxLength: 4 });

function anyAnswer(listed: BallotItems): fc.Arbitrary<DatedAnswer> {
  const judged = listJudgedItems(listed);
  return fc.record({
    respondent: word,
    function: word,
    market: fc.option(word),
    alternatives: entries,
    segments: entries,
    values: entries,
    judgements: fc
      .tuple(...judged.map(({ folder }) => fc.constantFrom(null, ...verdictsOf(folder))))
      .map((given) => new Map(judged.flatMap(({ key }, index) => (given[index] ? [[key, given[index]]] : [])))),
    date: fc.constantFrom(null, '2026-09-14'),
  });
}

describe('our own header', () => {
  it('is one line, in the order of the ballot', () => {
    expect(renderBallotCsvHeader(items)).toBe(
      [
        'Respondent,Function,Date,Market',
        '"Alternatives (most frequent first; separated by semicolons)"',
        '"Segments (best first; separated by semicolons)"',
        '"Values (most valued first; separated by semicolons)"',
        '"Alternative: Paper order forms, keyed in again [real/phantom/unsure]"',
        'Alternative: Spreadsheet [real/phantom/unsure]',
        'Attribute: Merges changes on reconnect [unique/table stakes/unsure]',
        'Segment: Field sales forces [best fit/ok/bad]',
        'Segment: People who outgrew a spreadsheet [best fit/ok/bad]\n',
      ].join(','),
    );
  });

  it('is understood in full, and a row below it gives back its answer, whatever the names', () => {
    const cases = anyItems.chain((listed) => fc.tuple(fc.constant(listed), anyAnswer(listed)));
    fc.assert(
      fc.property(cases, ([listed, answer]) => {
        const text = renderBallotCsvHeader(listed) + writeRow(answer, listed);
        const { columns, answers, problems } = parseResponses(text, listed);
        expect(columns.map(({ meaning }) => meaning)).toEqual([
          'respondent',
          'function',
          'date',
          'market',
          ...rankedQuestions,
          ...listJudgedItems(listed).map(({ key }) => key),
        ]);
        expect(new Set(columns.map(({ how }) => how))).toEqual(new Set(['exact']));
        expect(problems.filter(({ message }) => !message.includes('names several'))).toEqual([]);
        expect(answers).toHaveLength(1);
        if (problems.length === 0) expect(answers[0]).toEqual(answer);
      }),
      { numRuns: 500 },
    );
  });

  it('has no cell that a spreadsheet program would run', () => {
    fc.assert(
      fc.property(anyItems, (listed) => {
        const { rows } = parseCsv(renderBallotCsvHeader(listed), (header) => header === 'Function');
        expect(rows).toHaveLength(1);
        for (const cell of rows[0]!.cells) expect(cell).toMatch(/^[A-Z]/);
      }),
    );
  });
});

describe('parseResponses', () => {
  it('reads a survey of a form tool', () => {
    const { answers, problems } = read(
      '"Timestamp";"Email";"Department";"Category";"Competitors";"Ideal customer";"sync";"How real? [Paper]"',
      '"2026-09-14";"ann@example.com";"Field Sales";"mobile database";"Excel;Paper";"reps";"Table stakes";"Phantom"',
      '"2026-09-14 10:05";"bob@example.com";"R&D";"";"";"";"";""',
    );
    expect(problems).toEqual([]);
    expect(answers).toEqual([
      {
        respondent: 'row 2',
        function: 'Field Sales',
        market: 'mobile database',
        alternatives: ['Excel', 'Paper'],
        segments: ['reps'],
        values: [],
        judgements: new Map([
          ['attributes/sync', 'table_stakes'],
          ['alternatives/paper', 'phantom'],
        ]),
        date: null,
      },
      {
        respondent: 'row 3',
        function: 'R&D',
        market: null,
        alternatives: [],
        segments: [],
        values: [],
        judgements: new Map(),
        date: null,
      },
    ]);
  });

  it('never shows an e-mail address', () => {
    const result = read(
      'Respondent,Email,Name,Function,Date,sync',
      'ann@example.com,ann@example.com,Ann,sales,ann@example.com,ann@example.com',
      'head of sales,x@example.com,Bob,sales,,',
    );
    expect(result.answers.map(({ respondent }) => respondent)).toEqual(['row 2', 'head of sales']);
    expect(JSON.stringify(result)).not.toMatch(/example\.com|Ann|Bob/);
    expect(result.problems).toHaveLength(2);
  });

  it.each<[string, RankedQuestion, string[]]>([
    ['Excel; Paper ;', 'alternatives', ['Excel', 'Paper']],
    ['"1. Excel\n2. Paper, on forms\n\n- Phone"', 'alternatives', ['Excel', 'Paper, on forms', 'Phone']],
    ['"Excel, Paper"', 'alternatives', ['Excel', 'Paper']],
    [
      '"Excel, paper order forms, keyed in again, Phone"',
      'alternatives',
      ['Excel', 'paper order forms, keyed in again', 'Phone'],
    ],
    ['"Paper order forms, keyed in again"', 'alternatives', ['Paper order forms, keyed in again']],
    ['"Excel, Access; Paper"', 'alternatives', ['Excel, Access', 'Paper']],
    ['Excel / 1-2-3', 'alternatives', ['Excel / 1-2-3']],
    ['-; ?;', 'segments', []],
    ['', 'values', []],
  ])('takes the cell %s apart', (cell, question, expected) => {
    const { answers, problems } = read(`Function,${question}`, `sales,${cell}`);
    expect(answers[0]?.[question]).toEqual(expected);
    expect(problems).toEqual([]);
  });

  it('has no ties: what names several known things stays one answer, and a market is left out', () => {
    const { answers, problems } = read(
      'Function,Market,Alternatives',
      'sales,Embedded database / personal,Spreadsheet / paper',
      'product,x,Spreadsheet / paper',
      'support,x,Spreadsheet and phone',
    );
    expect(answers.map(({ alternatives }) => alternatives)).toEqual([
      ['Spreadsheet / paper'],
      ['Spreadsheet / paper'],
      ['Spreadsheet and phone'],
    ]);
    expect(answers[0]?.market).toBeNull();
    expect(problems.map(({ message }) => message)).toEqual([
      '"Embedded database / personal" names several things at once under `market`, in row 2; it was left out.',
      expect.stringMatching(/^"Spreadsheet \/ paper" names several .* in rows 2 and 3; it was kept as one answer\.$/),
    ]);
  });

  it('leaves a verdict blank that there is not, says so once, and offers the nearest', () => {
    const { answers, problems } = read(
      'Function,sync,field-sales',
      'sales,uniqe,Best-Fit',
      'product,UNIQE,OK',
      'support,uniqe,good',
      'marketing,uniqe,n/a',
      'executive,uniqe,BAD',
    );
    expect(answers.map(({ judgements }) => [...judgements.values()])).toEqual([['best_fit'], ['ok'], [], [], ['bad']]);
    expect(problems).toEqual([
      {
        message:
          '"uniqe" is no verdict on "Merges changes on reconnect", in rows 2, 3, 4 and 2 more; it counts as blank.',
        help: 'Did you mean `unique`?',
        line: 2,
      },
      {
        message: '"good" is no verdict on "Field sales forces", in row 4; it counts as blank.',
        help: 'Use one of `best fit`, `ok`, `bad`.',
        line: 4,
      },
      {
        message: '"n/a" is no verdict on "Field sales forces", in row 5; it counts as blank.',
        help: 'Use one of `best fit`, `ok`, `bad`.',
        line: 5,
      },
    ]);
  });

  it('gets by with rows that are too short, and does not trust those that are too long', () => {
    const { answers, problems } = read('Function,Market,sync', 'sales', 'product,x,unique,,', 'support,x,y,unique', '');
    expect(answers.map(({ function: written }) => written)).toEqual(['sales', 'product']);
    expect(problems).toEqual([
      {
        message: 'There are more cells than questions in row 4: answers may have slipped a column, so none were read.',
        help: expect.stringContaining('quotation marks'),
        line: 4,
      },
    ]);
  });

  it('leaves out rows that do not say whose answer they are', () => {
    const { answers, problems } = read('Function,Market', ',x', '?,y', 'sales,z', ',');
    expect(answers.map(({ market }) => market)).toEqual(['z']);
    expect(problems).toMatchObject([
      { message: expect.stringContaining('No function is given in rows 2 and 3'), line: 2 },
    ]);
  });

  it('keeps a function that nobody knows as it is written', () => {
    expect(read('Function', '  Sales & Marketing (EMEA) ').answers[0]?.function).toBe('Sales & Marketing (EMEA)');
  });

  it('leaves out a date that could be two days', () => {
    const { answers, problems } = read('Function,Date', 'sales,2026-09-14', 'sales,9/10/2026', 'sales,9/10/2026');
    expect(answers.map(({ date }) => date)).toEqual(['2026-09-14', null, null]);
    expect(problems).toMatchObject([{ message: expect.stringContaining('rows 3 and 4, as in "9/10/2026"'), line: 3 }]);
  });

  it.each<[string, string[]]>([
    ['', ['The file is empty.']],
    ['\uFEFF\r\n', ['The file is empty.']],
    ['Function,Market', ['There are no answers below the first row.']],
    ['Market\nx', ['No column says which function answers, so no answer could be used.']],
    ['Function,Market\nsales,"x\n', [expect.stringContaining('line 2 is never closed') as string]],
  ])('says what is missing in %j', (text, expected) => {
    const { answers, problems } = parseResponses(text, items);
    expect(answers).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual(expected);
    for (const { help } of problems) expect(help).not.toBe('');
  });

  it('reads the same whatever program saved it', () => {
    const rows = [
      ['Function', 'Market', 'Alternatives', 'sync'],
      ['sales', 'a; "b",\nc', 'Excel\nPaper', 'unique'],
      ['product', 'x\ty', 'Phone', 'unsure'],
    ];
    const save = (delimiter: string, end: string, mark: string) =>
      mark + rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter) + end).join('');
    const expected = parseResponses(save(',', '\n', ''), items);
    expect(expected.problems).toEqual([]);
    for (const delimiter of [',', ';', '\t'])
      for (const end of ['\n', '\r\n']) expect(parseResponses(save(delimiter, end, '\uFEFF'), items)).toEqual(expected);
  });

  it('never throws', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'Function,;"\n\r\t=1 ☃', 'Market', 'sales', 'sync') });
    fc.assert(
      fc.property(noise, (text) => {
        for (const { message, help, line } of parseResponses(text, items).problems) {
          expect(message.length * help.length * line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('reads 10,000 rows, good and bad, in a few seconds', { timeout: 10_000 }, () => {
    const listed: BallotItems = {
      ...items,
      attributes: Array.from({ length: 40 }, (_, index) => ({ id: `attribute-${index}`, name: `Attribute ${index}` })),
    };
    const rowOf = (index: number) => [
      `"sales, ${index % listed.attributes.length}"`,
      'mobile database',
      '"Excel, Paper order forms, keyed in again, Spreadsheet"',
      ...Array.from({ length: 40 }, (_, column) => (column === 0 ? `word ${index}` : 'Table stakes')),
    ];
    const header = ['Function', 'Market', 'Alternatives', ...listed.attributes.map(({ name: title }) => title)];
    const lines = [header, ...Array.from({ length: 10_000 }, (_, index) => rowOf(index))].map((cells) =>
      cells.join(','),
    );
    const { answers, problems } = parseResponses(lines.join('\r\n'), listed);
    expect(answers).toHaveLength(10_000);
    expect(answers[9_999]?.alternatives).toEqual(['Excel', 'Paper order forms, keyed in again', 'Spreadsheet']);
    expect(answers[9_999]?.judgements.size).toBe(39);
    expect(problems).toHaveLength(101);
    expect(problems[100]?.message).toBe('9900 more cells were not understood; the first 100 problems are listed.');
  });

  it('is not slowed down by a strange header', { timeout: 10_000 }, () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `Column ${index} of many`).join(',');
    expect(messages(`Function,${many}`, 'sales').at(-1)).toBe(
      '4970 more columns were not understood, and were left out.',
    );
    for (const long of ['(', '[', ' ', '1 ', 'no ', 'a@']) messages(`Function,${long.repeat(100_000)}`, 'sales,x');
  });

  it('tells apart elements that share a name', () => {
    const twins = { ...items, alternatives: ['a', 'b'].map((each) => ({ id: each, name: 'Paper' })) };
    const { columns } = parseResponses(renderBallotCsvHeader(twins), twins);
    expect(columns.filter(({ header }) => header.includes('Paper')).map(({ header }) => header)).toEqual([
      'Alternative: Paper (alternatives/a) [real/phantom/unsure]',
      'Alternative: Paper (alternatives/b) [real/phantom/unsure]',
    ]);
    expect(normaliseName(columns[7]?.meaning ?? '')).toBe('alternatives a');
  });
});
