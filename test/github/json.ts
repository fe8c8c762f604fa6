/** What JSON can hold. A property that is left out reads as undefined. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json | undefined;
}

/** Throws when the text is no JSON. */
export function parseJson(text: string): Json {
  return JSON.parse(text);
}

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** Throws when there is no object: in a test that is a bug of the test. */
export function objectOf(json: Json | undefined): JsonObject {
  if (isObject(json)) return json;
  throw new Error(`Expected an object, not ${shorten(json)}`);
}

/** Throws when there is no list. */
export function listOf(json: Json | undefined): Json[] {
  if (Array.isArray(json)) return json;
  throw new Error(`Expected a list, not ${shorten(json)}`);
}

/** What the keys lead to, from the outside in; undefined when they lead nowhere. */
export function at(json: Json | undefined, ...keys: readonly string[]): Json | undefined {
  return keys.reduce((value: Json | undefined, key) => (isObject(value) ? value[key] : undefined), json);
}

/** The text that the keys lead to; throws when there is none. */
export function textAt(json: Json | undefined, ...keys: readonly string[]): string {
  const value = at(json, ...keys);
  if (typeof value === 'string') return value;
  throw new Error(`Expected a text at ${keys.join('.')} of ${shorten(json)}`);
}

/** The number that the keys lead to; throws when there is none. */
export function numberAt(json: Json | undefined, ...keys: readonly string[]): number {
  const value = at(json, ...keys);
  if (typeof value === 'number') return value;
  throw new Error(`Expected a number at ${keys.join('.')} of ${shorten(json)}`);
}

function shorten(json: Json | undefined): string {
  return JSON.stringify(json)?.slice(0, 200) ?? 'nothing';
}
