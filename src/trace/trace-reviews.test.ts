import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amend, type Facts, fieldDb, positioningOf } from '../../test/fakes/field-db.ts';
import { withReviews } from '../../test/fakes/reviewed.ts';
import { typedReference } from '../model/kinds.ts';
import { moveInWords } from './move-words.ts';
import { type TracedWork, traceReviews } from './trace-reviews.ts';

const productOf = (facts: Facts) => positioningOf(facts).products.get('field-db')!;

function traceOf(facts: Facts, exists = false): ReadonlyMap<string, TracedWork> {
  const { tactics, roadmap } = traceReviews(productOf(facts), () => exists);
  return new Map([...tactics, ...roadmap].map((traced) => [traced.work.id, traced]));
}

/** What became of work that was reviewed before the facts were amended. */
const afterwards = (amendments: Facts, facts = fieldDb) => traceOf(amend(withReviews(facts), amendments));

const statuses = (traces: ReadonlyMap<string, TracedWork>) =>
  Object.fromEntries([...traces].map(([id, { status }]) => [id, status]));

const sentences = (facts: Facts, id: string) =>
  traceOf(facts)
    .get(id)!
    .moves.map((move) => moveInWords(productOf(facts), move));

const everything = (status: string) => ({ 'call-script': status, 'home-page': status, 'conflict-report': status });

