import type { Alignment } from '../align/alignment.ts';
import { type RankedQuestion, rankedQuestions } from '../align/answer.ts';
import { mean } from '../align/mean.ts';
import type { Remark } from '../align/understand-answers.ts';
import { listInWords } from '../model/words.ts';
import { type AlignReportOptions, alignVerdict } from './align.ts';
import { renderHeatTable } from './heat-table.ts';
import type { Report } from './report.ts';
import { printable } from './printable.ts';
import { fit, indent, plural, type Style, withCommas, wrap } from './style.ts';

/** What was understood of a survey export. */
export interface SurveyPreview {
  readonly columns: readonly { readonly header: string; readonly meaning: string | null; readonly how: string }[];
  readonly problems: readonly { readonly message: string; readonly help: string; readonly line: number }[];
}

export interface AlignTextOptions extends AlignReportOptions {
  readonly style: Style;
  /** Null when the answers are the views. */
  readonly survey: SurveyPreview | null;
  readonly functionName: (id: string) => string;
}

/** An alignment for a reader: what the functions say, then the numbers, then the agenda of the next meeting. */
export function renderAlignText(alignment: Alignment, options: AlignTextOptions): Report {
  const { style } = options;
  const { exitCode, reason } = alignVerdict(alignment, options);
  const sections = [
    renderTitle(alignment, style),
    renderSurvey(options.survey, style),
    alignment.statements.flatMap((statement) => wrap(statement, style.width)),
    renderGaps(alignment, style),
    renderRemarks(alignment.remarks, style),
    renderHeatTable(alignment, options),
    renderNumbers(alignment, options),
    renderWithin(alignment, options),
    renderCanonical(alignment, options),
    renderAgenda(alignment, style),
    reason === null ? [] : wrap(reason, style.width),
  ];
  const output = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return { output: `${output}\n`, exitCode };
}

function renderTitle({ product, pictures }: Alignment, style: Style): string[] {
  const people = pictures.reduce((sum, { respondents }) => sum + respondents, 0);
  const asked = people > pictures.length ? `, ${plural(people, 'answer')}` : '';
  return [
    style.bold(printable(product.element?.fields.name ?? product.id)),
    pictures.length === 0
      ? 'How far the functions agree on the positioning'
      : `How far ${plural(pictures.length, 'function')} agree${pictures.length === 1 ? 's' : ''} on the positioning${asked}`,
  ];
}

function renderSurvey(survey: SurveyPreview | null, style: Style): string[] {
  if (!survey) return [];
  const columns = survey.columns.map(({ header, meaning, how }) => {
    const taken = meaning === null ? 'not used' : `${meaning}${how === 'similar' ? ' (by its wording)' : ''}`;
    return `  ${fit(header || '(no header)', 40)}  ${fit(taken, style.width - 44)}`.trimEnd();
  });
  const problems = survey.problems
    .slice(0, mostRemarks)
    .flatMap(({ line, message, help }) => indent(`Line ${line}: ${message} ${help}`, style, 4, '  !'));
  const head =
    columns.length === 0 ? [] : [`${style.bold('Columns')}${style.dim(': what each was taken for')}`, ...columns];
  return [...head, ...problems];
}

const headings = {
  market: 'Market category',
  alternatives: 'Alternatives',
  segments: 'Segments',
  values: 'Values',
  judgements: 'Verdicts that differ',
} as const;

const mostShown = 6;

function renderGaps({ gaps }: Alignment, style: Style): string[] {
  const sections = Object.entries(headings).flatMap(([dimension, title]) => {
    const own = gaps.filter((gap) => gap.dimension === dimension);
    if (own.length === 0) return [];
    const lines = own.slice(0, mostShown).flatMap(({ sentence }) => indent(sentence, style, 4, '  -'));
    const rest = own.length - mostShown;
    const more = rest > 0 ? [style.dim(`    and ${rest} more; --format json lists all`)] : [];
    return [[style.bold(title), ...lines, ...more].join('\n')];
  });
  return sections.length === 0 ? [] : [sections.join('\n\n')];
}

const mostRemarks = 12;

function renderRemarks(remarks: readonly Remark[], style: Style): string[] {
  if (remarks.length === 0) return [];
  const rest = remarks.length - mostRemarks;
  return [
    style.bold('Not understood, or guessed'),
    ...remarks.slice(0, mostRemarks).flatMap((remark) => indent(remarkInWords(remark), style, 4, '  ?')),
    ...(rest > 0 ? [style.dim(`    and ${plural(rest, 'more text')}; --format json lists all`)] : []),
  ];
}

