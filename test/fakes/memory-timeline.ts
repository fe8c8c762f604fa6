import type { Step, Timeline } from '../../src/app/ports.ts';
import type { Entry } from '../../src/model/entry.ts';

/** What stood in the positioning folder after a commit: text by path below it. */
export type Snapshot = Readonly<Record<string, string>>;

/** A timeline in memory: one commit a snapshot, the oldest first, as `Step 1` and so on. */
export function memoryTimeline(snapshots: readonly Snapshot[], about: Partial<Step> = {}): Timeline {
  const entries = new Map<string, Entry>();
  const folders = snapshots.map((snapshot) =>
    Object.entries(snapshot).map(([path, text]) => {
      const key = `${path}\0${text}`;
      const entry = entries.get(key) ?? { path, content: { type: 'file', bytes: Buffer.from(text) } as const };
      entries.set(key, entry);
      return entry;
    }),
  );
  const steps = folders.map((after, index): Step => {
    const number = index + 1;
    const at = `2026-05-${String(number).padStart(2, '0')}T09:00:00Z`;
    const before = folders[index - 1] ?? [];
    return { commit: String(number).repeat(40), at, author: 'Ann', title: `Step ${number}`, before, after, ...about };
  });
  return { findTip: async () => null, readSteps: async (_root, { most }) => steps.toReversed().slice(0, most) };
}
