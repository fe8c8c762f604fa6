import { createHash } from 'node:crypto';
import { compareText } from '../model/order.ts';
import type { TreeEntry } from '../model/pull-request.ts';
import type { Guard } from './guard.ts';

/** A guarded file that a pull request changes. A rename is a file deleted and another added. */
export interface GuardedChange {
  readonly path: string;
  readonly status: 'added' | 'deleted' | 'modified';
  /** What the path held at the merge base; null when it was not there. */
  readonly before: FileState | null;
  /** What it holds afterwards; null when it is gone. */
  readonly after: FileState | null;
}

export interface FileState {
  readonly mode: string;
  readonly oid: string;
}

/** The guarded files that differ between two commits, in path order. Empty: nothing to sign. */
export function compareTrees(
  before: readonly TreeEntry[],
  after: readonly TreeEntry[],
  guard: Guard,
): readonly GuardedChange[] {
  const old = statesByPath(before, guard);
  const now = statesByPath(after, guard);
  const changes: GuardedChange[] = [];
  for (const path of new Set([...old.keys(), ...now.keys()])) {
    const [from, to] = [old.get(path) ?? null, now.get(path) ?? null];
    if (from?.oid === to?.oid && from?.mode === to?.mode) continue;
    changes.push({ path, status: !from ? 'added' : to ? 'modified' : 'deleted', before: from, after: to });
  }
  return changes.toSorted((a, b) => compareText(a.path, b.path));
}

function statesByPath(tree: readonly TreeEntry[], guard: Guard): Map<string, FileState> {
  const guarded = tree.filter(({ path }) => guard.covers(path));
  return new Map(guarded.map(({ path, mode, oid }) => [path, { mode, oid }]));
}

const digestVersion = 'throughline-sign-off-1';

/**
 * What a sign-off is bound to: SHA-256 over the status, path, mode and blob of every guarded change, 64 hexadecimal
 * digits. No path holds a NUL byte, so that two different changes never read the same.
 */
export function digestOf(changes: readonly GuardedChange[]): string {
  const fields = changes.flatMap(({ status, path, after }) => [status, path, after?.mode ?? '', after?.oid ?? '']);
  return createHash('sha256')
    .update([digestVersion, ...fields].join('\0'))
    .digest('hex');
}
