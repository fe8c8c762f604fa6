import type { FieldPath } from '../model/place.ts';

/** A spot inside a file that does not need to know the file's name. */
export type SpotInFile =
  | { readonly field: FieldPath; readonly part: 'key' | 'value' }
  | { readonly start: number; readonly end: number };

export const fileStart: SpotInFile = { field: [], part: 'value' };

/**
 * Why a file could not be read, or could not be read in full. Rules under `rules/document/` put these into words;
 * the table of types is closed, so a new one without a rule does not compile.
 */
export type Problem =
  | { readonly type: 'unknown-folder'; readonly at: SpotInFile }
  | {
      readonly type: 'special-file';
      readonly at: SpotInFile;
      readonly what: 'link' | 'folder' | 'executable' | 'special';
    }
  | { readonly type: 'unreadable'; readonly at: SpotInFile; readonly reason: string }
  | { readonly type: 'too-large'; readonly at: SpotInFile; readonly bytes: number }
  | { readonly type: 'not-utf8'; readonly at: SpotInFile; readonly byte: number }
  | { readonly type: 'frontmatter-missing'; readonly at: SpotInFile; readonly empty: boolean; readonly late: boolean }
  | { readonly type: 'frontmatter-unclosed'; readonly at: SpotInFile }
  | { readonly type: 'yaml'; readonly at: SpotInFile; readonly code: YamlProblemCode; readonly detail: string }
  | SchemaProblem;

export type YamlProblemCode =
  | 'syntax'
  | 'marker'
  | 'tab'
  | 'duplicate-key'
  | 'alias'
  | 'tag'
  | 'too-deep'
  | 'not-a-map';

/** A field that does not fit its kind's schema. `keyword` and `params` are ajv's. */
export interface SchemaProblem {
  readonly type: 'schema';
  readonly at: SpotInFile;
  readonly field: FieldPath;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export type ProblemOfType<T extends Problem['type']> = Extract<Problem, { type: T }>;
