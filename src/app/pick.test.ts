import { describe, expect, it } from 'vitest';
import { memoryWorld, type MemoryFiles } from '../../test/fakes/memory-world.ts';
import { compare } from './compare.ts';
import { pickMarket, pickProduct, requireChosenMarket } from './pick.ts';
import { readCorpus } from './read-corpus.ts';
import { show } from './show.ts';
import { UserError } from './user-error.ts';

const market = (more = '') => `---\nname: A market\nstyle: head_to_head\nalternatives: []\nsegments: []\n${more}---\n`;
const one: MemoryFiles = {
  'positioning/field-db/product.md': '---\nname: Field DB\nmarket: embedded\n---\n',
  'positioning/field-db/markets/embedded.md': market('status: chosen\n'),
};
const two: MemoryFiles = {
  ...one,
  'positioning/sprint-board/product.md': '---\nname: Sprint board\nmarket: agile\n---\n',
};
const read = (files: MemoryFiles) => readCorpus(memoryWorld(files), 'positioning');

/** The message and hint of the `UserError` that something must throw. */
function complaint(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return `${(error as UserError).message} ${(error as UserError).hint}`;
  }
  throw new Error('Expected a UserError.');
}

describe('pickProduct', () => {
  it('is the only product where none is named, and else the one that is named', async () => {
    expect(pickProduct(await read(one), undefined).id).toBe('field-db');
    expect(pickProduct(await read(two), 'sprint-board').id).toBe('sprint-board');
  });

  it('lists the products where several leave a choice', async () => {
    const corpus = await read(two);
    expect(complaint(() => pickProduct(corpus, undefined))).toBe(
      'There are 2 products in positioning/. Use one of `field-db`, `sprint-board`.',
    );
  });

  it('offers the nearest where the name is wrong', async () => {
    const corpus = await read(two);
    expect(complaint(() => pickProduct(corpus, 'field_db'))).toMatch(
      /no product `field_db`.*Did you mean `field-db`\?$/,
    );
    expect(complaint(() => pickProduct(corpus, ''))).toMatch(/Use one of/);
  });

  it('points to check where no product can be read', async () => {
    const corpus = await read({ 'positioning/field-db/product.md': 'no frontmatter' });
    expect(complaint(() => pickProduct(corpus, undefined))).toMatch(/throughline check$/);
  });
});

describe('the market of a product', () => {
  it('is the one that it names', async () => {
    expect(requireChosenMarket(pickProduct(await read(one), undefined)).id).toBe('embedded');
  });

  it.each([
    ['names a market that does not exist', '---\nname: Field DB\nmarket: embeded\n---\n', /names the market `embeded`/],
    ['names none', '---\nname: Field DB\n---\n', /names no market/],
    ['cannot be read', 'no frontmatter', /names no market/],
  ])('is asked for where the product %s', async (_, text, words) => {
    const product = pickProduct(await read({ ...one, 'positioning/field-db/product.md': text }), undefined);
    expect(complaint(() => requireChosenMarket(product))).toMatch(words);
  });

  it('offers the nearest where the name is wrong', async () => {
    const product = pickProduct(await read(one), undefined);
    expect(complaint(() => pickMarket(product, 'embeded'))).toMatch(/has no market `embeded`.*`embedded`\?$/);
  });
});

describe('compare', () => {
  const many: MemoryFiles = {
    ...one,
    'positioning/field-db/markets/zoo.md': market(),
    'positioning/field-db/markets/personal.md': market('status: retired\n'),
    'positioning/field-db/markets/desktop.md': market('status: rejected\n'),
    'positioning/field-db/markets/handheld.md': market('status: candidate\n'),
  };
  const marketsOf = async (files: MemoryFiles, ...markets: string[]) =>
    (await compare(memoryWorld(files), { root: 'positioning', markets })).comparison.frames.map(
      (frame) => frame.market.id,
    );

  it('looks at every market where none is named: the chosen one, candidates, rejected ones, retired ones', async () => {
    expect(await marketsOf(many)).toEqual(['embedded', 'handheld', 'zoo', 'desktop', 'personal']);
  });

  it('puts the market that the product names first, whatever another says of itself', async () => {
    expect(
      await marketsOf({ ...many, 'positioning/field-db/markets/a-rival.md': market('status: chosen\n') }),
    ).toMatchObject({ 0: 'embedded' });
  });

  it('keeps to the markets named, in the order named', async () => {
    expect(await marketsOf(many, 'zoo', 'embedded')).toEqual(['zoo', 'embedded']);
    await expect(marketsOf(many, 'zo')).rejects.toThrow(UserError);
  });

  it('says so where there is no market', async () => {
    const files = { 'positioning/field-db/product.md': '---\nname: Field DB\nmarket: embedded\n---\n' };
    await expect(marketsOf(files)).rejects.toMatchObject({ hint: expect.stringContaining('throughline new market') });
  });
});

describe('show', () => {
  it('counts the files that could not be read in full', async () => {
    const world = memoryWorld({
      ...one,
      'positioning/field-db/values/sell.md': 'no frontmatter',
      'positioning/field-db/trends/laptops.md': '---\nname: Laptops\ntypo: x\n---\n',
    });
    expect(await show(world, { root: 'positioning' })).toMatchObject({ brokenFiles: 2 });
    expect(await show(memoryWorld(one), { root: 'positioning' })).toMatchObject({ brokenFiles: 0 });
  });
});
