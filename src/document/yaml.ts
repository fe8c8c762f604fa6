import {
  type Document,
  type Node,
  type Pair,
  type ParsedNode,
  type YAMLMap,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from 'yaml';
import type { FieldPath } from '../model/place.ts';
import type { ProblemOfType, YamlProblemCode } from './problem.ts';

/** YAML as data, or null where it cannot be trusted, with what is wrong. Offsets count from the start of the source. */
export interface ParsedYaml {
  readonly data: unknown;
  readonly problems: readonly ProblemOfType<'yaml'>[];
}

const deepestNesting = 100;
const mostProblems = 20;

// A directive, or the start or end of a YAML document: each begins a line, and what follows would be read differently.
const documentMarker = /(?:^|\n)(?:%|---|\.\.\.)/;

const parserCodes: Readonly<Record<string, YamlProblemCode>> = {
  TAB_AS_INDENT: 'tab',
  DUPLICATE_KEY: 'duplicate-key',
  TAG_RESOLVE_FAILED: 'tag',
};

/** Parses frontmatter: YAML 1.2, keys are text, no aliases (each value is signed where it stands), no custom tags. */
export function parseYaml(source: string): ParsedYaml {
  const deep = deepestLine(source);
  if (deep !== null) return { data: null, problems: [yamlProblem('too-deep', deep, deep + 1, '')] };
  const marker = documentMarker.exec(source);
  if (marker) {
    const start = marker.index + marker[0].length - 1;
    return { data: null, problems: [yamlProblem('marker', start, start + 1, '')] };
  }
  const document = parseTree(source);
  const parserProblems = [...document.errors, ...document.warnings].map((error) =>
    yamlProblem(parserCodes[error.code] ?? 'syntax', error.pos[0], error.pos[1], error.message),
  );
  if (parserProblems.length > 0) return { data: null, problems: parserProblems.slice(0, mostProblems) };
  const problems = treeProblems(document);
  const isUnsafe = problems.some((problem) => problem.code !== 'duplicate-key');
  return { data: isUnsafe ? null : document.toJS({ maxAliasCount: 0 }), problems: problems.slice(0, mostProblems) };
}

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

// Uniqueness of keys is checked in `treeProblems`: the parser compares each key with every other.
function parseTree(source: string): Document.Parsed {
  return parseDocument(source, { uniqueKeys: false, stringKeys: true, prettyErrors: false, logLevel: 'silent' });
}

function treeProblems(document: Document.Parsed): ProblemOfType<'yaml'>[] {
  const problems: ProblemOfType<'yaml'>[] = [];
  const add = (code: YamlProblemCode, node: { range?: readonly number[] | null }, detail: string) => {
    const [start = 0, end = start] = node.range ?? [];
    problems.push(yamlProblem(code, start, end, detail));
  };
  const checkTag = (node: Node) => {
    if (!isAlias(node) && node.tag !== undefined && !isCoreTag(node.tag)) add('tag', node, node.tag);
  };
  visit(document, {
    Alias: (_, node) => add('alias', node, node.source),
    Node: (_, node) => checkTag(node),
    Map: (_, node) => {
      checkTag(node);
      const seen = new Set<unknown>();
      for (const { key } of node.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) add('duplicate-key', key, String(key.value));
        seen.add(key.value);
      }
    },
  });
  return problems;
}

function isCoreTag(tag: string): boolean {
  return /^tag:yaml\.org,2002:(map|seq|str|null|bool|int|float)$/.test(tag);
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

/**
 * The offset at which nesting passes what a positioning could need, or null. Deeper input is refused before it
 * reaches the parser, whose work and stack grow with depth.
 */
function deepestLine(source: string): number | null {
  let flow = 0;
  let lineStart = 0;
  for (const line of source.split('\n')) {
    const lead = /^[ \t]*(?:[-?:][ \t]+)*/.exec(line)?.[0] ?? '';
    if (lead.length > 2 * deepestNesting) return lineStart;
    for (const character of line) {
      if (character === '[' || character === '{') flow += 1;
      else if (character === ']' || character === '}') flow -= 1;
      if (Math.abs(flow) > deepestNesting) return lineStart;
    }
    lineStart += line.length + 1;
  }
  return null;
}

function yamlProblem(code: YamlProblemCode, start: number, end: number, detail: string): ProblemOfType<'yaml'> {
  return { type: 'yaml', at: { start, end }, code, detail };
}
