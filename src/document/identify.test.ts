import { describe, expect, it } from 'vitest';
import { homeOf, kindNames } from '../model/kinds.ts';
import { identify, isBystander, isHidden } from './identify.ts';

describe('identify', () => {
  it.each(kindNames)('knows a file of kind %s by its place alone', (kind) => {
    const { within, file, folder } = homeOf(kind);
    const path = [...(within === 'product' ? ['field-db'] : []), file ?? `${folder}/sales.md`].join('/');
    expect(identify(path)).toEqual({
      kind,
      id: folder ? 'sales' : kind === 'product' ? 'field-db' : kind,
      product: within === 'product' ? 'field-db' : null,
    });
  });

  it.each([
    ['a folder of a product stands on top', 'values/work-offline.md'],
    ['a folder of the company stands in a product', 'field-db/functions/sales.md'],
    ['it is nested too deep', 'field-db/values/2026/work-offline.md'],
    ['a product is named like a folder of its own', 'values/values/work-offline.md'],
    ['the folder is misspelt', 'field-db/value/work-offline.md'],
    ['the folder is in capitals', 'field-db/Values/work-offline.md'],
    ['a file of the company stands in a product', 'field-db/sign-off.md'],
    ['a file of a product stands on top', 'product.md'],
    ['another file stands in a product', 'field-db/notes.md'],
    ['another file stands on top', 'notes.md'],
    ['the file name ends otherwise', 'field-db/values/work-offline.markdown'],
    ['the file name ends in capitals', 'field-db/values/work-offline.MD'],
  ])('knows no kind when %s', (_, path) => {
    expect(identify(path)).toBeNull();
  });

  it('takes every .md file in functions/ for a function, one that is called product as well', () => {
    expect(identify('functions/product.md')).toEqual({ kind: 'function', id: 'product', product: null });
  });

  it('keeps an id as it is written, so that a rule can complain of it', () => {
    expect(identify('field-db/values/Work Offline.v2.md')?.id).toBe('Work Offline.v2');
  });
});

describe('isBystander', () => {
  it.each([
    'README.md',
    'readme.md',
    'field-db/Readme.md',
    'field-db/values/README',
    '.DS_Store',
    '.obsidian/workspace.md',
    'field-db/.draft.md',
    'field-db/matrix.csv',
    'field-db/values/chart.png',
    'CODEOWNERS',
  ])('%s may lie about', (path) => {
    expect(isBystander(path)).toBe(true);
  });

  it.each([
    'field-db/values/work-offline.md',
    'field-db/values/work-offline.MD',
    'field-db/values/work-offline.markdown',
    'field-db/values/work-offline.mdx',
    'field-db/product.yaml',
    'field-db/product.yml',
    'field-db/notes.txt',
    'field-db/readme-first.md',
  ])('%s looks like an element', (path) => {
    expect(isBystander(path)).toBe(false);
  });
});

describe('isHidden', () => {
  it('is true of what begins with a dot, at any depth, and of nothing else', () => {
    expect(['.git/config', 'field-db/.draft.md', 'field-db/.cache/x.md'].every(isHidden)).toBe(true);
    expect(['field-db/product.md', 'field-db/v2.1/notes.md'].some(isHidden)).toBe(false);
  });
});
