import { type DerivedAttribute, isCaredFor } from '../derive/frame.ts';
import type { CollectionKind } from '../model/kinds.ts';
import { compareText } from '../model/order.ts';
import { careCauses, verdictCauses } from './attribute-causes.ts';
import type { Consequence, ConsequenceKind } from './consequence.ts';
import { isSameMarket, nameOf, type Scene } from './scene.ts';
import { segmentCauses, valueCauses } from './value-causes.ts';
import { someSentences, verdictWords } from './words.ts';

/**
 * What became of attributes, values and segments in the chosen market. Only of those that were there before and still
 * are: what was added or removed is a change, and needs no consequence. Each in id order.
 */
export function deriveFrameConsequences(scene: Scene): Consequence[] {
  return [
    ...lasting(scene, 'attribute').flatMap((id) => attributeConsequences(scene, id)),
    ...lasting(scene, 'value').flatMap((id) => valueConsequences(scene, id)),
    ...lasting(scene, 'segment').flatMap((id) => segmentConsequences(scene, id)),
  ];
}

function lasting({ before, after }: Scene, kind: CollectionKind): string[] {
  return [...after.of[kind].keys()].filter((id) => before.of[kind].has(id)).toSorted(compareText);
}

interface Happening {
  readonly kind: ConsequenceKind;
  /** What happens to it, without its name. */
  readonly what: string;
  readonly causes: readonly string[];
}

function tell(scene: Scene, subject: { kind: CollectionKind; id: string }, { kind, what, causes }: Happening) {
  const statement = `The ${subject.kind} ${nameOf(scene, subject.kind, subject.id)} ${what}.`;
  return { product: scene.after.id, kind, subject, statement, because: someSentences(causes) };
}

function attributeConsequences(scene: Scene, id: string): Consequence[] {
  const [was, is] = [scene.before.attributes.get(id), scene.after.attributes.get(id)];
  if (!was || !is) return [];
  const happenings = [...verdictMoves(scene, was, is), ...careMoves(scene, was, is), ...wasteMoves(scene, was, is)];
  return happenings.map((happening) => tell(scene, { kind: 'attribute', id }, happening));
}

function verdictMoves(scene: Scene, was: DerivedAttribute, is: DerivedAttribute): Happening[] {
  if (was.verdict === is.verdict) return [];
  const what = `is now ${verdictWords[is.verdict]}; it was ${verdictWords[was.verdict]}`;
  return [{ kind: `attribute_became_${is.verdict}`, what, causes: verdictCauses(scene, is.id) }];
}

function careMoves(scene: Scene, was: DerivedAttribute, is: DerivedAttribute): Happening[] {
  if (isCaredFor(was) === isCaredFor(is)) return [];
  const causes = careCauses(scene, is.id);
  return isCaredFor(is)
    ? [{ kind: 'attribute_cared_for', what: 'now matters to somebody in the chosen market', causes }]
    : [{ kind: 'attribute_no_longer_cared_for', what: 'matters to nobody in the chosen market any more', causes }];
}

/** Into the list of what is unique and nobody cares about, or out of it. */
function wasteMoves(scene: Scene, was: DerivedAttribute, is: DerivedAttribute): Happening[] {
  const [before, after] = [was, is].map((attribute) => attribute.verdict === 'unique' && !isCaredFor(attribute));
  if (before === after) return [];
  const causes = [
    ...(isCaredFor(was) === isCaredFor(is) ? [] : careCauses(scene, is.id)),
    ...(was.verdict === is.verdict ? [] : verdictCauses(scene, is.id)),
  ].slice(0, isSameMarket(scene) ? undefined : 1);
  return after
    ? [{ kind: 'attribute_unique_nobody_cares', what: 'is unique, and nobody cares', causes }]
    : [{ kind: 'attribute_no_longer_unique_nobody_cares', what: 'is no longer "unique, nobody cares"', causes }];
}

function valueConsequences(scene: Scene, id: string): Consequence[] {
  const [was, is] = [scene.before.values.get(id), scene.after.values.get(id)];
  if (!was || !is || was.differentiated === is.differentiated) return [];
  const causes = valueCauses(scene, id);
  const happening: Happening = is.differentiated
    ? { kind: 'value_differentiated', what: 'is differentiated now', causes }
    : { kind: 'value_no_longer_differentiated', what: 'is no longer differentiated', causes };
  return [tell(scene, { kind: 'value', id }, happening)];
}

/** A segment that the chosen market is not for cannot be planned on there. */
function segmentConsequences(scene: Scene, id: string): Consequence[] {
  const [was, is] = [scene.before, scene.after].map(({ segments }) => segments.get(id)?.actionable ?? false);
  if (was === is) return [];
  const causes = segmentCauses(scene, id);
  const happening: Happening = is
    ? { kind: 'segment_actionable', what: 'is actionable now', causes }
    : { kind: 'segment_no_longer_actionable', what: 'is no longer actionable', causes };
  return [tell(scene, { kind: 'segment', id }, happening)];
}
