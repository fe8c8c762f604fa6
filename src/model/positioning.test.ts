import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../document/parse-corpus.ts';
import { chosenMarket } from './positioning.ts';

function fieldDb(files: Record<string, string>) {
  const entries = Object.entries(files).map(([path, yaml]) => ({
    path: `field-db/${path}`,
    content: { type: 'file', bytes: Buffer.from(`---\n${yaml}\n---\n`) } as const,
  }));
  return parseCorpus('positioning', entries).positioning.products.get('field-db')!;
}

const market = 'name: Embedded database\nstyle: head_to_head\nalternatives: []\nsegments: []';

describe('chosenMarket', () => {
  it('is the market that the product names, whatever the markets say of themselves', () => {
    const product = fieldDb({
      'product.md': 'name: Field DB\nmarket: embedded',
      'markets/embedded.md': market,
      'markets/personal.md': `${market}\nstatus: chosen`,
    });
    expect(chosenMarket(product)?.id).toBe('embedded');
  });

  it('is none when the product names one that does not exist', () => {
    const product = fieldDb({ 'product.md': 'name: Field DB\nmarket: embeded', 'markets/embedded.md': market });
    expect(chosenMarket(product)).toBeNull();
  });

  it('is none when product.md is missing or says nothing', () => {
    expect(chosenMarket(fieldDb({ 'markets/embedded.md': market }))).toBeNull();
    expect(chosenMarket(fieldDb({ 'product.md': 'name: Field DB', 'markets/embedded.md': market }))).toBeNull();
  });
});
