import type { Work } from '../derive/inputs.ts';
import { typedReference } from '../model/kinds.ts';
import type { Product } from '../model/positioning.ts';
import { code, listInWords } from '../model/words.ts';
import { moveInWords } from '../trace/move-words.ts';
import type { Move, ReviewStatus, TracedWork } from '../trace/trace-reviews.ts';
import { differenceInWords } from './difference-words.ts';
import { printable } from './printable.ts';
import { columnsOf, indent, type Style } from './style.ts';
import { renderHeading } from './trace-parts-text.ts';

/** A tactic or roadmap item as one entry of a list. */
export interface WorkLine {
  readonly traced: TracedWork<Work>;
  /** Where it stands: the stage of a tactic, the status of a roadmap item. */
  readonly note: string;
  readonly problems: readonly { readonly message: string; readonly help: string }[];
}

interface Context {
  readonly product: Product;
  readonly style: Style;
  /** Which changes were told field by field already; grows. */
  readonly told: Set<string>;
}

const statusWords: Readonly<Record<ReviewStatus, string>> = {
  orphan: 'orphan',
  stale: 'stale',
  unreviewed: 'never reviewed',
  fresh: 'fresh',
};
const marks: Readonly<Record<ReviewStatus, string>> = { orphan: 'orphan', stale: 'stale', unreviewed: '-', fresh: '-' };
const statusOrder = ['orphan', 'stale', 'unreviewed', 'fresh'] as const;
const margin = 10;
const mostQuiet = 30;
const mostMoves = 8;
const mostDifferences = 8;

/** The items of a list, those that need work in full and first; what is fresh is only counted. */
export function renderWorks(title: string, lines: readonly WorkLine[], context: Context): string[] {
  if (lines.length === 0) return [];
  const { style } = context;
  const having = (status: ReviewStatus) => lines.filter(({ traced }) => traced.status === status);
  const counts = statusOrder
    .filter((status) => having(status).length > 0)
    .map((status) => `${having(status).length} ${statusWords[status]}`);
  const quiet = having('unreviewed').filter(({ problems }) => problems.length === 0);
  const loud = statusOrder.flatMap((status) => having(status).filter((line) => !isQuiet(line)));
  const hidden = quiet.length - mostQuiet;
  return [
    ...renderHeading(title, counts.join(', '), style),
    ...loud.flatMap((line) => renderWork(line, context)),
    ...quiet.slice(0, mostQuiet).flatMap((line) => renderHead(line, context)),
    ...(hidden > 0 ? [`  … and ${hidden} more never reviewed; --format json lists all.`] : []),
  ];
}

function isQuiet({ traced, problems }: WorkLine): boolean {
  return problems.length === 0 && (traced.status === 'unreviewed' || traced.status === 'fresh');
}

function renderWork(line: WorkLine, context: Context): string[] {
  const { style } = context;
  const { missing, moves, record } = line.traced;
  const shown = moves.slice(0, mostMoves);
  const hidden = moves.length - shown.length;
  return [
    ...renderHead(line, context),
    ...(moves.length > 0 ? indent(reviewInWords(record), style, margin).map(style.dim) : []),
    ...(missing.length > 0 ? indent(missingInWords(missing), style, margin) : []),
    ...shown.flatMap((move) => renderMove(move, context)),
    ...(hidden > 0 ? indent(`… and ${hidden} more that moved; --format json lists all.`, style, margin) : []),
    ...line.problems.flatMap(({ message, help }) => [
      ...indent(message, style, margin),
      ...indent(`→ ${help}`, style, margin),
    ]),
  ];
}

/** The name with its reference and where it stands behind it, on one line where they fit. */
function renderHead({ traced, note }: WorkLine, { style }: Context): string[] {
  const { work, status } = traced;
  const mark = marks[status];
  const lines = indent(work.fields.name || work.id, style, margin, `  ${mark}`);
  const behind = printable(`${typedReference(work.kind, work.id)}, ${note}`);
  const [first = '', ...more] = lines;
  const fits = columnsOf(lines.at(-1) ?? '') + columnsOf(behind) + 2 <= style.width;
  const colored = [first.replace(mark, (status === 'orphan' ? style.red : style.yellow)(mark)), ...more];
  const whole = status === 'orphan' || status === 'stale' ? colored : lines;
  return fits
    ? [...whole.slice(0, -1), `${whole.at(-1)}  ${style.dim(behind)}`]
    : [...whole, style.dim(`${' '.repeat(margin)}${behind}`)];
}

/** When an item was last reviewed, and why it was found to fit. */
export function reviewInWords({ revision, because }: TracedWork['record']): string {
  const when = revision === null ? 'Reviewed at an unknown revision' : `Reviewed at ${revision}`;
  return because === null ? `${when}.` : `${when}: ${because}`;
}

/** The inputs of an item that do not exist, in a sentence. */
export function missingInWords(missing: readonly string[]): string {
  const names = listInWords(missing.map((text) => code(text)));
  return missing.length === 1 ? `The input ${names} does not exist.` : `The inputs ${names} do not exist.`;
}

/** What moved and how it is rested on, then field by field what differs; the same change is told in full once. */
function renderMove(move: Move, { product, style, told }: Context): string[] {
  const { ground, how, before, differences } = move;
  const sentence = indent(moveInWords(product, move), style, margin);
  if (how !== 'changed') return sentence;
  const key = `${ground.reference} ${before}`;
  if (told.has(key)) return [...sentence, ...detail('as told above', style)];
  told.add(key);
  if (differences === null)
    return [...sentence, ...detail('what it said then is not in the history of its file', style)];
  if (differences.length === 0) return [...sentence, ...detail('it lists the same in another order', style)];
  const hidden = differences.length - mostDifferences;
  return [
    ...sentence,
    ...differences
      .slice(0, mostDifferences)
      .flatMap((difference) => detail(differenceInWords(ground.link.kind, difference), style)),
    ...(hidden > 0 ? detail(`… and ${hidden} more; --format json lists all`, style) : []),
  ];
}

function detail(text: string, style: Style): string[] {
  return indent(text, style, margin + 4, `${' '.repeat(margin)}  ~`).map(style.dim);
}
