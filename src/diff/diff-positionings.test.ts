import { describe, expect, it } from 'vitest';
import { composeCorpus } from '../../bench/corpus/corpus.ts';
import { amend, fieldDb, positioningOf } from '../../test/fakes/field-db.ts';
import { parseCorpus } from '../document/parse-corpus.ts';
import { comparePositionings } from './compare-positionings.ts';
import { deriveConsequences } from './derive-consequences.ts';
import { diffPositionings } from './diff-positionings.ts';

/** A composed positioning of several products, some of its files said otherwise. */
function composed(rewrite: (text: string, index: number) => string = (text) => text) {
  const entries = [...composeCorpus(200, 2026)].map(([path, text], index) => {
    return { path, content: { type: 'file', bytes: Buffer.from(rewrite(text, index)) } as const };
  });
  return parseCorpus('positioning', entries).positioning;
}

describe('changes and consequences at once', () => {
  it('are those that one gets one by one', () => {
    const before = positioningOf(fieldDb);
    const after = positioningOf(
      amend(fieldDb, { 'field-db/product': { market: 'personal' }, 'functions/sales': { name: 'Field sales' } }),
    );
    const { changes, consequences } = diffPositionings(before, after);
    expect(changes).toEqual(comparePositionings(before, after));
    expect(consequences).toEqual(deriveConsequences(before, after));
    expect(consequences.length).toBeGreaterThan(5);
  });

  it('are none between a positioning and itself, whether the same object or read twice', () => {
    const one = composed();
    expect(diffPositionings(one, one)).toEqual({ changes: [], consequences: [] });
    expect(diffPositionings(one, composed())).toEqual({ changes: [], consequences: [] });
  });

  it('concern only the products that were touched', () => {
    const before = composed();
    const [first, second] = [...before.products.keys()];
    const touched = before.elements.findIndex(({ product, kind }) => product === second && kind === 'attribute');
    const texts = [...composeCorpus(200, 2026).keys()];
    const path = before.elements[touched]?.path.replace('positioning/', '') ?? '';
    const after = composed((text, index) => (texts[index] === path ? text.replaceAll(': lacks', ': has') : text));
    const { changes, consequences } = diffPositionings(before, after);
    expect(changes.length).toBeGreaterThan(0);
    expect(new Set([...changes, ...consequences].map(({ product }) => product))).toEqual(new Set([second]));
    expect(first).not.toBe(second);
  });

  it('hear of a list that only came into another order, which what was reviewed against it notices', () => {
    const after = positioningOf(amend(fieldDb, { 'field-db/markets/embedded': { alternatives: ['server', 'paper'] } }));
    const { changes, consequences } = diffPositionings(positioningOf(fieldDb), after);
    expect(changes).toEqual([]);
    expect(consequences.map(({ kind, subject }) => [kind, subject.id])).toEqual([['tactic_stale', 'call-script']]);
  });
});
