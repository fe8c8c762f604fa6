import { describeChanges } from '../signoff/describe-changes.ts';
import { printedPrefix } from '../signoff/sign-off-comment.ts';
import { type Explanation, explainVerdict } from '../signoff/explain.ts';
import { isGreen, type Verdict } from '../signoff/verdict.ts';
import type { Report } from './report.ts';
import { exitCodeOf } from './sign-off-json.ts';
import { indent, plural, type Style, wrap } from './style.ts';

export interface SignOffTextOptions {
  readonly style: Style;
  readonly root: string;
  /** How many requests it took. */
  readonly calls: number;
}

/** A verdict for a reader at a terminal: the answer, what is being signed, and every function with its next step. */
export function renderSignOffText(verdict: Verdict, { style, root, calls }: SignOffTextOptions): Report {
  const { name, reason, children } = explainVerdict(verdict);
  const answer = isGreen(verdict.status) ? style.green : style.bold;
  const title = verdict.pull ? `Pull request #${verdict.pull.number}: ${verdict.pull.title}` : name;
  const lines = [
    ...wrap(title, style.width),
    ...wrap(reason, style.width).map(answer),
    '',
    ...renderChanges(verdict, root, style),
    ...children.flatMap((child) => renderPart(child, style)),
    ...(children.length > 0 ? [''] : []),
    style.dim(`${plural(calls, 'request')} to the code host.`),
  ];
  return { output: `${lines.join('\n')}\n`, exitCode: exitCodeOf(verdict) };
}

const mostChanges = 30;

function renderChanges(verdict: Verdict, root: string, style: Style): string[] {
  const changes = describeChanges(verdict.changes, root);
  if (changes.length === 0) return [];
  const hidden = changes.length - mostChanges;
  return [
    style.bold('What is being signed'),
    ...changes.slice(0, mostChanges).flatMap((change) => indent(change, style, 4, '  -')),
    ...(hidden > 0 ? [`  … and ${plural(hidden, 'more change')}; --format json lists all.`] : []),
    ...indent(`digest ${verdict.digest?.slice(0, printedPrefix)} at commit ${verdict.head?.slice(0, 7)}`, style, 2).map(
      style.dim,
    ),
    '',
  ];
}

const marks: Readonly<Record<Explanation['status'], string>> = {
  not_required: 'fine',
  approved: 'signed',
  signed: 'signed',
  pending: 'waiting',
  blocked: 'blocked',
  error: 'error',
  refused: 'ignored',
};
const margin = 11;

function renderPart(part: Explanation, style: Style, depth = 0): string[] {
  const mark = marks[part.status];
  const by = margin + depth * 2;
  const lead = depth === 0 ? `  ${mark}` : `${' '.repeat(by - 2)}-`;
  const [first = '', ...more] = indent(`${part.name}: ${part.reason}`, style, by, lead);
  return [
    depth === 0 ? first.replace(mark, colored(part.status, mark, style)) : first,
    ...more,
    ...(part.next === null ? [] : indentWhole(`→ ${part.next}`, style, by)),
    ...part.children.flatMap((child) => renderPart(child, style, depth + 1)),
  ];
}

/** Indented text in which the command that people copy stays on one line. */
function indentWhole(text: string, style: Style, by: number): string[] {
  const glue = '\uE000';
  return indent(text.replaceAll('`/sign-off ', `\`/sign-off${glue}`), style, by).map((line) => line.replace(glue, ' '));
}

function colored(status: Explanation['status'], mark: string, style: Style): string {
  if (status === 'signed' || status === 'approved') return style.green(mark);
  if (status === 'refused') return style.dim(mark);
  return status === 'pending' ? style.yellow(mark) : style.red(mark);
}
