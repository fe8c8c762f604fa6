import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNearest, suggest } from './nearest.ts';

const attributes = ['offline-sync', 'small-footprint', 'sql-engine', 'no-administrator'];

describe('findNearest', () => {
  it.each([
    ['offline_sync', 'offline-sync'],
    ['Offline Sync', 'offline-sync'],
    ['OFFLINE-SYNC', 'offline-sync'],
    ['offlineSync', 'offline-sync'],
    ['offline--sync ', 'offline-sync'],
  ])('takes %j for %s, spelt otherwise', (word, candidate) => {
    expect(findNearest(word, attributes)).toEqual({ candidate, isSameWord: true });
  });

  it.each([
    ['offline-snyc', 'offline-sync'],
    ['smal-footprints', 'small-footprint'],
    ['sql', null],
    ['sqlengin', 'sql-engine'],
    ['merge-on-reconnect', null],
    ['', null],
  ])('takes %j for a slip of %s', (word, candidate) => {
    expect(findNearest(word, attributes)).toEqual(candidate && { candidate, isSameWord: false });
  });

  it('prefers the same word to one that is as near, and of two as near the first', () => {
    expect(findNearest('value-a', ['value-b', 'Value A'])?.candidate).toBe('Value A');
    expect(findNearest('value-c', ['value-b', 'value-a'])?.candidate).toBe('value-b');
  });

  it('takes no word for another that shares no letter with it', () => {
    expect(findNearest('a', ['b'])).toBeNull();
    expect(findNearest('', ['b'])).toBeNull();
    expect(findNearest('—', ['!', '?'])).toBeNull();
  });

  it('takes a word for a slip when at most a third of its letters is away', () => {
    const ids = ['administrator'];
    expect(findNearest('administrxxxx', ids)?.candidate).toBe('administrator');
    expect(findNearest('administxxxxx', ids)).toBeNull();
    expect(findNearest('administratorxxxxx', ids)?.candidate).toBe('administrator');
  });

  it('looks past 2,000 candidates for the same word only', () => {
    const many = Array.from({ length: 2001 }, (_, index) => `alternative-${index}`);
    expect(findNearest('Alternative 7', many)).toEqual({ candidate: 'alternative-7', isSameWord: true });
    expect(findNearest('alternativ-7', many)).toBeNull();
    expect(findNearest('alternativ-7', many.slice(1))).not.toBeNull();
  });

  it('finds every word in any list that holds it', () => {
    const id = fc.stringMatching(/^[a-z]{2,8}(-[a-z]{2,8})?$/);
    fc.assert(
      fc.property(id, fc.array(id), (word, others) => {
        const found = findNearest(word.toUpperCase(), [...others, word]);
        expect(found?.isSameWord).toBe(true);
        expect(found?.candidate.replaceAll('-', '')).toBe(word.replaceAll('-', ''));
      }),
    );
  });
});

describe('suggest', () => {
  it('asks whether the nearest was meant', () => {
    expect(suggest('ofline-sync', attributes, 'attribute')).toBe('Did you mean `offline-sync`?');
  });

  it('lists what there is when none is near, at most eight', () => {
    expect(suggest('gantt', attributes.slice(0, 2), 'attribute')).toBe('Use one of `offline-sync`, `small-footprint`.');
    const ten = Array.from({ length: 10 }, (_, index) => `market-${index}`);
    expect(suggest('gantt', ten, 'market')).toMatch(/`market-7` or 2 more\.$/);
  });

  it('says that there is nothing to choose from', () => {
    expect(suggest('gantt', [], 'market')).toBe('There is no market yet.');
  });

  it('guesses nothing when no word was given', () => {
    expect(suggest('', ['x', 'y'], 'product')).toBe('Use one of `x`, `y`.');
  });
});
