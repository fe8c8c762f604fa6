import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml';
import type { ProblemOfType, YamlProblemCode } from './problem.ts';

type YamlProblem = ProblemOfType<'yaml'>;

/**
 * The data of a YAML tree, with what frontmatter must not hold: aliases, tags that are not of the core schema, and keys
 * that stand twice (of which the last counts). With an alias or a tag there is no data. Keys such as `__proto__` are
 * keys like any other.
 */
export function treeToData(root: unknown): { data: unknown; problems: readonly YamlProblem[] } {
  const problems: YamlProblem[] = [];
  const data = convert(root as ParsedNode | null, problems);
  return { data: problems.every(({ code }) => code === 'duplicate-key') ? data : null, problems };
}

function convert(node: ParsedNode | null, problems: YamlProblem[]): unknown {
  if (node === null) return null;
  if (isAlias(node)) report(problems, 'alias', node, node.source);
  else if (node.tag !== undefined && !coreTag.test(node.tag)) report(problems, 'tag', node, node.tag);
  else if (isScalar(node)) return isOddNumber(node.value) ? node.source : node.value;
  else if (isSeq(node)) return node.items.map((item) => convert(item as ParsedNode | null, problems));
  else if (isMap(node)) return convertMap(node, problems);
  return null;
}

/** Numbers that JSON cannot hold stay as written: nobody means them, and a stored document must read the same. */
function isOddNumber(value: unknown): boolean {
  return typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0));
}

const coreTag = /^tag:yaml\.org,2002:(?:map|seq|str|null|bool|int|float)$/;

function convertMap(map: YAMLMap, problems: YamlProblem[]): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const { key, value } of map.items) {
    const name = String(convert(key as ParsedNode | null, problems));
    if (Object.hasOwn(data, name)) report(problems, 'duplicate-key', key as ParsedNode, name);
    const inner = convert(value as ParsedNode | null, problems);
    if (name === '__proto__') {
      Object.defineProperty(data, name, { value: inner, enumerable: true, writable: true, configurable: true });
    } else {
      data[name] = inner;
    }
  }
  return data;
}

function report(problems: YamlProblem[], code: YamlProblemCode, node: ParsedNode, detail: string): void {
  const [start, end] = node.range;
  problems.push({ type: 'yaml', at: { start, end }, code, detail });
}
