import type { Work } from '../derive/inputs.ts';
import { typedReference } from '../model/kinds.ts';
import type { Product } from '../model/positioning.ts';
import { moveInWords } from '../trace/move-words.ts';
import { needsWork, type Trace } from '../trace/trace.ts';
import type { Move, TracedWork } from '../trace/trace-reviews.ts';
import { renderJson } from './json.ts';
import { findingToJson } from './check-json.ts';
import type { Report } from './report.ts';

/** A trace as one JSON object. Problems are sentences; an item's own `status` on the roadmap is its `progress`. */
export function renderTraceJson(trace: Trace): Report {
  const { wording } = trace;
  const { funnel, contradictions, ...works } = traceToJson(trace);
  const value = {
    product: trace.product.id,
    ...works,
    findings: wording.findings.map((finding) => ({
      ...findingToJson(finding),
      stage: finding.stage,
      tactic: finding.tactic,
      also_in: finding.alsoIn,
    })),
    files_read: wording.fileCount,
    baseline: wording.baseline && {
      file: wording.baseline.path,
      known: wording.baseline.knownCount,
      gone: wording.baseline.gone,
    },
    funnel,
    contradictions,
  };
  return { output: renderJson(value), exitCode: needsWork(trace) ? 1 : 0 };
}

/** A trace as `trace --format json` prints it, without what stands in files outside of the positioning. */
export function traceToJson({ product, tactics, roadmap, gaps, funnel, contradictions }: Trace) {
  return {
    tactics: tactics.map((traced) => ({
      id: traced.work.id,
      stage: traced.work.fields.stage ?? null,
      ...reviewToJson(product, traced),
    })),
    roadmap: roadmap.map(({ problems, ...traced }) => ({
      id: traced.work.id,
      progress: traced.work.fields.status ?? null,
      ...reviewToJson(product, traced),
      problems: problems.map(({ message }) => message),
    })),
    roadmap_gaps: gaps,
    funnel: funnel.map(({ impliedValues, ...stage }) => ({ ...stage, implied_values: impliedValues })),
    contradictions,
  };
}

function reviewToJson(product: Product, { status, record, missing, staleInputs, moves }: TracedWork<Work>) {
  return {
    status,
    stale_inputs: staleInputs,
    missing_inputs: missing,
    reviewed: record.isEmpty ? null : { revision: record.revision, because: record.because },
    moved: moves.map((move) => moveToJson(product, move)),
  };
}

/** `through` is the way from an input to what moved, both included; `fields` is null where the old version is not known. */
function moveToJson(product: Product, move: Move) {
  const { ground, how, before, differences } = move;
  return {
    element: ground.reference,
    change: how,
    through: ground.way.map(({ kind, id }) => typedReference(kind, id)),
    inputs: ground.inputs,
    before,
    after: ground.fingerprint,
    fields: differences,
    message: moveInWords(product, move),
  };
}
