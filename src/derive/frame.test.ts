import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../document/parse-corpus.ts';
import type { Product } from '../model/positioning.ts';
import { deriveFrame, type Frame } from './frame.ts';

/** Frontmatter by path below the product's folder, without `.md`. */
type Files = Readonly<Record<string, object>>;

function productOf(files: Files): Product {
  const entries = Object.entries(files).map(([path, fields]) => ({
    path: `field-db/${path}.md`,
    content: { type: 'file', bytes: Buffer.from(`---\n${JSON.stringify(fields)}\n---\n`) } as const,
  }));
  return parseCorpus('positioning', entries).positioning.products.get('field-db')!;
}

function frameOf(files: Files, market = 'embedded'): Frame {
  const product = productOf(files);
  return deriveFrame(product, product.of.market.get(market)!);
}

const attribute = (versus: Record<string, string>, name = 'A capability') => ({ name, level: 'product', versus });
const value = (...enabled_by: string[]) => ({ name: 'An outcome', enabled_by });
const alternative = { name: 'Something else', type: 'direct' };
const market = (more: object = {}) => ({
  name: 'Embedded database',
  style: 'big_fish_small_pond',
  alternatives: ['paper', 'server'],
  segments: ['field-sales'],
  ...more,
});
const findable = [{ trait: 'Reps travel', find_by: 'Job posts for field reps' }];
const segment = (cares_about: object[], characteristics: object[] = findable) => ({
  name: 'Field sales forces',
  characteristics,
  cares_about,
});

const fieldDb: Files = {
  'alternatives/paper': alternative,
  'alternatives/server': alternative,
  'alternatives/spreadsheet': alternative,
  'attributes/sync': attribute({ paper: 'lacks', server: 'lacks', spreadsheet: 'has' }, 'Merge on reconnect'),
  'attributes/small': attribute({ paper: 'has', server: 'lacks' }),
  'attributes/sql': attribute({ paper: 'lacks', server: 'has' }),
  'attributes/two-clicks': attribute({ paper: 'has', server: 'has' }),
  'values/work-offline': value('sync', 'sql'),
  'values/deploy': value('small', 'two-clicks'),
  'segments/field-sales': segment([{ value: 'work-offline' }]),
  'segments/vendors': segment([{ value: 'deploy' }]),
  'markets/embedded': market(),
  'markets/personal': market({ alternatives: ['spreadsheet'], segments: ['vendors'] }),
};

describe('deriveFrame', () => {
  it('holds attributes against the alternatives of its market and no others', () => {
    const verdicts = (frame: Frame) => frame.attributes.map(({ id, verdict }) => `${id} ${verdict}`);
    expect(verdicts(frameOf(fieldDb))).toEqual([
      'small differentiating',
      'sql differentiating',
      'sync unique',
      'two-clicks table_stakes',
    ]);
    expect(verdicts(frameOf(fieldDb, 'personal'))).toEqual([
      'small unknown',
      'sql unknown',
      'sync table_stakes',
      'two-clicks unknown',
    ]);
  });

  it('keeps alternatives and segments in the order of the market', () => {
    const { alternatives, segments } = frameOf({
      ...fieldDb,
      'markets/embedded': market({ alternatives: ['server', 'paper'], segments: ['vendors', 'field-sales'] }),
    });
    expect(alternatives).toEqual(['server', 'paper']);
    expect(segments.map(({ id }) => id)).toEqual(['vendors', 'field-sales']);
  });

  it('leaves out what leads nowhere', () => {
    const frame = frameOf({
      ...fieldDb,
      'attributes/sync': attribute({ paper: 'lacks', server: 'lacks', rumour: 'has' }),
      'values/work-offline': value('sync', 'no-such-attribute'),
      'segments/field-sales': segment([{ value: 'work-offline' }, { value: 'no-such-value' }]),
      'markets/embedded': market({ alternatives: ['paper', 'rumour', 'server'], segments: ['nobody', 'field-sales'] }),
    });
    expect(frame.alternatives).toEqual(['paper', 'server']);
    expect(frame.segments.map(({ id, values }) => [id, values])).toEqual([['field-sales', ['work-offline']]]);
    expect(frame.attributes.find(({ id }) => id === 'sync')?.verdict).toBe('unique');
    expect(frame.values.find(({ id }) => id === 'work-offline')?.because).toEqual(['sync']);
  });

  it('calls nothing unique in a market without alternatives', () => {
    const frame = frameOf({ ...fieldDb, 'markets/embedded': market({ alternatives: [] }) });
    expect(new Set(frame.attributes.map(({ verdict }) => verdict))).toEqual(new Set(['not_applicable']));
    expect(frame.uniqueNobodyCares).toEqual([]);
    expect(frame.winningCombinations.strict.sets).toEqual([]);
  });
});

