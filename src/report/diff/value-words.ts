import type { NameOf } from '../../diff/names.ts';
import type { CanonicalValue } from '../../document/canonical.ts';
import { naturalKeys } from '../../document/members.ts';
import { splitTypedReference } from '../../document/references.ts';
import { type ReferenceTarget, resolveRef, type Schema } from '../../document/schema.ts';
import { type Kind, kindOfFolder } from '../../model/kinds.ts';
import { clip } from '../../model/words.ts';
import { type Fragment, type Line, listFragments } from './fragment.ts';

/** Whose values are told, and what the elements that they name are called. */
export interface Teller {
  readonly kind: Kind;
  readonly product: string | null;
  readonly nameOf: NameOf;
}

export const longestText = 160;
const mostItems = 6;

/** What stands for a text that may name an element: its name, or else the text. */
export function nameInWords({ product, nameOf }: Teller, text: string, target: ReferenceTarget): Fragment {
  if (target.also?.includes(text)) return text;
  const typed = target.form === 'kind/id' ? splitTypedReference(text) : null;
  const kinds = typed ? [kindOfFolder(typed.folder)].filter((kind) => kind !== null) : target.to;
  for (const kind of kinds) {
    const name = nameOf(kind, product, typed?.id ?? text);
    if (name !== null) return { name: clip(name, longestText) };
  }
  return target.form === 'name' ? quoted(text) : { name: clip(text, longestText) };
}

/** A value as a reader would say it. */
export function valueInWords(teller: Teller, value: CanonicalValue, schema: Schema | null): Line {
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'string') return [textInWords(teller, value, schema)];
  if (Array.isArray(value)) {
    const items = schema?.items ? resolveRef(schema.items) : null;
    return listFragments(
      value.map((item: CanonicalValue) => valueInWords(teller, item, items)),
      mostItems,
    );
  }
  return groupInWords(teller, Object.entries(value), schema);
}

const choiceWords: Readonly<Record<string, string>> = {
  has: 'has it',
  partial: 'has it in part',
  lacks: 'lacks it',
  unknown: 'not known',
  'n/a': 'cannot be compared',
};

function textInWords(teller: Teller, text: string, schema: Schema | null): Fragment {
  const target = schema?.['x-reference'];
  if (target) return nameInWords(teller, text, target);
  if (schema?.enum?.includes(text)) return choiceWords[text] ?? text.replaceAll('_', ' ');
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : quoted(text);
}

const abouts = new Set(Object.values(naturalKeys));

/** What a group says beside what it is about. */
function groupInWords(
  teller: Teller,
  fields: readonly (readonly [string, CanonicalValue])[],
  schema: Schema | null,
): Line {
  return fields
    .filter(([key]) => !abouts.has(key))
    .flatMap(([key, value], index): Line => {
      const property = schema?.properties?.[key];
      const inner = property ? resolveRef(property) : null;
      const title = (inner?.title ?? key).toLowerCase();
      return [`${index === 0 ? '' : '; '}${title}: `, ...valueInWords(teller, value, inner)];
    });
}

/** A text that somebody wrote, on one line and not too long of it. */
export function quoted(text: string, longest = longestText): Fragment {
  return { quote: clip(text, longest) };
}
