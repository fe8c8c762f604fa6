import { type Pair, type ParsedNode, type YAMLMap, isMap, isScalar, isSeq } from 'yaml';
import type { FieldPath } from '../model/place.ts';
import { parseTree } from './yaml.ts';

/** Where fields stand in the source: the range of the value or key at each path, or of the nearest node around it. */
export function locateFields(
  source: string,
  fields: readonly { field: FieldPath; part: 'key' | 'value' }[],
): { start: number; end: number }[] {
  const { contents } = parseTree(source);
  const pairs = memoisePairs();
  return fields.map(({ field, part }) => rangeOf(contents, field, part, pairs));
}

type PairsOf = (map: YAMLMap) => ReadonlyMap<string, Pair>;

/** The pairs of a map by key, the last of each; worked out once per map. */
function memoisePairs(): PairsOf {
  const known = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  return (map) => {
    const pairs =
      known.get(map) ??
      new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : [])));
    known.set(map, pairs);
    return pairs;
  };
}

function rangeOf(
  root: unknown,
  field: FieldPath,
  part: 'key' | 'value',
  pairs: PairsOf,
): { start: number; end: number } {
  let node = root as ParsedNode | null;
  let best = rangeOrStart(node);
  for (const [depth, step] of field.entries()) {
    if (isMap(node)) {
      const pair = pairs(node).get(String(step));
      if (!pair) break;
      best = rangeOrStart(pair.key as ParsedNode);
      node = pair.value as ParsedNode | null;
      const isKeyWanted = part === 'key' && depth === field.length - 1;
      if (!isKeyWanted && node && node.range[1] > node.range[0]) best = rangeOrStart(node);
    } else if (isSeq(node) && typeof step === 'number' && node.items[step]) {
      node = node.items[step] as ParsedNode;
      best = rangeOrStart(node);
    } else {
      break;
    }
  }
  return best;
}

function rangeOrStart(node: ParsedNode | null): { start: number; end: number } {
  return node ? { start: node.range[0], end: node.range[1] } : { start: 0, end: 0 };
}