describe('work', () => {
  it('is unreviewed when no fingerprint is recorded', () => {
    expect(statuses(traceOf(fieldDb))).toEqual(everything('unreviewed'));
    const record = { 'field-db/tactics/home-page': { reviewed: { revision: '9f3c2ab' } } };
    expect(traceOf(amend(fieldDb, record)).get('home-page')).toMatchObject({ status: 'unreviewed', moves: [] });
  });

  it('is fresh when all that it rests on is as it was reviewed', () => {
    const facts = withReviews(fieldDb, undefined, { revision: '9f3c2ab', because: 'Read aloud.' });
    expect(statuses(traceOf(facts))).toEqual(everything('fresh'));
    expect(traceOf(facts).get('home-page')).toMatchObject({
      staleInputs: [],
      moves: [],
      record: { revision: '9f3c2ab', because: 'Read aloud.' },
    });
  });

  it('stays fresh when what it rests on is only written in another way', () => {
    const same = { 'field-db/values/work-offline': { name: ' Sell while disconnected', evidence: [], body: '\n\n' } };
    expect(statuses(afterwards(same))).toEqual(everything('fresh'));
  });

  it('stays fresh when something changes on which it does not rest', () => {
    const other = { 'field-db/values/deploy': { name: 'No visits' }, 'field-db/product': { one_liner: 'New.' } };
    expect(statuses(afterwards(other))).toEqual(everything('fresh'));
  });

  it('stays fresh when an attribute only has a better described alternative', () => {
    const facts = amend(fieldDb, { 'field-db/tactics/home-page': { inputs: ['attributes/sync'] } });
    const paper = { 'field-db/alternatives/paper': { strengths: ['Needs no battery'] } };
    expect(afterwards(paper, facts).get('home-page')?.status).toBe('fresh');
  });

  it('is stale when an input says something else', () => {
    const facts = amend(withReviews(fieldDb), { 'field-db/values/work-offline': { statement: 'We go on selling.' } });
    const home = traceOf(facts).get('home-page')!;
    expect(home).toMatchObject({ status: 'stale', staleInputs: ['values/work-offline'] });
    expect(home.moves).toMatchObject([{ how: 'changed', before: expect.stringMatching(/^1:/), differences: null }]);
    expect(sentences(facts, 'home-page')).toEqual([
      'The input "Sell while disconnected" (values/work-offline) changed.',
    ]);
  });

  it('is stale when anything changed on which an input rests, and names every hop', () => {
    const facts = amend(withReviews(fieldDb), { 'field-db/attributes/sync': { versus: { server: 'has' } } });
    expect(statuses(traceOf(facts))).toEqual(everything('stale'));
    expect(sentences(facts, 'conflict-report')).toEqual(['The input "Merge on reconnect" (attributes/sync) changed.']);
    expect(sentences(facts, 'home-page')).toEqual([
      '"Merge on reconnect" (attributes/sync) changed; the input "Sell while disconnected" (values/work-offline) rests on it.',
    ]);
    // Nearer through what the market expects of anything than through whom it is for.
    expect(sentences(facts, 'call-script')).toEqual([
      '"Merge on reconnect" (attributes/sync) changed; the input "Embedded mobile database" (markets/embedded) rests on it.',
    ]);
    expect(traceOf(facts).get('call-script')?.staleInputs).toEqual(['markets/embedded', 'segments/field-sales']);
  });

  it('names the hops in between', () => {
    const facts = amend(fieldDb, { 'field-db/tactics/call-script': { inputs: ['segments/field-sales'] } });
    const changed = amend(withReviews(facts), { 'field-db/attributes/sync': { name: 'Evening merge' } });
    expect(sentences(changed, 'call-script')).toEqual([
      '"Evening merge" (attributes/sync) changed; the input "Field sales forces" (segments/field-sales) rests on it through "Sell while disconnected" (values/work-offline).',
    ]);
  });

  it('names all that moved, nearest first and each by a shortest way', () => {
    const inputs = ['segments/field-sales', 'trends/laptops', 'values/work-offline', 'alternatives/paper'];
    const facts = amend(withReviews(amend(fieldDb, { 'field-db/tactics/home-page': { inputs } })), {
      'field-db/attributes/sync': { name: 'Evening merge' },
      'field-db/values/work-offline': { statement: 'We go on selling.' },
      'field-db/alternatives/paper': { strengths: ['Needs no battery'] },
    });
    expect(sentences(facts, 'home-page')).toEqual([
      'The input "Sell while disconnected" (values/work-offline) changed.',
      'The input "Paper order forms" (alternatives/paper) changed.',
      '"Evening merge" (attributes/sync) changed; the input "Sell while disconnected" (values/work-offline) rests on it.',
    ]);
    expect(traceOf(facts).get('home-page')?.staleInputs).toEqual(inputs);
  });

  it('is stale when an attribute is gone that customers of its market expect', () => {
    const facts = withReviews(amend(fieldDb, { 'field-db/markets/embedded': { expected: ['sql'] } }));
    expect(sentences(amend(facts, { 'field-db/attributes/sql': null }), 'call-script')).toEqual([
      '`attributes/sql` does not exist any more; the input "Embedded mobile database" (markets/embedded) rests on it.',
    ]);
  });

  it('is stale when something is gone on which an input rests', () => {
    const facts = amend(withReviews(fieldDb), { 'field-db/attributes/sync': null });
    expect(traceOf(facts).get('home-page')?.status).toBe('stale');
    expect(sentences(facts, 'home-page')).toEqual([
      '`attributes/sync` does not exist any more; the input "Sell while disconnected" (values/work-offline) rests on it.',
    ]);
  });

  it('is not stale by a reference that led nowhere at the review and leads nowhere now', () => {
    const facts = amend(fieldDb, { 'field-db/attributes/sync': null });
    expect(traceOf(withReviews(facts)).get('home-page')?.status).toBe('fresh');
  });

  it('is stale when something has appeared on which an input rests', () => {
    const facts = amend(withReviews(amend(fieldDb, { 'field-db/attributes/sync': null })), {
      'field-db/attributes/sync': fieldDb['field-db/attributes/sync']!,
    });
    expect(sentences(facts, 'home-page')).toEqual([
      '"Merge on reconnect" (attributes/sync) was not part of the last review; the input "Sell while disconnected" (values/work-offline) rests on it.',
    ]);
  });

  it('tells of a new input once, without what comes with it', () => {
    const facts = amend(withReviews(fieldDb), {
      'field-db/tactics/home-page': { inputs: ['values/work-offline', 'segments/power-users'] },
    });
    expect(sentences(facts, 'home-page')).toEqual([
      'The input "PC power users" (segments/power-users) was not part of the last review.',
    ]);
  });

  it('tells of an input that names something more now by itself alone', () => {
    const facts = amend(withReviews(fieldDb), { 'field-db/values/work-offline': { enabled_by: ['sync', 'sql'] } });
    expect(sentences(facts, 'home-page')).toEqual([
      'The input "Sell while disconnected" (values/work-offline) changed.',
    ]);
  });

  it('is not stale by an input that it does not name any more', () => {
    const facts = amend(withReviews(fieldDb), { 'field-db/tactics/call-script': { inputs: ['segments/field-sales'] } });
    expect(traceOf(amend(facts, { 'field-db/markets/embedded': { why: 'New.' } })).get('call-script')?.status).toBe(
      'fresh',
    );
  });

  it('is not stale by an input that has another id now and says the same', () => {
    const value = fieldDb['field-db/values/work-offline']!;
    const renamed = {
      'field-db/values/work-offline': null,
      'field-db/values/sell-offline': value,
      'field-db/tactics/home-page': { inputs: ['values/sell-offline'] },
    };
    expect(afterwards(renamed).get('home-page')?.status).toBe('fresh');
    const swapped = {
      ...renamed,
      'field-db/values/deploy': value,
      'field-db/tactics/home-page': { inputs: ['values/deploy'] },
    };
    const both = amend(fieldDb, { 'field-db/tactics/home-page': { inputs: ['values/work-offline', 'values/deploy'] } });
    expect(afterwards(swapped, both).get('home-page')?.status).toBe('stale');
    const copied = { ...renamed, 'field-db/values/work-offline': value };
    expect(afterwards(copied).get('home-page')?.status).toBe('stale');
  });

  it('cannot be held against fingerprints of another form', () => {
    const facts = amend(fieldDb, { 'field-db/tactics/home-page': { reviewed: { 'values/work-offline': '2:3f9a' } } });
    expect(sentences(facts, 'home-page')).toEqual([
      'The input "Sell while disconnected" (values/work-offline) was recorded in a form that this version cannot compare.',
    ]);
  });

  it('is stale when a file cannot be read that it was reviewed against', () => {
    const facts = amend(withReviews(fieldDb), { 'field-db/values/work-offline': null });
    const home = traceOf(facts, true).get('home-page')!;
    expect(home).toMatchObject({ status: 'stale', missing: [] });
    expect(home.moves.map(({ how, ground }) => [how, ground.reference])).toEqual([
      ['unreadable', 'values/work-offline'],
    ]);
  });

  it('that rests on nothing is reviewed once anything is recorded', () => {
    const home = (reviewed: Record<string, string>) =>
      traceOf(amend(fieldDb, { 'field-db/tactics/home-page': { inputs: [], reviewed } })).get('home-page')?.status;
    expect(home({})).toBe('unreviewed');
    expect(home({ revision: '9f3c2ab' })).toBe('fresh');
  });
});

