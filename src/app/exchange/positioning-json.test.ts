import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { amend, fieldDb, positioningOf } from '../../../test/fakes/field-db.ts';
import { parseCorpus } from '../../document/parse-corpus.ts';
import { isBystander } from '../../document/identify.ts';
import { workTreeSource } from '../../io/files/work-tree.ts';
import { publishPositioning } from './positioning-json.ts';

const schema = JSON.parse(readFileSync('schemas/published/positioning-1.schema.json', 'utf8')) as JsonSchema;
const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false }).compile(
  schema,
);

interface JsonSchema {
  readonly description?: string;
  readonly $defs?: Record<string, JsonSchema>;
  readonly properties?: Record<string, JsonSchema>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

const roots = ['positioning', 'examples/mobile-database/positioning', 'examples/agile-project-management/positioning'];

async function corpusAt(root: string) {
  const entries = await workTreeSource(process.cwd()).readEntries(root, (path) => !isBystander(path));
  return parseCorpus(root, entries ?? []);
}

describe('positioning.json', () => {
  it.each(roots)('of %s is what its schema says', async (root) => {
    const document = JSON.parse(publishPositioning(await corpusAt(root))) as unknown;
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('is what its schema says where parts are missing', () => {
    const holes = amend(fieldDb, {
      'sign-off': null,
      'field-db/product': { name: 'Field DB', market: 'gone' },
      'second/values/lonely': { name: 'Lonely', enabled_by: [] },
      'field-db/tactics/broken': '---\nname: Broken\n---\n',
    });
    const document = JSON.parse(publishPositioning(fakeCorpus(holes))) as { products: { story: unknown }[] };
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    expect(document.products.map(({ story }) => story)).toEqual([null, null]);
  });

  it('describes every property in its schema', () => {
    expect(undescribed(schema, '')).toEqual([]);
  });

  it('tells the product in its chosen market, in every other one, and downstream', () => {
    const { products } = JSON.parse(publishPositioning(fakeCorpus(fieldDb))) as {
      products: Record<string, unknown>[];
    };
    expect(products).toHaveLength(1);
    expect(products[0]).toMatchObject({
      id: 'field-db',
      name: 'Field DB',
      market: 'embedded',
      story: { market: 'embedded', gaps: ['runs on handhelds'] },
      frames: [{ market: 'embedded' }, { market: 'personal' }],
      alignment: { market: { counts: { embedded: 1, personal: 1 } } },
      tactics: [{ id: 'call-script', status: 'unreviewed' }, { id: 'home-page' }],
      roadmap: [{ id: 'conflict-report', progress: 'planned' }],
    });
  });
});

function fakeCorpus(facts: Parameters<typeof positioningOf>[0]) {
  const positioning = positioningOf(facts);
  const exists = () => true;
  return { ...parseCorpus('positioning', []), positioning, exists };
}

function undescribed(node: JsonSchema, path: string): string[] {
  const own = Object.entries(node.properties ?? {}).flatMap(([key, property]) => [
    ...(property.description ? [] : [`${path}.${key}`]),
    ...undescribed(property, `${path}.${key}`),
  ]);
  const inner = [...Object.values(node.$defs ?? {}), ...(node.items ? [node.items] : []), ...(node.anyOf ?? [])];
  return [...own, ...inner.flatMap((schemaPart) => undescribed(schemaPart, path))];
}
