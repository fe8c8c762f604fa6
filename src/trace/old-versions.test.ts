import { describe, expect, it } from 'vitest';
import { amend, type Facts, fieldDb, positioningOf } from '../../test/fakes/field-db.ts';
import { withReviews } from '../../test/fakes/reviewed.ts';
import { fingerprintOf } from '../document/fingerprint.ts';
import type { Element } from '../model/element.ts';
import { createTeller, listLookups } from './old-versions.ts';
import { type TracedWork, traceReviews } from './trace-reviews.ts';

const productOf = (facts: Facts) => positioningOf(facts).products.get('field-db')!;
const reviewed = withReviews(fieldDb);
const changed = amend(reviewed, { 'field-db/attributes/sync': { versus: { paper: 'lacks', server: 'has' } } });
const traced = (facts: Facts): TracedWork[] => {
  const { tactics, roadmap } = traceReviews(productOf(facts), () => false);
  return [...tactics, ...roadmap];
};
const before: Element = productOf(fieldDb).of.attribute.get('sync')!;

describe('the versions to look up', () => {
  it('are those of what changed, each once however many rest on it', () => {
    expect(listLookups(traced(changed)).map(({ reference, fingerprint }) => [reference, fingerprint])).toEqual([
      ['attributes/sync', fingerprintOf(before)],
    ]);
  });

  it('are several of one element where reviews were made at several times', () => {
    const later = amend(withReviews(changed, ['home-page']), { 'field-db/attributes/sync': { name: 'Evening merge' } });
    expect(listLookups(traced(later)).map(({ reference }) => reference)).toEqual([
      'attributes/sync',
      'attributes/sync',
    ]);
  });

  it('are none for what is gone, new, missing, or as it was', () => {
    expect(listLookups(traced(reviewed))).toEqual([]);
    expect(listLookups(traced(fieldDb))).toEqual([]);
    expect(listLookups(traced(amend(reviewed, { 'field-db/attributes/sync': null })))).toEqual([]);
    const odd = { 'field-db/tactics/home-page': { reviewed: { 'values/work-offline': '2:3f9a' } } };
    expect(listLookups(traced(amend(fieldDb, odd)))).toEqual([]);
    const more = { 'field-db/tactics/home-page': { inputs: ['values/work-offline', 'values/deploy'] } };
    expect(listLookups(traced(amend(reviewed, more)))).toEqual([]);
  });
});

describe('what differs', () => {
  const differencesIn = (facts: Facts, old: Element | null) => {
    const asked: string[] = [];
    const tell = createTeller((reference, fingerprint) => {
      asked.push(`${reference} ${fingerprint}`);
      return old;
    });
    const moves = traced(facts)
      .map(tell)
      .flatMap(({ moves: each }) => each);
    return { asked, differences: moves.map((move) => move.differences) };
  };

  it('is told field by field, of each version once', () => {
    const { asked, differences } = differencesIn(changed, before);
    const fields = [
      { field: ['versus', 'server'], part: 'field', before: 'lacks', after: 'has' },
      { field: ['versus', 'spreadsheet'], part: 'field', before: 'lacks', after: 'unknown' },
    ];
    expect(differences).toEqual([fields, fields, fields]);
    expect(asked).toEqual([`attributes/sync ${fingerprintOf(before)}`]);
  });

  it('is not known without the old version', () => {
    expect(differencesIn(changed, null).differences).toEqual([null, null, null]);
  });

  it('is nothing where only the order of a list does', () => {
    const facts = withReviews(amend(fieldDb, { 'field-db/values/work-offline': { enabled_by: ['sync', 'sql'] } }), [
      'home-page',
    ]);
    const old = productOf(facts).of.value.get('work-offline')!;
    const turned = amend(facts, { 'field-db/values/work-offline': { enabled_by: ['sql', 'sync'] } });
    expect(differencesIn(turned, old).differences).toEqual([[]]);
  });
});
