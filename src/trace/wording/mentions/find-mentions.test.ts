import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMentions } from './find-mentions.ts';
import { indexTerms } from './term-index.ts';
import type { Term, TermRole } from './terms.ts';

const term = (text: string, role: TermRole = 'retired-term'): Term => ({
  text,
  role,
  market: null,
  instead: null,
  why: null,
});

/** What is found in a text: the words as they stand, with a tilde before those that are only near. */
function found(text: string, ...terms: (string | Term)[]): string[] {
  const index = indexTerms(terms.map((each) => (typeof each === 'string' ? term(each) : each)));
  return findMentions(text, index).map(
    ({ start, end, fit }) => `${fit === 'near' ? '~' : ''}${text.slice(start, end)}`,
  );
}

describe('a term', () => {
  it.each([
    ['in any case', 'A PERSONAL Database', 'PERSONAL Database'],
    ['over the end of a line', 'a personal\n   database', 'personal\n   database'],
    ['with a space that does not break', 'a personal\u00A0database', 'personal\u00A0database'],
    ['with soft hyphens', 'a per\u00ADsonal data\u00ADbase', 'per\u00ADsonal data\u00ADbase'],
    ['before a possessive', 'the personal database’s speed', 'personal database'],
    ['with accents written in two ways', 'une base de donne\u0301es', 'base de donne\u0301es', 'base de données'],
    ['in another script', 'Наша Персональная база', 'Персональная база', 'персональная база'],
    ['without spaces around it where nobody writes any', '軽量なデータベースです', 'データベース', 'データベース'],
    ['with the signs that belong to it', 'Written in C++.', 'C++', 'C++'],
    ['with signs between its words', 'for CI/CD teams', 'CI/CD', 'CI/CD'],
  ])('is found %s', (_, text, expected, wanted = 'personal database') => {
    expect(found(text, wanted)).toEqual([expected]);
  });

  it.each([
    ['in the plural', 'personal databases', '~personal databases'],
    ['in the singular', 'sync box', '~sync box', 'sync boxes'],
    ['with a hyphen', 'a personal-database', '~personal-database'],
    ['without its hyphen', 'an AI powered tool', '~AI powered', 'AI-powered'],
    ['closed up', 'onpremise database', '~onpremise', 'on-premise'],
    [
      'with its words turned around',
      'project management for the enterprise',
      '~project management for the enterprise',
      'enterprise project management',
    ],
    ['with a hyphen at the end of a line', 'an AI-\npowered tool', 'AI-\npowered', 'AI-powered'],
  ])('is nearly found %s', (_, text, expected, wanted = 'personal database') => {
    expect(found(text, wanted)).toEqual([expected]);
  });

  it.each([
    ['within other words', 'lightweighting featherlightweight', 'lightweight'],
    ['over the end of a sentence', 'It is personal. Database inside.', 'personal database'],
    ['over a comma', 'personal, database', 'personal database'],
    ['over a dash', 'personal – database, personal - database', 'personal database'],
    ['around something that is not read', 'personal \uFFFC database', 'personal database'],
    ['without its signs', 'We see it in C.', 'C++'],
    ['with words turned around that lie apart', 'a database that is personal', 'personal database'],
    ['when it has no words', 'anything - at all', '--'],
  ])('is not found %s', (_, text, wanted) => {
    expect(found(text, wanted)).toEqual([]);
  });
});

describe('terms that overlap', () => {
  it('leave the place to the longest', () => {
    expect(
      found('a lightweight personal database', 'lightweight', 'personal database', 'lightweight personal database'),
    ).toEqual(['lightweight personal database']);
    expect(found('Lightweight Sync Kit', 'lightweight', term('Lightweight Sync Kit', 'alternative'))).toEqual([
      'Lightweight Sync Kit',
    ]);
  });

  it('of the same words leave it to the one that fits exactly, and then to the first', () => {
    const both = indexTerms([term('personal-use tool'), term('personal use tool', 'avoided')]);
    expect(findMentions('personal use tool', both)[0]?.term.role).toBe('avoided');
    const same = indexTerms([term('personal database'), term('Personal Database', 'past-market')]);
    expect(findMentions('personal database', same)[0]?.term.role).toBe('retired-term');
  });

  it('are shared when something else has the same name', () => {
    const index = indexTerms([term('personal database'), term('Personal Database', 'alternative')]);
    expect(findMentions('a personal database', index)[0]?.isShared).toBe(true);
  });

  it('in order come before words in another order', () => {
    const index = indexTerms([term('mobile database', 'chosen'), term('personal use database')]);
    expect(findMentions('a mobile database for personal use', index).map(({ term: { text } }) => text)).toEqual([
      'mobile database',
    ]);
  });
});

describe('whatever the text', () => {
  const word = fc.constantFrom('personal', 'database', 'Databases', 'mobile', 'the', 'for', 'van', 'light-weight');
  const join = fc.constantFrom(' ', '-', ', ', '. ', '\n', ' for ');
  const text = fc.array(fc.tuple(word, join), { maxLength: 40 }).map((list) => list.flat().join(''));

  it('mentions stand in order, overlap nowhere, and are inside of it', () => {
    const index = indexTerms([term('personal database'), term('mobile database'), term('database for the van')]);
    fc.assert(
      fc.property(text, (written) => {
        let last = 0;
        for (const { start, end } of findMentions(written, index)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(written.length);
      }),
    );
  });

  it('a term is found exactly where it is put', () => {
    const index = indexTerms([term('order capture kit')]);
    fc.assert(
      fc.property(text, text, (before, after) => {
        const written = `${before}. Order capture kit. ${after}`;
        expect(findMentions(written, index)).toMatchObject([{ start: before.length + 2, fit: 'exact' }]);
      }),
    );
  });
});
