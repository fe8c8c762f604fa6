import { describe, expect, it } from 'vitest';
import { kindNames } from '../model/kinds.ts';
import type { FieldPath } from '../model/place.ts';
import { listReferences, splitTypedReference } from './references.ts';
import { resolveRef, type Schema, schemaOf } from './schema.ts';

interface Mention {
  readonly field: FieldPath;
  readonly text: string;
  readonly part: 'key' | 'value';
}

/** Every mention in a value that its schema marks as a reference, found by walking value and schema together. */
function mentionsIn(value: unknown, unresolved: Schema, field: FieldPath = []): Mention[] {
  const schema = resolveRef(unresolved);
  if (typeof value === 'string') return schema['x-reference'] ? [{ field, text: value, part: 'value' }] : [];
  if (Array.isArray(value))
    return value.flatMap((item, index) => mentionsIn(item, schema.items ?? {}, [...field, index]));
  return Object.entries(value as object).flatMap(([key, inner]): Mention[] => [
    ...(schema.propertyNames?.['x-reference'] ? [{ field: [...field, key], text: key, part: 'key' as const }] : []),
    ...mentionsIn(inner, schema.properties?.[key] ?? {}, [...field, key]),
  ]);
}

/** The frontmatter that the examples of a schema make up. */
function exampleOf(schema: Schema): Record<string, unknown> {
  const fields = Object.entries(schema.properties ?? {});
  return Object.fromEntries(fields.map(([key, property]) => [key, resolveRef(property).examples?.[0]]));
}

const sorted = (mentions: readonly Mention[]) => mentions.map((mention) => JSON.stringify(mention)).toSorted();

const segment = { cares_about: [{ value: 'sell' }, { value: 'deploy', through: ['sync', 'small-footprint'] }] };

describe('listReferences', () => {
  it.each(kindNames)('finds all that the schema of %s calls a reference, and nothing else', (kind) => {
    const example = exampleOf(schemaOf(kind));
    const found = listReferences(kind, example).map(({ field, text, part }) => ({ field, text, part }));
    expect(sorted(found)).toEqual(sorted(mentionsIn(example, schemaOf(kind))));
  });

  it('knows every field that names other elements', () => {
    const named = kindNames.flatMap((kind) =>
      listReferences(kind, { ...exampleOf(schemaOf(kind)), ...(kind === 'segment' && segment) }).map(
        ({ field, part }) =>
          `${kind}.${field
            .filter((step) => typeof step === 'string')
            .slice(0, 2)
            .join('.')} ${part}`,
      ),
    );
    expect([
      ...new Set(named.map((name) => name.replace(/(versus|judgements)\..*/, '$1 keys').replace(/ value$/, ''))),
    ]).toEqual([
      'product.market',
      'product.parent',
      'market.alternatives',
      'market.segments',
      'attribute.versus keys',
      'value.enabled_by',
      'segment.cares_about.value',
      'segment.cares_about.through',
      'trend.supports',
      'view.function',
      'view.market',
      'view.alternatives',
      'view.segments',
      'view.values',
      'view.judgements keys',
      'tactic.function',
      'tactic.inputs',
      'roadmap.strengthens',
      'roadmap.requested_by',
    ]);
  });

  it('finds references deep inside list items', () => {
    expect(listReferences('segment', segment).map(({ field, text }) => [field.join('.'), text])).toEqual([
      ['cares_about.0.value', 'sell'],
      ['cares_about.1.value', 'deploy'],
      ['cares_about.1.through.0', 'sync'],
      ['cares_about.1.through.1', 'small-footprint'],
    ]);
  });

  it('finds the keys of a map, with the kinds and the form that they may have', () => {
    const data = { judgements: { 'alternatives/paper': 'real', ['__proto__']: 'real' } };
    expect(listReferences('view', data)).toMatchObject([
      {
        text: 'alternatives/paper',
        part: 'key',
        target: { to: ['alternative', 'attribute', 'segment'], form: 'kind/id' },
      },
      { text: '__proto__', part: 'key', field: ['judgements', '__proto__'] },
    ]);
  });

  it('says which words may stand in the place of a reference', () => {
    const [reference] = listReferences('roadmap', { requested_by: ['outside'] });
    expect(reference?.target.also).toEqual(['outside']);
  });

  it('finds what it can in frontmatter that does not fit its schema', () => {
    const data = {
      name: ['x'],
      enabled_by: ['sync', 7, null, ['deep'], { a: 1 }, 'sql'],
      evidence: 'none',
      typo: ['sync'],
    };
    expect(listReferences('value', data).map(({ field }) => field)).toEqual([
      ['enabled_by', 0],
      ['enabled_by', 5],
    ]);
    expect(listReferences('attribute', { versus: ['paper'] })).toEqual([]);
    expect(listReferences('segment', { cares_about: { value: 'sell' } })).toEqual([]);
  });
});

describe('splitTypedReference', () => {
  it('splits at the first slash', () => {
    expect(splitTypedReference('values/work-offline')).toEqual({ folder: 'values', id: 'work-offline' });
    expect(splitTypedReference('values/2026/work')).toEqual({ folder: 'values', id: '2026/work' });
  });

  it('is null for a bare id', () => {
    expect(splitTypedReference('work-offline')).toBeNull();
  });
});
