import type { PositioningDiff } from '../diff/diff-positionings.ts';
import { cutSummary } from '../model/cut-summary.ts';
import { absenceInWords, brokenInWords, countsInWords, type DiffResult } from './diff/diff-report.ts';
import type { ToldConsequence } from './diff/consequence-words.ts';
import type { Fragment } from './diff/fragment.ts';
import { type DiffPage, type ElementPart, layOutDiff, type PageOptions } from './diff/page.ts';
import { escapeMarkdown, silence } from './markdown.ts';
import type { Report } from './report.ts';
import { plural } from './style.ts';

/** How much is told, from what one can read to what always fits. */
const helpings = [
  { mostChanges: 80, mostConsequences: 40 },
  { mostChanges: 40, mostConsequences: 20 },
  { mostChanges: 20, mostConsequences: 10 },
  { mostChanges: 5, mostConsequences: 5 },
];
const usualRoom = 60_000;

/** A diff as a page of markdown, short enough for a comment or the summary of a check. */
export function renderDiffMarkdown(result: DiffResult): Report {
  const { base, head } = result;
  const notes = [...absenceInWords(result), ...brokenInWords(result)].map((note) => `> ${escape(note)}`);
  const sections = [
    `## ${escape(`Positioning from ${base.name} to ${head.name}: ${countsInWords(result)}`)}`,
    notes.join('\n>\n'),
    renderDiffSections(result, result),
  ];
  const page = `${sections.filter((section) => section !== '').join('\n\n')}\n`;
  return { output: cutSummary(silence(page)), exitCode: 0 };
}

/**
 * Changes and what follows from them as sections of markdown with headings of the third level, for a page of somebody
 * else; empty when there are none. In at most `room` bytes, unless a handful of changes takes more; the weightiest, and
 * how many are left out.
 */
export function renderDiffSections(
  diff: PositioningDiff,
  { nameOf, isUnreadable }: Pick<PageOptions, 'nameOf' | 'isUnreadable'>,
  room = usualRoom,
): string {
  let text = '';
  for (const helping of helpings) {
    const page = layOutDiff(diff, { nameOf, isUnreadable, ...helping });
    text = [...renderChanges(page), ...renderConsequences(page)].join('\n').trimEnd();
    if (Buffer.byteLength(text) <= room) break;
  }
  return text;
}

/** What follows alone, as lists without a heading; empty when nothing does. */
export function renderConsequenceLists(
  consequences: PositioningDiff['consequences'],
  options: Pick<PageOptions, 'nameOf' | 'isUnreadable'>,
  room = usualRoom,
): string {
  return renderDiffSections({ changes: [], consequences }, options, room).replace(/^### .*\n+/, '');
}

function renderChanges({ products, hiddenChanges }: DiffPage): string[] {
  if (products.length === 0) return [];
  const parts = products.flatMap(({ title, kinds }) => [
    `#### ${escape(title)}`,
    '',
    ...kinds.flatMap((kind) => [...bold(kind.title), ...kind.elements.flatMap(renderElement), '']),
  ]);
  const hidden = hiddenChanges > 0 ? [`… and ${plural(hiddenChanges, 'smaller change')}.`, ''] : [];
  return ['### What changed', '', ...parts, ...hidden];
}

function renderElement({ name, note, lines }: ElementPart): string[] {
  const items = lines.map((line) => `- ${line.map(renderFragment).join('')}`);
  if (name === null) return [...(note === '' ? [] : [`- ${escape(note)}`]), ...items];
  return [`- *${escape(name)}*${note === '' ? '' : ` (${escape(note)})`}`, ...items.map((item) => `  ${item}`)];
}

function renderFragment(fragment: Fragment): string {
  if (typeof fragment === 'string') return keepingEnds(fragment);
  return 'name' in fragment ? `*${escape(fragment.name)}*` : `"${escape(fragment.quote)}"`;
}

/** Escaped, with the blanks at both ends, which part one piece of a line from the next. */
function keepingEnds(text: string): string {
  const [, start = '', middle = '', end = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return `${start}${escape(middle)}${end}`;
}

function renderConsequences({ consequences, hiddenConsequences }: DiffPage): string[] {
  if (consequences.length === 0) return [];
  const parts = consequences.flatMap(({ title, kinds }) => [
    ...(consequences.length > 1 ? [`#### ${escape(title)}`, ''] : []),
    ...kinds.flatMap((kind) => [...bold(kind.title), ...kind.told.map(renderConsequence), '']),
  ]);
  const hidden = hiddenConsequences > 0 ? [`… and ${plural(hiddenConsequences, 'smaller consequence')}.`, ''] : [];
  return ['### What follows', '', ...parts, ...hidden];
}

function renderConsequence({ statement, because }: ToldConsequence): string {
  return `- ${escape(statement)}${because === '' ? '' : `\n  <br>→ ${escape(because)}`}`;
}

function bold(title: string | null): string[] {
  return title === null ? [] : [`**${escape(title)}**`, ''];
}

/** A name with an at sign would call people to a page that they have no part in. */
function escape(text: string): string {
  return escapeMarkdown(text.replaceAll('`', "'")).replaceAll('@', '@<!-- -->');
}
