import type { Finding } from '../model/finding.ts';
import { collectReports } from './collect-reports.ts';
import { placeReports } from './place-reports.ts';
import type { Rule, RuleContext } from './rule.ts';

/** What rules find in a corpus, sorted by path, line, column and rule. */
export function checkCorpus(rules: readonly Rule[], context: RuleContext): Finding[] {
  return placeReports(collectReports(rules, context), context.corpus);
}
