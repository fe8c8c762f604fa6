import { parseDocument } from 'yaml';
import type { ProblemOfType, YamlProblemCode } from './problem.ts';
import { treeToData } from './yaml-data.ts';

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
    const start = marker.index + (marker[0].startsWith('\n') ? 1 : 0);
    return { data: null, problems: [yamlProblem('marker', start, start + 1, '')] };
  }
  const document = parseTree(source);
  const parserProblems = [...document.errors, ...document.warnings].map((error) =>
    yamlProblem(parserCodes[error.code] ?? 'syntax', error.pos[0], error.pos[1], error.message),
  );
  if (parserProblems.length > 0) return { data: null, problems: parserProblems.slice(0, mostProblems) };
  const { data, problems } = treeToData(document.contents);
  return { data, problems: problems.slice(0, mostProblems) };
}

/** Parses YAML to a tree. Whether keys are unique is checked in `treeToData`: the parser compares each key with every other. */
export function parseTree(source: string) {
  return parseDocument(source, { uniqueKeys: false, stringKeys: true, prettyErrors: false, logLevel: 'silent' });
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
