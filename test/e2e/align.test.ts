import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsOf, openExample, openWorkshop, type Workshop } from './program.ts';

const views = 'positioning/mobile-database/views';
const teams = ['customer-success', 'executive', 'marketing', 'product', 'sales'];

interface AlignJson {
  readonly market: {
    counts: Record<string, number>;
    modal_share: number | null;
    pairwise: number | null;
    effective: number | null;
  };
  readonly alternatives: { pairs: { a: string; b: string; shared_first: boolean; overlap: number; rbo: number }[] };
  readonly segments: { pairs: unknown[] };
  readonly values: { pairs: unknown[] };
  readonly grid: {
    items: number;
    alpha: number | null;
    interval: [number, number] | null;
    without: Record<string, number>;
    outlier: string | null;
  };
  readonly gaps: { sentence: string }[];
  readonly agenda: { question: string }[];
  readonly functions: { id: string; respondents: number; market: string | null; within: { market: number | null } }[];
  readonly statements: string[];
  readonly remarks: { type: string; text: string; count: number }[];
  readonly survey: { columns: { header: string; meaning: string | null }[]; problems: { message: string }[] } | null;
}

function align({ throughline }: Workshop, ...args: string[]): AlignJson {
  const { stdout, stderr } = throughline('align', '--format', 'json', ...args);
  if (stdout === '') throw new Error(stderr);
  expect(stdout).not.toMatch(/NaN|Infinity/);
  return JSON.parse(stdout) as AlignJson;
}

describe('align', () => {
  it('has the keys that others rely on', () => {
    const { market, grid, alternatives, segments, values, gaps, agenda } = align(openExample('mobile-database'));
    expect(market).toEqual({
      counts: { 'embedded-mobile-database': 3, 'personal-use-sql-database': 2 },
      modal_share: 0.6,
      pairwise: 0.4,
      effective: expect.closeTo(1.96, 2),
    });
    for (const { pairs } of [alternatives, segments, values]) expect(pairs).toHaveLength(10);
    expect(alternatives.pairs[0]).toEqual({
      a: 'customer-success',
      b: 'executive',
      shared_first: true,
      overlap: expect.any(Number),
      rbo: expect.any(Number),
    });
    expect(grid).toMatchObject({
      items: 16,
      outlier: 'sales',
      alpha: expect.any(Number),
      interval: [expect.any(Number), expect.any(Number)],
    });
    expect(Object.keys(grid.without)).toEqual(teams);
    expect(gaps.length).toBeGreaterThan(5);
    expect(agenda.length).toBeGreaterThan(3);
  });

  it('passes or fails by the lowest agreement', () => {
    const { throughline } = openExample('mobile-database');
    expect(throughline('align').code).toBe(0);
    expect(throughline('align', '--fail-under', '0.1').code).toBe(0);
    const failing = throughline('align', '--fail-under', '0.9');
    expect(failing.code).toBe(1);
    expect(failing.stdout).toMatch(/lowest agreement is 0\.19 \(alpha on the judgement grid\), under the 0\.9/);
    expect(throughline('align', '--fail-under', 'much').code).toBe(2);
  });

  it('fails a threshold when there is nothing to compare', () => {
    const workshop = openWorkshop();
    workshop.throughline('new', 'product', 'field-db');
    workshop.throughline('new', 'function', 'sales');
    const { code, stdout } = workshop.throughline('align', '--fail-under', '0.1');
    expect(code).toBe(1);
    expect(stdout).toContain('No function has answered yet');
    expect(stdout).toContain('Ask each function in private: throughline ballot');
    expect(stdout).not.toContain('Numbers');
    expect(workshop.throughline('align').code).toBe(0);
  });

  it('says what it guessed and what it could not map', () => {
    const workshop = openExample('mobile-database');
    workshop.write(
      `${views}/sales.md`,
      '---\nfunction: sales\nmarket: Embeded database for mobile devices\nalternatives: [Notion, spreadsheets]\n---\n',
    );
    const { remarks } = align(workshop);
    expect(remarks).toEqual([
      expect.objectContaining({ type: 'unknown-name', text: 'Notion' }),
      expect.objectContaining({ type: 'guessed', text: 'Embeded database for mobile devices' }),
    ]);
  });
});

