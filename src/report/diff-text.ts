import { absenceInWords, countsInWords, type DiffResult, hiddenInWords } from './diff/diff-report.ts';
import type { Line } from './diff/fragment.ts';
import {
  type ConsequencePart,
  type DiffPage,
  type ElementPart,
  type KindPart,
  layOutDiff,
  type ProductPart,
} from './diff/page.ts';
import type { Report } from './report.ts';
import { indent, type Style, wrap } from './style.ts';

const mostChanges = 120;
const mostConsequences = 60;

/** A diff for a reader at a terminal: what changed by element, then what follows. Never a finding. */
export function renderDiffText(result: DiffResult, style: Style): Report {
  const { nameOf, isUnreadable } = result;
  const page = layOutDiff(result, { nameOf, isUnreadable, mostChanges, mostConsequences });
  const sections = [
    renderTitle(result, style),
    ...page.products.flatMap((product) => renderProduct(product, style)),
    hiddenInWords(page.hiddenChanges, 'change').flatMap((line) => indent(line, style, 2)),
    ...renderConsequences(page, style),
  ];
  const output = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return { output: `${output}\n`, exitCode: 0 };
}

function renderTitle(result: DiffResult, style: Style): string[] {
  const { base, head } = result;
  return [
    ...wrap(`From ${base.name} to ${head.name}: ${countsInWords(result)}`, style.width).map(style.bold),
    ...absenceInWords(result).flatMap((line) => wrap(line, style.width)),
  ];
}

function renderProduct({ title, kinds }: ProductPart, style: Style): string[][] {
  const [first, ...rest] = kinds.map((kind) => renderKind(kind, style));
  return [[...wrap(title, style.width).map(style.bold), ...(first ?? [])], ...rest];
}

function renderKind({ title, elements }: KindPart, style: Style): string[] {
  const heading = title === null ? [] : indent(title, style, 2).map(style.cyan);
  return [...heading, ...elements.flatMap((element) => renderElement(element, style))];
}

function renderElement({ mark, name, note, lines }: ElementPart, style: Style): string[] {
  const color = { '+': style.green, '-': style.red, '~': style.yellow }[mark];
  const head = name === null ? note : `${name}${note === '' ? '' : ` (${note})`}`;
  return [
    ...(head === '' ? [] : indent(head, style, 6, `    ${mark}`).map((line) => line.replace(mark, color(mark)))),
    ...lines.flatMap((line) => renderLine(line, style, name === null ? 4 : 8)),
  ];
}

/** A line that goes on under itself, so that the next one stands out. */
function renderLine(line: Line, style: Style, margin: number): string[] {
  return indent(lineText(line), style, margin + 2, ' '.repeat(margin)).map((row, index) => {
    return index === 0 ? ' '.repeat(margin) + row.trimStart() : row;
  });
}

function lineText(line: Line): string {
  return line
    .map((fragment) => {
      if (typeof fragment === 'string') return fragment;
      if ('quote' in fragment) return `"${fragment.quote}"`;
      return fragment.isOneOfSeveral ? `"${fragment.name}"` : fragment.name;
    })
    .join('');
}

function renderConsequences({ consequences, hiddenConsequences }: DiffPage, style: Style): string[][] {
  if (consequences.length === 0) return [];
  const [first = [], ...rest] = consequences.flatMap(({ title, kinds }) => {
    const named = consequences.length > 1 ? wrap(title, style.width).map(style.bold) : [];
    return kinds.map((kind, index) => [...(index === 0 ? named : []), ...renderToldKind(kind, style)]);
  });
  const hidden = hiddenInWords(hiddenConsequences, 'consequence').flatMap((line) => indent(line, style, 2));
  return [[style.bold('What follows'), ...first], ...rest, hidden];
}

function renderToldKind({ title, told }: ConsequencePart['kinds'][number], style: Style): string[] {
  return [
    ...indent(title, style, 2).map(style.cyan),
    ...told.flatMap(({ statement, because }) => [
      ...indent(statement, style, 6, '    →'),
      ...indent(because, style, 8).map(style.dim),
    ]),
  ];
}
