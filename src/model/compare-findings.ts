import type { Finding } from './finding.ts';
import { groupBy } from './order.ts';

/**
 * What one check found and another did not, each in its own order. A finding is the same when file, rule and words are,
 * whatever its line: text above it may have moved it.
 */
export function compareFindings<F extends Finding>(
  before: readonly F[],
  after: readonly F[],
): { readonly added: readonly F[]; readonly resolved: readonly F[] } {
  return { added: without(after, before), resolved: without(before, after) };
}

function without<F extends Finding>(findings: readonly F[], known: readonly F[]): readonly F[] {
  const left = new Map([...groupBy(known, keyOf)].map(([key, group]) => [key, group.length]));
  return findings.filter((finding) => {
    const count = left.get(keyOf(finding)) ?? 0;
    left.set(keyOf(finding), count - 1);
    return count <= 0;
  });
}

function keyOf({ place, rule, message }: Finding): string {
  return JSON.stringify([place.path, rule, message]);
}
