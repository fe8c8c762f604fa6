import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCorpus } from '../src/app/read-corpus.ts';
import { deriveFrame, isCaredFor } from '../src/derive/frame.ts';
import { workTreeSource } from '../src/io/files/work-tree.ts';
import { chosenMarket } from '../src/model/positioning.ts';
import { memoryCache } from './fakes/memory-world.ts';

/** What follows from the facts in one market, as it was worked out by hand, independently of this program. */
interface ExpectedFrame {
  readonly attributes: Readonly<
    Record<string, { verdict: string; lacking: string[]; partial: string[]; cared: boolean }>
  >;
  readonly unique_and_cared: string[];
  readonly unique_not_cared: string[];
  readonly differentiating_and_cared: string[];
  readonly table_stakes: string[];
  readonly smallest_combinations_strict: string[][];
  readonly smallest_combinations: string[][];
}

interface FactBase {
  readonly id: string;
  readonly attributes: readonly { id: string; src: string[] }[];
  readonly frames: readonly {
    readonly id: string;
    readonly category: string;
    readonly style: string;
    readonly alternatives: readonly { id: string }[];
    readonly segments: readonly { id: string; cares_about: string[]; findable_by?: string[] }[];
    readonly value_themes: readonly { id: string; from: string[] }[];
    readonly expected_but_missing?: string[];
    readonly trend?: object;
  }[];
  readonly matrix: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

const fixture = (file: string) => JSON.parse(readFileSync(`test/fixtures/examples/${file}.json`, 'utf8')) as unknown;
const sorted = <T>(items: Iterable<T>): T[] => [...items].toSorted();

describe.each(['mobile-database', 'agile-project-management'])('the example %s', async (name) => {
  const corpus = await readCorpus({ source: workTreeSource(`examples/${name}`), cache: memoryCache() }, 'positioning');
  const product = corpus.positioning.products.get(name)!;
  const facts = fixture(name) as FactBase;
  const expected = fixture(`${name}.expected`) as Readonly<Record<string, ExpectedFrame>>;

  it('has every file read in full', () => {
    expect(corpus.files.flatMap(({ problems }) => problems)).toEqual([]);
    expect(corpus.files.length).toBe(corpus.positioning.elements.length);
  });

  it('has the markets of the fact base, and chose the second', () => {
    expect(sorted(product.of.market.keys())).toEqual(sorted(Object.keys(expected)));
    expect(sorted(facts.frames.map(({ id }) => id))).toEqual(sorted(Object.keys(expected)));
    expect(chosenMarket(product)?.id).toBe(facts.frames[1]!.id);
  });

  describe.each(Object.entries(expected))('in the market %s', (marketId, want) => {
    const frame = deriveFrame(product, product.of.market.get(marketId)!);
    const idsWhere = (isWanted: (attribute: (typeof frame.attributes)[number]) => boolean) =>
      frame.attributes.filter(isWanted).map(({ id }) => id);

    it('has each attribute lacked, had in part and cared about as expected', () => {
      const found = frame.attributes.map(({ id, verdict, cells, ...attribute }) => [
        id,
        {
          verdict: verdict.replaceAll('_', '-'),
          lacking: sorted(cells.lacks),
          partial: sorted(cells.partial),
          cared: isCaredFor({ id, verdict, cells, ...attribute }),
        },
      ]);
      const wanted = Object.entries(want.attributes).map(([id, attribute]) => [
        id,
        { ...attribute, lacking: sorted(attribute.lacking), partial: sorted(attribute.partial) },
      ]);
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
    });

    it('has the expected lists', () => {
      expect(idsWhere((a) => a.verdict === 'unique' && isCaredFor(a))).toEqual(sorted(want.unique_and_cared));
      expect(frame.uniqueNobodyCares).toEqual(sorted(want.unique_not_cared));
      expect(idsWhere((a) => a.verdict === 'differentiating' && isCaredFor(a))).toEqual(
        sorted(want.differentiating_and_cared),
      );
      expect(idsWhere((a) => a.verdict === 'table_stakes')).toEqual(sorted(want.table_stakes));
    });

    it('has the expected winning combinations', () => {
      const inOrder = (sets: readonly (readonly string[])[]) => sorted(sets.map((set) => sorted(set).join(' + ')));
      const { strict, lenient } = frame.winningCombinations;
      expect(inOrder(strict.sets)).toEqual(inOrder(want.smallest_combinations_strict));
      expect(inOrder(lenient.sets)).toEqual(inOrder(want.smallest_combinations));
    });

    it('differs from the expectation in no field that is not looked at above', () => {
      expect(sorted(Object.keys(want))).toEqual([
        'attributes',
        'differentiating_and_cared',
        'smallest_combinations',
        'smallest_combinations_strict',
        'table_stakes',
        'unique_and_cared',
        'unique_not_cared',
      ]);
    });
  });

  it('has every attribute and every cell of the fact base, and no others', () => {
    const cells = Object.entries(facts.matrix).flatMap(([alternative, row]) =>
      typeof row === 'string'
        ? []
        : Object.entries(row).map(([attribute, cell]) => `${attribute} / ${alternative}: ${cell}`),
    );
    const written = [...product.of.attribute.values()].flatMap(({ id, fields }) =>
      Object.entries(fields.versus).map(([alternative, cell]) => `${id} / ${alternative}: ${cell}`),
    );
    expect(sorted(written)).toEqual(sorted(cells));
    expect(cells.length).toBeGreaterThan(40);
    expect(sorted(product.of.attribute.keys())).toEqual(sorted(facts.attributes.map(({ id }) => id)));
  });

  it.each(facts.frames)('tells the frame $id as the fact base does', (told) => {
    const { fields } = product.of.market.get(told.id)!;
    expect(fields.name).toBe(told.category);
    expect(fields.style).toBe(told.style.replaceAll('-', '_'));
    expect(fields.alternatives).toEqual(told.alternatives.map(({ id }) => id));
    expect(fields.segments).toEqual(told.segments.map(({ id }) => id));
    for (const id of fields.alternatives) expect(product.of.alternative.has(id), id).toBe(true);
  });

  it.each(facts.frames)('has each segment of $id care about the attributes that the fact base names', (told) => {
    const { attributes } = deriveFrame(product, product.of.market.get(told.id)!);
    for (const segment of told.segments) {
      const cared = attributes.filter(({ caredBy }) => caredBy.some((reason) => reason.segment === segment.id));
      expect(cared.map(({ id }) => id)).toEqual(sorted(segment.cares_about));
      const findable = product.of.segment
        .get(segment.id)!
        .fields.characteristics.some(({ find_by }) => find_by !== undefined);
      expect(findable).toBe((segment.findable_by ?? []).length > 0);
    }
  });

  it.each(facts.frames)('has the value themes of $id on the attributes that the fact base names', (told) => {
    for (const theme of told.value_themes) {
      expect(sorted(product.of.value.get(theme.id)!.fields.enabled_by), theme.id).toEqual(sorted(theme.from));
    }
    const gaps = deriveFrame(product, product.of.market.get(told.id)!).gaps;
    expect(gaps).toEqual(expect.arrayContaining(told.expected_but_missing ?? []));
    if (told.trend) expect(product.of.trend.size).toBeGreaterThan(0);
  });

  it('has evidence of each sort that the fact base has for an attribute', () => {
    for (const { id, src } of facts.attributes) {
      const marks = (product.of.attribute.get(id)!.fields.evidence ?? []).map(({ source }) => source[0]);
      for (const mark of src) expect(marks, id).toContain(mark[0]);
    }
  });

  it('marks each piece of evidence by where it comes from, with the tier that belongs to the mark', () => {
    const tiers: Readonly<Record<string, string>> = {
      S: 'verbatim',
      W: 'third_party',
      C: 'third_party',
      P: 'internal',
    };
    const evidence = corpus.positioning.elements.flatMap(({ path, fields }) =>
      ((fields as { evidence?: { source: string; tier: string }[] }).evidence ?? []).map((piece) => ({
        path,
        ...piece,
      })),
    );
    expect(evidence.length).toBeGreaterThan(20);
    for (const { path, source, tier } of evidence) {
      expect(source, path).toMatch(/^[SWCP]: \S/);
      expect(tier, `${path}: ${source}`).toBe(tiers[source[0]!]);
    }
  });

  it('claims nothing as public that the fact base knows as fill-in', () => {
    const matrixClaims = [...product.of.attribute.values()].flatMap(({ id, fields }) =>
      (fields.evidence ?? [])
        .filter(({ claim }) => /which alternatives/i.test(claim))
        .map(({ tier }) => `${id} ${tier}`),
    );
    expect(matrixClaims).toEqual([...product.of.attribute.keys()].map((id) => `${id} internal`));
  });
});
