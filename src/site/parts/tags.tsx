import type { Cell, Verdict } from '../../derive/verdict.ts';
import { verdictWords } from '../../derive/words.ts';
import type { ReviewStatus } from '../../trace/trace-reviews.ts';
import { wordOf } from '../words.ts';

/** A word in a box. Its colour only repeats what the word says. */
export function Tag({ tone, children }: { tone: string; children: string }) {
  return <span class={`tag ${tone}`}>{children}</span>;
}

const verdictTones: Readonly<Record<Verdict, string>> = {
  unique: 'best',
  differentiating: 'good',
  unknown: 'open',
  contested: 'weak',
  table_stakes: 'plain',
  not_applicable: 'plain',
};

export function VerdictTag({ verdict }: { verdict: Verdict }) {
  return <Tag tone={verdictTones[verdict]}>{verdictWords[verdict].label}</Tag>;
}

const cellTones: Readonly<Record<Cell, string>> = {
  has: 'plain',
  partial: 'weak',
  lacks: 'best',
  unknown: 'open',
  'n/a': 'plain',
};

const cellWords: Readonly<Record<Cell, string>> = {
  has: 'has it',
  partial: 'in part',
  lacks: 'lacks it',
  unknown: 'not looked at',
  'n/a': 'does not apply',
};

/** What an alternative does about an attribute. */
export function CellTag({ cell }: { cell: Cell }) {
  return <Tag tone={cellTones[cell]}>{cellWords[cell] ?? cell}</Tag>;
}

const reviewTones: Readonly<Record<ReviewStatus, string>> = {
  fresh: 'best',
  stale: 'weak',
  unreviewed: 'open',
  orphan: 'bad',
};

const reviewMeanings: Readonly<Record<ReviewStatus, string>> = {
  fresh: 'It was reviewed against what it rests on now.',
  stale: 'Something it rests on has changed since it was reviewed.',
  unreviewed: 'Nobody has recorded a review yet.',
  orphan: 'Something it rests on does not exist any more.',
};

/** How a tactic or roadmap item stands to what it rests on. */
export function ReviewTag({ status }: { status: ReviewStatus }) {
  return <Tag tone={reviewTones[status]}>{status}</Tag>;
}

/** What a review status means, in a sentence. */
export function reviewMeaning(status: ReviewStatus): string {
  return reviewMeanings[status];
}

const statusTones: Readonly<Record<string, string>> = {
  chosen: 'best',
  candidate: 'open',
  building: 'good',
  planned: 'open',
  shipped: 'best',
};

/** The status of a market or a roadmap item. */
export function StatusTag({ status }: { status: string }) {
  return <Tag tone={statusTones[status] ?? 'plain'}>{wordOf(status)}</Tag>;
}

/** Does a value set the product apart? */
export function ValueTag({ differentiated }: { differentiated: boolean }) {
  return <Tag tone={differentiated ? 'best' : 'plain'}>{differentiated ? 'differentiated' : 'not differentiated'}</Tag>;
}

/** Can one act on a segment: does it care about what is differentiated, and can it be found? */
export function SegmentTag({ actionable }: { actionable: boolean }) {
  return <Tag tone={actionable ? 'best' : 'weak'}>{actionable ? 'actionable' : 'not actionable'}</Tag>;
}
