import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { amend, type Facts, fieldDb, positioningOf } from '../../../test/fakes/field-db.ts';
import { measureAlignment } from '../../align/alignment.ts';
import { deriveFrame } from '../../derive/frame.ts';
import { chosenMarket } from '../../model/positioning.ts';
import { findContradictions } from '../../trace/contradictions.ts';
import { deriveFunnel, listTellings } from '../../trace/funnel.ts';
import { chainOf, type HrefOf } from './chain-data.ts';
import { ChainTable } from './chain-table.tsx';
import { Chain } from './chain.tsx';
import { funnelOf } from './funnel-data.ts';
import { FunnelTable } from './funnel-table.tsx';
import { Funnel } from './funnel.tsx';
import { heatOf, pairsOf } from './heat-data.ts';
import { HeatTable } from './heat-table.tsx';
import { Heat } from './heat.tsx';
import { matrixOf } from './matrix-data.ts';
import { MatrixTable } from './matrix-table.tsx';
import { Matrix } from './matrix.tsx';

const linked: HrefOf = (kind, id) => `../${kind}/${id}.html`;

function dataOf(facts: Facts, hrefOf: HrefOf | undefined = linked) {
  const positioning = positioningOf(facts);
  const product = positioning.products.get('field-db')!;
  const frame = deriveFrame(product, chosenMarket(product)!);
  const answers = ['marketing', 'sales'].map((id, index) => ({
    respondent: id,
    function: id,
    market: index === 0 ? 'embedded' : 'personal',
    alternatives: ['paper', 'server'].slice(index),
    segments: ['field-sales'],
    values: [],
    judgements: new Map([['alternatives/paper', 'real']]),
  }));
  const alignment = measureAlignment(answers, product, positioning.functions, frame);
  const headOf = (id: string) => ({ label: positioning.functions.get(id)?.fields.name ?? id });
  const tellings = listTellings(product);
  return {
    chain: chainOf(product, frame, hrefOf),
    matrix: matrixOf(product, frame, hrefOf),
    heat: heatOf(alignment, headOf),
    pairs: pairsOf(alignment, headOf),
    funnel: funnelOf(
      { product, funnel: deriveFunnel(tellings), contradictions: findContradictions(product, tellings) },
      hrefOf,
    ),
  };
}

function drawAll(facts: Facts, hrefOf?: HrefOf) {
  const { chain, matrix, heat, pairs, funnel } = dataOf(facts, hrefOf);
  const title = 'Field DB <in> its market';
  return {
    chain: renderToString(Chain({ data: chain, id: 'chain', title })),
    matrix: renderToString(Matrix({ data: matrix, id: 'matrix', title })),
    heat: renderToString(Heat({ data: heat, id: 'heat', title })),
    pairs: renderToString(Heat({ data: pairs, id: 'pairs', title })),
    funnel: renderToString(Funnel({ data: funnel, id: 'funnel', title })),
  };
}

function tabulateAll(facts: Facts) {
  const { chain, matrix, heat, pairs, funnel } = dataOf(facts);
  const caption = 'The same in words';
  return {
    chain: renderToString(ChainTable({ data: chain, caption })),
    matrix: renderToString(MatrixTable({ data: matrix, caption })),
    heat: renderToString(HeatTable({ data: heat, caption })),
    pairs: renderToString(HeatTable({ data: pairs, caption })),
    funnel: renderToString(FunnelTable({ data: funnel, caption })),
  };
}

const hostile = amend(fieldDb, {
  'field-db/alternatives/paper': { name: '"><script>alert(1)</script>' },
  'field-db/attributes/sync': { name: '</title></svg><img src=x onerror=alert(2)>' },
  'field-db/values/work-offline': { name: '\u202e]]>&amp;<style>*{display:none}</style>' },
  'field-db/markets/embedded': { name: '<svg onload=alert(3)>' },
  'functions/sales': { name: "Sales' <b onclick=alert(4)>" },
});

