import { describe, expect, it } from 'vitest';
import { amend, type Facts, fieldDb, positioningOf } from '../../test/fakes/field-db.ts';
import { deriveFunnel, listTellings, stages } from './funnel.ts';

const funnelOf = (amendments: Facts) =>
  deriveFunnel(listTellings(positioningOf(amend(fieldDb, amendments)).products.get('field-db')!));
const stageOf = (amendments: Facts, wanted: string) => funnelOf(amendments).find(({ stage }) => stage === wanted);
const tactic = (stage: string, inputs: string[]) => ({ name: 'Made for a test', function: 'sales', stage, inputs });

describe('the funnel', () => {
  it('has every stage in order, also where there is no tactic', () => {
    expect(funnelOf({}).map(({ stage, tactics }) => [stage, tactics])).toEqual([
      ['awareness', ['home-page']],
      ['consideration', ['call-script']],
      ['decision', []],
      ['onboarding', []],
      ['expansion', []],
      ['support', []],
    ]);
    expect(funnelOf({}).map(({ stage }) => stage)).toEqual(stages);
  });

  it('tells at a stage what its tactics name, each once', () => {
    const more = { 'field-db/tactics/advert': tactic('awareness', ['markets/personal', 'values/work-offline']) };
    expect(stageOf(more, 'awareness')).toEqual({
      stage: 'awareness',
      tactics: ['advert', 'home-page'],
      markets: ['personal'],
      values: ['work-offline'],
      segments: [],
      impliedValues: [],
    });
    expect(stageOf({}, 'consideration')).toMatchObject({
      markets: ['embedded'],
      segments: ['field-sales'],
      values: [],
    });
  });

  it('tells a value through an attribute that enables it, or a trend that supports it, unless it is named anyway', () => {
    const sheet = { 'field-db/tactics/sheet': tactic('decision', ['attributes/sync', 'attributes/two-clicks']) };
    expect(stageOf(sheet, 'decision')).toMatchObject({ values: [], impliedValues: ['work-offline', 'deploy'] });
    const news = { 'field-db/tactics/news': tactic('decision', ['trends/laptops']) };
    expect(stageOf(news, 'decision')).toMatchObject({ values: [], impliedValues: ['work-offline'] });
    const named = { ...sheet, 'field-db/tactics/offer': tactic('decision', ['values/work-offline']) };
    expect(stageOf(named, 'decision')).toMatchObject({ values: ['work-offline'], impliedValues: ['deploy'] });
  });

  it('tells nothing of what does not exist', () => {
    const gone = { 'field-db/tactics/sheet': tactic('decision', ['values/cheap', 'segments/cheap', 'cheap']) };
    expect(stageOf(gone, 'decision')).toMatchObject({ tactics: ['sheet'], values: [], segments: [], markets: [] });
  });

  it('leaves out a tactic whose stage cannot be read', () => {
    const odd = { 'field-db/tactics/sheet': tactic('afterwards', ['values/deploy']) };
    expect(funnelOf(odd).flatMap(({ tactics }) => tactics)).toEqual(['home-page', 'call-script']);
  });
});
