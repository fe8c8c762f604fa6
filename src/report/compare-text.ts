import { storyAttributes, type Move } from '../derive/comparison.ts';
import { type Frame, isCaredFor } from '../derive/frame.ts';
import type { Comparison } from '../derive/story.ts';
import type { Product } from '../model/positioning.ts';
import type { Report } from './report.ts';
import { fit, indent, type Style, wrap } from './style.ts';
import { nameIn, styleWords, verdictWords } from './words.ts';

const columnWidth = 18;
const labels = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Frames side by side for a terminal: a legend, a table of verdicts, and what moves from one to the next. */
export function renderCompareText({ product, frames, moves }: Comparison, style: Style): Report {
  const title = product.element?.fields.name ?? product.id;
  const perTable = Math.max(1, Math.floor((style.width - 26) / columnWidth));
  const sections = [
    [
      ...wrap(title, style.width).map(style.bold),
      ...wrap('The same product in each market, in no order of merit.', style.width).map(style.dim),
    ],
    ...frames.map((frame, index) => renderFrame(frame, index, product, style)),
    ...chunk(frames, perTable).map((group) => renderTable(group, frames, style)),
    ...moves.map((move) => renderMove(move, frames, product, style)),
  ];
  return { output: `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`, exitCode: 0 };
}

function renderFrame(frame: Frame, index: number, product: Product, style: Style): string[] {
  const { market, alternatives, segments, winningCombinations, gaps } = frame;
  const { name, status = 'candidate', style: play } = market.fields;
  const { sets, truncated } = winningCombinations.strict;
  const strict = [...sets.map((set) => set.join(' + ')), ...(truncated ? ['… not searched to the end'] : [])];
  const facts = [
    ['against', alternatives.map((id) => nameIn(product, 'alternative', id))],
    [
      'who cares',
      segments.map(({ id, actionable }) => `${nameIn(product, 'segment', id)}${actionable ? '' : ' (not actionable)'}`),
    ],
    ['wins with', strict],
    ['nobody cares', frame.uniqueNobodyCares],
    ['gaps', gaps],
  ] as const;
  return [
    ...indent(`${name} (${styleWords[play] ?? 'no style'}, ${status})`, style, 3, labelOf(index)).map(style.bold),
    ...facts.flatMap(([label, items]) => renderFact(label, items, style)),
  ];
}

function renderFact(label: string, items: readonly string[], style: Style): string[] {
  if (items.length === 0) return [`   ${label.padEnd(13)}none`];
  return items.flatMap((text, index) => indent(text, style, 16, index === 0 ? `   ${label}` : ''));
}

/** One row per attribute, one column per market; a star marks what somebody there cares about. */
function renderTable(group: readonly Frame[], frames: readonly Frame[], style: Style): string[] {
  const nameWidth = style.width - group.length * columnWidth;
  const head = group.map((frame) => fit(labelOf(frames.indexOf(frame)), columnWidth)).join('');
  const rows = (group[0]?.attributes ?? []).map(({ id }) => {
    const cells = group.map((frame) => fit(verdictCell(frame, id), columnWidth));
    return `${fit(id, nameWidth - 1)} ${cells.join('')}`.trimEnd();
  });
  return [
    style.bold(`${fit('Attribute', nameWidth)}${head}`.trimEnd()),
    ...rows,
    style.dim('* somebody in that market cares'),
  ];
}

function verdictCell(frame: Frame, id: string): string {
  const attribute = frame.attributes.find((candidate) => candidate.id === id);
  if (!attribute) return '';
  return `${verdictWords[attribute.verdict].label.toLowerCase()}${isCaredFor(attribute) ? ' *' : ''}`;
}

function renderMove(
  { market, attributes, values }: Comparison['moves'][number],
  frames: readonly Frame[],
  product: Product,
  style: Style,
): string[] {
  const index = frames.findIndex((frame) => frame.market.id === market);
  const lines = [
    ...renderLists(attributes, (id) => nameIn(product, 'attribute', id), 'the story', style),
    ...renderLists(values, (id) => nameIn(product, 'value', id), 'the values', style),
  ];
  const isSame = lines.length === 0 && storyAttributes(frames[index]!).length === 0;
  return [
    ...wrap(`From ${labelOf(0)} to ${labelOf(index)}: what the story would keep, lose and gain`, style.width).map(
      style.bold,
    ),
    ...(isSame ? indent('Neither has a story: nothing that matters there sets the product apart.', style, 3) : lines),
  ];
}

function renderLists(
  { kept, lost, gained }: Move,
  nameOf: (id: string) => string,
  what: string,
  style: Style,
): string[] {
  const rows = [
    [`keeps`, kept],
    [`loses`, lost],
    [`gains`, gained],
  ] as const;
  const lines = rows
    .filter(([, ids]) => ids.length > 0)
    .flatMap(([word, ids]) =>
      ids.flatMap((id, index) => indent(nameOf(id), style, 12, index === 0 ? `   ${word}` : '')),
    );
  return lines.length === 0 ? [] : [style.dim(`   In ${what}:`), ...lines];
}

function labelOf(index: number): string {
  return labels[index] ?? `#${index + 1}`;
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
