import type { Verdict } from '../derive/verdict.ts';
import type { Kind } from '../model/kinds.ts';

/** Something that nobody wrote, and that follows from what was changed. */
export interface Consequence {
  readonly product: string;
  readonly kind: ConsequenceKind;
  /** What it happens to, by its id as it is now. */
  readonly subject: { readonly kind: Kind; readonly id: string };
  /** What happens, in a sentence. */
  readonly statement: string;
  /** The changes that bring it about, in one to five sentences. */
  readonly because: string;
}

export type ConsequenceKind =
  | 'chosen_market_changed'
  | `attribute_became_${Verdict}`
  | 'attribute_cared_for'
  | 'attribute_no_longer_cared_for'
  | 'attribute_unique_nobody_cares'
  | 'attribute_no_longer_unique_nobody_cares'
  | 'value_differentiated'
  | 'value_no_longer_differentiated'
  | 'segment_actionable'
  | 'segment_no_longer_actionable'
  | 'winning_combination_found'
  | 'winning_combination_lost'
  | 'gap_opened'
  | 'gap_closed'
  | 'view_differs'
  | 'view_agrees_again'
  | 'tactic_stale'
  | 'roadmap_stale';
