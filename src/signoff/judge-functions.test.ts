import { describe, expect, it } from 'vitest';
import {
  account,
  allSigned,
  approval,
  at,
  bot,
  comment,
  factsOf,
  head,
  marketing,
  marketing1,
  marketing2,
  otherContent,
  product,
  product1,
  product2,
  rejection,
  review,
  sales,
  sales1,
  sales2,
  stranger,
  teamFunction,
} from '../../test/fakes/sign-off-facts.ts';
import type { Account } from '../model/pull-request.ts';
import { digestOf } from './delta.ts';
import { disregardedSignOffs, judgeFunctions, type Seating } from './judge-functions.ts';
import type { SigningFunction } from './policy.ts';
import type { Signatory } from './signatories.ts';
import { type Conversation, judgeStandings } from './standing.ts';

type Said = Partial<Pick<Conversation, 'reviews' | 'comments' | 'events'>>;

function signatory(each: SigningFunction, people: readonly Account[], more: Partial<Signatory> = {}): Signatory {
  return { function: each, side: 'current', members: people, candidates: people, problems: [], ...more };
}

const everyFunction = [
  signatory(marketing, [marketing1, marketing2]),
  signatory(sales, [sales1, sales2]),
  signatory(product, [product1, product2]),
];

function seatingOf(said: Said, more: Partial<Seating> = {}): Seating {
  const facts = { ...factsOf(), ...said };
  const standings = judgeStandings({ ...facts, digest: digestOf(facts.changes), authorSigns: !more.barred });
  return { signatories: everyFunction, standings, distinct: true, author: product1, barred: null, ...more };
}

const judge = (said: Said, more: Partial<Seating> = {}) => judgeFunctions(seatingOf(said, more));
const summary = (said: Said, more: Partial<Seating> = {}) =>
  judge(said, more).map(({ id, status, signers }) => [id, status, ...signers.map(({ login }) => login)]);

