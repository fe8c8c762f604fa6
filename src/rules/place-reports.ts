import type { Corpus } from '../document/corpus.ts';
import { type LocatedSpot, locateSpots } from '../document/locate.ts';
import { yamlText } from '../document/yaml-text.ts';
import type { Finding, Fix } from '../model/finding.ts';
import { compareText, groupBy } from '../model/order.ts';
import type { RuleReport } from './collect-reports.ts';

/** Looks up where reports stand in the text of their files. Findings come sorted by path, line, column and rule. */
export function placeReports(reports: readonly RuleReport[], { fileAt }: Corpus): Finding[] {
  const findings = [...groupBy(reports, ({ at }) => at.path)].flatMap(([path, group]) => {
    const text = fileAt.get(path)?.text ?? null;
    const located = locateSpots(
      text,
      group.map(({ at }) => at),
    );
    return group.map((report, index) => toFinding(report, located[index]!, text));
  });
  return findings.toSorted(byPlace);
}

function toFinding(
  { rule, severity, message, help, fix }: RuleReport,
  located: LocatedSpot,
  text: string | null,
): Finding {
  const { place } = located;
  const mend = fix === undefined ? null : planFix(fix, located, text ?? '');
  return {
    rule: rule.meta.id,
    severity,
    message,
    place,
    ...(help !== undefined && { help }),
    ...(mend && { fix: mend }),
  };
}

/** A fix for a word on one line, in quotes or not; what is written in another way is left to its author. */
function planFix(fix: string, { start, end, place }: LocatedSpot, text: string): Fix | null {
  const found = text.slice(start, end);
  if (found === '' || /^[>|&!*]|[\r\n]/.test(found)) return null;
  return { path: place.path, start, end, text: yamlText(fix) };
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compareText(a.place.path, b.place.path) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}
