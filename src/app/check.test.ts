import { describe, expect, it } from 'vitest';
import { memoryCache, memoryWorld, type MemoryFiles } from '../../test/fakes/memory-world.ts';
import { check } from './check.ts';
import { UserError } from './user-error.ts';

const root = 'positioning';
const product = 'positioning/field-db/product.md';

/** A positioning with nothing to mend. */
const files = {
  'positioning/sign-off.md': '---\nrequire: all_functions\n---\n',
  'positioning/functions/sales.md': "---\nname: Sales\nowners: ['@acme/sales']\n---\n",
  'positioning/functions/marketing.md': "---\nname: Marketing\nowners: ['@acme/marketing']\n---\n",
  [product]: '---\nname: Field DB\nmarket: embedded-db\n---\n',
  'positioning/field-db/markets/embedded-db.md': `---
name: Embedded database
style: head_to_head
alternatives: [paper-forms]
segments: [field-sales]
---
`,
  'positioning/field-db/alternatives/paper-forms.md': '---\nname: Paper forms\ntype: status_quo\n---\n',
  'positioning/field-db/attributes/offline-sync.md':
    '---\nname: Sync\nlevel: product\nversus: { paper-forms: lacks }\n---\n',
  'positioning/field-db/values/sell.md': '---\nname: Sell offline\nenabled_by: [offline-sync]\n---\n',
  'positioning/field-db/segments/field-sales.md': '---\nname: Field sales\ncharacteristics: []\ncares_about: []\n---\n',
} satisfies MemoryFiles;

/** Checks a world with --fix, and gives what was written and what is left to mend. */
async function mend(changes: MemoryFiles, paths: string[] = []) {
  const world = memoryWorld({ ...files, ...changes });
  const written: string[] = [];
  const { write } = world.files;
  world.files.write = async (path, text) => {
    written.push(path);
    await write(path, text);
  };
  const result = await check(world, { root, paths, fix: true });
  return { world, written, result, textOf: (path: string) => String(world.disk.get(path)) };
}

describe('check with fix', () => {
  it('mends spelling that can only mean one thing, and keeps every other byte', async () => {
    const before = `---\r
# what it is # for whom
"Name":   Field DB # not Field-DB\r
market:  'Embedded DB'   # chosen in May\r
---\r
\r
Prose with  two  blanks  \r
`;
    const { result, written, textOf } = await mend({ [product]: before });
    expect(textOf(product)).toBe(before.replace('"Name"', 'name').replace("'Embedded DB'", 'embedded-db'));
    expect(written).toEqual([product]);
    expect(result.fixed).toBe(2);
  });

  it('mends references in lists, as keys, and in another form', async () => {
    const segment = 'positioning/field-db/segments/field-sales.md';
    const attribute = 'positioning/field-db/attributes/offline-sync.md';
    const value = 'positioning/field-db/values/sell.md';
    const { textOf, result } = await mend({
      [segment]: '---\nname: Field sales\ncharacteristics: []\ncares_about:\n  - value: values/sell\n---\n',
      [attribute]: '---\nname: Sync\nlevel: product\nversus: { Paper_Forms: lacks }\n---\n',
      [value]: '---\nname: Sell offline\nenabled_by:\n  - Offline Sync # the centre\n  - offline-sync-2\n---\n',
    });
    expect(textOf(segment)).toContain('  - value: sell\n');
    expect(textOf(attribute)).toContain('{ paper-forms: lacks }');
    expect(textOf(value)).toContain('  - offline-sync # the centre\n  - offline-sync-2\n');
    expect(result.fixed).toBe(3);
  });

  it('finds nothing to mend the second time', async () => {
    const { world, result } = await mend({
      [product]: '---\nName: Field DB\nmarket: Embedded_DB\none-liner: Sync\n---\n',
      'positioning/field-db/alternatives/paper-forms.md': '---\nname: Paper forms\ntype: Status Quo\n---\n',
    });
    expect(result.fixed).toBe(4);
    expect(result.findings.filter(({ fix }) => fix)).toEqual([]);
    expect(await check(world, { root, paths: [], fix: true })).toEqual({ ...result, fixed: 0 });
  });

  it.each([
    ['folded text', 'market: >\n  Embedded_DB\nname: Field DB\n'],
    ['folded text without its line end', 'market: >-\n  Embedded_DB\nname: Field DB\n'],
    ['literal text', 'market: |\n  Embedded_DB\n\nname: Field DB\n'],
    ['text over two lines', 'market: Embedded\n  DB\nname: Field DB\n'],
    ['text with an anchor', 'market: &m Embedded DB\nname: Field DB\n'],
  ])('leaves a file that can be read where a mistake stands in %s', async (_, yaml) => {
    const { world, textOf } = await mend({ [product]: `---\n${yaml}---\n\nProse.\n` });
    expect(textOf(product)).toMatch(/name: Field DB\n---\n\nProse\.\n$/);
    const { findings } = await check(world, { root, paths: [product], fix: false });
    expect(findings.map(({ rule }) => rule)).not.toContain('document/yaml');
    expect(findings.map(({ rule }) => rule)).not.toContain('document/schema');
  });

  it('never turns a name into a number', async () => {
    const { textOf, result } = await mend({
      [product]: '---\nname: Field DB\nmarket: markets/365\n---\n',
      'positioning/field-db/markets/365.md':
        '---\nname: Office work\nstyle: new_game\nalternatives: []\nsegments: []\n---\n',
    });
    expect(textOf(product)).not.toContain('market: 365\n');
    expect(result.findings.filter(({ rule, place }) => rule === 'document/schema' && place.path === product)).toEqual(
      [],
    );
  });

  it('mends no key into one that stands beside it', async () => {
    const attribute = 'positioning/field-db/attributes/offline-sync.md';
    const twice = '---\nname: Sync\nlevel: product\nversus: { Paper Forms: has, paper-forms: lacks }\n---\n';
    const { textOf, result } = await mend({ [attribute]: twice });
    expect(textOf(attribute)).toBe(twice);
    expect(result.findings.map(({ rule }) => rule)).toContain('reference/unknown');
  });

  it('writes nothing where there is nothing to mend, and nothing without being asked', async () => {
    expect((await mend({})).written).toEqual([]);
    const broken = '---\nname: Field DB\nmarket: Embedded DB\n---\n';
    const world = memoryWorld({ ...files, [product]: broken });
    const { findings, fixed } = await check(world, { root, paths: [], fix: false });
    expect(findings.some(({ fix }) => fix)).toBe(true);
    expect([world.disk.get(product), fixed]).toEqual([broken, 0]);
  });

  it('mends only the files that were asked for', async () => {
    const broken = '---\nname: Sell offline\nenabled_by: [Offline Sync]\n---\n';
    const { written, textOf } = await mend(
      { 'positioning/field-db/values/sell.md': broken, [product]: '---\nName: Field DB\nmarket: embedded-db\n---\n' },
      ['positioning/field-db/values'],
    );
    expect(written).toEqual(['positioning/field-db/values/sell.md']);
    expect(textOf(product)).toContain('Name: Field DB');
  });
});

