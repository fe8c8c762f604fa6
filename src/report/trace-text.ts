import type { Product } from '../model/positioning.ts';
import { isOpen, needsWork, type Trace } from '../trace/trace.ts';
import type { Report } from './report.ts';
import { plural, type Style, wrap } from './style.ts';
import { renderContradictions, renderFunnel, renderGaps, renderWording } from './trace-parts-text.ts';
import { renderWorks, type WorkLine } from './trace-works-text.ts';

/** A trace for a reader at a terminal: what needs work, what the funnel tells, and what the roadmap leaves open. */
export function renderTraceText(trace: Trace, style: Style): Report {
  const { product, contradictions, wording, gaps } = trace;
  const told = new Set<string>();
  const sections = [
    renderTitle(product, style),
    renderWorks('Tactics', tacticLines(trace), { product, style, told }),
    renderWording(wording, style),
    renderFunnel(trace, style),
    renderContradictions(contradictions, style),
    renderWorks('Roadmap', roadmapLines(trace), { product, style, told }),
    renderGaps(gaps, style),
    renderNextStep(trace, style),
  ];
  const output = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return { output: `${output}\n`, exitCode: needsWork(trace) ? 1 : 0 };
}

function renderTitle(product: Product, style: Style): string[] {
  return [
    ...wrap(product.element?.fields.name ?? product.id, style.width).map(style.bold),
    ...wrap('What rests on the positioning, and whether it still fits', style.width),
  ];
}

function tacticLines({ tactics }: Trace): WorkLine[] {
  return tactics.map((traced) => ({ traced, note: traced.work.fields.stage ?? 'no stage', problems: [] }));
}

/** What is over is told only where something about it is odd. */
function roadmapLines({ roadmap }: Trace): WorkLine[] {
  return roadmap
    .filter(({ work, problems }) => isOpen(work) || problems.length > 0)
    .map(({ problems, ...traced }) => ({ traced, note: traced.work.fields.status ?? 'no status', problems }));
}

function renderNextStep({ tactics, roadmap, wording }: Trace, style: Style): string[] {
  const works = [...tactics, ...roadmap.filter(({ work }) => isOpen(work))];
  const having = (wanted: string) => works.filter(({ status }) => status === wanted).length;
  const steps = [
    having('orphan') > 0
      ? `${plural(having('orphan'), 'item names', 'items name')} what does not exist: mend the inputs.`
      : '',
    having('stale') > 0
      ? 'Read what is stale, mend it where it no longer fits, then record that it does with: throughline review <kind/id…>'
      : '',
    having('unreviewed') > 0 ? 'What was never reviewed cannot go stale: begin with throughline review <kind/id…>' : '',
  ].filter((step) => step !== '');
  if (tactics.length + roadmap.length === 0 && wording.fileCount === 0) {
    return wrap(
      'No tactic and no roadmap item is written down yet, so there is nothing to trace. → Begin with the page that customers see first: throughline new tactic home-page',
      style.width,
    );
  }
  if (works.length === 0 && wording.fileCount > 0 && wording.findings.length === 0) {
    return [style.green('Every word that was read still fits.')];
  }
  if (works.length > 0 && steps.length === 0) return [style.green('Everything that was written down still fits.')];
  return steps.flatMap((step) => wrap(`→ ${step}`, style.width));
}
