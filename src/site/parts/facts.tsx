import { fieldLabel } from '../../diff/words.ts';
import { listReferences } from '../../document/references.ts';
import { resolveRef, type Schema, schemaOf } from '../../document/schema.ts';
import type { Element } from '../../model/element.ts';
import type { Cell } from '../../derive/verdict.ts';
import type { FieldPath } from '../../model/place.ts';
import type { Product } from '../../model/positioning.ts';
import { capitalise } from '../../model/words.ts';
import { findNamed } from '../dependents.ts';
import type { ProductHere } from '../here.ts';
import { wordOf } from '../words.ts';
import { AnyLink, WebLink } from './links.tsx';
import { CellTag } from './tags.tsx';

/** Fields that a page shows elsewhere, or that say nothing to a reader. */
const apart = new Set(['name', 'evidence', 'reviewed', 'one_liner', 'statement', 'why', 'why_now']);

/** The facts of an element as its file states them, each under the title that its schema gives it. */
export function Facts({
  here,
  element,
  without = [],
}: {
  here: ProductHere;
  element: Element;
  without?: readonly string[];
}) {
  const fields = element.fields as Readonly<Record<string, unknown>>;
  const schema = schemaOf(element.kind);
  const names = Object.keys(schema.properties ?? {});
  const shown = names.filter((name) => !apart.has(name) && !without.includes(name) && isSaid(fields[name]));
  if (shown.length === 0) return null;
  const context: Context = { here, references: findReferenced(here, element) };
  return (
    <dl class="facts">
      {shown.map((name) => (
        <div key={name}>
          <dt>{fieldLabel(element.kind, [name])}</dt>
          <dd>
            <Value context={context} value={fields[name]} field={[name]} schema={schema.properties?.[name] ?? {}} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface Context {
  readonly here: ProductHere;
  /** Elements by the field that names them. */
  readonly references: ReadonlyMap<string, Element>;
}

interface Shown {
  readonly context: Context;
  readonly value: unknown;
  readonly field: FieldPath;
  readonly schema: Schema;
}

function isSaid(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== '';
}

function findReferenced({ content, site }: ProductHere, element: Element): Context['references'] {
  const references = listReferences(element.kind, { ...element.fields }).flatMap((reference) => {
    const named = findNamed(content.product, site.positioning.functions, reference);
    return named ? [[keyOf(reference.field), named] as const] : [];
  });
  return new Map([...references, ...findExpected(content.product, element)]);
}

/** What customers expect is an attribute, by its id, or a phrase. */
function findExpected({ of }: Product, { fields }: Element): (readonly [string, Element])[] {
  const { expected = [] } = fields as Partial<Element<'market'>['fields']>;
  return expected.flatMap((id, index) => {
    const attribute = of.attribute.get(id);
    return attribute ? [[keyOf(['expected', index]), attribute] as const] : [];
  });
}

function keyOf(field: FieldPath): string {
  return JSON.stringify(field);
}

function Value({ context, value, field, schema }: Shown) {
  if (Array.isArray(value)) return <List context={context} value={value} field={field} schema={schema} />;
  if (typeof value === 'object' && value !== null)
    return <Cells context={context} value={value} field={field} schema={schema} />;
  return <Text context={context} value={value} field={field} schema={schema} />;
}

function Text({ context, value, field, schema }: Shown) {
  const named = context.references.get(keyOf(field));
  if (named) return <AnyLink here={context.here} element={named} />;
  const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
  if (schema.$ref?.endsWith('/url')) return <WebLink address={text} />;
  return <>{resolveRef(schema).enum ? wordOf(text) : text}</>;
}

function List({ context, value, field, schema }: Shown) {
  const items = (value as readonly unknown[]).map((item, index) => ({ item, at: [...field, index] }));
  const itemSchema = resolveRef(schema).items ?? {};
  return (
    <ul>
      {items.map(({ item, at }) => (
        <li key={keyOf(at)}>
          {typeof item === 'object' && item !== null && !Array.isArray(item) ? (
            <Group context={context} value={item} field={at} schema={itemSchema} />
          ) : (
            <Value context={context} value={item} field={at} schema={itemSchema} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** An item that is a group of keys: what it is about, and the rest of it in smaller print. */
function Group({ context, value, field, schema }: Shown) {
  const properties = resolveRef(schema).properties ?? {};
  const said = Object.keys(properties).filter((key) => isSaid((value as Record<string, unknown>)[key]));
  const [about, ...rest] = said.map((key) => ({
    key,
    title: resolveRef(properties[key] ?? {}).title ?? capitalise(wordOf(key)),
    shown: {
      context,
      value: (value as Record<string, unknown>)[key],
      field: [...field, key],
      schema: properties[key] ?? {},
    },
  }));
  return (
    <>
      {about && <Value {...about.shown} />}
      {rest.map(({ key, title, shown }) => (
        <div key={key} class="more">
          <span class="field">{title}</span> <Value {...shown} />
        </div>
      ))}
    </>
  );
}

/** A map: what each key says, with the key as a link where it names an element. */
function Cells({ context, value, field, schema }: Shown) {
  const isVersus = field[0] === 'versus';
  return (
    <table class="cells">
      <tbody>
        {Object.entries(value as Record<string, unknown>).map(([key, item]) => (
          <tr key={key}>
            <th scope="row">
              <Text context={context} value={key} field={[...field, key]} schema={{}} />
            </th>
            <td>
              {isVersus ? (
                <CellTag cell={String(item) as Cell} />
              ) : (
                <Text
                  context={context}
                  value={typeof item === 'string' ? wordOf(item) : item}
                  field={[...field, key, '']}
                  schema={schema}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