describe('an orphan', () => {
  it('names an input that is gone, whether or not it was ever reviewed', () => {
    const gone = { 'field-db/values/work-offline': null };
    for (const traces of [afterwards(gone), traceOf(amend(fieldDb, gone))]) {
      expect(traces.get('home-page')).toMatchObject({
        status: 'orphan',
        missing: ['values/work-offline'],
        staleInputs: ['values/work-offline'],
        moves: [],
      });
    }
  });

  it('names an input that never was, or is no reference', () => {
    const facts = amend(fieldDb, { 'field-db/tactics/home-page': { inputs: ['values/cheap', 'work-offline'] } });
    expect(traceOf(facts).get('home-page')?.missing).toEqual(['values/cheap', 'work-offline']);
  });

  it('still tells what else moved', () => {
    const facts = amend(withReviews(fieldDb), {
      'field-db/markets/embedded': null,
      'field-db/segments/field-sales': { disqualifiers: ['No reps'] },
    });
    expect(traceOf(facts).get('call-script')?.status).toBe('orphan');
    expect(sentences(facts, 'call-script')).toEqual(['The input "Field sales forces" (segments/field-sales) changed.']);
  });
});

describe('any change', () => {
  const elements = Object.keys(fieldDb).filter((path) =>
    /\/(markets|segments|values|attributes|alternatives|trends)\//.test(path),
  );

  it('makes stale exactly what rests on the element that changed, and a new review makes it fresh', () => {
    fc.assert(
      fc.property(fc.constantFrom(...elements), fc.subarray(elements, { minLength: 1 }), (changed, inputs) => {
        const references = inputs.map((path) => path.slice('field-db/'.length));
        const facts = withReviews(amend(fieldDb, { 'field-db/tactics/home-page': { inputs: references } }));
        const after = amend(facts, { [changed]: { body: 'Somebody added a remark.' } });
        const home = traceOf(after).get('home-page')!;
        const recorded = Object.keys(home.work.fields.reviewed ?? {});
        const isReached = recorded.includes(changed.slice('field-db/'.length));
        expect(home.status).toBe(isReached ? 'stale' : 'fresh');
        for (const { ground } of home.moves) {
          const [input, last] = [ground.way[0], ground.way.at(-1)!];
          expect(home.staleInputs).toContain(typedReference(input.kind, input.id));
          expect(typedReference(last.kind, last.id)).toBe(changed.slice('field-db/'.length));
        }
        expect(traceOf(withReviews(after)).get('home-page')?.status).toBe('fresh');
      }),
    );
  });
});
