import type { Finding } from './finding.ts';
import { groupBy } from './order.ts';

/**
 * What one check found and another did not, each in its own order. A finding is the same when file, rule and words are,
 * whatever its line: text above it may have moved it.
 */
export function compareFindings(
  before: readonly Finding[],
  after: readonly Finding[],
): { readonly added: readonly Finding[]; readonly resolved: readonly Finding[] } {
  return { added: without(after, before), resolved: without(before, after) };
}

function without(findings: readonly Finding[], known: readonly Finding[]): readonly Finding[] {
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