function remarkInWords({ type, text, question, nearest, confidence, count }: Remark): string {
  const often = count > 1 ? ` (${count} times)` : '';
  const near = nearest.length > 0 ? ` Nearest: ${listInWords(nearest, 'or')}.` : '';
  switch (type) {
    case 'guessed':
      return `"${text}" (${question}) was taken for ${nearest[0]}, with a confidence of ${confidence?.toFixed(2)}${often}. Add it to \`aliases\` if that is right.`;
    case 'unknown-function':
      return `No function is called "${text}", so its answers are left out${often}.${near}`;
    case 'unknown-item':
      return `"${text}" is no item of the judgement grid${often}.`;
    case 'unknown-verdict':
      return `"${text}" is no verdict on ${question}${often}; expected ${listInWords(nearest, 'or')}.`;
    case 'unknown-name':
      return `"${text}" (${question}) is the id, name or alias of nothing${often}; it counts as an answer of its own.${near}`;
  }
}

/** A number between 0 and 1, or a dash where there is none. */
function share(value: number | null | undefined): string {
  return value === null || value === undefined ? '-' : value.toFixed(2);
}

function renderNumbers(alignment: Alignment, { style, functionName }: AlignTextOptions): string[] {
  const { market, rankings, grid, pictures } = alignment;
  if (pictures.length === 0) return wrap('→ Ask each function in private: throughline ballot', style.width);
  const average = (question: RankedQuestion, measure: 'overlap' | 'rbo') =>
    mean(rankings[question].flatMap((pair) => pair[measure] ?? []));
  const interval = grid.interval ? `, 95% interval ${share(grid.interval[0])} to ${share(grid.interval[1])}` : '';
  const outlier =
    grid.outlier === null
      ? []
      : [
          `Without ${functionName(grid.outlier)} it would be ${share(grid.without.get(grid.outlier))}: the others agree more with each other.`,
        ];
  const rows = [
    [
      'Market',
      `pairwise agreement ${share(market.pairwise)}, largest share ${share(market.modalShare)}, effective number of answers ${share(market.effective)}`,
    ],
    ...rankedQuestions.map((question) => [
      headings[question],
      `mean rank-biased overlap ${share(average(question, 'rbo'))}, mean overlap ${share(average(question, 'overlap'))}`,
    ]),
    [
      'Judgements',
      `alpha ${share(grid.alpha)} over ${plural(grid.items, 'item')}${interval}. ${outlier.join('')}`.trim(),
    ],
  ] as const;
  return [
    style.bold('Numbers'),
    ...rows.flatMap(([label, text]) => indent(text!, style, 16, `  ${label}`)),
    ...indent(
      'Pairwise agreement and overlap: 0 none, 1 full. Alpha: 0 as by chance, 1 full, below 0 worse than chance.',
      style,
      2,
    ).map(style.dim),
  ];
}

/** Disagreement inside functions, where several people answered for one. */
function renderWithin({ pictures }: Alignment, { style, functionName }: AlignTextOptions): string[] {
  const several = pictures.filter(({ respondents }) => respondents > 1);
  if (several.length === 0) return [];
  const head = ['people', 'market', 'altern.', 'segm.', 'values', 'verdicts'];
  const rows = several.map(({ function: id, respondents, within }) => [
    functionName(id),
    withCommas(respondents),
    share(within.market),
    ...rankedQuestions.map((question) => share(within.first[question])),
    share(within.judgements),
  ]);
  return [
    `${style.bold('Inside each function')}${style.dim(': pairwise agreement of its own people')}`,
    ...renderTable(['', ...head], rows),
  ];
}

function renderCanonical({ canonical }: Alignment, { style, functionName }: AlignTextOptions): string[] {
  if (!canonical || canonical.length === 0) return [];
  const rows = canonical.map((distance) => [
    functionName(distance.function),
    distance.market === null ? '-' : distance.market ? 'same' : 'other',
    share(distance.alternatives),
    share(distance.segments),
    share(distance.values),
    share(distance.judgements),
  ]);
  return [
    `${style.bold('Against the positioning')}${style.dim(': overlap with it; verdicts that the facts bear out')}`,
    ...renderTable(['', 'market', 'altern.', 'segm.', 'values', 'verdicts'], rows),
  ];
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, index) => (index === 0 ? fit(cell, 20) : fit(cell, 9))).join(' ')}`.trimEnd();
  return [line(head), ...rows.map(line)];
}

function renderAgenda({ agenda }: Alignment, style: Style): string[] {
  if (agenda.length === 0) return [];
  const points = agenda.flatMap(({ question, positions, bring }, index) => [
    ...indent(question, style, 5, `  ${index + 1}.`).map(style.bold),
    ...positions.slice(0, mostShown).flatMap((position) => indent(position, style, 7, '     -')),
    ...(positions.length > mostShown ? [`     - and ${positions.length - mostShown} more`] : []),
    ...indent(`Bring: ${bring}.`, style, 5).map(style.dim),
  ]);
  return [style.bold('Agenda for the next positioning meeting'), ...points];
}
