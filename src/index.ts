// The public API: reading a positioning, checking it, deriving what follows, telling what changed and what rests on it.
export { check, type CheckRequest } from './app/check.ts';
export { compare, type CompareRequest } from './app/compare.ts';
export { diff, type DiffRequest, type DiffSide } from './app/diff.ts';
export { exportPositioning, type Exported, type ExportFormat, type ExportRequest } from './app/exchange/export.ts';
export { importPositioning, type ImportRequest, type ImportResult } from './app/exchange/import.ts';
export { type HistoryRequest, readHistory } from './app/history.ts';
export type {
  Cache,
  Clock,
  FileWriter,
  History,
  PositioningSource,
  Repository,
  Step,
  Surfaces,
  Timeline,
  World,
} from './app/ports.ts';
export { readCorpus } from './app/read-corpus.ts';
export { rename, type RenameRequest } from './app/rename/rename.ts';
export { review, type ReviewRequest } from './app/review.ts';
export { show, type ShowRequest } from './app/show.ts';
export { trace, type TraceRequest } from './app/trace.ts';
export { UserError } from './app/user-error.ts';
export type { Frame } from './derive/frame.ts';
export type { Comparison, Story } from './derive/story.ts';
export type { Change } from './diff/change.ts';
export type { Consequence } from './diff/consequence.ts';
export type { HistoryEntry } from './diff/history-entry.ts';
export type { Element } from './model/element.ts';
export type { Finding, Severity } from './model/finding.ts';
export type { Fields, Kind } from './model/kinds.ts';
export type { Place } from './model/place.ts';
export type { Positioning, Product } from './model/positioning.ts';
export type { CheckResult } from './report/check.ts';
export type { RenameEdit, RenameResult } from './report/rename.ts';
export type { DiffResult } from './report/diff/diff-report.ts';
export { renderTraceMarkdownSection } from './report/trace-markdown.ts';
export type { Trace } from './trace/trace.ts';
export { version } from './version.ts';
