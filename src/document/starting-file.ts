import { stringify } from 'yaml';
import type { Kind } from '../model/kinds.ts';
import { resolveRef, type Schema, schemaOf } from './schema.ts';

const commentWidth = 76;

/**
 * A new file of a kind: what must be there is there, everything else stands ready behind `#` with its example.
 * `known` gives values for fields that only the caller can know, such as a reference to an element that exists.
 */
export function renderStartingFile(kind: Kind, id: string, known: Readonly<Record<string, unknown>>): string {
  const schema = schemaOf(kind);
  const fields = Object.entries(schema.properties ?? {}).map(([key, property]) => {
    const isRequired = schema.required?.includes(key) ?? false;
    return renderField(key, resolveRef(property), isRequired || key in known, { name: nameFromId(id), ...known });
  });
  return `---\n${fields.join('\n')}---\n\n${startingBody(kind)}\n`;
}

/** What stands in the body of a starting file until somebody writes something there. */
export function startingBody(kind: Kind): string {
  return `<!-- ${bodyHint(kind)} -->`;
}

function renderField(key: string, schema: Schema, isLive: boolean, known: Readonly<Record<string, unknown>>): string {
  const comment = wrapWords(`# ${schema.description ?? ''}`, '# ');
  const example = toYaml(key, schema.examples?.[0]);
  if (!isLive) return `${comment}${example.replace(/^/gm, '# ').replace(/# $/, '')}`;
  const value = Object.hasOwn(known, key) ? known[key] : emptyValue(schema);
  const hint = Array.isArray(value) || isEmptyMap(value) ? example.replace(/^/gm, '#   ').replace(/#   $/, '') : '';
  return `${comment}${hint}${toYaml(key, value)}`;
}

/** The value of a required field that nobody has filled in: nothing where that is possible, else the first choice. */
function emptyValue({ type, enum: choices, examples }: Schema): unknown {
  if (type === 'array') return [];
  if (type === 'object') return {};
  return choices?.[0] ?? examples?.[0];
}

function isEmptyMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function toYaml(key: string, value: unknown): string {
  return stringify({ [key]: value }, { lineWidth: 0, flowCollectionPadding: false });
}

function nameFromId(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function wrapWords(text: string, prefix: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > commentWidth) {
      lines.push(line);
      line = prefix + word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return `${[...lines, line].join('\n')}\n`;
}

const bodyHints: Partial<Record<Kind, string>> = {
  'sign-off': 'Say here how your company decides about its positioning, and who to ask.',
  check: 'Say here why rules are set as they are, so that nobody has to guess later.',
  view: 'Say here, in your own words, what you would tell a new colleague about who we compete with and for whom.',
};

function bodyHint(kind: Kind): string {
  return (
    bodyHints[kind] ??
    'Say here, in plain words, what a new colleague should know and why it is so. All of it is signed.'
  );
}
