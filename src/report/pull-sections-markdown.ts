import type { Change } from '../diff/change.ts';
import type { Consequence } from '../diff/consequence.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { kindLabel } from '../model/kinds.ts';
import type { Place } from '../model/place.ts';
import { capitalise, clip, code } from '../model/words.ts';
import { differenceInWords } from './difference-words.ts';
import { bySeverity } from './finding-annotations.ts';
import { escapeMarkdown } from './markdown.ts';
import type { PullExplanation } from './pull-explanation.ts';
import { plural } from './style.ts';

export interface PageOptions {
  /** Where to look a place up, as an address; null where nobody knows. */
  readonly addressOf: (place: Place) => string | null;
  /** The most entries of one list. */
  readonly entries: number;
}

/** What changes, what follows, what goes stale and what is wrong; empty where there is nothing to say. */
export function renderSections(explanation: PullExplanation, options: PageOptions): string[] {
  const { check, changes, consequences, newFindings } = explanation;
  const [stale, other] = [consequences.filter(isStale), consequences.filter((each) => !isStale(each))];
  return [
    check.files === 0 ? '> ⛔ This pull request leaves no positioning at all.' : '',
    renderBroken(explanation),
    section('What changes', changes.map(renderChange), { ...options, noun: 'change' }),
    section('What follows from it', other.map(renderConsequence), { ...options, noun: 'consequence' }),
    section('What goes stale', stale.map(renderConsequence), { ...options, noun: 'stale item' }),
    section('What is wrong now', renderFindings(newFindings, options), { ...options, noun: 'finding' }),
    renderResolved(explanation, options),
  ];
}

/** Findings that the base has too, folded away. */
export function renderEarlier({ check, newFindings }: PullExplanation, options: PageOptions): string {
  const fresh = new Set(newFindings);
  const earlier = check.findings.filter((finding) => !fresh.has(finding));
  if (earlier.length === 0) return '';
  const list = entries(renderFindings(earlier, options), { ...options, noun: 'finding' });
  return `<details><summary>${plural(earlier.length, 'finding')} from before this pull request</summary>\n\n${list}\n\n</details>`;
}

type ListOptions = PageOptions & { readonly noun: string };

function section(title: string, lines: readonly string[], options: ListOptions): string {
  return lines.length === 0 ? '' : `#### ${title}\n\n${entries(lines, options)}`;
}

/** A list, and in its last entry how many are left out. */
function entries(lines: readonly string[], { entries: most, noun }: ListOptions): string {
  const left = lines.length - most;
  return [...lines.slice(0, most), ...(left > 0 ? [`- … and ${plural(left, `more ${noun}`)}`] : [])].join('\n');
}

function renderBroken({ brokenFiles }: PullExplanation): string {
  if (brokenFiles === 0) return '';
  const files = brokenFiles === 1 ? '1 file' : `${brokenFiles} files`;
  return `> ⚠️ ${files} could not be read in full, so what they say may be missing below, or show as removed.`;
}

function renderChange(change: Change): string {
  const what = `${capitalise(kindLabel(change.kind))} ${code(change.id)}`;
  switch (change.change) {
    case 'added':
      return `- **${escapeMarkdown(what)}** is new.`;
    case 'removed':
      return `- **${escapeMarkdown(what)}** is gone.`;
    case 'renamed':
      return `- **${escapeMarkdown(what)}** was called ${escapeMarkdown(code(change.before))}.`;
    case 'changed':
      return `- **${escapeMarkdown(what)}**: ${escapeMarkdown(differenceInWords(change.kind, change))}`;
  }
}

function isStale({ kind }: Consequence): boolean {
  return kind === 'tactic_stale' || kind === 'roadmap_stale';
}

function renderConsequence({ statement, because }: Consequence): string {
  return `- ${escapeMarkdown(clip(statement, longestText))}<br>${escapeMarkdown(clip(because, longestText))}`;
}

const longestText = 600;

const marks: Readonly<Record<Severity, string>> = {
  error: '⛔ **Error**',
  warning: '⚠️ **Warning**',
  info: 'ℹ️ **Note**',
};

function renderFindings(findings: readonly Finding[], { addressOf }: PageOptions): string[] {
  return bySeverity(findings).map(({ severity, place, message, help, rule }) => {
    const where = renderPlace(place, addressOf(place));
    const step = help === undefined ? '' : `<br>→ ${escapeMarkdown(clip(help, longestText))}`;
    return `- ${marks[severity]} in ${where}: ${escapeMarkdown(clip(message, longestText))}${step} <sub>${escapeMarkdown(code(rule))}</sub>`;
  });
}

function renderPlace({ path, line }: Place, address: string | null): string {
  const words = `${escapeMarkdown(clip(path, 120))}, line ${line}`;
  return address === null ? words : `[${words}](${address})`;
}

function renderResolved({ resolved }: PullExplanation, options: PageOptions): string {
  if (resolved.length === 0) return '';
  const lines = resolved.map(({ place, message }) => {
    return `- ${escapeMarkdown(clip(place.path, 120))}: ${escapeMarkdown(clip(message, longestText))}`;
  });
  const list = entries(lines, { ...options, noun: 'finding' });
  return `<details><summary>${plural(resolved.length, 'finding')} resolved</summary>\n\n${list}\n\n</details>`;
}
