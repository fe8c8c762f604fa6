import type { Element } from '../../src/model/element.ts';
import { typedReference } from '../../src/model/kinds.ts';
import type { Product } from '../../src/model/positioning.ts';
import { type Trace, traceProduct } from '../../src/trace/trace.ts';
import { traceReviews } from '../../src/trace/trace-reviews.ts';
import type { WordingFinding } from '../../src/trace/wording/conclude-wording.ts';
import type { UsedBaseline } from '../../src/trace/wording/wording.ts';
import { amend, type Facts, fieldDb, positioningOf } from './field-db.ts';
import { withReviews } from './reviewed.ts';

export const productOf = (facts: Facts): Product => positioningOf(facts).products.get('field-db')!;

/** What is known beside the facts: what they were before, and what the files of tactics gave reason to say. */
export interface Known {
  readonly before?: Facts;
  readonly findings?: readonly WordingFinding[];
  readonly baseline?: UsedBaseline;
}

export function traceOf(facts: Facts, { before, findings = [], baseline }: Known = {}): Trace {
  const product = productOf(facts);
  const old = Object.values((before ? productOf(before) : product).of).flatMap((map): Element[] => [...map.values()]);
  const oldVersions = (reference: string): Element | null =>
    (before && old.find(({ kind, id }) => typedReference(kind, id) === reference)) ?? null;
  const wording = { findings, fileCount: findings.length, baseline: baseline ?? null };
  return traceProduct(product, { reviews: traceReviews(product, () => false), oldVersions, wording });
}

/** Every item reviewed, and then one value gone and one attribute not what it was. */
export const reviewed = withReviews(fieldDb, undefined, { revision: '9f3c2ab', because: 'Read aloud to two reps.' });
export const moved = amend(reviewed, {
  'field-db/attributes/sync': { versus: { paper: 'lacks', server: 'has', spreadsheet: 'lacks' } },
  'field-db/values/deploy': null,
});
/** What is said of a home page. */
export const finding: WordingFinding = {
  rule: 'tactic/retired-term',
  severity: 'error',
  message: 'It says "personal database", a term of a market that is retired.',
  help: 'Say "embedded database" instead.',
  place: { path: 'site/index.md', line: 3, column: 14, endLine: 3, endColumn: 31 },
  stage: 'awareness',
  tactic: 'home-page',
  alsoIn: [],
  subject: { text: 'personal database', sentence: 'A personal database.' },
};
