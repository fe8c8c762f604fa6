import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderCommandPage } from '../scripts/generate/command-page.ts';
import { renderExampleFile, renderKindPages } from '../scripts/generate/kind-pages.ts';
import { renderRegistry } from '../scripts/generate/registry.ts';
import { renderRulePages } from '../scripts/generate/rule-pages.ts';
import { commonSchema, kindSchemas, resolveRef, type Schema } from '../scripts/generate/schemas.ts';
import { renderTypes } from '../scripts/generate/types.ts';
import { parseDocument } from '../src/document/parse-document.ts';
import { kindNames } from '../src/model/kinds.ts';
import { version } from '../src/version.ts';

const read = (path: string) => readFileSync(path, 'utf8');

describe('what is generated', () => {
  it('types are those of the schemas (else: npm run generate)', async () => {
    expect(read('src/model/fields.generated.ts')).toBe(await renderTypes());
  });

  it('the list of rules is that of the files (else: npm run generate)', () => {
    expect(read('src/rules/registry.generated.ts')).toBe(renderRegistry());
  });

  it('pages are those of the kinds and rules, and no others (else: npm run docs)', () => {
    const pages = new Map([...renderKindPages(), ...renderRulePages()]);
    const onDisk = ['docs/kinds', 'docs/rules'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.md'))
        .map((file) => `${folder}/${file}`),
    );
    expect(onDisk.toSorted()).toEqual([...pages.keys()].toSorted());
    for (const [path, text] of pages) expect(read(path), path).toBe(text);
  });

  it('the page of the commands is what they say of themselves (else: npm run docs)', async () => {
    expect(read('docs/commands.md')).toBe(await renderCommandPage());
  });

  it('the version is that of the package', () => {
    expect(version).toBe((JSON.parse(read('package.json')) as { version: string }).version);
    expect(read('.github/workflows/wording.yml')).toContain(`default: ${version}\n`);
  });
});

describe('the schemas', () => {
  it('are one per kind', () => {
    expect([...kindSchemas.keys()].toSorted()).toEqual(kindNames.toSorted());
  });

  const properties = [...kindSchemas, ['common', commonSchema] as const].flatMap(([kind, schema]) =>
    propertiesOf(schema, kind).map(([path, property]) => ({ path, property })),
  );

  it.each(properties)('$path has a title, a description and an example', ({ property }) => {
    expect(property.title).toMatch(/^[A-Z]/);
    expect(property.description).toMatch(/\.$/);
    expect(property.examples?.length).toBeGreaterThan(0);
  });

  it.each(kindNames)('%s: an example file made of the examples is valid', (kind) => {
    expect(parseDocument(kind, renderExampleFile(kind)).problems).toEqual([]);
  });
});

function propertiesOf(schema: Schema, path: string): [string, Schema][] {
  const own = Object.entries({ ...schema.properties, ...schema.$defs }).flatMap(([key, property]) => {
    const here = `${path}.${key}`;
    return [[here, resolveRef(property)] as [string, Schema], ...propertiesOf(property, here)];
  });
  return [...own, ...(schema.items ? propertiesOf(schema.items, `${path}[]`) : [])];
}
