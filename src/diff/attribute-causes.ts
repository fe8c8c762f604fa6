import type { DerivedAttribute } from '../derive/frame.ts';
import { type Cell, cellOf } from '../derive/verdict.ts';
import type { Element } from '../model/element.ts';
import { capitalise } from '../model/words.ts';
import { isSameMarket, marketName, marketNow, nameOf, namesOf, type Scene, type Side } from './scene.ts';
import { cellWords } from './words.ts';

/**
 * Why an attribute is worth something else now: the cells that differ, in sentences. `it` is what the attribute is
 * called in them; `among` narrows them to some alternatives. Empty when no cell differs.
 */
export function verdictCauses(scene: Scene, id: string, it = 'it', among?: ReadonlySet<string>): string[] {
  const { before, after } = scene;
  if (!after.of.attribute.has(id)) return [`${nameOf(scene, 'attribute', id)} was removed.`];
  if (!before.of.attribute.has(id)) return [`${nameOf(scene, 'attribute', id)} is new.`];
  if (!isSameMarket(scene)) return [`${marketNow(scene)}, where ${cellsInWords(scene, id, it)}.`];
  const alternatives = new Set([...after.alternatives, ...before.alternatives]);
  return [...(among ?? alternatives)].flatMap((alternative) => {
    const [was, is] = [cellIn(before, id, alternative), cellIn(after, id, alternative)];
    return was === is ? [] : [cellCause(scene, alternative, { was, is, it })];
  });
}

interface CellMove {
  /** Null where nothing was, or is, compared. */
  readonly was: Cell | null;
  readonly is: Cell | null;
  readonly it: string;
}

function cellCause(scene: Scene, alternative: string, { was, is, it }: CellMove): string {
  const name = nameOf(scene, 'alternative', alternative);
  if (was && is) return `${name} went from ${cellWords[was].being(it)} to ${cellWords[is].being('it')}.`;
  if (is) return `${marketName(scene)} now also compares the product with ${name}, which ${cellWords[is].is(it)}.`;
  const lost = was ? `, which ${cellWords[was].is(it)}` : '';
  return `${marketName(scene)} no longer compares the product with ${name}${lost}.`;
}

/** What a cell says in the chosen market of a side. */
function cellIn({ of, alternatives }: Side, id: string, alternative: string): Cell | null {
  const attribute = of.attribute.get(id);
  return attribute && alternatives.has(alternative) ? cellOf(attribute.fields.versus, alternative) : null;
}

function cellsInWords(scene: Scene, id: string, it: string): string {
  const cells = scene.after.attributes.get(id)?.cells;
  const groups: readonly (readonly [Cell, readonly string[]])[] = [
    ['has', cells?.has ?? []],
    ['partial', cells?.partial ?? []],
    ['lacks', cells?.lacks ?? []],
    ['unknown', cells?.unknown ?? []],
  ];
  const said = groups.filter(([, ids]) => ids.length > 0);
  if (said.length === 0) return `there is nothing to compare ${it} with`;
  return said
    .map(([cell, ids]) => {
      return `${namesOf(scene, 'alternative', ids)} ${cellWords[cell][ids.length === 1 ? 'is' : 'are'](it)}`;
    })
    .join('; ');
}

type Care = DerivedAttribute['caredBy'][number];

/** Why somebody cares about an attribute now, or nobody does any more. `it` is what it is called in the sentences. */
export function careCauses(scene: Scene, id: string, it = 'it'): string[] {
  const [before, after] = [scene.before, scene.after].map(({ attributes }) => attributes.get(id)?.caredBy ?? []);
  if (!isSameMarket(scene)) return [careElsewhere(scene, after?.[0], it)];
  return [
    ...without(before, after).map((care) => lostCare(scene, id, care, it)),
    ...without(after, before).map((care) => gainedCare(scene, id, care, it)),
  ];
}

function without(cares: readonly Care[] = [], others: readonly Care[] = []): Care[] {
  return cares.filter(
    ({ segment, value }) => !others.some((other) => other.segment === segment && other.value === value),
  );
}

function careElsewhere(scene: Scene, care: Care | undefined, it: string): string {
  if (!care) return `${marketNow(scene)}, and none of its segments cares about anything that rests on ${it}.`;
  const [who, what] = [nameOf(scene, 'segment', care.segment), nameOf(scene, 'value', care.value)];
  return `${marketNow(scene)}, and its segment ${who} cares about ${what}, which rests on ${it}.`;
}

function lostCare(scene: Scene, attribute: string, { segment, value }: Care, it: string): string {
  const { of, segments } = scene.after;
  const [who, what] = [`the segment ${nameOf(scene, 'segment', segment)}`, nameOf(scene, 'value', value)];
  if (!segments.has(segment)) return `${marketName(scene)} is no longer for ${who}.`;
  const now = of.value.get(value);
  if (!now) return `${what} was removed.`;
  if (!caresAbout(of.segment.get(segment), value)) return `${capitalise(who)} no longer cares about ${what}.`;
  return now.fields.enabled_by.includes(attribute)
    ? `${capitalise(who)} gets ${what} through other attributes now.`
    : `${what} no longer rests on ${it}.`;
}

function gainedCare(scene: Scene, attribute: string, { segment, value }: Care, it: string): string {
  const { of, segments } = scene.before;
  const [who, what] = [`the segment ${nameOf(scene, 'segment', segment)}`, nameOf(scene, 'value', value)];
  if (!segments.has(segment)) return `${marketName(scene)} is now for ${who}, which cares about ${what}.`;
  if (!caresAbout(of.segment.get(segment), value)) return `${capitalise(who)} now cares about ${what}.`;
  const was = of.value.get(value);
  if (!was) return `${what} is new.`;
  return was.fields.enabled_by.includes(attribute)
    ? `${capitalise(who)} now gets ${what} through ${it} too.`
    : `${what} now rests on ${it}.`;
}

/** Does a segment care about a value, for whatever reason? */
export function caresAbout(segment: Element<'segment'> | undefined, value: string): boolean {
  return segment?.fields.cares_about.some((care) => care.value === value) ?? false;
}
