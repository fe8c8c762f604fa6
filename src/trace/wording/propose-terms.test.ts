import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../../document/corpus.ts';
import { proposeTerms } from './propose-terms.ts';

const market = (name: string, rest = '') =>
  `name: ${name}\nstyle: head_to_head\nalternatives: []\nsegments: []\n${rest}`;

/** The product with a chosen market and more files. */
function product(name: string, chosen: string, others: Readonly<Record<string, string>> = {}) {
  const files = { 'product.md': `name: ${name}\nmarket: ours`, 'markets/ours.md': chosen, ...others };
  const entries = Object.entries(files).map(([path, yaml]) => ({
    path: `field-db/${path}`,
    content: { type: 'file' as const, bytes: Buffer.from(`---\n${yaml}\n---\n`) },
  }));
  return parseCorpus('positioning', entries).positioning.products.get('field-db') ?? expect.fail('no product');
}

const mobile = market('Mobile database');
const past = (chosen: string, at = '1993', name = 'FieldDB') => ({ at, product: product(name, chosen) });

describe('terms that are proposed to be retired', () => {
  it('are names and aliases of the category that nobody looks for any more', () => {
    const history = [
      past(market('Personal database', 'aliases: [home database]')),
      past(market('Pocket database'), '1994'),
    ];
    expect(proposeTerms(history, product('FieldDB', mobile))).toEqual([
      { term: 'Personal database', of: 'market', market: 'ours', lastUsed: '1993' },
      { term: 'Pocket database', of: 'market', market: 'ours', lastUsed: '1994' },
      { term: 'home database', of: 'market', market: 'ours', lastUsed: '1993' },
    ]);
  });

  it('say when they were last in use', () => {
    const history = [past(market('Personal database')), past(market('personal database'), '1995')];
    expect(proposeTerms(history, product('FieldDB', mobile))).toMatchObject([{ lastUsed: '1995' }]);
  });

  it('are names of the product too', () => {
    expect(proposeTerms([past(mobile, '1993', 'DeskDB')], product('FieldDB', mobile))).toEqual([
      { term: 'DeskDB', of: 'product', market: null, lastUsed: '1993' },
    ]);
  });

  it.each([
    ['in use', market('Mobile database', 'aliases: [personal database]'), {}],
    ['listed as retired', market('Mobile database', 'retired_terms: [personal database]'), {}],
    ['a name of a retired market', mobile, { 'markets/old.md': market('Personal database', 'status: retired') }],
    ['a name of a market that is still looked at', mobile, { 'markets/old.md': market('Personal database') }],
  ])('are none that are %s', (_, chosen, others) => {
    expect(proposeTerms([past(market('Personal database'))], product('FieldDB', chosen, others))).toEqual([]);
  });

  it('are none without a history', () => {
    expect(proposeTerms([], product('FieldDB', mobile))).toEqual([]);
  });
});
