import type { Kind } from '../model/kinds.ts';
import { findFrontmatter } from './frontmatter.ts';
import { fileStart, type Problem, type SpotInFile } from './problem.ts';
import { validateFields } from './validate.ts';
import { parseYaml } from './yaml.ts';

/** A file's content, understood as far as it can be. It does not know the file's name, so it can be cached by content. */
export interface ParsedDocument {
  /** The frontmatter as written, or null when it cannot be read. */
  readonly data: Readonly<Record<string, unknown>> | null;
  /** The part of `data` that fits the kind's schema; null when `data` is. */
  readonly fields: Readonly<Record<string, unknown>> | null;
  /** Where the body starts: a 0-based offset into the text. */
  readonly bodyStart: number;
  readonly problems: readonly Problem[];
}

/** Reads a text as a file of a kind: frontmatter found, parsed and held against the schema. Never throws. */
export function parseDocument(kind: Kind, text: string): ParsedDocument {
  const frontmatter = findFrontmatter(text);
  if (frontmatter.state === 'missing') {
    const late = frontmatter.laterFence;
    const at = late === null ? fileStart : { start: late, end: late + 3 };
    return unread({ type: 'frontmatter-missing', at, empty: text.trim() === '', late: late !== null });
  }
  if (frontmatter.state === 'unclosed') return unread({ type: 'frontmatter-unclosed', at: { start: 0, end: 3 } });

  const { yamlStart, yamlEnd, bodyStart } = frontmatter;
  const yaml = parseYaml(text.slice(yamlStart, yamlEnd));
  const problems: Problem[] = yaml.problems.map((problem) => ({ ...problem, at: shift(problem.at, yamlStart) }));
  if (problems.length > 0 && yaml.data === null) return { data: null, fields: null, bodyStart, problems };
  const data = yaml.data ?? {};
  if (!isMap(data)) {
    const at = { start: yamlStart, end: yamlEnd };
    return { data: null, fields: null, bodyStart, problems: [{ type: 'yaml', at, code: 'not-a-map', detail: '' }] };
  }
  const validated = validateFields(kind, data);
  return { data, fields: validated.fields, bodyStart, problems: [...problems, ...validated.problems] };
}

function unread(problem: Problem): ParsedDocument {
  return { data: null, fields: null, bodyStart: 0, problems: [problem] };
}

function isMap(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function shift(at: SpotInFile, by: number): SpotInFile {
  return 'start' in at ? { start: at.start + by, end: at.end + by } : at;
}
