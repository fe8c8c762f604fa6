import { describe, expect, it } from 'vitest';
import { compare } from '../app/compare.ts';
import { show } from '../app/show.ts';
import { memoryWorld } from '../../test/fakes/memory-world.ts';
import { renderCompareJson, renderShowJson } from './show-json.ts';

const market = (name: string, alternatives: string) => `---
name: ${name}
style: head_to_head
alternatives: [${alternatives}]
segments: [field-sales]
expected: [charts]
---
`;

const world = memoryWorld({
  'positioning/field-db/product.md': '---\nname: Field DB\nmarket: embedded\n---\n',
  'positioning/field-db/markets/embedded.md': market('Embedded database', 'paper, server'),
  'positioning/field-db/markets/personal.md': market('Personal database', 'paper'),
  'positioning/field-db/alternatives/paper.md': '---\nname: Paper forms\ntype: status_quo\n---\n',
  'positioning/field-db/alternatives/server.md': '---\nname: Server database\ntype: indirect\n---\n',
  'positioning/field-db/attributes/sync.md':
    '---\nname: Sync\nlevel: product\nversus: { paper: lacks, server: partial }\n---\n',
  'positioning/field-db/attributes/price.md': '---\nname: Price\nlevel: company\nversus: { paper: n/a }\n---\n',
  'positioning/field-db/values/sell.md': '---\nname: Sell offline\nenabled_by: [sync]\n---\n',
  'positioning/field-db/segments/field-sales.md': `---
name: Field sales
characteristics: [{ trait: Reps travel, find_by: Job posts }]
cares_about: [{ value: sell }]
---
`,
});

const embedded = {
  product: 'field-db',
  market: 'embedded',
  alternatives: ['paper', 'server'],
  attributes: [
    {
      id: 'price',
      verdict: 'unknown',
      cared: false,
      could_be_unique: true,
      cared_by: [],
      has: [],
      partial: [],
      lacks: [],
      unknown: ['server'],
      not_applicable: ['paper'],
    },
    {
      id: 'sync',
      verdict: 'differentiating',
      cared: true,
      could_be_unique: false,
      cared_by: [{ segment: 'field-sales', value: 'sell' }],
      has: [],
      partial: ['server'],
      lacks: ['paper'],
      unknown: [],
      not_applicable: [],
    },
  ],
  values: [{ id: 'sell', differentiated: true, because: ['sync'], cared_by: ['field-sales'] }],
  segments: [{ id: 'field-sales', actionable: true, findable: true, values: ['sell'] }],
  unique_nobody_cares: [],
  winning_combinations: { strict: [], lenient: [['sync']], truncated: false },
  gaps: ['charts'],
  unknown: [{ attribute: 'price', alternative: 'server' }],
};

const noShift = {
  values_gained: [],
  values_lost: [],
  segments_gained: [],
  segments_lost: [],
  combinations_change: false,
};

describe('renderShowJson', () => {
  it('has the story by the names that others rely on, and what unknown cells could change', async () => {
    const { output, exitCode } = renderShowJson((await show(world, { root: 'positioning' })).story);
    expect(JSON.parse(output)).toEqual({
      ...embedded,
      open_cells: [
        {
          attribute: 'price',
          alternative: 'server',
          if_has: { verdict: 'table_stakes', ...noShift },
          if_lacks: { verdict: 'unique', ...noShift },
        },
      ],
      cells_left_out: 0,
    });
    expect(exitCode).toBe(0);
    expect(output).toMatch(/\}\n$/);
  });
});

describe('renderCompareJson', () => {
  it('has each frame as `show` has it, in the order asked for, and what moves', async () => {
    const { comparison } = await compare(world, { root: 'positioning', markets: ['embedded', 'personal'] });
    const json = JSON.parse(renderCompareJson(comparison).output) as Record<string, unknown>;
    expect(json).toMatchObject({ product: 'field-db', frames: [embedded, { market: 'personal' }] });
    expect(json['moves']).toEqual([
      {
        market: 'personal',
        attributes: { kept: ['sync'], lost: [], gained: [] },
        values: { kept: ['sell'], lost: [], gained: [] },
      },
    ]);
  });
});
