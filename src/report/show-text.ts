import { type DerivedAttribute, type Frame, isCaredFor } from '../derive/frame.ts';
import { changesStory, type OpenCell, type StoryShift } from '../derive/sensitivity.ts';
import type { Story } from '../derive/story.ts';
import type { Combinations } from '../derive/winning-combinations.ts';
import type { Product } from '../model/positioning.ts';
import { listInWords } from '../model/words.ts';
import type { Report } from './report.ts';
import { printable } from './printable.ts';
import { columnsOf, indent, plural, type Style, wrap } from './style.ts';
import { nameIn, styleWords, verdictOrder, verdictWords } from './words.ts';

/** The derived story of a product, as a page for a terminal. */
export function renderShowText(story: Story, style: Style): Report {
  const { product, frame } = story;
  const sections = [
    renderTitle(product, frame, style),
    section(
      'Alternatives',
      '',
      frame.alternatives.flatMap((id) => item(nameIn(product, 'alternative', id), id, style)),
      style,
    ),
    ...verdictOrder.map((verdict) => renderVerdict(verdict, story, style)),
    section(
      'Values',
      '',
      frame.values.flatMap((value) => renderValue(value, product, style)),
      style,
    ),
    section(
      'Segments',
      '',
      frame.segments.flatMap((segment) => renderSegment(segment, product, style)),
      style,
    ),
    renderNobodyCares(frame, product, style),
    renderCombinations(frame, style),
    section(
      'Gaps',
      'customers of this category expect it; no attribute answers',
      frame.gaps.flatMap((gap) => indent(gap, style, 4, '  -')),
      style,
    ),
    renderOpenCells(story, style),
    wrap(
      '* somebody here cares about the attribute, the value can be promised, the segment can be acted on',
      style.width,
    ).map(style.dim),
  ];
  return {
    output: `${sections
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n')}\n`,
    exitCode: 0,
  };
}

function renderTitle(product: Product, { market }: Frame, style: Style): string[] {
  const { name, one_liner } = product.element?.fields ?? { name: product.id };
  const status = market.fields.status ?? 'candidate';
  return [
    ...wrap(name, style.width).map(style.bold),
    ...wrap(`${market.fields.name} (${styleWords[market.fields.style] ?? 'no style'}, ${status})`, style.width),
    ...(one_liner ? indent(one_liner, style, 2).map(style.dim) : []),
  ];
}

/** A heading with its explanation and its lines; nothing at all where there are no lines. */
function section(title: string, meaning: string, lines: readonly string[], style: Style): string[] {
  if (lines.length === 0) return [];
  const explained = meaning === '' ? [] : wrap(meaning, style.width - columnsOf(title) - 2);
  const [first = '', ...rest] = explained;
  return [
    `${style.bold(title)}${style.dim(first && `: ${first}`)}`,
    ...rest.map((line) => style.dim(`  ${line}`)),
    ...lines,
  ];
}

/** A name with its id behind it, on one line where both fit. */
function item(name: string, id: string, style: Style, mark = '  -'): string[] {
  const lines = indent(name, style, 4, mark);
  const last = lines.at(-1) ?? '';
  const fits = columnsOf(last) + columnsOf(id) + 2 <= style.width;
  return fits
    ? [...lines.slice(0, -1), `${last}  ${style.dim(printable(id))}`]
    : [...lines, style.dim(`    ${printable(id)}`)];
}

function renderVerdict(verdict: (typeof verdictOrder)[number], { frame, product }: Story, style: Style): string[] {
  const { label, meaning } = verdictWords[verdict];
  const attributes = frame.attributes.filter((attribute) => attribute.verdict === verdict);
  const lines = attributes
    .toSorted((a, b) => Number(isCaredFor(b)) - Number(isCaredFor(a)))
    .flatMap((attribute) => [
      ...item(nameIn(product, 'attribute', attribute.id), attribute.id, style, isCaredFor(attribute) ? '  *' : '  -'),
      ...indent(evidenceOf(attribute), style, 6).map(style.dim),
    ]);
  return section(`${label} (${attributes.length})`, meaning, lines, style);
}

/** The alternatives behind a verdict, and who cares. */
function evidenceOf(attribute: DerivedAttribute): string {
  const { lacks, partial, has, unknown } = attribute.cells;
  const parts = [
    ['lacked by', lacks],
    ['in part by', partial],
    ['had by', has],
    ['not looked at:', unknown],
  ] as const;
  const cells = parts.filter(([, ids]) => ids.length > 0).map(([word, ids]) => `${word} ${ids.join(', ')}`);
  const segments = [...new Set(attribute.caredBy.map(({ segment }) => segment))];
  const cared = segments.length === 0 ? 'nobody here cares' : `matters to ${segments.join(', ')}`;
  return [...cells, cared].join('; ');
}

