import { cutSummary } from '../model/cut-summary.ts';
import { clip } from '../model/words.ts';
import { describeChanges } from '../signoff/describe-changes.ts';
import { printedPrefix } from '../signoff/sign-off-comment.ts';
import { type Explanation, explainVerdict, headline } from '../signoff/explain.ts';
import type { Problem } from '../signoff/problem.ts';
import type { Verdict, VerdictStatus } from '../signoff/verdict.ts';
import { escapeMarkdown } from './markdown.ts';
import type { Report } from './report.ts';
import { exitCodeOf } from './sign-off-json.ts';
import { plural } from './style.ts';

/** The title and the text of a check run. */
export interface CheckText {
  readonly title: string;
  readonly summary: string;
}

/** A verdict as a page of markdown. */
export function renderSignOffMarkdown(verdict: Verdict, options: { readonly root: string }): Report {
  const { title, summary } = renderSignOffCheck(verdict, options);
  return { output: `## ${escapeMarkdown(title)}\n\n${summary}\n`, exitCode: exitCodeOf(verdict) };
}

/** A verdict as the title and text of its check run. */
export function renderSignOffCheck(verdict: Verdict, { root }: { readonly root: string }): CheckText {
  const { children } = explainVerdict(verdict);
  const sections = [children.flatMap((child) => renderPart(child)).join('\n'), renderChanges(verdict, root)];
  const summary = sections.filter((section) => section !== '').join('\n\n') || fine;
  return { title: clip(headline(verdict), longestTitle), summary: cutSummary(summary) };
}

/** What GitHub takes of a title, in characters. */
const longestTitle = 255;

const fine = 'This pull request changes neither the positioning nor who signs it.';

/** What the gate says of a merge group, as a check run. */
export function renderGroupCheck(
  group: { readonly status: VerdictStatus; readonly pulls: readonly Verdict[]; readonly problems: readonly Problem[] },
  options: { readonly root: string },
): CheckText {
  const problems = group.problems
    .slice(0, mostProblems)
    .map(({ message, help }) => `- ${escapeMarkdown(`${message} ${help}`)}`);
  const pulls = group.pulls.map((verdict, index) => {
    const { title, summary } = renderSignOffCheck(verdict, options);
    const heading = `### #${verdict.pull?.number ?? '?'}: ${escapeMarkdown(title)}`;
    return index < mostPulls ? `${heading}\n\n${summary}` : heading;
  });
  const held = group.pulls.length === 0 ? 'no pull request' : plural(group.pulls.length, 'pull request');
  return {
    title: `${groupTitles[group.status]} (${held} in the merge group)`,
    summary: cutSummary([...(problems.length > 0 ? [problems.join('\n')] : []), ...pulls].join('\n\n')),
  };
}

/** A merge group as a page of markdown. */
export function renderGroupMarkdown(
  group: Parameters<typeof renderGroupCheck>[0],
  options: { readonly root: string },
): string {
  const { title, summary } = renderGroupCheck(group, options);
  return `## ${escapeMarkdown(title)}\n\n${summary}\n`;
}

/** Many verdicts as a list, one line each, and how many heads were left out. */
export function renderSweepMarkdown(sweep: { readonly verdicts: readonly Verdict[]; readonly left: number }): string {
  const lines = sweep.verdicts.map((verdict) => {
    const problems = verdict.problems.map(({ message, help }) => ` ${message} ${help}`);
    const text = escapeMarkdown(`${headline(verdict)}${problems.slice(0, 1).join('')}`);
    return `- ${marks[verdict.status]} #${verdict.pull?.number ?? '?'}: ${text}`;
  });
  const left =
    sweep.left > 0
      ? [`- … and ${plural(sweep.left, 'more pull request')}, not judged: only those changed last are`]
      : [];
  return `## Sign-off of open pull requests\n\n${[...lines, ...left].join('\n') || 'There are none.'}\n`;
}

/** Pull requests of a group that are told in full; a queue seldom holds more. */
const mostPulls = 5;

const mostProblems = 20;

const groupTitles: Readonly<Record<VerdictStatus, string>> = {
  not_required: 'No sign-off needed',
  approved: 'Signed by every function',
  pending: 'Not signed yet',
  blocked: 'Blocked',
  error: 'The gate cannot decide, so it stays shut',
};

const mostChanges = 100;

function renderChanges(verdict: Verdict, root: string): string {
  const changes = describeChanges(verdict.changes, root);
  if (changes.length === 0) return '';
  const hidden = changes.length - mostChanges;
  return [
    '### What is being signed',
    '',
    ...changes.slice(0, mostChanges).map((change) => `- ${escapeMarkdown(change)}`),
    ...(hidden > 0 ? [`- … and ${plural(hidden, 'more change')}`] : []),
    '',
    `Digest \`${verdict.digest?.slice(0, printedPrefix)}\` at commit \`${verdict.head?.slice(0, 7)}\`. A sign-off holds for exactly this content.`,
  ].join('\n');
}

const marks: Readonly<Record<Explanation['status'], string>> = {
  not_required: '✅',
  approved: '✅',
  signed: '✅',
  pending: '⏳',
  blocked: '⛔',
  error: '⚠️',
  refused: '✖️',
};

function renderPart({ name, status, reason, next, children }: Explanation, depth = 0): string[] {
  const margin = '  '.repeat(depth);
  return [
    `${margin}- ${marks[status]} **${escapeMarkdown(name)}**: ${escapeMarkdown(reason)}`,
    ...(next === null ? [] : [`${margin}  <br>→ ${escapeMarkdown(next)}`]),
    ...children.flatMap((child) => renderPart(child, depth + 1)),
  ];
}
