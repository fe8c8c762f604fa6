import type { Difference } from '../document/difference.ts';
import { listInputs, type Work } from '../derive/inputs.ts';
import { typedReference } from '../model/kinds.ts';
import type { Product } from '../model/positioning.ts';
import { createGroundFinder, type Exists, type Ground, type Grounds } from './grounds.ts';
import { isRecorded, readRecord, type ReviewRecord } from './review-record.ts';

/** `orphan`: an input does not exist. `unreviewed`: no fingerprint is recorded. `stale`: something that it rests on moved. */
export type ReviewStatus = 'fresh' | 'stale' | 'unreviewed' | 'orphan';

/** A tactic or roadmap item, and how it stands to what it rests on. */
export interface TracedWork<W extends Work = Work> {
  readonly work: W;
  readonly status: ReviewStatus;
  readonly record: ReviewRecord;
  /** Inputs that do not exist, as the item names them. */
  readonly missing: readonly string[];
  /** Inputs that are not as they were reviewed, or rest on something that is not; those that are missing too. */
  readonly staleInputs: readonly string[];
  /** What moved since the review, nearest first. Empty when nothing is recorded. */
  readonly moves: readonly Move[];
}

/** Something that an item rests on and that is not as it was when the item was reviewed. */
export interface Move {
  readonly ground: Ground;
  readonly how: HowMoved;
  /** The fingerprint that was recorded; null when none was. */
  readonly before: string | null;
  /** What differs, field by field; empty when only the order of a list does. Null when the old version is not known. */
  readonly differences: readonly Difference[] | null;
}

/**
 * `changed`: it says something else. `gone`: it does not exist any more. `new`: nothing is recorded of it, though the
 * item was reviewed. `unreadable`: its file cannot be read. `incomparable`: what is recorded has another form than
 * today's fingerprints.
 */
export type HowMoved = 'changed' | 'gone' | 'new' | 'unreadable' | 'incomparable';

/** Holds every tactic and roadmap item of a product against what is recorded of its last review. In id order. */
export function traceReviews(product: Pick<Product, 'of'>, exists: Exists) {
  const findGrounds = createGroundFinder(product, exists);
  const trace = <W extends Work>(work: W): TracedWork<W> => {
    const record = readRecord(work, (link) => product.of[link.kind].has(link.id) || exists(link));
    return judge(work, record, findGrounds(work));
  };
  return {
    tactics: [...product.of.tactic.values()].map(trace),
    roadmap: [...product.of.roadmap.values()].map(trace),
  };
}

function judge<W extends Work>(work: W, record: ReviewRecord, { listAll, missing }: Grounds): TracedWork<W> {
  const moves = record.isEmpty ? [] : listMoves(listAll(), record);
  const stale = new Set([...missing, ...moves.flatMap(({ ground }) => ground.inputs)]);
  const staleInputs = listInputs(work).filter((input) => stale.has(input));
  const status = missing.length > 0 ? 'orphan' : record.isEmpty ? 'unreviewed' : moves.length > 0 ? 'stale' : 'fresh';
  return { work, status, record, missing, staleInputs, moves };
}

/** What is new is told once: not what it brings with it, nor what a changed element names now. */
function listMoves(grounds: readonly Ground[], record: ReviewRecord): Move[] {
  const moved = new Set<string>();
  return grounds.flatMap((ground): Move[] => {
    const how = howMoved(ground, record);
    if (how === null) return [];
    moved.add(ground.reference);
    const previous = ground.way.at(-2);
    if (how === 'new' && previous && moved.has(typedReference(previous.kind, previous.id))) return [];
    return [{ ground, how, before: record.fingerprints.get(ground.reference) ?? null, differences: null }];
  });
}

function howMoved(ground: Ground, record: ReviewRecord): HowMoved | null {
  const before = record.fingerprints.get(ground.reference);
  if (ground.fingerprint === null) {
    // A missing input is told as such, and what was never there cannot have gone.
    if (before === undefined || (!ground.isThere && ground.way.length === 1)) return null;
    return ground.isThere ? 'unreadable' : 'gone';
  }
  if (isRecorded(record, ground.reference, ground.fingerprint)) return null;
  if (before === undefined) return 'new';
  return versionOf(before) === versionOf(ground.fingerprint) ? 'changed' : 'incomparable';
}

function versionOf(fingerprint: string): string {
  return fingerprint.slice(0, fingerprint.indexOf(':') + 1);
}
