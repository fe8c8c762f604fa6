import { type Link, listInputs, parseLink, type Work } from '../derive/inputs.ts';

/** What `reviewed` says on a tactic or roadmap item. */
export interface ReviewRecord {
  /** What each element that it rests on said, by reference: its inputs, and what these rest on. */
  readonly fingerprints: ReadonlyMap<string, string>;
  /** The commit that the work tree stood on; null when there was none. */
  readonly revision: string | null;
  /** Why it still fits, in the words of whoever reviewed it; null when nothing was said. */
  readonly because: string | null;
  /** Was it never reviewed? Work that rests on nothing is reviewed once anything at all is recorded. */
  readonly isEmpty: boolean;
  /** Fingerprints of what was recorded under a reference that leads nowhere now, with the folder before. */
  readonly abandoned: ReadonlySet<string>;
}

/** Reads what is recorded of an item's last review. Keys of `reviewed` without a slash tell of the review itself. */
export function readRecord(work: Work, isThere: (link: Link) => boolean): ReviewRecord {
  const entries = Object.entries(work.fields.reviewed ?? {});
  const fingerprints = new Map(entries.filter(([key]) => key.includes('/')));
  const { revision = null, because = null } = Object.fromEntries(entries);
  const abandoned = [...fingerprints].filter(([key]) => !parseLink(key).some(isThere));
  return {
    fingerprints,
    revision,
    because,
    isEmpty: listInputs(work).length === 0 ? entries.length === 0 : fingerprints.size === 0,
    abandoned: new Set(abandoned.map(([key, fingerprint]) => `${folderOf(key)} ${fingerprint}`)),
  };
}

/** Was exactly this reviewed? Also under another id: what was renamed still says what it said. */
export function isRecorded(record: ReviewRecord, reference: string, fingerprint: string): boolean {
  const own = record.fingerprints.get(reference);
  if (own !== undefined) return own === fingerprint;
  return record.abandoned.has(`${folderOf(reference)} ${fingerprint}`);
}

function folderOf(reference: string): string {
  return reference.slice(0, reference.indexOf('/'));
}
