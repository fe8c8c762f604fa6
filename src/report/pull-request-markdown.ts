import { cutSummary } from '../model/cut-summary.ts';
import { listInWords } from '../model/words.ts';
import { escapeMarkdown, silence } from './markdown.ts';
import { partConsequences, type PullExplanation, staleInWords } from './pull-explanation.ts';
import { type PageOptions, renderEarlier, renderSections } from './pull-sections-markdown.ts';
import { renderStanding } from './pull-standing-markdown.ts';
import { plural } from './style.ts';

type PullPageOptions = Pick<PageOptions, 'addressOf'>;

/** How much is told. */
interface Room extends Pick<PageOptions, 'entries' | 'diffBytes'> {
  /** Of the whole. */
  readonly bytes: number;
}

/** GitHub takes 1 MiB of the summary of a step. */
const summaryRoom: Room = { entries: 500, diffBytes: 60_000, bytes: 1_000_000 };
/** GitHub takes 65,535 bytes of the summary of a check run, and as many characters of a comment. */
const checkRoom: Room = { entries: 40, diffBytes: 20_000, bytes: 65_535 };
const commentRoom: Room = { entries: 15, diffBytes: 8_000, bytes: 60_000 };

/** The whole page, for the summary of the job. */
export function renderPullSummary(explanation: PullExplanation, options: PullPageOptions): string {
  const title = `## ${escapeMarkdown(headlineOf(explanation))}`;
  const told = { ...options, ...summaryRoom };
  const sections = [
    ...renderSections(explanation, told),
    renderStanding(explanation),
    ...renderEarlier(explanation, told),
  ];
  return within(summaryRoom, [title, ...sections]);
}

/** The page for the check run, whose title stands elsewhere. `left` findings have no remark on their line. */
export function renderPullCheck(
  explanation: PullExplanation,
  options: PullPageOptions & { readonly left: number },
): { readonly title: string; readonly summary: string } {
  const { left } = options;
  const more =
    left > 0 ? [`${plural(left, 'finding')} more than these lines show; the summary of the job has them.`] : [];
  return {
    title: headlineOf(explanation),
    summary: within(checkRoom, [...more, ...renderSections(explanation, { ...options, ...checkRoom })]),
  };
}

/** The page for the one comment: what is new, and little else. Mentions nobody. */
export function renderPullComment(explanation: PullExplanation, options: PullPageOptions): string {
  const title = `## ${escapeMarkdown(headlineOf(explanation))}`;
  const sections = [...renderSections(explanation, { ...options, ...commentRoom }), renderStanding(explanation)];
  return within(commentRoom, [title, ...sections, footer]);
}

const footer =
  '<sub>Throughline keeps this comment up to date. All of it stands in the summary of the job, behind the check <code>throughline/check</code>.</sub>';

function within({ bytes }: Room, parts: readonly string[]): string {
  const page = parts.filter((part) => part !== '').map(silence);
  return cutSummary(`${page.join('\n\n')}\n`, bytes);
}

/** The page in a sentence. */
function headlineOf(explanation: PullExplanation): string {
  const { check, newFindings, newWording, resolved, changes } = explanation;
  const { stale, others } = partConsequences(explanation);
  const counts: readonly (readonly [number, string])[] = [
    [changes.length, plural(changes.length, 'change')],
    [others.length, plural(others.length, 'consequence')],
    [stale.length, staleInWords(stale.length)],
    [newFindings.length, plural(newFindings.length, 'new finding')],
    [resolved.length, `${plural(resolved.length, 'finding')} resolved`],
    [newWording.length, `${plural(newWording.length, 'place')} in pages and decks to look at`],
  ];
  const parts = counts.filter(([count]) => count > 0).map(([, words]) => words);
  if (parts.length > 0) return `Positioning: ${listInWords(parts)}`;
  const { error } = check.counts;
  return error > 0 ? `Positioning: no change, and ${plural(error, 'error')} from before` : 'Positioning: no change';
}
