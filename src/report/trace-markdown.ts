import type { Work } from '../derive/inputs.ts';
import { cutSummary } from '../model/cut-summary.ts';
import { typedReference } from '../model/kinds.ts';
import type { Product } from '../model/positioning.ts';
import { clip, code, nameInWords } from '../model/words.ts';
import { moveInWords } from '../trace/move-words.ts';
import { needsWork, type Trace } from '../trace/trace.ts';
import type { Move, TracedWork } from '../trace/trace-reviews.ts';
import type { WordingFinding } from '../trace/wording/conclude-wording.ts';
import { differenceInWords } from './difference-words.ts';
import { escapeMarkdown, silence } from './markdown.ts';
import type { Report } from './report.ts';
import { plural } from './style.ts';
import { listItemsToMend } from './trace-items.ts';
import { missingInWords } from './trace-works-text.ts';

/** A trace as a page of markdown. */
export function renderTraceMarkdown(trace: Trace): Report {
  const { product } = trace;
  const section = renderTraceMarkdownSection(trace) || 'Everything that was written down still fits.';
  const title = `## ${escapeMarkdown(clip(product.element?.fields.name ?? product.id))}: what rests on the positioning`;
  return { output: cutSummary(silence(`${title}\n\n${section}\n`)), exitCode: needsWork(trace) ? 1 : 0 };
}

/**
 * What has to be mended downstream, as a part of a page or comment: at most so many items, and as many findings, are
 * told in full. Empty when there is nothing to tell.
 */
export function renderTraceMarkdownSection(trace: Trace, { most = 20 }: { readonly most?: number } = {}): string {
  const items = listItemsToMend(trace);
  const { findings } = trace.wording;
  const parts = [
    renderList('### Tactics and roadmap items to review', items, {
      most,
      render: (item) => renderItem(trace.product, item),
    }),
    renderList('### Wording that customers read', findings, { most, render: renderFinding }),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function renderList<T>(
  title: string,
  all: readonly T[],
  { most, render }: { readonly most: number; readonly render: (item: T) => string[] },
): string {
  if (all.length === 0) return '';
  const hidden = all.length - most;
  const more = hidden > 0 ? [`- … and ${hidden} more. All of them: \`throughline trace\``] : [];
  return [title, '', ...all.slice(0, most).flatMap(render), ...more].join('\n');
}

const mostMoves = 5;

function renderItem(product: Product, { work, status, missing, moves }: TracedWork<Work>): string[] {
  const reference = typedReference(work.kind, work.id);
  const hidden = moves.length - mostMoves;
  return [
    `- **${escapeMarkdown(nameInWords(work))}** (${escapeMarkdown(code(reference))}) is ${status}.`,
    ...(missing.length > 0 ? [`  - ${escapeMarkdown(missingInWords(missing))}`] : []),
    ...moves.slice(0, mostMoves).flatMap((move) => renderMove(product, move)),
    ...(hidden > 0 ? [`  - … and ${plural(hidden, 'more move')}.`] : []),
  ];
}

const mostDifferences = 5;

function renderMove(product: Product, move: Move): string[] {
  const differences = move.differences ?? [];
  const hidden = differences.length - mostDifferences;
  return [
    `  - ${escapeMarkdown(moveInWords(product, move))}`,
    ...differences
      .slice(0, mostDifferences)
      .map((difference) => `    - ${escapeMarkdown(differenceInWords(move.ground.link.kind, difference))}`),
    ...(hidden > 0 ? [`    - … and ${hidden} more.`] : []),
  ];
}

function renderFinding({ severity, place, message, help, stage }: WordingFinding): string[] {
  const at = code(`${place.path}:${place.line}`, 150);
  const next = help === undefined ? '' : ` → ${help}`;
  return [
    `- ${escapeMarkdown(at)} (${stage === null ? '' : `${stage}, `}${severity}): ${escapeMarkdown(message + next)}`,
  ];
}
