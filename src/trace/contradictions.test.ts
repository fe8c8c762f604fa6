import { describe, expect, it } from 'vitest';
import { amend, type Facts, fieldDb, positioningOf } from '../../test/fakes/field-db.ts';
import { findContradictions } from './contradictions.ts';
import { listTellings } from './funnel.ts';

const tactic = (name: string, stage: string, inputs: string[]) => ({ name, function: 'sales', stage, inputs });
const story = ['markets/embedded', 'segments/field-sales', 'values/work-offline'];

/** A funnel that tells one story at every stage. */
const sound: Facts = amend(fieldDb, {
  'field-db/tactics/home-page': { inputs: story },
  'field-db/tactics/call-script': { inputs: story },
  'field-db/tactics/offer': tactic('Offer', 'decision', story),
  'field-db/tactics/guide': tactic('Roll-out guide', 'onboarding', story),
  'field-db/tactics/reports': tactic('Report for head office', 'expansion', story),
  'field-db/tactics/answers': tactic('Support answers', 'support', story),
});

function contradictionsIn(amendments: Facts, facts = sound) {
  const product = positioningOf(amend(facts, amendments)).products.get('field-db')!;
  return findContradictions(product, listTellings(product));
}
const messagesIn = (amendments: Facts, facts = sound) =>
  contradictionsIn(amendments, facts).map(({ message }) => message);
const only = (stages: readonly string[]) =>
  Object.fromEntries(
    ['home-page', 'call-script', 'offer', 'guide', 'reports', 'answers']
      .filter(
        (_, index) =>
          !stages.includes(['awareness', 'consideration', 'decision', 'onboarding', 'expansion', 'support'][index]!),
      )
      .map((id) => [`field-db/tactics/${id}`, null]),
  );

