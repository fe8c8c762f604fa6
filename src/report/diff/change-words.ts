import type { FieldChanged } from '../../diff/change.ts';
import type { CanonicalValue } from '../../document/canonical.ts';
import { resolveRef, type Schema } from '../../document/schema.ts';
import { groupBy } from '../../model/order.ts';
import { narrow } from '../narrow.ts';
import { stepsTo } from './field-steps.ts';
import { type Fragment, type Line, listFragments } from './fragment.ts';
import { compareParagraphs, type ParagraphDifference } from './paragraphs.ts';
import { longestText, nameInWords, quoted, type Teller, valueInWords } from './value-words.ts';

const longestProse = 2 * longestText;
const mostItems = 6;
const mostParagraphs = 4;

/** What changed inside one element, a line each; what joined a list and what left it share one. */
export function changesInWords(teller: Teller, changes: readonly FieldChanged[]): Line[] {
  const groups = groupBy(changes, ({ field, part }) => JSON.stringify(part === 'item' ? field.slice(0, -1) : field));
  return [...groups.values()].flatMap((group): Line[] => {
    const items = group.filter(({ part }) => part === 'item');
    return [
      ...listInWords(teller, items),
      ...group.filter(({ part }) => part !== 'item').flatMap((change) => changeInWords(teller, change)),
    ];
  });
}

function changeInWords(teller: Teller, { field, part, before, after }: FieldChanged): Line[] {
  if (part === 'body') return bodyInWords(before, after);
  const { steps, schema } = stepsTo(teller.kind, field);
  const label = labelOf(teller, steps);
  if (part === 'ranking') return [[...label, ...rankingInWords(teller, { before, after, schema })]];
  if (before === null || after === null) {
    const value = valueInWords(teller, before ?? after ?? '', schema);
    return [[...label, before === null ? 'now ' : 'no longer ', ...value]];
  }
  if (isProse(before, schema) && isProse(after, schema)) return [[...label, ...proseInWords(before, after)]];
  return [[...label, 'from ', ...valueInWords(teller, before, schema), ' to ', ...valueInWords(teller, after, schema)]];
}

/** Free text, of which only what differs is shown. */
function isProse(value: CanonicalValue, schema: Schema | null): value is string {
  return typeof value === 'string' && !schema?.enum && !schema?.['x-reference'];
}

function proseInWords(before: string, after: string): Line {
  const [was, is] = narrow(before, after, longestText);
  return ['from ', quoted(was, longestProse), ' to ', quoted(is, longestProse)];
}

/** The way to a value, up to the colon. */
function labelOf(teller: Teller, steps: ReturnType<typeof stepsTo>['steps']): Fragment[] {
  const words = steps.flatMap((step, index): Fragment[] => [
    ...(index === 0 ? [] : [', ']),
    step.type === 'field' ? step.title : itemInWords(teller, step),
  ]);
  return [...words, ': '];
}

function itemInWords(
  teller: Teller,
  { text, target }: Extract<ReturnType<typeof stepsTo>['steps'][number], { type: 'item' }>,
): Fragment {
  if (target) return nameInWords(teller, text, target);
  return (teller.kind === 'market' && nameOfExpected(teller, text)) || quoted(text);
}

/** What customers of a market expect is an attribute's id, or a phrase. */
function nameOfExpected({ product, nameOf }: Teller, text: string): Fragment | null {
  const name = nameOf('attribute', product, text);
  return name === null ? null : { name };
}

/** What joined a list and what left it: on one line, but a line each where there is more to say of it than its name. */
function listInWords(teller: Teller, items: readonly FieldChanged[]): Line[] {
  if (items.length === 0) return [];
  const label = labelOf(teller, stepsTo(teller.kind, items[0]?.field ?? []).steps.slice(0, -1));
  const isDetailed = items.some(({ after }) => typeof after === 'object' && after !== null);
  const rows = isDetailed ? items.slice(0, mostItems).map((item) => [item]) : [items];
  const hidden = isDetailed ? items.length - mostItems : 0;
  return [
    ...rows.map((row): Line => [...label, ...movesInWords(teller, row)]),
    ...(hidden > 0 ? [[...label, `${hidden} more came or went`]] : []),
  ];
}

function movesInWords(teller: Teller, items: readonly FieldChanged[]): Line {
  const [joined, left] = [items.filter(({ before }) => before === null), items.filter(({ after }) => after === null)];
  const tell = (some: readonly FieldChanged[], how: string): Fragment[] =>
    some.length === 0
      ? []
      : [
          how,
          ...listFragments(
            some.map((item) => memberInWords(teller, item)),
            mostItems,
          ),
        ];
  return [
    ...tell(joined, 'now also '),
    ...(joined.length > 0 && left.length > 0 ? ['; '] : []),
    ...tell(left, 'no longer '),
  ];
}

/** An item by what it is about; of a group that is new, what else it says. */
function memberInWords(teller: Teller, { field, before, after }: FieldChanged): Line {
  const { steps, schema } = stepsTo(teller.kind, field);
  const last = steps.at(-1);
  if (last?.type !== 'item') return [];
  const name = itemInWords(teller, last);
  if (before !== null || typeof after !== 'object' || after === null) return [name];
  const rest = valueInWords(teller, after, schema);
  return rest.length === 0 ? [name] : [name, ' (', ...rest, ')'];
}

function rankingInWords(
  teller: Teller,
  { before, after, schema }: Pick<FieldChanged, 'before' | 'after'> & { readonly schema: Schema | null },
): Line {
  const [was, is] = [before, after].map((value) => (value === null ? null : orderInWords(teller, value, schema)));
  if (!was) return ['now ', ...(is ?? [])];
  return is ? ['from ', ...was, ' to ', ...is] : ['no longer ', ...was];
}

function orderInWords(teller: Teller, ranking: CanonicalValue, schema: Schema | null): Line {
  const items = Array.isArray(ranking) ? (ranking as readonly CanonicalValue[]) : [ranking];
  const inner = schema?.items ? resolveRef(schema.items) : null;
  const shown = items.slice(0, mostItems).map((item) => valueInWords(teller, item, inner));
  const rest: readonly Line[] = items.length > mostItems ? [[`${items.length - mostItems} more`]] : [];
  return [...shown, ...rest].flatMap((item, index) => (index === 0 ? item : [', then ', ...item]));
}

function bodyInWords(before: CanonicalValue | null, after: CanonicalValue | null): Line[] {
  const differences = compareParagraphs(String(before ?? ''), String(after ?? ''));
  if (differences.length === 0) return [['Text: the same paragraphs in another order']];
  const hidden = differences.length - mostParagraphs;
  return [
    ...differences.slice(0, mostParagraphs).map(paragraphInWords),
    ...(hidden > 0 ? [[`Text: ${hidden} more ${hidden === 1 ? 'paragraph differs' : 'paragraphs differ'}`]] : []),
  ];
}

function paragraphInWords(difference: ParagraphDifference): Line {
  if (difference.how === 'added') return ['Text, new: ', quoted(difference.text)];
  if (difference.how === 'removed') return ['Text, removed: ', quoted(difference.text)];
  return ['Text: ', ...proseInWords(difference.before, difference.after)];
}
