// The public API: reading a positioning, checking it, and deriving what follows.
export { check, type CheckRequest } from './app/check.ts';
export { compare, type CompareRequest } from './app/compare.ts';
export type { Cache, Clock, FileWriter, PositioningSource, Repository, World } from './app/ports.ts';
export { exportPositioning, type Exported, type ExportFormat, type ExportRequest } from './app/exchange/export.ts';
export { importPositioning, type ImportRequest, type ImportResult } from './app/exchange/import.ts';
export { readCorpus } from './app/read-corpus.ts';
export { show, type ShowRequest } from './app/show.ts';
export { UserError } from './app/user-error.ts';
export type { Frame } from './derive/frame.ts';
export type { Comparison, Story } from './derive/story.ts';
export type { Element } from './model/element.ts';
export type { Finding, Severity } from './model/finding.ts';
export type { Fields, Kind } from './model/kinds.ts';
export type { Place } from './model/place.ts';
export type { Positioning, Product } from './model/positioning.ts';
export type { CheckResult } from './report/check.ts';
export { version } from './version.ts';
