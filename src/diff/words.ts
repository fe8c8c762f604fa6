import type { Cell, Verdict } from '../derive/verdict.ts';
import { resolveRef, schemaOf } from '../document/schema.ts';
import type { Kind } from '../model/kinds.ts';
import type { FieldPath } from '../model/place.ts';

/** Where the title of a schema, made to stand beside its field, says too little on its own. */
const ownLabels: Readonly<Record<string, string>> = {
  'product market': 'Market category',
  'market alternatives': 'Who it is compared with',
  'market segments': 'Who it is for',
  'market expected': 'What customers expect',
  'attribute versus': 'Who else has it',
  'view market': 'Market category',
  'view alternatives': 'Who we compete with',
  'view segments': 'Best-fit customers',
  'view values': 'What customers value',
};

/** What a reader calls a top-level field: the title of its schema, or better words. The body is the text. */
export function fieldLabel(kind: Kind, [name = '']: FieldPath): string {
  const property = schemaOf(kind).properties?.[name];
  if (!property) return name === 'body' ? 'Text' : String(name);
  return ownLabels[`${kind} ${name}`] ?? resolveRef(property).title ?? String(name);
}

/** A verdict as it stands in a sentence. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  unique: 'unique',
  differentiating: 'differentiating',
  unknown: 'unknown',
  contested: 'contested',
  table_stakes: 'table stakes',
  not_applicable: 'compared with nothing',
};

/** What an alternative does about an attribute, in the forms that sentences need. `it` stands for the attribute. */
export const cellWords: Readonly<Record<Cell, Readonly<Record<'is' | 'are' | 'being', (it: string) => string>>>> = {
  has: { is: (it) => `has ${it}`, are: (it) => `have ${it}`, being: (it) => `having ${it}` },
  partial: {
    is: (it) => `has ${it} in part`,
    are: (it) => `have ${it} in part`,
    being: (it) => `having ${it} in part`,
  },
  lacks: { is: (it) => `lacks ${it}`, are: (it) => `lack ${it}`, being: (it) => `lacking ${it}` },
  unknown: {
    is: (it) => `may have ${it} or not`,
    are: (it) => `may have ${it} or not`,
    being: (it) => `perhaps having ${it}`,
  },
  'n/a': {
    is: (it) => `cannot be held against ${it}`,
    are: (it) => `cannot be held against ${it}`,
    being: (it) => `being nothing to hold against ${it}`,
  },
};

/** How many reasons are told in full. */
export const mostSentences = 4;

/** The first few of several sentences, each once, and how many more there are. */
export function someSentences(all: readonly string[]): string {
  const sentences = [...new Set(all)];
  const more = sentences.length - mostSentences;
  const rest = more > 0 ? [`And ${more} more ${more === 1 ? 'reason' : 'reasons'}.`] : [];
  return [...sentences.slice(0, mostSentences), ...rest].join(' ');
}
