import type { Corpus, SourceFile } from '../document/corpus.ts';
import type { Severity } from '../model/finding.ts';
import { matchesGlob } from '../model/glob.ts';
import type { Report, Rule, RuleContext } from './rule.ts';

/** A report together with the rule that made it, and how serious that is here. */
export interface RuleReport extends Report {
  readonly rule: Rule;
  readonly severity: Severity;
}

/**
 * Runs rules over a corpus. `check.md` may change how serious a rule is, or silence files; otherwise every rule runs,
 * and no report hides one in another file. Reports come in the order of the rules.
 */
export function collectReports(rules: readonly Rule[], context: RuleContext): RuleReport[] {
  const settings = context.positioning.checkSettings?.fields;
  const isIgnored = ignoring(context.corpus, settings?.ignore ?? []);
  const reports = rules.flatMap((rule) => {
    const severity = settings?.rules?.[rule.meta.id] ?? rule.meta.severity;
    return severity === 'off' ? [] : [...rule.check(context)].map((report) => ({ ...report, rule, severity }));
  });
  return withoutEchoes(
    reports.filter(({ at }) => !isIgnored(at.path)),
    context.corpus,
  );
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
