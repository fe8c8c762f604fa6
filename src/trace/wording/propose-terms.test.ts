import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../../document/parse-corpus.ts';
import { proposeTerms } from './propose-terms.ts';

const market = (name: string, rest = '') =>
  `name: ${name}\nstyle: head_to_head\nalternatives: []\nsegments: []\n${rest}`;

/** The product with a chosen market and more files. */
function product(chosen: string, others: Readonly<Record<string, string>> = {}) {
  const files = { 'product.md': 'name: FieldDB\nmarket: ours', 'markets/ours.md': chosen, ...others };
  const entries = Object.entries(files).map(([path, yaml]) => ({
    path: `field-db/${path}`,
    content: { type: 'file' as const, bytes: Buffer.from(`---\n${yaml}\n---\n`) },
  }));
  return parseCorpus('positioning', entries).positioning.products.get('field-db') ?? expect.fail('no product');
}

/** A market as it was. */
const past = (text: string, day: string, id = 'ours') => ({
  revision: `r${day}`,
  day,
  market: product(market('X'), { [`markets/${id}.md`]: text }).of.market.get(id) ?? expect.fail('no market'),
});

const mobile = market('Mobile database');
const brief = ({ term, from, market: { id }, day }: ReturnType<typeof proposeTerms>[number]) =>
  `${term} of ${from} in ${id} until ${day}`;

describe('terms that are proposed to be retired', () => {
  it('are names and aliases of markets that nobody looks for any more, with the last commit that had them', () => {
    const history = [
      past(mobile, '1996-01-01'),
      past(market('Pocket database'), '1995-01-01'),
      past(market('pocket database', 'aliases: [home database]'), '1994-01-01'),
    ];
    expect(proposeTerms(history, product(mobile)).map(brief)).toEqual([
      'Pocket database of ours in ours until 1995-01-01',
      'home database of ours in ours until 1994-01-01',
    ]);
  });

  it('go to the chosen market when theirs is gone', () => {
    const history = [past(market('Personal database'), '1993-01-01', 'personal')];
    expect(proposeTerms(history, product(mobile)).map(brief)).toEqual([
      'Personal database of personal in ours until 1993-01-01',
    ]);
  });

  it.each([
    ['in use', market('Mobile database', 'aliases: [personal database]'), {}],
    ['listed as retired', market('Mobile database', 'retired_terms: [personal database]'), {}],
    ['a name of a retired market', mobile, { 'markets/old.md': market('Personal database', 'status: retired') }],
    ['a name of a market that is still looked at', mobile, { 'markets/old.md': market('Personal database') }],
  ])('are none that are %s', (_, chosen, others) => {
    expect(proposeTerms([past(market('Personal database'), '1993-01-01')], product(chosen, others))).toEqual([]);
  });

  it('are none without a history', () => {
    expect(proposeTerms([], product(mobile))).toEqual([]);
  });
});