describe('check of some paths', () => {
  const broken = {
    ...files,
    [product]: '---\nname: 7\nmarket: nowhere\n---\n',
    'positioning/field-db/values/sell.md': '---\nname: 7\nenabled_by: []\n---\n',
  };
  const pathsIn = async (...paths: string[]) => {
    const { findings } = await check(memoryWorld(broken), { root, paths, fix: false });
    return new Set(findings.map(({ place }) => place.path));
  };

  it('reports on files, and on all below a folder', async () => {
    expect(await pathsIn(product)).toEqual(new Set([product]));
    expect(await pathsIn('positioning/field-db/values')).toEqual(new Set(['positioning/field-db/values/sell.md']));
    expect(await pathsIn(product, 'positioning/field-db/values/sell.md')).toEqual(
      new Set([product, 'positioning/field-db/values/sell.md']),
    );
    expect(await pathsIn('.')).toEqual(await pathsIn());
    expect(await pathsIn(root)).toEqual(await pathsIn());
  });

  it('takes a part of a name for nothing', async () => {
    await expect(pathsIn('positioning/field-db/val')).rejects.toThrow(UserError);
  });

  it('names the first path where there is nothing of the positioning', async () => {
    await expect(pathsIn(product, 'positioning/field-db/README.md')).rejects.toThrow(
      /positioning\/field-db\/README\.md/,
    );
  });

  it('counts the files of the whole positioning, and the findings of the paths', async () => {
    const { counts, findings, files: count } = await check(memoryWorld(broken), { root, paths: [product], fix: false });
    expect(count).toBe(Object.keys(files).length);
    expect(counts.error + counts.warning + counts.info).toBe(findings.length);
  });
});

describe('check of nothing', () => {
  it.each([
    ['no folder', {}],
    ['a folder with nothing but a README', { 'positioning/README.md': 'Read me.' }],
  ])('says that there is %s, and what to do', async (_, empty) => {
    const failure = check(memoryWorld(empty), { root, paths: [], fix: false });
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toMatchObject({
      message: expect.stringContaining('positioning/'),
      hint: expect.stringContaining('throughline init'),
    });
  });
});

describe('check and its memory', () => {
  const odd = {
    ...files,
    'positioning/field-db/values/sell.md':
      '---\nname: .inf\nenabled_by: [.nan, offline-sync, -.inf]\nevidence: [1e999]\n---\n',
    'positioning/field-db/trends/a.md': '---\nname: A\nname: B\n__proto__: 1\n---\n',
    'positioning/field-db/trends/b.md': 'no frontmatter',
  };

  it('finds the same from a warm cache as from a cold one', async () => {
    const cache = memoryCache();
    const cold = await check(memoryWorld(odd, { cache }), { root, paths: [], fix: false });
    const warm = await check(memoryWorld(odd, { cache }), { root, paths: [], fix: false });
    expect(warm).toEqual(cold);
    expect(cold.counts.error).toBeGreaterThan(3);
  });
});
