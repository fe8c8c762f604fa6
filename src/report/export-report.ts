import type { FieldFate, Kept } from '../model/fate.ts';
import { kindLabel, kindOfFolder, type Kind, kindNames } from '../model/kinds.ts';
import { groupBy } from '../model/order.ts';
import { countInWords } from '../model/words.ts';
import { renderJson } from './json.ts';
import type { Report } from './report.ts';
import { printable } from './printable.ts';
import { indent, plural, type Style } from './style.ts';

/** What an export came to: where it was written, and what became of each field. */
export interface ExportResult {
  readonly format: string;
  readonly file: string;
  readonly fates: readonly FieldFate[];
}

const keptWords: readonly [Kept, string][] = [
  ['field', 'Kept so that it can be read back'],
  ['prose', 'Told, but not so that it can be read back'],
  ['lost', 'Left out'],
];

/** Tells where an export was written and what became of the fields, kind by kind. */
export function renderExportText({ format, file, fates }: ExportResult, style: Style): Report {
  const parts = keptWords.flatMap(([kept, title]) => {
    const own = fates.filter((fate) => fate.kept === kept);
    if (own.length === 0) return [];
    return [
      '',
      style.bold(`${title} (${plural(own.length, 'field')})`),
      ...listFields(own).flatMap((line) => indent(line, style, 4, '  -')),
    ];
  });
  const lines = [`Wrote ${printable(file)} (${format})`, ...parts];
  return { output: `${lines.join('\n')}\n`, exitCode: 0 };
}

/** Fields by kind, each with how many elements it is about. */
function listFields(fates: readonly FieldFate[]): string[] {
  const kinds = groupBy(fates, ({ element }) => kindOf(element));
  return [...kinds].map(([kind, own]) => {
    const fields = [...groupBy(own, ({ field }) => field)].map(([field, same]) => `${field} (${same.length})`);
    const elements = new Set(own.map(({ element }) => element)).size;
    return `${countInWords(elements, kindLabel(kind))}: ${fields.join(', ')}`;
  });
}

function kindOf(reference: string): Kind {
  const folder = reference.split('/')[0] ?? '';
  return kindOfFolder(folder) ?? kindNames.find((kind) => kind === folder) ?? 'product';
}

/** The same as JSON: `format`, `file`, `counts`, and `fields[] {element, field, kept}`. */
export function renderExportJson({ format, file, fates }: ExportResult): Report {
  const counts = Object.fromEntries(
    keptWords.map(([kept]) => [kept, fates.filter((fate) => fate.kept === kept).length]),
  );
  return { output: renderJson({ format, file, counts, fields: fates }), exitCode: 0 };
}