describe('a funnel', () => {
  it('that tells one story from the first page to the last reply has no contradiction', () => {
    expect(contradictionsIn({})).toEqual([]);
  });

  it('without tactics has none either', () => {
    expect(contradictionsIn(only([]))).toEqual([]);
  });

  it('contradicts the positioning where it tells another market than the chosen one', () => {
    const old = ['markets/personal', 'segments/power-users', 'values/deploy'];
    const found = contradictionsIn({
      'field-db/tactics/answers': { inputs: old },
      'field-db/tactics/advert': tactic('Advert', 'awareness', old),
    });
    expect(found[0]).toEqual({
      kind: 'other_market',
      stages: ['awareness', 'support'],
      tactics: ['advert', 'answers'],
      message:
        '"Advert" (awareness) and "Support answers" (support) tell the market "Personal database", which is retired; the chosen one is "Embedded mobile database".',
      help: 'Tell the chosen market there, or end what still tells the other.',
    });
    // Whom they speak to and what they promise follows from the market.
    expect(found).toHaveLength(1);
  });

  it.each([
    ['rejected', 'which was rejected'],
    ['chosen', 'which is marked as chosen too'],
    [undefined, 'which is a candidate'],
  ])('says what became of another market whose status is %s', (status, words) => {
    const personal = { 'field-db/markets/personal': { status } };
    expect(messagesIn({ ...personal, 'field-db/tactics/offer': { inputs: ['markets/personal'] } })[0]).toContain(words);
  });

  it('contradicts the chosen market where it speaks to a segment that this is not for', () => {
    expect(messagesIn({ 'field-db/tactics/offer': { inputs: ['segments/power-users', ...story] } })).toEqual([
      '"Offer" (decision) speaks to the segment "PC power users", which the chosen market "Embedded mobile database" is not for.',
    ]);
  });

  it('contradicts the chosen market where it tells a value that nobody there cares about', () => {
    expect(messagesIn({ 'field-db/tactics/offer': { inputs: [...story, 'values/deploy'] } })).toEqual([
      '"Offer" (decision) tells the value "Hundreds of laptops without a technician", which no segment of the chosen market "Embedded mobile database" cares about.',
    ]);
  });

  it('contradicts itself where front and back share no segment, or no value', () => {
    const back = { inputs: ['markets/embedded', 'segments/power-users', 'values/deploy'] };
    const cares = { cares_about: [{ value: 'work-offline' }, { value: 'deploy' }] };
    const found = contradictionsIn({
      'field-db/markets/embedded': { segments: ['field-sales', 'power-users'] },
      'field-db/segments/field-sales': cares,
      'field-db/tactics/guide': back,
      'field-db/tactics/reports': back,
      'field-db/tactics/answers': back,
    });
    expect(found.map(({ kind, message }) => [kind, message])).toEqual([
      [
        'no_shared_segment',
        'The front of the funnel speaks to "Field sales forces", the back speaks to "PC power users": they share no segment.',
      ],
      [
        'no_shared_value',
        'The front of the funnel tells "Sell while disconnected", the back tells "Hundreds of laptops without a technician": they share no value.',
      ],
    ]);
    expect(found[0]?.tactics).toEqual(['home-page', 'call-script', 'guide', 'reports', 'answers']);
    expect(found[0]?.stages).toEqual(['awareness', 'consideration', 'onboarding', 'expansion', 'support']);
  });

  it('shares nothing that only one side speaks of, and contradicts nothing by that', () => {
    const general = { inputs: ['markets/embedded'] };
    const quiet = (ids: string[]) => Object.fromEntries(ids.map((id) => [`field-db/tactics/${id}`, general]));
    expect(contradictionsIn(quiet(['home-page', 'call-script']))).toEqual([]);
    expect(contradictionsIn(quiet(['guide', 'reports', 'answers']))).toEqual([]);
  });

  it('keeps a promise at the back also by an attribute that enables the value', () => {
    const proof = { inputs: ['markets/embedded', 'segments/field-sales', 'attributes/sync'] };
    const proven = Object.fromEntries(
      ['offer', 'guide', 'reports', 'answers'].map((id) => [`field-db/tactics/${id}`, proof]),
    );
    expect(contradictionsIn(proven)).toEqual([]);
  });

  it('leaves a segment and a value behind that only the front tells', () => {
    const market = { 'field-db/markets/embedded': { segments: ['field-sales', 'power-users'] } };
    const front = { 'field-db/tactics/home-page': { inputs: [...story, 'segments/power-users', 'values/deploy'] } };
    expect(messagesIn({ ...market, ...front })).toEqual([
      '"Home page" (awareness) speaks to the segment "PC power users", and after consideration no tactic does.',
      '"Home page" (awareness) tells the value "Hundreds of laptops without a technician", and after consideration no tactic does.',
    ]);
    const decision = { 'field-db/tactics/offer': { inputs: [...story, 'segments/power-users', 'values/deploy'] } };
    expect(messagesIn({ ...market, ...front, ...decision })).toEqual([]);
  });

  it('tells nothing at stages without a tactic, and at those whose tactics name nothing of the story', () => {
    expect(messagesIn(only(['awareness', 'decision', 'support']))).toEqual([
      'The stages consideration, onboarding and expansion have no tactic and tell nothing.',
    ]);
    const silent = { 'field-db/tactics/answers': { inputs: ['alternatives/paper'] } };
    expect(contradictionsIn(silent)).toMatchObject([
      {
        kind: 'silent_stage',
        stages: ['support'],
        tactics: ['answers'],
        message:
          '"Support answers" (support) names no market, no value and no segment, so the stage support tells nothing.',
      },
    ]);
  });

  it('is held against no market where none is chosen that exists', () => {
    const inputs = ['markets/personal', 'segments/power-users', 'values/deploy'];
    const lost = { 'field-db/product': { market: 'gone' }, 'field-db/tactics/offer': { inputs } };
    expect(contradictionsIn(lost)).toEqual([]);
  });

  it('names a few of many tactics', () => {
    const many = Object.fromEntries(
      ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => [
        `field-db/tactics/page-${name.toLowerCase()}`,
        tactic(`Page ${name}`, 'awareness', ['markets/personal']),
      ]),
    );
    expect(messagesIn(many)[0]).toMatch(/^"Page A" \(awareness\), .*"Page D" \(awareness\) and 2 more tell the market/);
  });
});
