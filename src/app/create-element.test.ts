import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homeOf, type Kind, kindNames } from '../model/kinds.ts';
import { memoryWorld } from '../../test/fakes/memory-world.ts';
import { check } from './check.ts';
import { createElement, type CreateRequest } from './create-element.ts';
import { UserError } from './user-error.ts';

const request = (kind: string, id?: string, more: Partial<CreateRequest> = {}): CreateRequest => ({
  root: 'positioning',
  kind,
  id,
  product: undefined,
  ...more,
});

const isOfCompany = (kind: Kind) => homeOf(kind).within === 'company';

function exampleFiles(name: string): Record<string, string> {
  const folder = `examples/${name}`;
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(`${folder}/${path}`, 'utf8')]));
}

/** The rules about the form of files, and about references, that a world breaks in the given files. */
async function mistakesIn(world: ReturnType<typeof memoryWorld>, paths: string[]): Promise<string[]> {
  const { findings } = await check(world, { root: 'positioning', paths, fix: false });
  return findings
    .map(({ rule, message }) => `${rule}: ${message}`)
    .filter((text) => /^(document|reference)\//.test(text));
}

describe('a new file in an empty folder', () => {
  it.each(['product', ...kindNames.filter(isOfCompany)])(
    'of kind %s is written, and breaks no rule of form',
    async (kind) => {
      const world = memoryWorld({});
      const paths = await createElement(world, request(kind, 'sales'));
      expect([...world.disk.keys()]).toEqual(paths);
      expect(await mistakesIn(world, paths)).toEqual([]);
    },
  );

  it('of a product comes with its first market, which is the chosen one', async () => {
    const world = memoryWorld({});
    expect(await createElement(world, request('product', 'field-db'))).toEqual([
      'positioning/field-db/product.md',
      'positioning/field-db/markets/first-market.md',
    ]);
    expect(world.disk.get('positioning/field-db/product.md')).toContain('\nmarket: first-market\n');
    expect(world.disk.get('positioning/field-db/markets/first-market.md')).toContain('\nstatus: chosen\n');
  });

  it.each(kindNames.filter((kind) => !isOfCompany(kind) && kind !== 'product'))(
    'of kind %s needs a product first',
    async (kind) => {
      const world = memoryWorld({});
      const failure = createElement(world, request(kind, 'sales'));
      await expect(failure).rejects.toThrow(UserError);
      await expect(failure).rejects.toMatchObject({ hint: expect.stringContaining('throughline new product') });
      expect(world.disk.size).toBe(0);
    },
  );
});

describe('a new file in an example', () => {
  it.each(kindNames)('of kind %s stands where its kind lives, and breaks no rule of form', async (kind) => {
    const files = exampleFiles('mobile-database');
    const { 'positioning/sign-off.md': _, 'positioning/functions/sales.md': __, ...rest } = files;
    const world = memoryWorld(kind === 'sign-off' ? rest : files);
    const id = kind === 'view' ? 'legal' : 'something-new';
    if (kind === 'view')
      world.disk.set('positioning/functions/legal.md', "---\nname: Legal\nowners: ['@acme/legal']\n---\n");
    const [path] = await createElement(world, request(kind, id));
    const { within, file, folder } = homeOf(kind);
    const home = within === 'company' ? '' : kind === 'product' ? `${id}/` : 'mobile-database/';
    expect(path).toBe(`positioning/${home}${file ?? `${folder}/${id}.md`}`);
    expect(await mistakesIn(world, [path!])).toEqual([]);
  });

  it('can be asked for by the name of its folder', async () => {
    const world = memoryWorld(exampleFiles('mobile-database'));
    expect(await createElement(world, request('values', 'sell-more'))).toEqual([
      'positioning/mobile-database/values/sell-more.md',
    ]);
  });

  it('of a tactic belongs to a function that exists', async () => {
    const world = memoryWorld({
      'positioning/field-db/product.md': '---\nname: Field DB\nmarket: embedded\n---\n',
      'positioning/functions/legal.md': "---\nname: Legal\nowners: ['@acme/legal']\n---\n",
    });
    const [path] = await createElement(world, request('tactic', 'home-page'));
    expect(world.disk.get(path!)).toContain('\nfunction: legal\n');
  });

  it('goes into the product that was named, and asks which where there are several', async () => {
    const world = memoryWorld(exampleFiles('mobile-database'));
    await createElement(world, request('product', 'handheld'));
    await expect(createElement(world, request('value', 'sell-more'))).rejects.toMatchObject({
      hint: expect.stringContaining('`handheld`'),
    });
    expect(await createElement(world, request('value', 'sell-more', { product: 'handheld' }))).toEqual([
      'positioning/handheld/values/sell-more.md',
    ]);
  });

  it('stands in the working folder itself where that is the positioning', async () => {
    const world = memoryWorld({});
    expect(await createElement(world, request('function', 'sales', { root: '.' }))).toEqual(['functions/sales.md']);
  });
});

describe('what cannot be created', () => {
  it.each([
    ['value', 'work-offline-one-version'],
    ['product', 'mobile-database'],
    ['sign-off', undefined],
  ])('a %s that exists already: nothing is overwritten', async (kind, id) => {
    const files = exampleFiles('mobile-database');
    const world = memoryWorld(files);
    await expect(createElement(world, request(kind, id))).rejects.toThrow(/exists already/);
    expect(Object.fromEntries(world.disk)).toEqual(files);
  });

  it('a product whose first market exists already: not even its own file is written', async () => {
    const path = 'positioning/field-db/markets/first-market.md';
    const world = memoryWorld({ [path]: '---\nname: First\nstyle: new_game\nalternatives: []\nsegments: []\n---\n' });
    await expect(createElement(world, request('product', 'field-db'))).rejects.toThrow(path);
    expect([...world.disk.keys()]).toEqual([path]);
  });

  it.each([
    ['tactics/', 'Did you mean `tactic`?'],
    ['atribute', 'Did you mean `attribute`?'],
    ['persona', 'Use one of'],
  ])('a file of kind %s', async (kind, hint) => {
    await expect(createElement(memoryWorld({}), request(kind, 'sales'))).rejects.toMatchObject({
      name: 'UserError',
      hint: expect.stringContaining(hint),
    });
  });

  it('a file without an id, except of the kinds that have one file', async () => {
    await expect(createElement(memoryWorld({}), request('function'))).rejects.toThrow(/needs an id/);
    expect(await createElement(memoryWorld({}), request('check'))).toEqual(['positioning/check.md']);
  });

  it.each([
    ['Work Offline', 'work-offline'],
    ['work_offline.md', 'work-offline-md'],
    ['Büro Verkauf', 'buro-verkauf'],
    ['--sales--', 'sales'],
    ['../sales', 'sales'],
    ['a/b', 'a-b'],
  ])('a file with the id %s; %s is offered', async (id, offered) => {
    const world = memoryWorld({});
    await expect(createElement(world, request('function', id))).rejects.toMatchObject({ hint: `Use \`${offered}\`.` });
    expect(world.disk.size).toBe(0);
  });

  it('a product that is named like a folder of its own', async () => {
    await expect(createElement(memoryWorld({}), request('product', 'markets'))).rejects.toThrow(UserError);
    await expect(createElement(memoryWorld({}), request('product', 'functions'))).rejects.toThrow(UserError);
  });

  it('a file that nothing would ever read', async () => {
    await expect(createElement(memoryWorld({}), request('function', 'readme'))).rejects.toThrow(UserError);
  });
});

describe('an id', () => {
  it('is accepted, or the one that is offered in its place is', async () => {
    const id = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('Markets', 'README', 'functions', 'İ', '§', 'a--b', '-', ''),
    );
    const offered = async (kind: string, wanted: string): Promise<string | null> => {
      const failure: unknown = await createElement(memoryWorld({}), request(kind, wanted)).then(
        () => null,
        (error: unknown) => error,
      );
      if (failure === null) return null;
      expect(failure).toBeInstanceOf(UserError);
      return /`(.*)`\.$/.exec((failure as UserError).hint)![1]!;
    };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('product', 'function'), id, async (kind, wanted) => {
        const other = await offered(kind, wanted);
        if (other !== null) expect(await offered(kind, other)).toBeNull();
      }),
      {
        numRuns: 300,
        examples: [
          ['product', 'Markets'],
          ['function', 'README'],
        ],
      },
    );
  });
});
