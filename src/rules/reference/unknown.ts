import type { Corpus, SourceFile } from '../../document/corpus.ts';
import { findNearest, suggest } from '../../document/nearest.ts';
import { type Reference, splitTypedReference } from '../../document/references.ts';
import { valueAt } from '../../document/value-at.ts';
import { homeOf, kindLabel, typedReference } from '../../model/kinds.ts';
import { groupBy } from '../../model/order.ts';
import { defineRule, type Report } from '../rule.ts';
import { clip, code } from '../../model/words.ts';
import { findStrayReferences, idsInReach, writeReference } from './resolve.ts';

const mostSuggestions = 200;

export default defineRule({
  meta: {
    id: 'reference/unknown',
    summary: 'A field names an element that does not exist.',
    why: 'A reference that leads nowhere drops out of everything that is worked out: a value without its attribute looks undifferentiated, a market without its alternative looks easy to win.',
    severity: 'error',
    source: 'The files themselves: a reference is the file name of another element.',
    fixable: true,
    readsRaw: true,
  },
  examples: {
    clean: {
      'field-db/values/work-offline.md': `---
name: Keep selling while disconnected
enabled_by: [offline-sync]
evidence:
  - { claim: Reps go on taking orders, source: Interview with a sales manager, tier: verbatim }
---
`,
    },
    failing: {
      'field-db/values/work-offline.md': `---
name: Keep selling while disconnected
enabled_by:
  - offline-sync
  - offline-snyc # expect
evidence:
  - { claim: Reps go on taking orders, source: Interview with a sales manager, tier: verbatim }
---
`,
    },
  },
  *check({ corpus }) {
    let suggestions = mostSuggestions;
    const stray = findStrayReferences(corpus);
    const alike = groupBy(stray, ({ reference }) => idOf(reference.text));
    for (const { file, reference, resolution } of stray) {
      if (resolution.state === 'other-form') yield reportForm(file, reference, resolution.correct);
      if (resolution.state !== 'unknown') continue;
      const report = reportUnknown(corpus, file, reference, suggestions-- > 0);
      // One reference that leads nowhere is a slip; several that lead to the same place are what a rename leaves.
      yield (alike.get(idOf(reference.text))?.length ?? 0) > 1 ? offerRename(report, reference) : report;
    }
  },
});

/** Can the reference be rewritten as this? A key cannot where the map has that key already. */
function isFree({ parsed }: SourceFile, { field, part }: Reference, correct: string): boolean {
  const map = valueAt(parsed?.data, field.slice(0, -1));
  return part === 'value' || typeof map !== 'object' || map === null || !Object.hasOwn(map, correct);
}

function reportForm(file: SourceFile, reference: Reference, correct: string): Report {
  const { text, field, part } = reference;
  return {
    message: `\`${field[0]}\` names ${code(text)}; here it is written ${code(correct)}.`,
    at: { path: file.path, field, part },
    help: `Write ${code(correct)}.`,
    ...(isFree(file, reference, correct) && { fix: correct }),
  };
}

interface UnknownReport extends Report {
  /** The reference that was probably meant. */
  readonly meant?: string;
}

function reportUnknown(corpus: Corpus, file: SourceFile, reference: Reference, mayCompare: boolean): UnknownReport {
  const { text, field, part, target } = reference;
  const at = { path: file.path, field, part };
  const what = target.to.map(kindLabel).join(' or ');
  const message = `\`${field[0]}\` names ${code(text)}, which is no ${what} here.`;
  if (!mayCompare) return { message, at, help: `Name one that exists, or add ${missingFile(file, reference)}.` };
  const candidates = [
    ...(target.also ?? []),
    ...target.to.flatMap((kind) => idsInReach(corpus, file, kind).map((id) => writeReference(target.form, kind, id))),
  ];
  const nearest = findNearest(text, candidates);
  return {
    message,
    at,
    help: `${suggest(text, candidates, what)} Otherwise add ${missingFile(file, reference)}.`,
    ...(nearest && { meant: nearest.candidate }),
    ...(nearest?.isSameWord && isFree(file, reference, nearest.candidate) && { fix: nearest.candidate }),
  };
}

function offerRename(report: UnknownReport, { text, target }: Reference): Report {
  const kind = target.to.find((candidate) => target.to.length === 1 || text.startsWith(typedReference(candidate, '')));
  if (report.meant === undefined || !kind) return report;
  const command = `throughline rename ${typedReference(kind, idOf(text))} ${idOf(report.meant)}`;
  return {
    ...report,
    help: `${report.help} If it was renamed, rewrite every reference to it with: ${clip(command, 160)}`,
  };
}

function idOf(text: string): string {
  return splitTypedReference(text)?.id ?? text;
}

/** The path, below the positioning folder, of the file that would make the reference right. */
function missingFile(file: SourceFile, { text, target }: Reference): string {
  const { within, folder, file: fixed } = homeOf(target.to[0]!);
  const id = idOf(text);
  if (fixed) return code(`${id}/${fixed}`, 100);
  return code(`${within === 'company' ? '' : `${file.identity?.product}/`}${folder}/${id}.md`, 100);
}
