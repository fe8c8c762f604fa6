import { describe, expect, it } from 'vitest';
import { compareText, groupBy } from './order.ts';

describe('compareText', () => {
  it('orders by code unit, whatever the language of the machine', () => {
    expect(['ärger', 'zebra', 'Zoo', 'a-b', 'a', 'a/b', '10', '9'].toSorted(compareText)).toEqual([
      '10',
      '9',
      'Zoo',
      'a',
      'a-b',
      'a/b',
      'zebra',
      'ärger',
    ]);
  });

  it('calls equal text equal', () => {
    expect(compareText('sales', 'sales')).toBe(0);
  });
});

describe('groupBy', () => {
  it('keeps groups in the order of their first item, and items in their own', () => {
    const groups = groupBy(['sales.md', 'spreadsheet.md', 'paper.md', 'product.md'], (file) => file[0]);
    expect([...groups]).toEqual([
      ['s', ['sales.md', 'spreadsheet.md']],
      ['p', ['paper.md', 'product.md']],
    ]);
  });
});
