import { identify } from '../document/identify.ts';
import { kindLabel } from '../model/kinds.ts';
import { capitalise, code } from '../model/words.ts';
import type { FileState, GuardedChange } from './delta.ts';
import { pathInRoot } from './guard.ts';

const statusWords: Readonly<Record<GuardedChange['status'], string>> = {
  added: 'added',
  deleted: 'removed',
  modified: 'changed',
};

/** What people sign, one line a change: "Segment `pc-power-user` of mobile-database: changed". Moved files are one line. */
export function describeChanges(changes: readonly GuardedChange[], root: string): readonly string[] {
  const moves = findMoves(changes);
  const sources = new Set(moves.values());
  return changes.flatMap((change) => {
    if (sources.has(change)) return [];
    const source = moves.get(change);
    const what = capitalise(describePath(change.path, root));
    return [source ? `${what}: renamed from ${code(source.path, 200)}` : `${what}: ${statusWords[change.status]}`];
  });
}

/** Files that were added with exactly what a removed file held, each with the removed one; first come, first served. */
function findMoves(changes: readonly GuardedChange[]): ReadonlyMap<GuardedChange, GuardedChange> {
  const removed = new Map<string, GuardedChange[]>();
  for (const change of changes) {
    if (change.status !== 'deleted' || !change.before) continue;
    const content = contentOf(change.before);
    removed.set(content, [...(removed.get(content) ?? []), change]);
  }
  const moves = new Map<GuardedChange, GuardedChange>();
  for (const change of changes) {
    const source = change.status === 'added' ? removed.get(contentOf(change.after))?.shift() : undefined;
    if (source) moves.set(change, source);
  }
  return moves;
}

function contentOf(state: FileState | null): string {
  return state ? `${state.mode} ${state.oid}` : '';
}

function describePath(path: string, root: string): string {
  const inRoot = pathInRoot(path, root);
  const identity = inRoot === null ? null : identify(inRoot);
  if (!identity) return code(path, 200);
  const { kind, id, product } = identity;
  if (kind === 'sign-off') return 'the policy of the gate';
  if (kind === 'check') return 'the check settings';
  if (kind === 'product') return `the product ${code(id)} and its chosen market`;
  if (kind === 'function') return `function ${code(id)}: who signs for it`;
  return `${kindLabel(kind)} ${code(id)}${product === null ? '' : ` of ${code(product)}`}`;
}
