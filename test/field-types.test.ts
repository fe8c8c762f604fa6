import { expect, it } from 'vitest';
import { type Schema, resolveRef, schemaOf } from '../src/document/schema.ts';
import { type Kind, kindNames } from '../src/model/kinds.ts';
import { groupBy } from '../src/model/order.ts';

// Note-taking editors give a property one type by its name, wherever it stands. A field that cannot keep to that would
// stand here with its types and the reason.
const exceptions = new Map<string, string>();

/** The type as such an editor knows it: a list of texts is one, a list of groups another. */
function typeOf(unresolved: Schema): string {
  const schema = resolveRef(unresolved);
  if (schema.type !== 'array') return schema.format ?? schema.type ?? 'any';
  return `${typeOf(schema.items ?? {})}s`;
}

it('gives a field of one name one type, whatever the kind', () => {
  const fields = kindNames.flatMap((kind) =>
    Object.entries(schemaOf(kind).properties ?? {}).map(([name, schema]) => ({ kind, name, type: typeOf(schema) })),
  );
  const byName = groupBy(fields, ({ name }) => name);
  expect([...byName.values()].filter((uses) => uses.length > 1).length).toBeGreaterThan(5);
  const mixed = [...byName].flatMap(([name, uses]) => {
    const types = groupBy(uses, ({ type }) => type);
    return types.size > 1 ? [[name, wordsOf(types)] as const] : [];
  });
  expect(new Map(mixed)).toEqual(exceptions);
});

function wordsOf(types: ReadonlyMap<string, readonly { kind: Kind }[]>): string {
  return [...types].map(([type, uses]) => `${type}: ${uses.map(({ kind }) => kind).join(' ')}`).join('; ');
}
