import type { Work } from '../derive/inputs.ts';
import type { Finding } from '../model/finding.ts';
import { typedReference } from '../model/kinds.ts';
import type { Product } from '../model/positioning.ts';
import { nameInWords } from '../model/words.ts';
import { moveInWords } from '../trace/move-words.ts';
import { needsWork, type Trace } from '../trace/trace.ts';
import type { TracedWork } from '../trace/trace-reviews.ts';
import { renderAnnotation } from './check-github.ts';
import type { Report } from './report.ts';
import { plural } from './style.ts';
import { listItemsToMend } from './trace-items.ts';
import { missingInWords } from './trace-works-text.ts';

/** A trace as GitHub workflow commands: what has to be mended, on the lines of a pull request. */
export function renderTraceGithub(trace: Trace): Report {
  const { product, wording } = trace;
  const items = listItemsToMend(trace);
  const annotations = [...items.map((item) => itemFinding(product, item)), ...wording.findings].map(renderAnnotation);
  const summary = `${plural(items.length, 'item')} to review, ${plural(wording.findings.length, 'finding')} in ${plural(wording.fileCount, 'file')} that customers read.`;
  return { output: `${[...annotations, summary].join('\n')}\n`, exitCode: needsWork(trace) ? 1 : 0 };
}

const mostMoves = 5;

function itemFinding(product: Product, { work, status, missing, moves }: TracedWork<Work>): Finding {
  const reasons = [
    ...(missing.length > 0 ? [missingInWords(missing)] : []),
    ...moves.slice(0, mostMoves).map((move) => moveInWords(product, move)),
    ...(moves.length > mostMoves ? [`${moves.length - mostMoves} more moved.`] : []),
  ];
  const reference = typedReference(work.kind, work.id);
  return {
    rule: `${work.kind}/${status}`,
    severity: 'error',
    message: `${nameInWords(work)} is ${status}. ${reasons.join(' ')}`,
    place: { path: work.path, line: 1, column: 1, endLine: 1, endColumn: 1 },
    help: `Mend it where it no longer fits, then: throughline review ${reference}`,
  };
}