describe('a function', () => {
  it('is signed by its people, each told with how, when and what', () => {
    expect(judge(allSigned).map(({ status, signers }) => [status, signers])).toEqual([
      ['signed', [{ login: 'marketing-1', via: 'review', at: at(1), commit: head }]],
      ['signed', [{ login: 'sales-1', via: 'review', at: at(2), commit: head }]],
      ['signed', [{ login: 'product-1', via: 'comment', at: at(3), commit: null }]],
    ]);
  });

  it('waits for everybody who could sign: the author by comment, the others by approving', () => {
    expect(judge({})[2]).toMatchObject({
      status: 'pending',
      signers: [],
      canSign: [
        { login: 'product-1', by: 'commenting' },
        { login: 'product-2', by: 'approving' },
      ],
    });
  });

  it('names its signers in the order in which they signed', () => {
    expect(summary({ reviews: [approval(sales2, 4), approval(sales1, 7)] })[1]).toEqual([
      'sales',
      'signed',
      'sales-2',
      'sales-1',
    ]);
    expect(summary({ reviews: [approval(sales2, 4), approval(sales1, 4)] })[1]).toEqual([
      'sales',
      'signed',
      'sales-1',
      'sales-2',
    ]);
  });

  it('is blocked while one of its people asks for changes, whoever else signed', () => {
    const reviews = [approval(sales1, 1), rejection(sales2, 2)];
    expect(judge({ reviews })[1]).toMatchObject({ status: 'blocked', objectors: ['sales-2'] });
    expect(judge({ reviews: [...reviews, approval(sales2, 3)] })[1]).toMatchObject({ status: 'signed', objectors: [] });
    expect(judge({ reviews: [approval(sales1, 1), review(sales2, 'DISMISSED', 2)] })[1]).toMatchObject({
      status: 'signed',
    });
  });

  it('is blocked by one of its people whose owner lost a changed path', () => {
    const signatories = [signatory(sales, [sales1, sales2], { candidates: [sales1] })];
    const reviews = [approval(sales1, 1), rejection(sales2, 2)];
    expect(judge({ reviews }, { signatories })[0]).toMatchObject({ status: 'blocked', objectors: ['sales-2'] });
  });

  it('is not signed by one of its people whose owner lost a changed path', () => {
    const signatories = [signatory(sales, [sales1, sales2], { candidates: [sales1] })];
    expect(judge({ reviews: [approval(sales2, 1)] }, { signatories })[0]).toMatchObject({
      status: 'pending',
      signers: [],
    });
  });

  it('is blocked by every function that an objector belongs to', () => {
    const signatories = [signatory(sales, [sales1]), signatory(marketing, [sales1, marketing1])];
    expect(summary({ reviews: [rejection(sales1, 1), approval(marketing1, 2)] }, { signatories })).toEqual([
      ['sales', 'blocked'],
      ['marketing', 'blocked', 'marketing-1'],
    ]);
  });

  it('does not ask those to sign who asked for changes', () => {
    expect(judge({ reviews: [rejection(sales1, 1)] })[1]?.canSign).toEqual([{ login: 'sales-2', by: 'approving' }]);
  });

  it('is an error with a problem that is one, and blocked with any other, though its people sign', () => {
    const withProblem = (status: 'error' | 'blocked') =>
      judge(allSigned, {
        signatories: [signatory(sales, [sales1], { problems: [{ status, message: 'Line 3.', help: 'Mend it.' }] })],
      })[0]?.status;
    expect([withProblem('error'), withProblem('blocked')]).toEqual(['error', 'blocked']);
  });

  it('is an error rather than blocked when it is both', () => {
    const problems = [{ status: 'error', message: 'Nobody can tell.', help: 'Ask.' }] as const;
    const signatories = [signatory(sales, [sales1], { problems })];
    expect(judge({ reviews: [rejection(sales1, 1)] }, { signatories })[0]?.status).toBe('error');
  });

  it('with no people is blocked, and says so', () => {
    expect(judge({}, { signatories: [signatory(sales, [])] })[0]).toMatchObject({
      status: 'blocked',
      problems: [
        { status: 'blocked', message: expect.stringMatching(/^Nobody can sign for Sales: there are no people/) },
      ],
    });
  });

  it('with only the author behind it is blocked where no author signs, and waits for the comment where authors do', () => {
    const signatories = [signatory(product, [product1])];
    expect(judge({}, { signatories, barred: product1 })[0]).toMatchObject({
      status: 'blocked',
      canSign: [],
      problems: [{ message: expect.stringMatching(/the author is the only person/) }],
    });
    expect(judge({}, { signatories })[0]).toMatchObject({ status: 'pending', problems: [] });
  });

  it('does not count the author who may not sign, by review or by comment', () => {
    const said = { reviews: [approval(product1, 1)], comments: [comment(product1, 2)] };
    expect(summary(said, { barred: product1 })[2]).toEqual(['product', 'pending']);
  });

  it('tells why what its people said does not count', () => {
    const rejected = judge({
      reviews: [approval(sales1, 1, otherContent)],
      comments: [comment(sales2, 2, { isEdited: true })],
    })[1]?.rejected;
    expect(rejected?.map(({ login, via, reason }) => [login, via, reason])).toEqual([
      ['sales-1', 'review', expect.stringContaining('content has changed')],
      ['sales-2', 'comment', expect.stringContaining('edited')],
    ]);
  });
});

describe('where one person signs for one function', () => {
  const shared = [signatory(sales, [sales1, sales2]), signatory(marketing, [sales1, marketing1])];

  it('somebody who belongs to two signs for one of them, and the other is told for which', () => {
    const [first, second] = judge({ reviews: [approval(sales1, 1)] }, { signatories: shared });
    expect([first?.status, second?.status]).toEqual(['signed', 'pending']);
    expect(second?.rejected).toEqual([
      {
        login: 'sales-1',
        via: 'review',
        at: at(1),
        reason: 'signs for Sales already, and one person signs for one function',
      },
    ]);
  });

  it('people change seats when that fills one more', () => {
    const reviews = [approval(sales1, 1), approval(sales2, 2)];
    expect(summary({ reviews }, { signatories: shared })).toEqual([
      ['sales', 'signed', 'sales-2'],
      ['marketing', 'signed', 'sales-1'],
    ]);
  });

  it('nobody is the only signer of two functions', () => {
    const three = [
      signatory(sales, [sales1, sales2]),
      signatory(marketing, [sales1, sales2]),
      signatory(product, [sales1, sales2]),
    ];
    const verdicts = judge({ reviews: [approval(sales1, 1), approval(sales2, 2)] }, { signatories: three });
    expect(verdicts.filter(({ status }) => status === 'signed')).toHaveLength(2);
  });

  it('both sides of a function may have the same person', () => {
    const signatories = [
      signatory(sales, [sales1]),
      signatory(teamFunction('sales', ['@sales-1']), [sales1], { side: 'proposed' }),
    ];
    expect(summary({ reviews: [approval(sales1, 1)] }, { signatories })).toEqual([
      ['sales', 'signed', 'sales-1'],
      ['sales', 'signed', 'sales-1'],
    ]);
  });

  it('an older and a newer function of other ids may not', () => {
    const signatories = [
      signatory(sales, [sales1]),
      signatory(teamFunction('revenue'), [sales1], { side: 'proposed' }),
    ];
    expect(judge({ reviews: [approval(sales1, 1)] }, { signatories }).map(({ status }) => status)).toEqual([
      'signed',
      'pending',
    ]);
  });
});

