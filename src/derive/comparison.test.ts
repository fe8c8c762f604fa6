import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFrames, storyAttributes, storyValues } from './comparison.ts';
import type { DerivedAttribute, DerivedValue, Frame } from './frame.ts';

interface Facts {
  readonly attributes?: readonly Pick<DerivedAttribute, 'id' | 'verdict' | 'caredBy'>[];
  readonly values?: readonly Pick<DerivedValue, 'id' | 'differentiated' | 'caredBy'>[];
}

/** A frame with only the parts of it that a comparison reads. */
function frame(id: string, { attributes = [], values = [] }: Facts): Frame {
  return { market: { id }, attributes, values } as unknown as Frame;
}

const reps = [{ segment: 'field-sales', value: 'work-offline' }];

const personal = frame('personal', {
  attributes: [
    { id: 'small', verdict: 'differentiating', caredBy: reps },
    { id: 'sync', verdict: 'unique', caredBy: [] },
    { id: 'two-clicks', verdict: 'differentiating', caredBy: reps },
  ],
  values: [{ id: 'own-lists', differentiated: true, caredBy: ['power-user'] }],
});

const embedded = frame('embedded', {
  attributes: [
    { id: 'small', verdict: 'differentiating', caredBy: reps },
    { id: 'sync', verdict: 'unique', caredBy: reps },
    { id: 'two-clicks', verdict: 'table_stakes', caredBy: reps },
  ],
  values: [
    { id: 'deploy', differentiated: false, caredBy: ['field-sales'] },
    { id: 'own-lists', differentiated: true, caredBy: [] },
    { id: 'work-offline', differentiated: true, caredBy: ['field-sales'] },
  ],
});

describe('the story', () => {
  it('is made of attributes that set the product apart and that somebody cares about', () => {
    expect(storyAttributes(personal)).toEqual(['small', 'two-clicks']);
    expect(storyAttributes(embedded)).toEqual(['small', 'sync']);
  });

  it.each(['unknown', 'contested', 'table_stakes', 'not_applicable'] as const)(
    'holds no attribute that is %s',
    (verdict) => {
      expect(storyAttributes(frame('embedded', { attributes: [{ id: 'sync', verdict, caredBy: reps }] }))).toEqual([]);
    },
  );

  it('promises values that are differentiated and that somebody cares about', () => {
    expect(storyValues(embedded)).toEqual(['work-offline']);
  });
});

describe('compareFrames', () => {
  it('tells what the story keeps, loses and gains against the first market', () => {
    expect(compareFrames([personal, embedded])).toEqual([
      {
        market: 'embedded',
        attributes: { kept: ['small'], lost: ['two-clicks'], gained: ['sync'] },
        values: { kept: [], lost: ['own-lists'], gained: ['work-offline'] },
      },
    ]);
  });

  it('holds every further market against the first, and not against the one before', () => {
    const [, third] = compareFrames([personal, embedded, personal]);
    expect(third?.attributes).toEqual({ kept: ['small', 'two-clicks'], lost: [], gained: [] });
  });

  it('has nothing to say of one market, or of none', () => {
    expect(compareFrames([personal])).toEqual([]);
    expect(compareFrames([])).toEqual([]);
  });

  it('turns gains into losses when the markets change places', () => {
    const attribute = fc.record({
      id: fc.constantFrom('small', 'sync', 'sql', 'two-clicks'),
      verdict: fc.constantFrom('unique', 'differentiating', 'table_stakes', 'unknown'),
      caredBy: fc.constantFrom(reps, []),
    });
    const facts = fc.uniqueArray(attribute, { selector: ({ id }) => id }).map((attributes) => ({ attributes }));
    fc.assert(
      fc.property(facts, facts, (here, there) => {
        const [a, b] = [frame('personal', here as Facts), frame('embedded', there as Facts)];
        const [way, back] = [compareFrames([a, b])[0]!.attributes, compareFrames([b, a])[0]!.attributes];
        expect(back.gained).toEqual(way.lost);
        expect(back.lost).toEqual(way.gained);
        expect(back.kept.toSorted()).toEqual(way.kept.toSorted());
        expect([...way.kept, ...way.lost].toSorted()).toEqual(storyAttributes(a).toSorted());
      }),
    );
  });
});