describe('who cares', () => {
  const caredBy = (frame: Frame, id: string) => frame.attributes.find((candidate) => candidate.id === id)?.caredBy;

  it('is every segment of the market with a value that the attribute enables', () => {
    const frame = frameOf({
      ...fieldDb,
      'segments/field-sales': segment([{ value: 'deploy' }, { value: 'work-offline' }]),
    });
    expect(caredBy(frame, 'sync')).toEqual([{ segment: 'field-sales', value: 'work-offline' }]);
    expect(caredBy(frame, 'small')).toEqual([{ segment: 'field-sales', value: 'deploy' }]);
  });

  it('is no segment of another market', () => {
    expect(caredBy(frameOf(fieldDb), 'small')).toEqual([]);
    expect(caredBy(frameOf(fieldDb, 'personal'), 'small')).toEqual([{ segment: 'vendors', value: 'deploy' }]);
  });

  it('is narrowed by `through` to the attributes that matter to the segment', () => {
    const frame = frameOf({
      ...fieldDb,
      'segments/field-sales': segment([{ value: 'work-offline', through: ['sync'] }]),
    });
    expect(caredBy(frame, 'sync')).toHaveLength(1);
    expect(caredBy(frame, 'sql')).toEqual([]);
  });

  it('is not widened by `through` to an attribute that does not enable the value', () => {
    const frame = frameOf({
      ...fieldDb,
      'segments/field-sales': segment([{ value: 'work-offline', through: ['small'] }]),
    });
    expect(caredBy(frame, 'small')).toEqual([]);
    expect(caredBy(frame, 'sync')).toEqual([]);
  });

  it('decides between the story and what is unique and nobody cares about', () => {
    expect(frameOf(fieldDb).uniqueNobodyCares).toEqual([]);
    const deaf = { ...fieldDb, 'segments/field-sales': segment([{ value: 'deploy' }]) };
    expect(frameOf(deaf).uniqueNobodyCares).toEqual(['sync']);
  });
});

describe('values and segments', () => {
  const work = (frame: Frame) => frame.values.find(({ id }) => id === 'work-offline')!;

  it('a value is differentiated by the attributes that set the product apart, and says which', () => {
    expect(work(frameOf(fieldDb))).toEqual({
      id: 'work-offline',
      differentiated: true,
      because: ['sql', 'sync'],
      caredBy: ['field-sales'],
    });
    expect(work(frameOf(fieldDb, 'personal'))).toMatchObject({ differentiated: false, because: [], caredBy: [] });
  });

  it('a value matters to each segment that names it, among others or alone', () => {
    const frame = frameOf({
      ...fieldDb,
      'segments/field-sales': segment([{ value: 'work-offline' }, { value: 'deploy' }]),
      'markets/embedded': market({ segments: ['vendors', 'field-sales'] }),
    });
    expect(frame.values.map(({ id, caredBy }) => [id, caredBy])).toEqual([
      ['deploy', ['vendors', 'field-sales']],
      ['work-offline', ['field-sales']],
    ]);
  });

  it('a value is not differentiated by what nobody has looked at, nor by what all have', () => {
    expect(work(frameOf({ ...fieldDb, 'values/work-offline': value('two-clicks') })).differentiated).toBe(false);
    expect(
      work(frameOf({ ...fieldDb, 'attributes/sync': attribute({}), 'values/work-offline': value('sync') }))
        .differentiated,
    ).toBe(false);
  });

  it('a segment is actionable when it cares about a differentiated value and can be found', () => {
    expect(frameOf(fieldDb).segments).toEqual([
      { id: 'field-sales', actionable: true, findable: true, values: ['work-offline'] },
    ]);
  });

  it.each([
    ['no characteristic', []],
    ['no way to see it from outside', [{ trait: 'Reps travel' }]],
  ])('a segment with %s is not actionable', (_, characteristics) => {
    const files = { ...fieldDb, 'segments/field-sales': segment([{ value: 'work-offline' }], characteristics) };
    expect(frameOf(files).segments[0]).toMatchObject({ actionable: false, findable: false, values: ['work-offline'] });
  });

  it('a segment that cares about nothing that is differentiated is not actionable', () => {
    expect(frameOf(fieldDb, 'personal').segments[0]).toMatchObject({
      id: 'vendors',
      actionable: false,
      findable: true,
      values: [],
    });
  });

  it('a segment names a value once, however often it cares', () => {
    const twice = [{ value: 'work-offline', through: ['sync'] }, { value: 'work-offline' }];
    expect(frameOf({ ...fieldDb, 'segments/field-sales': segment(twice) }).segments[0]?.values).toEqual([
      'work-offline',
    ]);
  });
});