describe('where one person may sign for each function', () => {
  it('somebody who belongs to two signs for both', () => {
    const signatories = [signatory(sales, [sales1]), signatory(marketing, [sales1])];
    expect(summary({ reviews: [approval(sales1, 1)] }, { signatories, distinct: false })).toEqual([
      ['sales', 'signed', 'sales-1'],
      ['marketing', 'signed', 'sales-1'],
    ]);
  });

  it('nobody signs for a function that they do not belong to', () => {
    const signatories = [signatory(sales, [sales1]), signatory(marketing, [marketing1])];
    expect(summary({ reviews: [approval(sales1, 1)] }, { signatories, distinct: false })[1]).toEqual([
      'marketing',
      'pending',
    ]);
  });
});

describe('people', () => {
  it('are told apart by number, whatever they are called', () => {
    const homoglyph = account(70, 'sаles-1');
    const namesake = account(71, 'sales-1');
    const proto = account(72, '__proto__');
    const said = { reviews: [approval(homoglyph, 1), approval(namesake, 2), approval(proto, 3)] };
    expect(summary(said)[1]).toEqual(['sales', 'pending']);
    expect(summary(said, { signatories: [signatory(sales, [proto])] })[0]).toEqual(['sales', 'signed', '__proto__']);
  });

  it('sign under the login that they have now, in whatever letters', () => {
    const renamed = account(sales1.id, 'Head-Of-SALES');
    expect(summary({ reviews: [approval(renamed, 1)] })[1]).toEqual(['sales', 'signed', 'Head-Of-SALES']);
  });

  it('who left the team sign no longer', () => {
    expect(summary({ reviews: [approval(sales1, 1)] }, { signatories: [signatory(sales, [sales2])] })[0]).toEqual([
      'sales',
      'pending',
    ]);
  });
});

describe('sign-offs that are disregarded', () => {
  const disregarded = (said: Said) => disregardedSignOffs(seatingOf(said), said.reviews ?? []);

  it('are those of people who own nothing here', () => {
    expect(disregarded({ reviews: [approval(stranger, 1)] })).toEqual([
      {
        login: 'stranger-1',
        via: 'review',
        at: at(1),
        reason: expect.stringMatching(/^is no owner of Marketing, Sales or Product, or is one no longer$/i),
      },
    ]);
    expect(disregarded({ comments: [comment(stranger, 1)] })).toMatchObject([{ login: 'stranger-1', via: 'comment' }]);
  });

  it('are those of bots and of deleted accounts', () => {
    expect(disregarded({ reviews: [approval(bot, 1), approval(null, 2)] })).toMatchObject([
      { login: 'renovate[bot]', reason: expect.stringMatching(/only people sign/) },
      { login: 'a deleted account', reason: expect.stringMatching(/no longer exists/) },
    ]);
  });

  it('are none of those that count, or that are told with their function', () => {
    expect(disregarded({ ...allSigned, reviews: [...allSigned.reviews, approval(sales2, 5, otherContent)] })).toEqual(
      [],
    );
  });

  it('are no requests for changes, which were never meant to sign', () => {
    expect(disregarded({ reviews: [rejection(stranger, 1), review(null, 'CHANGES_REQUESTED', 2)] })).toEqual([]);
  });
});
