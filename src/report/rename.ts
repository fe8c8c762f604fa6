import type { Kind } from '../model/kinds.ts';
import { typedReference } from '../model/kinds.ts';
import type { Place } from '../model/place.ts';
import { groupBy } from '../model/order.ts';
import { renderJson } from './json.ts';
import type { Report } from './report.ts';
import { printable } from './printable.ts';
import { plural, type Style } from './style.ts';

/** What a rename comes to. Places and paths are those before it. */
export interface RenameResult {
  readonly kind: Kind;
  readonly from: string;
  readonly to: string;
  /** Files and folders that get another path, in the order in which they move. */
  readonly moves: readonly { readonly from: string; readonly to: string }[];
  /** Every reference that is rewritten, in the order of path and place. */
  readonly edits: readonly RenameEdit[];
  /** How many records of reviews were brought into step, because what they were made against has another name now. */
  readonly fingerprints: number;
  /** False when this only tells what would be done. */
  readonly isWritten: boolean;
  /** Does CODEOWNERS name files that moved? */
  readonly touchesCodeowners: boolean;
}

export interface RenameEdit {
  readonly place: Place;
  readonly before: string;
  readonly after: string;
}

/** A rename for a reader at a terminal. */
export function renderRenameText(result: RenameResult, style: Style): Report {
  const { kind, from, to, moves, edits, fingerprints, isWritten, touchesCodeowners } = result;
  const files = groupBy(edits, ({ place }) => place.path);
  const [is, now] = isWritten ? ['is now', 'were rewritten'] : ['would become', 'would be rewritten'];
  const lines = [
    style.bold(`${typedReference(kind, from)} ${is} ${typedReference(kind, to)}`),
    '',
    ...moves.flatMap((move) => [`  ${printable(move.from)}`, `  → ${printable(move.to)}`]),
    '',
    ...(edits.length === 0
      ? ['Nothing refers to it.']
      : [
          `${plural(edits.length, 'reference')} in ${plural(files.size, 'file')} ${now}:`,
          ...[...files].flatMap(([path, own]) => renderFile(path, own)),
        ]),
    ...(fingerprints === 0
      ? []
      : ['', `What was reviewed stays reviewed: ${plural(fingerprints, 'fingerprint')} followed.`]),
    '',
    ...(isWritten ? [] : ['Nothing was written. Do it by running this without --dry-run.']),
    ...(isWritten && touchesCodeowners
      ? ['CODEOWNERS names files that moved. Next: throughline codeowners --write']
      : []),
    ...(isWritten ? ['Look it over with git diff, and see that all is well with: throughline check'] : []),
  ];
  return { output: `${lines.join('\n')}\n`, exitCode: 0 };
}

function renderFile(path: string, edits: readonly RenameEdit[]): string[] {
  const lines = edits.map(({ place: { line, column }, before, after }) => {
    return `  ${`${line}:${column}`.padStart(6)}  ${printable(before)} → ${printable(after)}`;
  });
  return [`  ${printable(path)}`, ...lines];
}

/** A rename as JSON: `kind, from, to, written, moves[] {from, to}, references, files[] {path, edits[]}, fingerprints`. */
export function renderRenameJson({ kind, from, to, moves, edits, fingerprints, isWritten }: RenameResult): Report {
  const files = [...groupBy(edits, ({ place }) => place.path)].map(([path, own]) => ({
    path,
    edits: own.map(({ place: { line, column }, before, after }) => ({ line, column, before, after })),
  }));
  const result = { kind, from, to, written: isWritten, moves, references: edits.length, files, fingerprints };
  return { output: renderJson(result), exitCode: 0 };
}
