import { describe, expect, it } from 'vitest';
import { sentenceAround, sentenceText } from './sentence.ts';

const sentence = (text: string, term = 'database') => {
  const start = text.indexOf(term);
  return sentenceText(sentenceAround(text, start, start + term.length));
};

describe('the sentence around a term', () => {
  it.each([
    ['Orders come home. The database merges. Vans drive.', 'The database merges.'],
    ['Orders come home! "The database merges." Vans drive.', '"The database merges."'],
    ['The\n  database\nmerges', 'The database merges'],
    ['Tools, e.g. a database, merge vs. others. Vans drive.', 'Tools, e.g. a database, merge vs. others.'],
    ['Version 2.1 of the database merges.', 'Version 2.1 of the database merges.'],
    ['Why a database? Because.', 'Why a database?'],
    ['注文です。database。終わり', 'database。'],
  ])('in %j is %j', (text, expected) => {
    expect(sentence(text)).toBe(expected);
  });

  it('that never ends is cut', () => {
    expect(sentence(`${'a '.repeat(10_000)}database${' b'.repeat(10_000)}`).length).toBeLessThan(620);
  });
});
