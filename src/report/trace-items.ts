import type { Work } from '../derive/inputs.ts';
import { isOpen, type Trace } from '../trace/trace.ts';
import type { TracedWork } from '../trace/trace-reviews.ts';

/** Tactics, and roadmap items that are still to be done, that have to be mended: what is orphan first, then what is stale. */
export function listItemsToMend({ tactics, roadmap }: Trace): TracedWork<Work>[] {
  const works = [...tactics, ...roadmap.filter(({ work }) => isOpen(work))];
  return (['orphan', 'stale'] as const).flatMap((wanted) => works.filter(({ status }) => status === wanted));
}