describe.each(Object.entries(drawAll(fieldDb)))('the picture of %s', (kind, svg) => {
  it('has a name and a description', () => {
    expect(svg).toContain(`aria-labelledby="${kind}-title"`);
    expect(svg).toContain(`<title id="${kind}-title">Field DB &lt;in> its market</title>`);
    expect(svg).toMatch(new RegExp(`<desc id="${kind}-description">[^<]+</desc>`));
  });

  it('is satisfied with a strict policy: no script and no style of its own', () => {
    expect(svg).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
  });

  it('places everything at a number', () => {
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('pictures with links and without', () => {
  it('are groups where somebody can follow a link, and images where nobody can', () => {
    expect(drawAll(fieldDb).chain).toContain('role="group"');
    expect(drawAll(fieldDb).chain).toContain('<a href="../value/work-offline.html">');
    const bare = drawAll(fieldDb, () => undefined);
    expect(bare.chain).toContain('role="img"');
    expect(bare.chain).not.toContain('<a ');
  });
});

describe('hostile names', () => {
  it('are text in every picture and every table', () => {
    for (const html of [...Object.values(drawAll(hostile)), ...Object.values(tabulateAll(hostile))]) {
      expect(html).not.toMatch(/<script|<img|<style|<b[ >]|<svg onload/);
    }
    expect(drawAll(hostile).chain).toContain('&lt;script');
  });
});

describe.each(Object.entries(tabulateAll(fieldDb)))('the table of %s', (_, table) => {
  it('has a caption, and every head says what it is the head of', () => {
    expect(table).toContain('<caption>The same in words</caption>');
    expect(table.match(/<th(?=[\s>])(?![^>]*\sscope=)/g)).toBeNull();
  });
});

describe('a portfolio', () => {
  it('is cut in the picture, which says so, and whole in the table', () => {
    const columns = Array.from({ length: 26 }, (_, index) => ({ label: `Rival ${index}` }));
    const rows = Array.from({ length: 300 }, (_, index) => ({
      label: `Attribute ${index}`,
      cells: columns.map(() => 'lacks' as const),
      verdict: 'unique' as const,
      isStory: true,
      isCaredFor: true,
    }));
    const data = { columns, rows };
    const svg = renderToString(Matrix({ data, id: 'matrix', title: 'Field DB' }));
    expect(svg).toContain('6 more alternatives and 240 more attributes in the table.');
    expect(svg.length).toBeLessThan(500_000);
    expect(renderToString(MatrixTable({ data, caption: 'Field DB' }))).toContain('Attribute 299');
  });
});

describe('what the pictures show', () => {
  const data = dataOf(fieldDb);

  it('names in the comparison who lacks what, the story first', () => {
    expect(data.matrix.columns.map(({ label }) => label)).toEqual(['Paper order forms', 'Server database']);
    expect(data.matrix.rows.map(({ label, cells, verdict }) => [label, ...cells, verdict])).toEqual([
      ['Merge on reconnect', 'lacks', 'lacks', 'unique'],
      ['Standard SQL', 'lacks', 'has', 'differentiating'],
      ['Two-click install', 'has', 'has', 'table_stakes'],
    ]);
    expect(drawAll(fieldDb).matrix).toContain('nobody cares');
  });

  it('shows agreement per question, and per pair without the diagonal', () => {
    expect(data.heat.rows.map(({ label, cells }) => [label, ...cells.slice(0, 1), ...cells.slice(4)])).toEqual([
      ['Marketing', 0, 1],
      ['Sales', 0, 1],
    ]);
    expect(data.pairs.rows.map(({ cells }) => cells)).toEqual([
      [null, 1],
      [1, null],
    ]);
    expect(drawAll(fieldDb).heat).toContain('>0.00</text>');
  });

  it('shows no agreement where fewer than two functions answered', () => {
    const silent = positioningOf(fieldDb);
    const product = silent.products.get('field-db')!;
    const alignment = measureAlignment([], product, silent.functions, null);
    expect(heatOf(alignment, (id) => ({ label: id })).rows).toEqual([]);
  });

  it('tells in the funnel what stops after the front and what is not of the chosen market', () => {
    const facts = amend(fieldDb, {
      'field-db/tactics/old-deck': {
        name: 'Old deck',
        function: 'sales',
        stage: 'onboarding',
        inputs: ['markets/personal', 'segments/power-users', 'values/deploy', 'attributes/sync'],
      },
    });
    const { funnel } = dataOf(facts);
    expect(funnel.rows.map(({ label, trouble }) => [label, trouble])).toEqual([
      ['Embedded mobile database', 'only at the front'],
      ['Personal database', 'not the chosen market'],
      ['Field sales forces', 'only at the front'],
      ['PC power users', 'not of the chosen market'],
      ['Sell while disconnected', undefined],
      ['Hundreds of laptops without a technician', 'nobody in the chosen market cares'],
    ]);
    const offline = funnel.rows.find(({ label }) => label === 'Sell while disconnected')!;
    expect(offline.cells).toEqual(['told', 'silent', 'silent', 'implied', 'silent', 'silent']);
    expect(funnel.contradictions.join()).toContain('Personal database');
  });
});
