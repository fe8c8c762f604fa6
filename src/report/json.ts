// JSON.stringify leaves these as they are; a terminal does not.
const steering = /[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

/** A value as a page of JSON. What could steer a terminal or turn the reading direction is escaped, as JSON allows. */
export function renderJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  return `${json.replace(steering, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
