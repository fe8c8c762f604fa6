import type { Consequence } from '../diff/consequence.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { typedReference } from '../model/kinds.ts';
import type { Place } from '../model/place.ts';
import { clip, code } from '../model/words.ts';
import { renderConsequenceLists, renderDiffSections } from './diff-markdown.ts';
import { bySeverity } from './finding-annotations.ts';
import { escapeMarkdown } from './markdown.ts';
import { partConsequences, type PullExplanation, staleInWords } from './pull-explanation.ts';
import { plural } from './style.ts';
import { renderTraceMarkdownSection } from './trace-markdown.ts';

export interface PageOptions {
  /** Where to look a place up, as an address; null where nobody knows. */
  readonly addressOf: (place: Place) => string | null;
  /** The most entries of one list of findings. */
  readonly entries: number;
  /** As much of the changes is told as fits into so many bytes, and of what goes stale too. */
  readonly diffBytes: number;
}

/** What changes, what follows, what goes stale and what is wrong; empty where there is nothing to say. */
export function renderSections(explanation: PullExplanation, options: PageOptions): string[] {
  const { changes, newFindings, newWording } = explanation;
  const { stale, others } = partConsequences(explanation);
  return [
    renderNotes(explanation),
    renderDiffSections({ changes, consequences: others }, explanation, options.diffBytes),
    fold(
      staleInWords(stale.length),
      [renderConsequenceLists(stale, explanation, options.diffBytes), renderReview(stale)].join('\n\n'),
    ),
    section('Wording that no longer fits', newWording, options),
    section('What is wrong now', newFindings, options),
    renderResolved(explanation, options),
  ];
}

/** What was so before the pull request, folded away: findings, and work downstream that waits. */
export function renderEarlier({ check, newFindings, trace }: PullExplanation, options: PageOptions): string[] {
  const fresh = new Set(newFindings);
  const earlier = check.findings.filter((finding) => !fresh.has(finding));
  const waiting = trace.map((each) => renderTraceMarkdownSection(each, { most: options.entries }));
  return [
    fold(`${plural(earlier.length, 'finding')} from before this pull request`, renderFindings(earlier, options)),
    fold('All that waits downstream', waiting.filter((part) => part !== '').join('\n\n')),
  ];
}

function section(title: string, findings: readonly Finding[], options: PageOptions): string {
  return findings.length === 0 ? '' : `### ${title}\n\n${renderFindings(findings, options)}`;
}

function fold(title: string, content: string): string {
  return content.trim() === '' ? '' : `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}

/** What a reader has to know first. */
function renderNotes({ base, head, untraced }: PullExplanation): string {
  const notes = [
    ...(base.isThere ? [] : ['The base has no positioning, so everything is new.']),
    ...(head.isThere ? [] : ['This pull request leaves no positioning at all.']),
    ...brokenInWords(head.brokenFiles, 'of this pull request'),
    ...brokenInWords(base.brokenFiles, 'of the base'),
    ...(untraced === null ? [] : [`What rests on the positioning could not be traced. ${untraced}`]),
  ];
  return notes.map((note) => `> ⚠️ ${escapeMarkdown(clip(note, longestText))}`).join('\n>\n');
}

function brokenInWords(count: number, whose: string): string[] {
  const what = 'could not be read in full, so what it says may be missing below, or show as removed.';
  if (count === 0) return [];
  return [`${plural(count, 'file')} ${whose} ${count === 1 ? what : what.replace('it says', 'they say')}`];
}

const mostNamed = 8;

/** The next step for what goes stale. */
function renderReview(stale: readonly Consequence[]): string {
  if (stale.length === 0) return '';
  const references = stale.slice(0, mostNamed).map(({ subject }) => typedReference(subject.kind, subject.id));
  const left = stale.length - references.length;
  const command = code(`throughline review ${references.join(' ')}`, 1000);
  const more = left > 0 ? `, and so for ${left} more` : '';
  return `See whether each still fits, mend it, then record that: ${escapeMarkdown(command)}${more}.`;
}

const longestText = 600;

const marks: Readonly<Record<Severity, string>> = {
  error: '⛔ **Error**',
  warning: '⚠️ **Warning**',
  info: 'ℹ️ **Note**',
};

/** A list, the worst first, and in its last entry how many are left out. */
function renderFindings(findings: readonly Finding[], { addressOf, entries }: PageOptions): string {
  const left = findings.length - entries;
  return [
    ...bySeverity(findings)
      .slice(0, entries)
      .map((finding) => renderFinding(finding, addressOf(finding.place))),
    ...(left > 0 ? [`- … and ${plural(left, 'more finding')}`] : []),
  ].join('\n');
}

function renderFinding({ severity, place, message, help, rule }: Finding, address: string | null): string {
  const words = `${escapeMarkdown(clip(place.path, 120))}, line ${place.line}`;
  const where = address === null ? words : `[${words}](${address})`;
  const step = help === undefined ? '' : `<br>→ ${escapeMarkdown(clip(help, longestText))}`;
  return `- ${marks[severity]} ${escapeMarkdown(clip(message, longestText))}${step}<br><sub>${where} · ${escapeMarkdown(code(rule))}</sub>`;
}

function renderResolved({ resolved }: PullExplanation, { entries }: PageOptions): string {
  const left = resolved.length - entries;
  const lines = resolved
    .slice(0, entries)
    .map(({ place, message }) => `- ${escapeMarkdown(`${clip(message, longestText)} (${clip(place.path, 120)})`)}`);
  const all = [...lines, ...(left > 0 ? [`- … and ${plural(left, 'more finding')}`] : [])];
  return fold(`${plural(resolved.length, 'finding')} resolved`, all.join('\n'));
}
