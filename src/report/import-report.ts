import type { Kept, PieceFate } from '../model/fate.ts';
import { renderJson } from './json.ts';
import type { Report } from './report.ts';
import { printable } from './printable.ts';
import { indent, plural, type Style } from './style.ts';

/** What an import came to, as it is told. */
export interface ImportTold {
  readonly file: string;
  readonly product: string;
  readonly files: readonly string[];
  readonly existing: readonly string[];
  readonly written: boolean;
  readonly fates: readonly PieceFate[];
}

const keptWords: readonly [Kept, string][] = [
  ['field', 'Kept as fields'],
  ['prose', 'Kept as prose in product.md, under the same heading'],
  ['blank', 'Left blank: the document has nothing there yet'],
  ['lost', 'Lost'],
];

/** Tells, piece by piece, what became of a document. Exit code 1 where files stand in the way. */
export function renderImportText(told: ImportTold, options: { style: Style; dryRun: boolean }): Report {
  const { style, dryRun } = options;
  const parts = keptWords.flatMap(([kept, title]) => {
    const own = told.fates.filter((fate) => fate.kept === kept);
    if (own.length === 0) return [];
    return ['', style.bold(`${title} (${own.length})`), ...own.flatMap((fate) => renderFate(fate, style))];
  });
  const lines = [...parts.slice(1), '', ...renderFiles(told, options), ...renderNext(told, dryRun)];
  return { output: `${lines.join('\n')}\n`, exitCode: exitCodeOf(told, dryRun) };
}

function exitCodeOf({ existing, written }: ImportTold, dryRun: boolean): 0 | 1 {
  return !written && !dryRun && existing.length > 0 ? 1 : 0;
}

function renderFate({ heading, label, line, kept, to, note }: PieceFate, style: Style): string[] {
  const where = [heading, label].filter((part) => part !== null && part !== '').join(': ') || 'text above the headings';
  return [
    ...indent(`${where} (line ${line})`, style, 4, '  -'),
    ...(to === null || kept === 'prose' ? [] : indent(`→ ${to}`, style, 6)),
    ...(note === null ? [] : indent(note, style, 6).map(style.dim)),
  ];
}

function renderFiles(
  { files, existing, written }: ImportTold,
  { style, dryRun }: { style: Style; dryRun: boolean },
): string[] {
  if (written) return files.map((path) => `Wrote ${printable(path)}`);
  const isThere = new Set(existing);
  if (dryRun) return files.map((path) => `${isThere.has(path) ? 'Would meet' : 'Would write'} ${printable(path)}`);
  return [
    style.bold(`Nothing was written: ${plural(existing.length, 'file')} already there`),
    ...existing.map((path) => `  ${printable(path)}`),
  ];
}

function renderNext({ existing, written }: ImportTold, dryRun: boolean): string[] {
  if (written) return ['', 'See what is still missing with: throughline check'];
  if (existing.length > 0)
    return ['', 'Import it as another product with --product <id>, or replace these files with --overwrite.'];
  return dryRun ? ['', 'Nothing was written. Run again without --dry-run to write these files.'] : [];
}

/** The same as JSON: `file`, `product`, `written`, `files[]`, `existing[]`, `counts`, `pieces[]`. */
export function renderImportJson(told: ImportTold, { dryRun }: { dryRun: boolean }): Report {
  const { fates, ...rest } = told;
  const counts = Object.fromEntries(
    keptWords.map(([kept]) => [kept, fates.filter((fate) => fate.kept === kept).length]),
  );
  return {
    output: renderJson({ ...rest, counts, pieces: fates }),
    exitCode: exitCodeOf(told, dryRun),
  };
}
