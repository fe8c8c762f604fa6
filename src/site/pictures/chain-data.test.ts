import { describe, expect, it } from 'vitest';
import { amend, type Facts, fieldDb, positioningOf } from '../../../test/fakes/field-db.ts';
import { deriveFrame } from '../../derive/frame.ts';
import { chainOf } from './chain-data.ts';

function chainIn(facts: Facts, market = 'embedded') {
  const product = positioningOf(facts).products.get('field-db')!;
  return chainOf(product, deriveFrame(product, product.of.market.get(market)!), (kind, id) => `${kind}/${id}.html`);
}

const nodeIn = (chain: ReturnType<typeof chainIn>, id: string) =>
  chain.columns.flatMap(({ nodes }) => nodes).find((node) => node.id === id);

describe('the chain of a product in a market', () => {
  const chain = chainIn(fieldDb);

  it('has four columns, with what belongs to the market', () => {
    expect(chain.columns.map(({ title }) => title)).toEqual(['Alternatives', 'Attributes', 'Values', 'Segments']);
    expect(chain.columns.map(({ nodes }) => nodes.map(({ label }) => label))).toEqual([
      ['Paper order forms', 'Server database'],
      ['Standard SQL', 'Merge on reconnect', 'Two-click install'],
      ['Hundreds of laptops without a technician', 'Sell while disconnected'],
      ['Field sales forces'],
    ]);
  });

  it('leads from what an alternative lacks to who cares, and marks the story', () => {
    expect(chain.edges.filter(({ isStory }) => isStory).map(({ from, to }) => `${from} > ${to}`)).toEqual([
      'alternatives/paper > attributes/sync',
      'alternatives/server > attributes/sync',
      'attributes/sync > values/work-offline',
      'values/work-offline > segments/field-sales',
    ]);
    expect(chain.edges.filter(({ isStory }) => !isStory).map(({ from, to }) => `${from} > ${to}`)).toEqual([
      'alternatives/paper > attributes/sql',
      'attributes/two-clicks > values/deploy',
    ]);
  });

  it('says of each node how it stands', () => {
    expect(nodeIn(chain, 'attributes/sync')).toMatchObject({ tone: 'story', note: 'unique' });
    expect(nodeIn(chain, 'attributes/sql')).toMatchObject({ tone: 'plain', note: 'differentiating, nobody cares' });
    expect(nodeIn(chain, 'attributes/two-clicks')).toMatchObject({ tone: 'quiet', note: 'table stakes' });
    expect(nodeIn(chain, 'alternatives/paper')).toMatchObject({ tone: 'story', note: 'status quo' });
    expect(nodeIn(chain, 'values/deploy')).toMatchObject({ tone: 'quiet', note: 'not differentiated' });
    expect(nodeIn(chain, 'segments/field-sales')).toMatchObject({ tone: 'story', note: 'actionable' });
  });

  it('shows the alternative that has everything, and the segment that nobody can find', () => {
    const facts = amend(fieldDb, {
      'field-db/attributes/sync': { versus: { paper: 'lacks', server: 'has' } },
      'field-db/segments/field-sales': { characteristics: [{ trait: 'Reps travel' }] },
    });
    const amended = chainIn(facts);
    expect(nodeIn(amended, 'alternatives/server')).toMatchObject({ tone: 'quiet', note: 'lacks nothing of the story' });
    expect(nodeIn(amended, 'segments/field-sales')).toMatchObject({
      tone: 'plain',
      note: 'cares, but cannot be found',
    });
  });

  it('links every node to its page', () => {
    expect(nodeIn(chain, 'values/work-offline')?.href).toBe('value/work-offline.html');
  });
});
