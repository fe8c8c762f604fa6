import { describe, expect, it } from 'vitest';
import {
  allSigned,
  approval,
  at,
  digest,
  factsOf,
  head,
  membershipsOf,
  offlineValue,
  rejection,
  sales1,
  sales2,
  stranger,
  teams,
} from '../../test/fakes/sign-off-facts.ts';
import { decideSignOff } from '../signoff/decide.ts';
import { errorVerdict, type Verdict } from '../signoff/verdict.ts';
import { exitCodeOf, renderSignOffJson } from './sign-off-json.ts';

const verdictOf = (scene: Parameters<typeof factsOf>[0] = {}): Verdict => decideSignOff(factsOf(scene));

function render(verdict: Verdict): Record<string, unknown> & { functions: Record<string, unknown>[] } {
  return JSON.parse(renderSignOffJson(verdict, { calls: 12 }).output);
}

describe('a verdict as JSON', () => {
  it('has every key that outside checks rely on, and these others', () => {
    const { functions, ...rest } = render(verdictOf(allSigned));
    expect(Object.keys(rest).toSorted()).toEqual([
      'api_calls',
      'digest',
      'head',
      'paths',
      'problems',
      'pull',
      'verdict',
    ]);
    for (const each of functions) {
      expect(Object.keys(each)).toEqual(
        expect.arrayContaining([
          'id',
          'name',
          'side',
          'status',
          'signers',
          'rejected',
          'objectors',
          'can_sign',
          'problems',
        ]),
      );
    }
  });

  it('says what was judged, and for how many calls', () => {
    expect(render(verdictOf(allSigned))).toMatchObject({
      verdict: 'approved',
      pull: 12,
      digest,
      head,
      paths: [offlineValue.path],
      problems: [],
      api_calls: 12,
    });
  });

  it('says of signers exactly who, how, when and at which commit', () => {
    const [marketing, , product] = render(verdictOf(allSigned)).functions;
    expect(marketing).toMatchObject({
      id: 'marketing',
      status: 'signed',
      signers: [{ login: 'marketing-1', via: 'review', at: at(1), commit: head }],
      rejected: [],
    });
    expect(product).toMatchObject({ signers: [{ login: 'product-1', via: 'comment', at: at(3), commit: null }] });
  });

  it('says of everybody whose sign-off does not count why', () => {
    const [, sales] = render(verdictOf({ reviews: [approval(sales1, 1, null), approval(stranger, 2)] })).functions;
    expect(sales?.['rejected']).toEqual([
      { login: 'sales-1', via: 'review', at: at(1), reason: expect.stringMatching(/no longer exists/) },
      { login: 'stranger-1', via: 'review', at: at(2), reason: expect.stringMatching(/no owner of/i) },
    ]);
  });

  it('repeats the problems of a function among all problems, each with its next step', () => {
    const memberships = membershipsOf({ ...teams, '@mobile-db/sales': 'the token may not read teams.' });
    const { problems, functions, verdict } = render(verdictOf({ memberships }));
    expect(verdict).toBe('error');
    expect(problems).toEqual([expect.stringMatching(/may not read teams\. See "The token"/)]);
    expect(functions[1]?.['problems']).toEqual(problems);
  });

  it('is whole when nothing is known but a problem', () => {
    const verdict = errorVerdict([{ status: 'error', message: 'GitHub did not answer.', help: 'Run the gate again.' }]);
    expect(render(verdict)).toEqual({
      verdict: 'error',
      pull: null,
      digest: null,
      head: null,
      functions: [],
      paths: [],
      problems: ['GitHub did not answer. Run the gate again.'],
      api_calls: 12,
    });
  });

  it('is one object that ends in a line end', () => {
    const { output } = renderSignOffJson(verdictOf(), { calls: 0 });
    expect(output).toMatch(/^\{\n[^]*\n\}\n$/);
  });

  it('names those who asked for changes and those who can sign', () => {
    const [, sales] = render(verdictOf({ reviews: [rejection(sales2, 1)] })).functions;
    expect(sales).toMatchObject({ status: 'blocked', objectors: ['sales-2'], can_sign: ['sales-1'] });
  });
});

describe('the exit code', () => {
  it.each([
    ['not_required', 0],
    ['approved', 0],
    ['pending', 1],
    ['blocked', 1],
    ['error', 2],
  ] as const)('of %s is %i', (status, code) => {
    expect(exitCodeOf({ status })).toBe(code);
    expect(renderSignOffJson({ ...verdictOf(), status }, { calls: 0 }).exitCode).toBe(code);
  });
});
