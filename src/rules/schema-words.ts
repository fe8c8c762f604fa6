import { findNearest, lettersOf, type Nearest, suggest } from '../document/nearest.ts';
import type { SchemaProblem } from '../document/problem.ts';
import { kindsWithField, schemaAt } from '../document/schema.ts';
import { valueAt } from '../document/value-at.ts';
import { type Kind, kindLabel } from '../model/kinds.ts';
import type { FieldPath } from '../model/place.ts';
import {
  choicesInWords,
  exampleLine,
  exampleOf,
  fieldInWords,
  fileInWords,
  isDate,
  isInWords,
  isItem,
  orRemove,
  pathInWords,
  takesGroups,
  writeYaml,
} from './field-words.ts';
import { capitalise, clip, code, someInWords } from '../model/words.ts';

/** A field that does not fit, with the frontmatter that it stands in, as written. */
export interface Misfit {
  readonly kind: Kind;
  readonly data: object;
  readonly problem: SchemaProblem;
}

interface Words {
  readonly message: string;
  readonly help: string;
  readonly fix?: string;
}

/** Says what does not fit, and what to write instead, without a word of JSON Schema. */
export function wordsFor(misfit: Misfit): Words {
  switch (misfit.problem.keyword) {
    case 'additionalProperties':
      return unknownKey(misfit);
    case 'required':
      return missing(misfit);
    case 'enum':
      return wrongChoice(misfit);
    case 'type':
      return wrongType(misfit);
    case 'pattern':
      return wrongForm(misfit);
    case 'format':
      return unlike(misfit, 'a date as year-month-day');
    case 'minItems':
      return emptyList(misfit);
    case 'uniqueItems':
      return listedTwice(misfit);
    default:
      return unlike(misfit, 'something else here');
  }
}

/** The key that a misspelt key was probably meant to be, or null. */
export function nearestKey({ kind, problem: { field } }: Misfit): Nearest | null {
  return findNearest(String(field.at(-1)), knownKeys(kind, field.slice(0, -1)));
}

function knownKeys(kind: Kind, parent: FieldPath): string[] {
  return Object.keys(schemaAt(kind, parent)?.properties ?? {});
}

function unknownKey(misfit: Misfit): Words {
  const { kind, problem } = misfit;
  const key = String(problem.field.at(-1));
  const parent = problem.field.slice(0, -1);
  const prefixes = Object.keys(schemaAt(kind, parent)?.patternProperties ?? {}).map((pattern) => pattern.slice(1));
  if (prefixes.length > 0) return wrongPrefix(misfit, key, prefixes);
  const owners = parent.length === 0 ? kindsWithField(key) : [];
  if (owners.length > 0) return fieldOfOthers(kind, key, owners);
  const nearest = nearestKey(misfit);
  return {
    message: `${code(key)} is no field of ${parent.length === 0 ? fileInWords(kind) : pathInWords(kind, parent)}.`,
    help: suggest(key, knownKeys(kind, parent), 'field'),
    ...(nearest?.isSameWord && isOnlySpelling(misfit, nearest.candidate) && { fix: nearest.candidate }),
  };
}

function fieldOfOthers(kind: Kind, key: string, owners: readonly Kind[]): Words {
  const shown = someInWords(owners.slice(0, 3).map(fileInWords), owners.length);
  return {
    message: `${code(key)} is no field of ${fileInWords(kind)}; it is a field of ${shown}.`,
    help: `Remove ${code(key)}, or move it to the file that it tells about.`,
  };
}

/** A key that must begin with a folder's name, as in `judgements`. */
function wrongPrefix({ kind, problem }: Misfit, key: string, prefixes: readonly string[]): Words {
  const [folder = '', ...rest] = key.split('/');
  const nearest = rest.length === 0 ? null : findNearest(`${folder}/`, prefixes);
  const example = Object.keys((exampleOf(kind, problem.field.slice(0, -1)) as object | undefined) ?? {})[0];
  const meant = nearest && `${nearest.candidate}${rest.join('/')}`;
  return {
    message: `${fieldInWords(kind, problem.field)} is no key that fits; expected one that begins with ${choicesInWords(prefixes)}.`,
    help: meant
      ? `Did you mean ${code(meant)}?`
      : `Write folder and file name, as in ${code(example ?? prefixes[0] ?? '')}.`,
  };
}

/** True when no other key beside it is the same word: only then is it safe to correct its spelling. */
function isOnlySpelling({ data, problem }: Misfit, meant: string): boolean {
  const siblings = Object.keys((valueAt(data, problem.field.slice(0, -1)) as object | undefined) ?? {});
  return siblings.filter((key) => lettersOf(key) === lettersOf(meant)).length === 1;
}