describe('align --responses', () => {
  const header = 'Team;Your role;Category;Competitors (best first);Favourite colour';

  it('reads an export as Excel writes it, previews the columns, and tells inside from between', () => {
    const workshop = openExample('mobile-database');
    const rows = [
      'Sales;rep;"Personal-use SQL database";"Spreadsheet; paper";blue',
      'sales;rep;"Personal-use SQL database";"spreadsheet";red',
      'SALES;lead;"Embedded database\r\nfor mobile devices";"Desktop-DB; Excel";',
      'Product;;"embedded-mobile-database";"server-rdbms";',
      'Legal;counsel;anything;;',
    ];
    workshop.write('answers.csv', `\uFEFF${header}\r\n${rows.join('\r\n')}\r\n`);
    const { functions, survey, remarks, market } = align(workshop, '--responses', 'answers.csv');
    expect(functions.map(({ id, respondents }) => [id, respondents])).toEqual([
      ['product', 1],
      ['sales', 3],
    ]);
    expect(functions.find(({ id }) => id === 'sales')?.within.market).toBeCloseTo(1 / 3);
    expect(market.pairwise).toBe(0);
    const meanings = Object.fromEntries(survey!.columns.map(({ header: text, meaning }) => [text, meaning]));
    expect(meanings).toMatchObject({ Team: 'function', Category: 'market', 'Favourite colour': null });
    expect(remarks.some(({ type, text }) => type === 'unknown-function' && text === 'Legal')).toBe(true);
    expect(workshop.throughline('align', '--responses', 'answers.csv').stdout).toContain('Inside each function');
  });

  it('copes with 10,000 respondents, an empty file and a file that is none', () => {
    const workshop = openExample('mobile-database');
    const rows = Array.from(
      { length: 10_000 },
      (_, index) => `${teams[index % 5]};${index};Personal-use SQL database;spreadsheet; paper`,
    );
    workshop.write('many.csv', `${header}\n${rows.join('\n')}\n`);
    expect(align(workshop, '--responses', 'many.csv').functions.map(({ respondents }) => respondents)).toEqual(
      teams.map(() => 2000),
    );
    workshop.write('empty.csv', '');
    expect(align(workshop, '--responses', 'empty.csv').survey?.problems[0]?.message).toContain('empty');
    workshop.write('broken.csv', 'Function;Market\n"sales;x\n');
    expect(align(workshop, '--responses', 'broken.csv').survey?.problems).toHaveLength(1);
    expect(workshop.throughline('align', '--responses', 'none.csv').code).toBe(2);
  });
});

describe('ballot', () => {
  it('asks every function the same, and never shows the canonical answer', () => {
    const workshop = openExample('agile-project-management');
    expect(workshop.throughline('ballot').code).toBe(0);
    const ballots = teams.map((team) => readFileSync(join(workshop.folder, `ballots/${team}.md`), 'utf8'));
    const bodies = ballots.map((text) => text.slice(text.indexOf('## 1.')));
    expect(new Set(bodies).size).toBe(1);
    for (const text of ballots) expect(text).not.toMatch(/chosen|retired|rejected|big_fish/i);
  });

  it('turns what was filled in into views that check and align can read', () => {
    const workshop = openExample('mobile-database');
    workshop.throughline('ballot');
    const path = join(workshop.folder, 'ballots/sales.md');
    const filled = readFileSync(path, 'utf8')
      .replace('respondent:', 'respondent: head of sales')
      .replace('date:', 'date: 2026-05-04')
      .replace('Answer:', 'Answer: personal use sql DATABASE')
      .replace('1. \n', '1. the spreadsheet\n')
      .replace('2. \n', '2. Notion: the new "wiki"\n')
      .replace('[ ] real', '[x] real');
    writeFileSync(path, filled);
    const { stdout } = workshop.throughline('ballot', '--collect', 'ballots');
    expect(stdout).toContain(`Wrote ${views}/sales.md`);
    const view = readFileSync(join(workshop.folder, views, 'sales.md'), 'utf8');
    expect(view).toContain('respondent: head of sales');
    expect(view).toContain('date: 2026-05-04');
    const findings = findingsOf(workshop.throughline('check', `${views}/sales.md`, '--format', 'json'));
    expect(findings.map(({ rule }) => rule)).toEqual(['view/unknown-name']);
    const { functions } = align(workshop);
    expect(functions.find(({ id }) => id === 'sales')?.market).toBe('personal-use-sql-database');
  });

  it('never overwrites a ballot that somebody may have filled in', () => {
    const workshop = openExample('mobile-database');
    workshop.throughline('ballot');
    writeFileSync(join(workshop.folder, 'ballots/sales.md'), 'mine');
    expect(workshop.throughline('ballot').stdout).toContain('Left alone ballots/sales.md');
    expect(readFileSync(join(workshop.folder, 'ballots/sales.md'), 'utf8')).toBe('mine');
  });

  it('collects a form of one answer per function, and says when there are more', () => {
    const workshop = openExample('mobile-database');
    workshop.throughline('ballot');
    const [header = ''] = readFileSync(join(workshop.folder, 'ballots/form.csv'), 'utf8').split('\n');
    const rest = ','.repeat(Math.max(0, header.split('","').length));
    workshop.write(
      'form.csv',
      `${header}\nhead,Sales,2026-05-04,Personal-use SQL database,spreadsheet; paper${rest}\n`,
    );
    expect(workshop.throughline('ballot', '--collect', 'form.csv').stdout).toContain(`Wrote ${views}/sales.md`);
    workshop.write('two.csv', 'Function,Market\nsales,a\nSales,b\n');
    const { code, stdout } = workshop.throughline('ballot', '--collect', 'two.csv');
    expect(code).toBe(1);
    expect(stdout).toContain('There are 2 answers for sales, and a view holds one.');
  });
});
