import type { Json } from './json.ts';

/** A place in an answer: the keys from the top down to it. Empty: the whole answer. */
export type JsonPath = readonly (string | number)[];

/** Every place in an answer, the whole first. */
export function pathsIn(json: Json, path: JsonPath = []): readonly JsonPath[] {
  const inside = Array.isArray(json) ? [...json.entries()] : isObject(json) ? Object.entries(json) : [];
  return [path, ...inside.flatMap(([key, value]) => pathsIn(value, [...path, key]))];
}

/** The answer with something else in one place; with nothing there when that is undefined. */
export function replaceIn(json: Json, path: JsonPath, by: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return by ?? null;
  if (Array.isArray(json)) return json.map((item, index) => (index === key ? replaceIn(item, rest, by) : item));
  if (!isObject(json)) return json;
  const { [key]: inside = null, ...others } = json;
  return rest.length === 0 && by === undefined ? others : { ...json, [key]: replaceIn(inside, rest, by) };
}

/** What stands at a place. */
export function valueAt(json: Json, path: JsonPath): Json {
  return path.reduce<Json>((value, key) => (value as Record<string | number, Json>)[key] ?? null, json);
}

/** What could come in place of a value: nothing, another type, another value of the same type. */
export function corruptionsOf(value: Json): readonly (Json | undefined)[] {
  const others: readonly Json[] = [null, true, false, 0, 1, -1, 1.5, '', 'other', '0'.repeat(40), [], {}];
  return [undefined, ...others.filter((other) => JSON.stringify(other) !== JSON.stringify(value)), ...similarTo(value)];
}

function similarTo(value: Json): readonly Json[] {
  if (typeof value === 'number') return [value + 1, value - 1, String(value)];
  if (typeof value !== 'string') return [];
  const last = value.at(-1) === '1' ? '2' : '1';
  return [`${value}1`, value.slice(0, -1), value.slice(0, -1) + last, value.toUpperCase(), ` ${value}`].filter(
    (other) => other !== value,
  );
}

function isObject(json: Json): json is Record<string, Json> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
