import { describe, expect, it } from 'vitest';
import { isCollectionKind } from './element.ts';
import { homeOf, kindNames, kindOfFolder, kindWithArticle, typedReference } from './kinds.ts';

describe('kinds', () => {
  it('are found again by their folder', () => {
    for (const kind of kindNames) {
      const { folder } = homeOf(kind);
      if (folder !== undefined) expect(kindOfFolder(folder)).toBe(kind);
    }
  });

  it('have one home each: a file or a folder, and no two the same', () => {
    const homes = kindNames.map((kind) => homeOf(kind));
    expect(homes.every(({ file, folder }) => (file === undefined) !== (folder === undefined))).toBe(true);
    expect(new Set(homes.map(({ file, folder }) => file ?? folder)).size).toBe(kindNames.length);
  });

  it.each(['value', 'product.md', 'product', '', 'Values', 'constructor'])('%j is no folder of a kind', (folder) => {
    expect(kindOfFolder(folder)).toBeNull();
  });

  it('of which a product has many are those in folders of the product', () => {
    expect(kindNames.filter(isCollectionKind)).toEqual([
      'market',
      'alternative',
      'attribute',
      'value',
      'segment',
      'trend',
      'view',
      'tactic',
      'roadmap',
    ]);
  });
});

describe('typedReference', () => {
  it('names the folder, and where there is none the kind', () => {
    expect(typedReference('value', 'work-offline')).toBe('values/work-offline');
    expect(typedReference('roadmap', 'conflict-report')).toBe('roadmap/conflict-report');
    expect(typedReference('function', 'sales')).toBe('functions/sales');
    expect(typedReference('product', 'field-db')).toBe('product/field-db');
  });
});

describe('kindWithArticle', () => {
  it('reads well in a sentence for every kind that a field can name', () => {
    expect(kindNames.filter((kind) => kind !== 'check').map(kindWithArticle)).toEqual([
      'a sign-off policy',
      'a function',
      'a product',
      'a market',
      'an alternative',
      'an attribute',
      'a value',
      'a segment',
      'a trend',
      'a view',
      'a tactic',
      'a roadmap item',
    ]);
  });
});
