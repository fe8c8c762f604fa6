import type { Change } from '../diff/change.ts';
import type { Consequence } from '../diff/consequence.ts';
import { typedReference } from '../model/kinds.ts';
import { renderJson } from './json.ts';
import type { DiffResult, ReadSide } from './diff/diff-report.ts';
import { stepsTo } from './diff/field-steps.ts';
import type { Report } from './report.ts';

/** A diff as one JSON object, with every change and every consequence. */
export function renderDiffJson(result: DiffResult): Report {
  const value = {
    base: sideToJson(result.base),
    head: sideToJson(result.head),
    changes: result.changes.map((change) => changeToJson(change, result)),
    consequences: result.consequences.map((consequence) => consequenceToJson(consequence, result)),
  };
  return { output: renderJson(value), exitCode: 0 };
}

function sideToJson({ name, isThere, brokenFiles }: ReadSide) {
  return { name, exists: isThere, broken_files: brokenFiles };
}

function changeToJson(change: Change, { nameOf, isUnreadable }: DiffResult) {
  const { product, kind, id, field, before, after } = change;
  return {
    product,
    kind,
    id,
    name: nameOf(kind, product, id),
    change: change.change,
    field: field === null ? null : field.join('.'),
    label: change.change === 'changed' ? labelOf(change, nameOf) : null,
    part: change.change === 'changed' ? change.part : null,
    before,
    after,
    unreadable: isUnreadable(change),
  };
}

/** The field as a reader calls it, with the names of the elements on the way. */
function labelOf({ product, kind, field }: Change, nameOf: DiffResult['nameOf']): string {
  return stepsTo(kind, field ?? [])
    .steps.map((step) => {
      if (step.type === 'field') return step.title;
      const [to] = step.target?.form === 'id' ? step.target.to : [];
      return (to && nameOf(to, product, step.text)) ?? step.text;
    })
    .join(', ');
}

function consequenceToJson({ product, kind, subject, statement, because }: Consequence, { nameOf }: DiffResult) {
  return {
    product,
    kind,
    subject: typedReference(subject.kind, subject.id),
    name: nameOf(subject.kind, product, subject.id),
    statement,
    because,
  };
}
