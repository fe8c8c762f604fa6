import { describe, expect, it } from 'vitest';
import {
  account,
  allSigned,
  approval,
  change,
  comment,
  digest,
  factsOf,
  marketing,
  marketing1,
  membershipsOf,
  otherContent,
  policyOf,
  product,
  reading,
  rejection,
  sales1,
  sales2,
  stranger,
  teamFunction,
  teams,
} from '../../test/fakes/sign-off-facts.ts';
import { decideSignOff } from './decide.ts';
import { type Explanation, explainVerdict, headline } from './explain.ts';
import type { Verdict } from './verdict.ts';

const verdictOf = (scene: Parameters<typeof factsOf>[0] = {}): Verdict => decideSignOff(factsOf(scene));
const explain = (scene: Parameters<typeof factsOf>[0] = {}) => explainVerdict(verdictOf(scene));

function partOf(explanation: Explanation, name: string): Explanation | undefined {
  return explanation.children.find((child) => child.name === name);
}

function everyPart(explanation: Explanation): readonly Explanation[] {
  return [explanation, ...explanation.children.flatMap(everyPart)];
}

describe('the headline', () => {
  it.each<[string, Parameters<typeof factsOf>[0], string]>([
    ['nothing guarded changes', { changes: [] }, 'No sign-off needed: nothing guarded changes.'],
    ['everybody signed', allSigned, 'Signed by every function (3 of 3).'],
    ['nobody signed', {}, 'Signed by 0 of 3; waiting for Marketing, Sales and Product.'],
    ['one is missing', { reviews: allSigned.reviews }, 'Signed by 2 of 3; waiting for Product.'],
    [
      'somebody asked for changes',
      { ...allSigned, reviews: [...allSigned.reviews, rejection(sales2, 5)] },
      'Blocked: Sales asked for changes; signed by 2 of 3.',
    ],
    [
      'something else blocks',
      { ...allSigned, memberships: membershipsOf({ ...teams, '@mobile-db/sales': [] }) },
      'Blocked; signed by 2 of 3.',
    ],
    ['nobody can tell', { author: null }, 'The gate cannot decide, so it stays shut.'],
  ])('when %s', (_, scene, line) => {
    expect(headline(verdictOf(scene))).toBe(line);
  });

  it('tells the proposed side of a function from the current one', () => {
    const proposed = reading(policyOf({ functions: [marketing, teamFunction('sales', ['@field']), product] }));
    const memberships = membershipsOf({ ...teams, '@field': [account(60, 'field')] });
    const changes = [change('positioning/functions/sales.md')];
    expect(headline(verdictOf({ proposed, memberships, changes }))).toBe(
      'Signed by 0 of 4; waiting for Marketing, Sales, Product and Sales (as proposed).',
    );
  });
});

describe('an explanation', () => {
  it('says of a function who signed, how, when and which commit', () => {
    const told = explain(allSigned);
    expect(partOf(told, 'Marketing')).toMatchObject({
      status: 'signed',
      reason: 'signed by @marketing-1, approving commit bbbbbbb, 2026-06-01 09:00 UTC.',
      next: null,
    });
    expect(partOf(told, 'Product')?.reason).toBe('signed by @product-1, by comment, 2026-06-01 09:00 UTC.');
  });

  it('says of a function that waits who can sign and how, the author by the exact comment', () => {
    const told = explain();
    expect(partOf(told, 'Sales')?.next).toBe(
      '@sales-1 or @sales-2: open Files changed, choose Review changes, Approve.',
    );
    expect(partOf(told, 'Product')?.next).toMatch(/^@product-2: open .* @product-1, as the author: comment /);
    expect(partOf(told, 'Product')?.next).toContain(`/sign-off ${digest.slice(0, 16)}`);
  });

  it('names few of many who could sign', () => {
    const crowd = Array.from({ length: 1000 }, (_, index) => account(1000 + index, `rep-${index}`));
    const told = explain({ memberships: membershipsOf({ ...teams, '@mobile-db/sales': crowd }) });
    const next = partOf(told, 'Sales')?.next ?? '';
    expect(next).toMatch(/@rep-5 or 994 others: open/);
    expect(next.length).toBeLessThan(200);
  });

  it('says of an objection how it is taken back', () => {
    expect(partOf(explain({ reviews: [rejection(sales1, 1)] }), 'Sales')).toMatchObject({
      status: 'blocked',
      reason: '@sales-1 asked for changes.',
      next: '@sales-1 approves after all, or somebody dismisses that review.',
    });
  });

  it('asks for more people where everybody left signs for another function', () => {
    const shared = membershipsOf({
      ...teams,
      '@mobile-db/sales': [marketing1, sales1],
      '@mobile-db/marketing': [marketing1, sales1],
    });
    const told = explain({ memberships: shared, reviews: [approval(marketing1, 1), approval(sales1, 2)] });
    expect(everyPart(told).filter(({ status }) => status === 'signed')).toHaveLength(2);
    const memberships = membershipsOf({
      ...teams,
      '@mobile-db/sales': [marketing1],
      '@mobile-db/marketing': [marketing1],
    });
    const stuck = explain({ memberships, reviews: [approval(marketing1, 1)] });
    expect(partOf(stuck, 'Sales')?.next).toMatch(/^Add people to @mobile-db\/sales/);
  });

  it('says why a sign-off does not count, below its function', () => {
    const told = explain({ reviews: [approval(sales1, 1, otherContent)] });
    expect(partOf(told, 'Sales')?.children).toEqual([
      {
        name: 'The review of @sales-1, 2026-06-01 09:00 UTC',
        status: 'refused',
        reason: 'does not count: approved commit ddddddd, and the content has changed since.',
        next: null,
        children: [],
      },
    ]);
  });

  it('says why a sign-off by a stranger, a bot or a deleted account does not count, in one sentence', () => {
    const told = explain({ reviews: [approval(stranger, 1), approval(null, 2)], comments: [comment(stranger, 3)] });
    const refused = told.children.filter(({ status }) => status === 'refused');
    expect(refused).toHaveLength(2);
    for (const { reason } of refused) expect(reason).toMatch(/^does not count: [a-z].*[^.]\.$/);
  });

  it('puts problems first, each with its next step', () => {
    const told = explain({ reviews: [rejection(null, 1)] });
    expect(told.children[0]).toMatchObject({
      name: 'Blocked',
      status: 'blocked',
      next: 'Dismiss that review with a reason.',
    });
  });

  it('gives everybody who waits, objects or errs a next step', () => {
    const secret = { ...teams, '@mobile-db/sales': 'the token may not read teams.' };
    for (const told of [
      explain(),
      explain({ reviews: [rejection(sales1, 1)] }),
      explain({ memberships: membershipsOf(secret) }),
    ]) {
      for (const part of told.children.filter(({ status }) => ['pending', 'blocked', 'error'].includes(status))) {
        expect([part.next, ...part.children.map(({ next }) => next)].some((next) => next !== null)).toBe(true);
      }
    }
  });

  it('mentions people by login only where that is one', () => {
    const odd = account(sales1.id, 'not a login');
    expect(partOf(explain({ reviews: [approval(odd, 1)] }), 'Sales')?.reason).toContain('signed by not a login,');
  });

  it('has no more levels than a reader can follow', () => {
    const told = explain({ reviews: [approval(sales1, 1, otherContent), rejection(sales2, 2)] });
    const depth = (part: Explanation): number => 1 + Math.max(0, ...part.children.map(depth));
    expect(depth(told)).toBe(3);
  });
});