describe('winning combinations of a market', () => {
  it('are made of what somebody cares about', () => {
    expect(frameOf(fieldDb).winningCombinations.strict.sets).toEqual([['sync']]);
    const withoutSync = { ...fieldDb, 'segments/field-sales': segment([{ value: 'work-offline', through: ['sql'] }]) };
    expect(frameOf(withoutSync).winningCombinations.strict.sets).toEqual([]);
  });

  it.each(['partial', 'unknown', 'n/a', 'has'])('count %s as having it when read strictly', (cell) => {
    const files = { ...fieldDb, 'attributes/sync': attribute({ paper: 'lacks', server: cell }) };
    expect(frameOf(files).winningCombinations.strict.sets).toEqual([]);
  });

  it('count partial, and only that, as lacking it when read leniently', () => {
    const lenient = (cell: string) =>
      frameOf({ ...fieldDb, 'attributes/sync': attribute({ paper: 'lacks', server: cell }) }).winningCombinations
        .lenient.sets;
    expect(lenient('partial')).toEqual([['sync']]);
    expect([lenient('unknown'), lenient('n/a'), lenient('has')]).toEqual([[], [], []]);
  });
});

describe('gaps', () => {
  const gapsOf = (...expected: string[]) => frameOf({ ...fieldDb, 'markets/embedded': market({ expected }) }).gaps;

  it('are what the market expects and no attribute answers, in the order of the market', () => {
    expect(gapsOf('runs on handhelds', 'sync', 'charts')).toEqual(['runs on handhelds', 'charts']);
  });

  it('are none where an attribute answers by its id or its name, however spelt', () => {
    expect(gapsOf('sync', 'merge on reconnect', 'MERGE-ON-RECONNECT', 'Two clicks')).toEqual([]);
  });
});

describe('a frame', () => {
  it('lists attributes and values in id order, however the product holds them', () => {
    const product = productOf(fieldDb);
    const { attribute: attributes, value: values } = product.of;
    const of = {
      ...product.of,
      attribute: new Map([...attributes].toReversed()),
      value: new Map([...values].toReversed()),
    };
    expect(deriveFrame({ ...product, of }, of.market.get('embedded')!)).toEqual(frameOf(fieldDb));
  });

  it('does not depend on the order of files, nor of what is listed in them, apart from the lists of its market', () => {
    const id = fc.constantFrom('sync', 'small', 'sql', 'two-clicks');
    const files = fc.record({
      'attributes/sync': fc
        .dictionary(fc.constantFrom('paper', 'server'), fc.constantFrom('has', 'partial', 'lacks', 'unknown', 'n/a'))
        .map((versus) => attribute(versus)),
      'values/work-offline': fc.uniqueArray(id).map((ids) => value(...ids)),
      'segments/field-sales': fc
        .subarray([{ value: 'work-offline' }, { value: 'deploy' }])
        .map((cares) => segment(cares)),
    });
    const order = fc.shuffledSubarray(Object.keys(fieldDb), { minLength: Object.keys(fieldDb).length });
    fc.assert(
      fc.property(files, order, (changes, paths) => {
        const all: Files = { ...fieldDb, ...changes };
        const shuffled = Object.fromEntries(paths.map((path) => [path, turned(all[path]!)]));
        expect(withoutOrigin(frameOf(shuffled))).toEqual(withoutOrigin(frameOf(all)));
      }),
      { numRuns: 200 },
    );
  });
});

/** The same facts, with lists and keys the other way round where their order says nothing. */
function turned(fields: object): object {
  const entries = Object.entries(fields).toReversed();
  return Object.fromEntries(
    entries.map(([key, inner]) => {
      if (key === 'versus') return [key, Object.fromEntries(Object.entries(inner as object).toReversed())];
      return [key, key === 'enabled_by' || key === 'cares_about' ? (inner as unknown[]).toReversed() : inner];
    }),
  );
}

/** A frame without the file of its market, and with the reasons to care in a fixed order. */
function withoutOrigin({ market: { id }, attributes, ...rest }: Frame) {
  return {
    ...rest,
    market: id,
    attributes: attributes.map(({ caredBy, ...more }) => ({
      ...more,
      caredBy: new Set(caredBy.map((reason) => JSON.stringify(reason))),
    })),
  };
}
