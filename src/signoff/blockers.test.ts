import { describe, expect, it } from 'vitest';
import {
  account,
  approval,
  marketing,
  marketing1,
  offlineValue,
  product1,
  rejection,
  review,
  sales,
  sales1,
  teamFunction,
} from '../../test/fakes/sign-off-facts.ts';
import type { Account } from '../model/pull-request.ts';
import { findBlockers, tooFewPeople } from './blockers.ts';
import type { GuardedChange } from './delta.ts';
import type { Problem } from './problem.ts';
import { maxChangedFunctions } from './seat-signatories.ts';
import type { Signatory } from './signatories.ts';

function signatory(each = sales, people: readonly Account[] = [sales1]): Signatory {
  return { function: each, side: 'current', members: people, candidates: people, problems: [] };
}

function find(facts: Partial<Parameters<typeof findBlockers>[0]> = {}): readonly Problem[] {
  return findBlockers({
    changes: [offlineValue],
    proposed: null,
    reviews: [],
    unowned: [],
    signatories: [signatory()],
    ...facts,
  });
}

function ofModes(before: string | null, after: string | null): GuardedChange {
  const state = (mode: string | null) => (mode === null ? null : { mode, oid: 'a'.repeat(40) });
  return { ...offlineValue, before: state(before), after: state(after) };
}

describe('a file of a forbidden mode', () => {
  it.each([
    ['120000', 'a symbolic link'],
    ['160000', 'a submodule'],
    ['100755', 'an executable file'],
    ['100664', 'of mode 100664'],
    ['040000', 'of mode 040000'],
  ])('%s blocks, and the message calls it %s', (mode, words) => {
    for (const before of [null, '100644', mode]) {
      expect(find({ changes: [ofModes(before, mode)] })).toEqual([
        {
          status: 'blocked',
          message: `\`${offlineValue.path}\` is ${words}; expected a plain file.`,
          help: expect.stringContaining('100644'),
        },
      ]);
    }
  });

  it.each(['constructor', '__proto__'])('is called by its mode, also when that is named %s', (mode) => {
    expect(find({ changes: [ofModes(null, mode)] })[0]?.message).toContain(`is of mode ${mode};`);
  });

  it('blocks when the mode is empty', () => {
    expect(find({ changes: [ofModes(null, '')] })).toMatchObject([{ status: 'blocked' }]);
  });

  it('does not block when it is removed, or becomes a plain file', () => {
    expect(find({ changes: [ofModes('120000', null), ofModes('100755', '100644'), ofModes(null, '100644')] })).toEqual(
      [],
    );
  });

  it('blocks once for each file', () => {
    expect(find({ changes: [ofModes(null, '120000'), ofModes('100644', '100755')] })).toHaveLength(2);
  });
});

describe('a policy that the pull request proposes', () => {
  const problem: Problem = { status: 'error', message: 'There are no functions.', help: 'Add some.' };

  it('blocks when it is broken: people must mend it', () => {
    expect(find({ proposed: { policy: null, problems: [problem] } })).toEqual([{ ...problem, status: 'blocked' }]);
  });
});

describe('changes requested by a deleted account', () => {
  it('block, because nobody knows for whom it spoke, once however many there are', () => {
    expect(find({ reviews: [rejection(null, 1), approval(sales1, 2), rejection(null, 3)] })).toEqual([
      {
        status: 'blocked',
        message: expect.stringContaining('no longer exists'),
        help: expect.stringMatching(/^Dismiss/),
      },
    ]);
  });

  it('no longer block once dismissed, and neither does anything else that it said', () => {
    const reviews = [
      review(null, 'DISMISSED', 1),
      approval(null, 2),
      review(null, 'COMMENTED', 3),
      rejection(sales1, 4),
    ];
    expect(find({ reviews })).toEqual([]);
  });
});

describe('a change for which nobody would sign', () => {
  it('blocks when no function owns a path, and names each path', () => {
    expect(find({ unowned: ['schemas/a.json', 'schemas/`b`.json'] }).map(({ message }) => message)).toEqual([
      'No function owns `schemas/a.json` in CODEOWNERS, so nobody would sign for it.',
      "No function owns `schemas/'b'.json` in CODEOWNERS, so nobody would sign for it.",
    ]);
  });

  it('blocks when no function has to sign at all', () => {
    expect(find({ signatories: [] })).toMatchObject([{ status: 'blocked' }]);
  });
});

describe('too few people', () => {
  const legal = teamFunction('legal');

  it('block when one person is all there is for two functions, whoever signs', () => {
    expect(tooFewPeople([signatory(sales, [sales1]), signatory(legal, [sales1])], null)).toEqual([
      {
        status: 'blocked',
        message: 'One person signs for one function, and nobody would be left to sign for Legal.',
        help: expect.stringContaining('distinct_people: false'),
      },
    ]);
  });

  it('do not block where an exchange of seats helps', () => {
    const signatories = [
      signatory(sales, [sales1, marketing1]),
      signatory(legal, [sales1]),
      signatory(marketing, [marketing1, product1]),
    ];
    expect(tooFewPeople(signatories, null)).toEqual([]);
  });

  it('are fewer by an author who may not sign', () => {
    const signatories = [signatory(sales, [sales1, product1]), signatory(legal, [sales1, product1])];
    expect(tooFewPeople(signatories, null)).toEqual([]);
    expect(tooFewPeople(signatories, account(product1.id, 'renamed'))).toHaveLength(1);
  });

  it('are not what is wrong where a function has nobody at all', () => {
    expect(tooFewPeople([signatory(sales, []), signatory(legal, [product1])], product1)).toEqual([]);
  });
});

describe('functions that get other owners', () => {
  const sides = (count: number) =>
    (['current', 'proposed'] as const).flatMap((side) =>
      Array.from({ length: count }, (_, n) => ({
        ...signatory(teamFunction(`f-${n}`), [account(n, `person-${n}`)]),
        side,
      })),
    );

  it('may be as many as can be seated, with one and the same person on both sides of each', () => {
    expect(find({ signatories: sides(maxChangedFunctions) })).toEqual([]);
    expect(tooFewPeople(sides(maxChangedFunctions), null)).toEqual([]);
  });

  it('block when they are more, and the next step is to split the change', () => {
    expect(find({ signatories: sides(maxChangedFunctions + 1) })).toMatchObject([
      { status: 'blocked', message: expect.stringContaining('9 functions'), help: expect.stringMatching(/^Split/) },
    ]);
  });

  it('are not those that are new, however many', () => {
    const fresh = sides(20).filter(({ side }) => side === 'proposed');
    expect(find({ signatories: [signatory(), ...fresh] })).toEqual([]);
  });
});