function renderValue(value: Frame['values'][number], product: Product, style: Style): string[] {
  const isInStory = value.differentiated && value.caredBy.length > 0;
  const because = value.differentiated ? `differentiated by ${value.because.join(', ')}` : 'not differentiated here';
  const cared = value.caredBy.length > 0 ? `matters to ${value.caredBy.join(', ')}` : 'nobody here cares';
  return [
    ...item(nameIn(product, 'value', value.id), value.id, style, isInStory ? '  *' : '  -'),
    ...indent(`${because}; ${cared}`, style, 6).map(style.dim),
  ];
}

function renderSegment(segment: Frame['segments'][number], product: Product, style: Style): string[] {
  const reasons = [
    segment.values.length > 0
      ? `cares about ${segment.values.join(', ')}`
      : 'cares about no value that is differentiated here',
    ...(segment.findable ? [] : ['has no characteristic that one could find']),
  ];
  return [
    ...item(nameIn(product, 'segment', segment.id), segment.id, style, segment.actionable ? '  *' : '  -'),
    ...indent(`${segment.actionable ? 'actionable' : 'not actionable'}: ${reasons.join('; ')}`, style, 6).map(
      style.dim,
    ),
  ];
}

function renderNobodyCares({ uniqueNobodyCares }: Frame, product: Product, style: Style): string[] {
  const lines = uniqueNobodyCares.flatMap((id) => item(nameIn(product, 'attribute', id), id, style));
  return section(
    'Unique, nobody cares',
    'no alternative has it, and no segment of this market cares',
    lines.length > 0 ? lines : ['  none'],
    style,
  );
}

function renderCombinations(frame: Frame, style: Style): string[] {
  const { strict, lenient } = frame.winningCombinations;
  const lines = [
    ...renderSets('strict', strict, frame, style),
    ...renderSets('lenient', lenient, frame, style),
    ...indent(
      'Strict: to have it in part, or unknown, counts as having it. Lenient: in part counts as lacking it.',
      style,
      2,
    ).map(style.dim),
  ];
  return section('Winning combinations', 'what matters here and no single alternative has all of', lines, style);
}

function renderSets(reading: string, { sets, truncated }: Combinations, frame: Frame, style: Style): string[] {
  const mark = `  ${reading}`;
  if (sets.length === 0 && truncated) return indent('not known: there are too many to search', style, 12, mark);
  if (sets.length === 0) return indent(`none: ${whyNoCombination(frame)}`, style, 12, mark);
  const lines = sets.flatMap((set, index) => indent(set.join(' + '), style, 12, index === 0 ? mark : ''));
  return truncated ? [...lines, `${' '.repeat(12)}… and more`] : lines;
}

function whyNoCombination({ alternatives, attributes }: Frame): string {
  if (alternatives.length === 0) return 'the market names no alternative to win against';
  if (!attributes.some(isCaredFor)) return 'no segment here cares about any attribute';
  return 'some alternative has, or is not known to lack, everything that matters here';
}

/** Unknown cells whose answer would change the story; the others are only counted. */
function renderOpenCells({ openCells, cellsLeftOut, product }: Story, style: Style): string[] {
  const telling = openCells.filter(({ ifHas, ifLacks }) => changesStory(ifHas) || changesStory(ifLacks));
  const silent = openCells.length - telling.length;
  const lines = [
    ...telling.flatMap((cell) => renderOpenCell(cell, product, style)),
    ...(silent > 0 ? note(`${plural(silent, 'more unknown cell')} would not change the story.`, style) : []),
    ...(cellsLeftOut > 0 ? note(`${plural(cellsLeftOut, 'more unknown cell')} not tried.`, style) : []),
  ];
  return section('Look here next', 'unknown cells that could change the story', lines, style);
}

function note(text: string, style: Style): string[] {
  return indent(text, style, 2).map(style.dim);
}

function renderOpenCell(
  { attribute, alternative, ifHas, ifLacks }: OpenCell,
  product: Product,
  style: Style,
): string[] {
  const name = nameIn(product, 'attribute', attribute);
  const answers = [
    ['if it has it', ifHas],
    ['if it lacks it', ifLacks],
  ] as const;
  return [
    ...indent(`${name}, against ${nameIn(product, 'alternative', alternative)}`, style, 4, '  ?'),
    ...answers
      .filter(([, shift]) => changesStory(shift))
      .flatMap(([when, shift]) => indent(`${when}: ${shiftInWords(shift)}`, style, 6).map(style.dim)),
  ];
}

function shiftInWords(shift: StoryShift): string {
  const parts = [
    shift.verdict === null ? '' : `becomes ${verdictWords[shift.verdict].label.toLowerCase()}`,
    shift.valuesGained.length > 0 ? `${listInWords(shift.valuesGained)} can be promised` : '',
    shift.valuesLost.length > 0 ? `${listInWords(shift.valuesLost)} can no longer be promised` : '',
    shift.segmentsGained.length > 0 ? `${listInWords(shift.segmentsGained)} can be acted on` : '',
    shift.segmentsLost.length > 0 ? `${listInWords(shift.segmentsLost)} can no longer be acted on` : '',
    shift.combinationsChange ? 'the winning combinations change' : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}
