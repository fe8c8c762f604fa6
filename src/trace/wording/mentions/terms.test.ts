import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../../../document/parse-corpus.ts';
import { collectTerms } from './terms.ts';

function productOf(files: Readonly<Record<string, string>>) {
  const entries = Object.entries(files).map(([path, yaml]) => ({
    path: `field-db/${path}`,
    content: { type: 'file' as const, bytes: Buffer.from(`---\n${yaml}\n---\n`) },
  }));
  return parseCorpus('positioning', entries).positioning.products.get('field-db') ?? expect.fail('no product');
}

const market = (name: string, rest = '') =>
  `name: ${name}\nstyle: head_to_head\nalternatives: []\nsegments: []\n${rest}`;

describe('the terms of a product', () => {
  const product = productOf({
    'product.md':
      'name: FieldDB\nmarket: mobile\navoid: [{ term: light, instead: small, why: A toy. }, { term: smart }]',
    'markets/mobile.md': market(
      'Mobile database',
      'status: chosen\naliases: [van database]\nretired_terms: [pocket database]',
    ),
    'markets/personal.md': market(
      'Personal database',
      'status: retired\nwhy: One user.\nretired_terms: [home database]',
    ),
    'markets/capture.md': market('Order capture'),
    'alternatives/access.md': 'name: Desktop database (Access, Paradox)\ntype: direct\naliases: [Access]',
    'values/offline.md': 'name: Sell offline\nenabled_by: []',
  });

  it('are the names and lists of its files, the weightiest first', () => {
    expect(collectTerms(product, ['FieldDB Mini']).map(({ text, role }) => `${role}: ${text}`)).toEqual([
      'chosen: Mobile database',
      'chosen: van database',
      'retired-term: pocket database',
      'retired-term: home database',
      'avoided: light',
      'avoided: smart',
      'past-market: Personal database',
      'other-market: Order capture',
      'alternative: Desktop database (Access, Paradox)',
      'alternative: Desktop database',
      'alternative: Access',
      'name: FieldDB',
      'name: Sell offline',
      'name: FieldDB Mini',
    ]);
  });

  it('know what to say instead, and why', () => {
    const [, , , home, light, smart, personal] = collectTerms(product);
    expect(home).toMatchObject({ instead: 'Mobile database', why: 'One user.' });
    expect(light).toMatchObject({ instead: 'small', why: 'A toy.' });
    expect(smart).toMatchObject({ instead: null, why: null });
    expect(personal).toMatchObject({ instead: 'Mobile database', why: 'One user.' });
  });

  it('are there without a chosen market too', () => {
    const unplaced = productOf({ 'markets/personal.md': market('Personal database', 'status: rejected') });
    expect(collectTerms(unplaced)).toMatchObject([{ text: 'Personal database', instead: null }]);
  });
});