function missing({ kind, problem: { field } }: Misfit): Words {
  const parent = field.slice(0, -1);
  const place =
    parent.length === 0 ? `every ${kindLabel(kind)} needs it` : `expected it in ${pathInWords(kind, parent)}`;
  const choices = schemaAt(kind, field)?.enum;
  return {
    message: `${code(field.at(-1) ?? '')} is missing; ${place}.`,
    help: `Add a line such as ${exampleLine(kind, field)}.${choices ? ` Choose from ${choicesInWords(choices)}.` : ''}`,
  };
}

function wrongChoice({ kind, data, problem }: Misfit): Words {
  const allowed = (problem.params['allowedValues'] as readonly string[] | undefined) ?? [];
  const value = valueAt(data, problem.field);
  const nearest = typeof value === 'string' ? findNearest(value, allowed) : null;
  return {
    message: `${capitalise(fieldInWords(kind, problem.field))} ${isInWords(value)}; expected ${choicesInWords(allowed)}.`,
    help: nearest ? `Did you mean ${code(nearest.candidate)}?` : 'Write one of these words.',
    ...(nearest?.isSameWord && { fix: nearest.candidate }),
  };
}

const typesInWords: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a group of keys',
  boolean: '`true` or `false`',
};

function wrongType(misfit: Misfit): Words {
  const { kind, data, problem } = misfit;
  const value = valueAt(data, problem.field);
  const type = String(problem.params['type']);
  if (isDate(kind, problem.field) && value !== null) return unlike(misfit, 'a date as year-month-day');
  return {
    message: `${capitalise(fieldInWords(kind, problem.field))} ${isInWords(value)}; expected ${typesInWords[type] ?? 'something else'}.`,
    help: value === null ? helpForEmpty(misfit) : helpForType(misfit, type, value),
  };
}

function helpForEmpty({ kind, problem: { field } }: Misfit): string {
  if (isItem(kind, field)) return 'Write something after the hyphen, or remove the item.';
  return `Write ${exampleLine(kind, field)}${orRemove(kind, field)}.`;
}

function helpForType({ kind, problem: { field } }: Misfit, type: string, value: unknown): string {
  if (type === 'string') return helpForText(value);
  if (type === 'boolean') return 'Write `true` or `false`, without quotes.';
  if (type === 'array' && typeof value !== 'object' && !takesGroups(kind, field)) {
    return `Write it as a list: \`[${clip(String(value))}]\`.`;
  }
  if (isItem(kind, field))
    return `Begin the item with ${code(`${schemaAt(kind, field)?.required?.[0] ?? 'name'}: …`)}.`;
  return `Write it as ${typesInWords[type] ?? 'shown'}, as in ${exampleLine(kind, field)}.`;
}

function helpForText(value: unknown): string {
  if (Array.isArray(value)) return 'Write one text instead of a list.';
  if (typeof value === 'object') return 'Put quotes around the whole text: a colon in it makes two texts of it.';
  return 'Put quotes around it.';
}

function wrongForm(misfit: Misfit): Words {
  const { kind, data, problem } = misfit;
  const { field } = problem;
  const value = valueAt(data, field);
  if (typeof value === 'string' && value.trim() === '') {
    return {
      message: `${capitalise(fieldInWords(kind, field))} is blank; expected text.`,
      help: isItem(kind, field)
        ? 'Write something there, or remove the item.'
        : `Write ${exampleLine(kind, field)}${orRemove(kind, field)}.`,
    };
  }
  if (field[0] === 'owners') return unlike(misfit, 'a GitHub user or team, or an e-mail address');
  return unlike(misfit, field.at(-1) === 'url' ? 'a web address' : 'another form');
}

function emptyList({ kind, problem: { field } }: Misfit): Words {
  return {
    message: `${capitalise(fieldInWords(kind, field))} is an empty list; expected at least one item.`,
    help: `Write ${exampleLine(kind, field)}${orRemove(kind, field)}.`,
  };
}

function listedTwice({ kind, data, problem: { field } }: Misfit): Words {
  const value = valueAt(data, field);
  return {
    message: `${capitalise(fieldInWords(kind, field))} lists ${typeof value === 'string' ? code(value) : 'the same thing'} a second time.`,
    help: 'Remove one of the two.',
  };
}

function unlike({ kind, data, problem: { field } }: Misfit, expected: string): Words {
  const example = exampleOf(kind, field);
  return {
    message: `${capitalise(fieldInWords(kind, field))} ${isInWords(valueAt(data, field))}; expected ${expected}.`,
    help:
      example === undefined
        ? 'Compare it with the page of this kind.'
        : `Write it as in ${code(writeYaml(example), 100)}.`,
  };
}
