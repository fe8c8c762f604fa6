import { caresAbout, verdictCauses } from './attribute-causes.ts';
import { isSameMarket, marketName, marketNow, nameOf, namesOf, type Scene } from './scene.ts';
import { verdictWords } from './words.ts';

/** Why a value sets the product apart now, or does not any more: what became of the attributes that enable it. */
export function valueCauses(scene: Scene, id: string): string[] {
  const [was, is] = [scene.before, scene.after].map(({ values }) => values.get(id)?.because ?? []);
  const moved = [
    ...(was ?? []).filter((attribute) => !is?.includes(attribute)),
    ...(is ?? []).filter((attribute) => !was?.includes(attribute)),
  ];
  return moved.map((attribute) => attributeCause(scene, id, attribute));
}

/** What happened to one of the attributes that a value rests on, or rested on. */
function attributeCause(scene: Scene, value: string, id: string): string {
  const { before, after } = scene;
  const name = nameOf(scene, 'attribute', id);
  const [restedOn, restsOn] = [before, after].map(({ of }) => of.value.get(value)?.fields.enabled_by.includes(id));
  if (!after.of.attribute.has(id)) return `${name} was removed.`;
  if (!restsOn) return `It no longer rests on ${name}.`;
  const verdict = verdictWords[after.attributes.get(id)?.verdict ?? 'not_applicable'];
  if (!restedOn) return `It now rests on ${name}, which is ${verdict}.`;
  if (!before.of.attribute.has(id)) return `${name} is new, and ${verdict}.`;
  if (!isSameMarket(scene)) return `${marketNow(scene)}, where ${name} is ${verdict}.`;
  return `${name} is now ${verdict}: ${verdictCauses(scene, id).join(' ')}`;
}

/** Why a segment can be planned on now, or cannot any more. */
export function segmentCauses(scene: Scene, id: string): string[] {
  const [was, is] = [scene.before.segments.get(id), scene.after.segments.get(id)];
  if (!was || !is) {
    const cares = is ? `, and they care about ${namesOf(scene, 'value', is.values)}` : '';
    if (!isSameMarket(scene)) return [`${marketNow(scene)}, which is${is ? '' : ' not'} for them${cares}.`];
    return [`${marketName(scene)} is ${is ? 'now' : 'no longer'} for them${cares}.`];
  }
  if (was.actionable) {
    const lost = was.values.filter((value) => !is.values.includes(value));
    const findable = is.findable ? [] : ['No characteristic says any more how to find them.'];
    return [...findable, ...lost.map((value) => lostValue(scene, id, value))];
  }
  const gained = is.values.filter((value) => !was.values.includes(value));
  const findable = was.findable ? [] : ['A characteristic now says how to find them.'];
  return [...findable, ...gained.map((value) => gainedValue(scene, id, value))];
}

function lostValue(scene: Scene, segment: string, value: string): string {
  const name = nameOf(scene, 'value', value);
  const { of } = scene.after;
  if (!of.value.has(value)) return `${name} was removed.`;
  if (!caresAbout(of.segment.get(segment), value)) return `They no longer care about ${name}.`;
  return [`${name} is no longer differentiated.`, ...valueCauses(scene, value)].join(' ');
}

function gainedValue(scene: Scene, segment: string, value: string): string {
  const name = nameOf(scene, 'value', value);
  const { of } = scene.before;
  if (!caresAbout(of.segment.get(segment), value)) return `They now care about ${name}.`;
  if (!of.value.has(value)) return `${name} is new, and differentiated.`;
  return [`${name} is differentiated now.`, ...valueCauses(scene, value)].join(' ');
}
