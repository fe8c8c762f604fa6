import { describe, expect, it } from 'vitest';
import { amend, type Facts, fieldDb, positioningOf } from '../../test/fakes/field-db.ts';
import { deriveFrame } from '../derive/frame.ts';
import { chosenMarket } from '../model/positioning.ts';
import { findItemProblems, findRoadmapGaps } from './roadmap.ts';

const report = 'field-db/roadmap/conflict-report';

function problemsOf(item: Record<string, unknown>, more: Facts = {}): string[] {
  const product = positioningOf(amend(fieldDb, { [report]: item, ...more })).products.get('field-db')!;
  const market = chosenMarket(product);
  const frame = market && deriveFrame(product, market);
  return findItemProblems(product, product.of.roadmap.get('conflict-report')!, frame).map(({ message }) => message);
}

function gapsIn(amendments: Facts) {
  const product = positioningOf(amend(fieldDb, amendments)).products.get('field-db')!;
  return findRoadmapGaps(product, deriveFrame(product, chosenMarket(product)!));
}
const subjectsIn = (amendments: Facts) => gapsIn(amendments).map(({ kind, subject }) => `${kind}: ${subject}`);

describe('a roadmap item', () => {
  it('is fine when it strengthens something and a best-fit segment asks for it', () => {
    expect(problemsOf({ requested_by: ['outside', 'segments/field-sales'] })).toEqual([]);
  });

  it('is fine when nobody is said to have asked for it', () => {
    expect(problemsOf({ requested_by: [] })).toEqual([]);
  });

  it('is odd when it strengthens nothing', () => {
    expect(problemsOf({ strengthens: [], requested_by: ['segments/field-sales'] })).toEqual([
      'It strengthens nothing; expected an attribute or a value of the product.',
    ]);
  });

  it('is odd when it is requested only from outside the best-fit segments', () => {
    expect(problemsOf({ requested_by: ['outside'] })).toEqual([
      'It is requested only from outside the best-fit segments; expected a segment of "Embedded mobile database".',
    ]);
    expect(problemsOf({ requested_by: ['segments/power-users', 'segments/gone', 'outside'] })).toEqual([
      'It is requested only from outside the best-fit segments ("PC power users" and `gone`); expected a segment of "Embedded mobile database".',
    ]);
  });

  it('is left alone when it was declined', () => {
    expect(problemsOf({ status: 'declined', strengthens: [], requested_by: ['outside'] })).toEqual([]);
  });

  it('is requested by every segment there is while no market is chosen', () => {
    const lost = { 'field-db/product': { market: 'gone' } };
    expect(problemsOf({ requested_by: ['segments/power-users'] }, lost)).toEqual([]);
    expect(problemsOf({ requested_by: ['outside'] }, lost)).toHaveLength(1);
  });
});

describe('a roadmap', () => {
  it('leaves open what customers of the category expect and no attribute answers', () => {
    expect(gapsIn({})).toEqual([
      {
        kind: 'expected_missing',
        subject: 'runs on handhelds',
        message: 'Customers of "Embedded mobile database" expect "runs on handhelds", and no attribute answers.',
        help: 'Plan it, write down the attribute that answers, or take it out of `expected`.',
      },
    ]);
  });

  it('says when an item bears the name of what is expected, unless it was declined', () => {
    const named = (status: string) =>
      gapsIn({ [report]: { name: 'Runs on handhelds', status, strengthens: ['attributes/sync'] } })[0];
    expect(named('idea')?.message).toMatch(/no attribute answers yet; a roadmap item bears that name\.$/);
    expect(named('idea')?.help).toBe('Name the attribute that `roadmap/conflict-report` will add, once it is there.');
    expect(
      gapsIn({ 'field-db/roadmap/b': { name: 'Runs on handhelds', status: 'declined', strengthens: [] } })[0]?.message,
    ).toMatch(/no attribute answers\.$/);
  });

  it('leaves a differentiator without work that somebody cares for and no item strengthens', () => {
    const idle = { [report]: { strengthens: ['attributes/two-clicks'] } };
    expect(gapsIn(idle)[0]).toEqual({
      kind: 'differentiator_without_work',
      subject: 'sync',
      message:
        '"Merge on reconnect" sets the product apart and matters to "Field sales forces", and no roadmap item strengthens it.',
      help: 'Plan what keeps it ahead, or decide that it needs nothing.',
    });
  });

  it('asks for no work on a differentiator that nobody cares for', () => {
    // Standard SQL sets the product apart from paper, and no segment here asks for it.
    expect(subjectsIn({})).toEqual(['expected_missing: runs on handhelds']);
  });

  it('works on all attributes behind a value, or else on those of them that the item names', () => {
    const both = { 'field-db/values/work-offline': { enabled_by: ['sync', 'sql'] } };
    const idle = (strengthens: string[], more: Facts = {}) =>
      subjectsIn({ ...both, [report]: { strengthens }, ...more }).filter((text) => text.startsWith('diff'));
    expect(idle(['values/work-offline'])).toEqual([]);
    expect(idle(['values/work-offline', 'attributes/sync'])).toEqual(['differentiator_without_work: sql']);
    expect(idle(['values/work-offline', 'attributes/two-clicks'])).toEqual([]);
  });

  it('does not count work that was declined', () => {
    expect(subjectsIn({ [report]: { status: 'declined' } })).toContain('differentiator_without_work: sync');
  });

  it('leaves nothing open where there is no roadmap', () => {
    expect(gapsIn({ [report]: null })).toEqual([]);
  });
});
