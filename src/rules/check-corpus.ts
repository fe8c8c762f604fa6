import type { Corpus, SourceFile } from '../document/corpus.ts';
import { type LocatedSpot, locateSpots } from '../document/locate.ts';
import { yamlText } from '../document/yaml-text.ts';
import type { Finding, Fix, Severity } from '../model/finding.ts';
import { matchesGlob } from '../model/glob.ts';
import { compareText, groupBy } from '../model/order.ts';
import type { Report, Rule, RuleContext } from './rule.ts';

interface RuleReport extends Report {
  readonly rule: Rule;
}

/**
 * Runs rules over a corpus. `check.md` may change how serious a rule is, or silence files; otherwise every rule runs,
 * and no report hides one in another file. Findings come sorted by path, line, column and rule.
 */
export function checkCorpus(rules: readonly Rule[], context: RuleContext): Finding[] {
  const settings = context.positioning.checkSettings?.fields;
  const isIgnored = ignoring(context.corpus, settings?.ignore ?? []);
  const severityOf = (rule: Rule) => settings?.rules?.[rule.meta.id] ?? rule.meta.severity;
  const reports = rules
    .filter((rule) => severityOf(rule) !== 'off')
    .flatMap((rule) => [...rule.check(context)].map((report) => ({ ...report, rule })))
    .filter(({ at }) => !isIgnored(at.path));
  const findings = [...groupBy(withoutEchoes(reports, context.corpus), ({ at }) => at.path)].flatMap(
    ([path, group]) => {
      const text = context.corpus.fileAt.get(path)?.text ?? null;
      const located = locateSpots(
        text,
        group.map(({ at }) => at),
      );
      return group.map((report, index) =>
        toFinding(report, located[index]!, severityOf(report.rule) as Severity, text),
      );
    },
  );
  return findings.toSorted(byPlace);
}

function ignoring({ fileAt }: Corpus, globs: readonly string[]): (path: string) => boolean {
  return (path) => globs.some((glob) => matchesGlob(glob, fileAt.get(path)?.pathInRoot ?? path));
}

/**
 * Drops reports about a field that does not fit its schema: the rule saw what was left of the field, so it could only
 * repeat the mistake in other words. Rules that read frontmatter as written stay.
 */
function withoutEchoes(reports: readonly RuleReport[], corpus: Corpus): RuleReport[] {
  const broken = new Map(
    corpus.files.filter(({ problems }) => problems.length > 0).map((file) => [file.path, brokenFields(file)]),
  );
  return reports.filter(({ rule, at }) => {
    if (rule.meta.readsRaw || rule.meta.id.startsWith('document/') || 'start' in at) return true;
    return !broken.get(at.path)?.has(at.field[0]);
  });
}

function brokenFields({ problems }: SourceFile): Set<string | number | undefined> {
  return new Set(problems.flatMap((problem) => (problem.type === 'schema' ? [problem.field[0]] : [])));
}

function toFinding(
  { rule, message, help, fix }: RuleReport,
  located: LocatedSpot,
  severity: Severity,
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
