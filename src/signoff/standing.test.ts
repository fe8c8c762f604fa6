import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  account,
  allSigned,
  approval,
  at,
  baseChanged,
  bot,
  change,
  comment,
  digest,
  factsOf,
  head,
  headReplaced,
  marketing1,
  marketing2,
  otherContent,
  product1,
  pull,
  rejection,
  review,
  sales1,
  sameContent,
} from '../../test/fakes/sign-off-facts.ts';
import type { Account, Comment, PullRequestEvent, Review } from '../model/pull-request.ts';
import { digestOf, type GuardedChange } from './delta.ts';
import { signOffCommand } from './sign-off-comment.ts';
import { commitsInDoubt, type Conversation, decisiveReviews, isPerson, judgeStandings } from './standing.ts';

function conversation(said: Partial<Conversation>): Conversation {
  const { pull: about, reviews, comments, events, digests } = factsOf();
  return { pull: about, reviews, comments, events, digests, digest, authorSigns: true, ...said };
}

function standingOf(who: Account, said: Partial<Conversation>) {
  const standing = judgeStandings(conversation(said)).get(who.id);
  return {
    via: standing?.signature?.via ?? null,
    isRejecting: standing?.rejectedAt != null,
    refused: (standing?.refused ?? []).map(({ reason }) => reason),
  };
}

const signs = (who: Account, said: Partial<Conversation>) => standingOf(who, said).via !== null;

describe('a person', () => {
  it.each(['Bot', 'Organization', 'Mannequin', 'Enterprise', '', 'user', '__proto__'])(
    'is nobody of the type "%s"',
    (type) => {
      expect(isPerson(account(7, 'sales-1', type))).toBe(false);
    },
  );

  it('is a user, unless the login is that of an app', () => {
    expect(isPerson(account(7, 'sales-1'))).toBe(true);
    expect([account(7, 'renovate[bot]'), account(7, 'Renovate[BOT]')].map(isPerson)).toEqual([false, false]);
  });
});

describe('an approval', () => {
  it('signs the head', () => {
    const standing = judgeStandings(conversation({ reviews: [approval(sales1, 1)] })).get(sales1.id);
    expect(standing).toEqual({
      account: sales1,
      signature: { via: 'review', at: at(1), commit: head },
      rejectedAt: null,
      refused: [],
    });
  });

  it('of another commit signs when that commit has the same digest', () => {
    expect(signs(sales1, { reviews: [approval(sales1, 1, sameContent)] })).toBe(true);
  });

  it('of other content does not sign', () => {
    expect(standingOf(sales1, { reviews: [approval(sales1, 1, otherContent)] })).toMatchObject({
      via: null,
      refused: [expect.stringMatching(/^approved commit ddddddd, .*changed/)],
    });
  });

  it.each<[string, string | null]>([
    ['no longer exists', null],
    ['nobody compared', 'e'.repeat(40)],
    ['is named like a property that every object has', 'constructor'],
  ])('of a commit that %s does not sign', (_, commit) => {
    expect(signs(sales1, { reviews: [approval(sales1, 1, commit)] })).toBe(false);
  });

  it('of a commit that could not be compared does not sign, even if the digest of the head is empty', () => {
    const digests = new Map([[otherContent, null]]);
    expect(standingOf(sales1, { reviews: [approval(sales1, 1, otherContent)], digests, digest: '' })).toMatchObject({
      via: null,
      refused: [expect.stringMatching(/^approved commit ddddddd, which can no longer be compared$/)],
    });
  });

  it('that was taken back is told as one that does not count; a rejection alone is not', () => {
    const told = ['asked for changes afterwards'];
    const others = [approval(marketing1, 1), rejection(sales1, 3)];
    expect(standingOf(sales1, { reviews: [approval(sales1, 2), ...others] })).toMatchObject({ refused: told });
    expect(standingOf(sales1, { reviews: others })).toMatchObject({ isRejecting: true, refused: [] });
  });

  it('before the head was force-pushed does not sign, one after it does', () => {
    const events = [headReplaced(5)];
    expect(standingOf(sales1, { reviews: [approval(sales1, 4)], events })).toMatchObject({
      via: null,
      refused: [expect.stringContaining('force-pushed')],
    });
    expect(signs(sales1, { reviews: [approval(sales1, 6)], events })).toBe(true);
  });

  it('in the same second as a force-push does not sign', () => {
    expect(signs(sales1, { reviews: [approval(sales1, 5)], events: [headReplaced(5)] })).toBe(false);
  });

  it('before the pull request went into another branch does not sign, one after it does', () => {
    const events = [baseChanged(5)];
    expect(standingOf(sales1, { reviews: [approval(sales1, 4)], events })).toMatchObject({
      via: null,
      refused: ['came while the pull request went into another branch'],
    });
    expect(signs(sales1, { reviews: [approval(sales1, 6)], events })).toBe(true);
  });

  it('counts whatever the order of the events', () => {
    const events = [headReplaced(2), headReplaced(9), baseChanged(3)];
    expect(signs(sales1, { reviews: [approval(sales1, 4)], events })).toBe(false);
    expect(signs(sales1, { reviews: [approval(sales1, 4)], events: events.toReversed() })).toBe(false);
  });

  it.each([bot, account(7, 'acme', 'Organization'), account(8, 'ghost-of-import', 'Mannequin')])(
    'by $login of the type $type does not sign',
    (who) => {
      expect(standingOf(who, { reviews: [approval(who, 1)] })).toMatchObject({
        via: null,
        refused: ['is not a person; only people sign'],
      });
    },
  );

  it('by the author does not sign, because nobody approves their own pull request', () => {
    expect(standingOf(product1, { reviews: [approval(product1, 1)] })).toMatchObject({
      via: null,
      refused: [expect.stringContaining(signOffCommand(digest))],
    });
  });

  it('by the author does not sign under a new login either, because ids decide', () => {
    const renamed = account(product1.id, 'product-lead');
    expect(signs(renamed, { reviews: [approval(renamed, 1)] })).toBe(false);
  });

  it('by somebody who took the login that the author had signs, because ids decide', () => {
    const successor = account(99, product1.login);
    expect(signs(successor, { reviews: [approval(successor, 1)] })).toBe(true);
  });

  it('by a deleted account is nobody’s', () => {
    expect(judgeStandings(conversation({ reviews: [approval(null, 1)] })).size).toBe(0);
  });
});

describe('the latest decisive review decides', () => {
  it.each<[string, Review[], { via: string | null; isRejecting: boolean }]>([
    ['approved, then changes requested', [approval(sales1, 1), rejection(sales1, 2)], { via: null, isRejecting: true }],
    [
      'changes requested, then approved',
      [rejection(sales1, 1), approval(sales1, 2)],
      { via: 'review', isRejecting: false },
    ],
    [
      'approved, then only commented',
      [approval(sales1, 1), review(sales1, 'COMMENTED', 2)],
      { via: 'review', isRejecting: false },
    ],
    [
      'changes requested, then only commented',
      [rejection(sales1, 1), review(sales1, 'COMMENTED', 2)],
      { via: null, isRejecting: true },
    ],
    ['only commented', [review(sales1, 'COMMENTED', 1)], { via: null, isRejecting: false }],
    ['dismissed approval', [review(sales1, 'DISMISSED', 1)], { via: null, isRejecting: false }],
    [
      'a dismissed rejection after an approval, which does not come back',
      [approval(sales1, 1), review(sales1, 'DISMISSED', 2)],
      { via: null, isRejecting: false },
    ],
    [
      'a dismissed review, then approved',
      [review(sales1, 'DISMISSED', 1), approval(sales1, 2)],
      { via: 'review', isRejecting: false },
    ],
    [
      'a dismissed review, then changes requested',
      [review(sales1, 'DISMISSED', 1), rejection(sales1, 2)],
      { via: null, isRejecting: true },
    ],
    [
      'approved the head, then approved other content',
      [approval(sales1, 1), approval(sales1, 2, otherContent)],
      { via: null, isRejecting: false },
    ],
    [
      'approved other content, then the head',
      [approval(sales1, 1, otherContent), approval(sales1, 2)],
      { via: 'review', isRejecting: false },
    ],
    [
      'approved and requested changes in the same second',
      [approval(sales1, 1), rejection(sales1, 1)],
      { via: null, isRejecting: true },
    ],
    [
      'approved, and a dismissed review in the same second',
      [approval(sales1, 1), review(sales1, 'DISMISSED', 1)],
      { via: null, isRejecting: false },
    ],
    [
      'approved the head and other content in the same second',
      [approval(sales1, 1), approval(sales1, 1, otherContent)],
      { via: null, isRejecting: false },
    ],
  ])('%s', (_, reviews, expected) => {
    expect(standingOf(sales1, { reviews })).toMatchObject(expected);
    expect(standingOf(sales1, { reviews: reviews.toReversed() })).toMatchObject(expected);
  });

  it('compares moments and not texts, so that hours east of Greenwich make none of them later', () => {
    const early = { ...approval(sales1, 0), at: '2026-06-01T11:59:59+03:00' };
    const late = { ...rejection(sales1, 0), at: '2026-06-01T09:00:00Z' };
    expect(standingOf(sales1, { reviews: [late, early] }).isRejecting).toBe(true);
  });

  it('leaves everybody else’s reviews out', () => {
    const reviews = [approval(sales1, 1), rejection(marketing1, 2)];
    expect([signs(sales1, { reviews }), signs(marketing1, { reviews })]).toEqual([true, false]);
  });

  it('follows the id through a change of login', () => {
    const renamed = account(sales1.id, 'head-of-sales');
    expect(standingOf(sales1, { reviews: [approval(sales1, 1), rejection(renamed, 2)] })).toMatchObject({
      via: null,
      isRejecting: true,
    });
  });
});

describe('a dismissed review of a deleted account', () => {
  it('could be anybody’s, so an approval before it does not sign', () => {
    expect(signs(sales1, { reviews: [approval(sales1, 1), review(null, 'DISMISSED', 2)] })).toBe(false);
  });

  it('leaves an approval after it alone', () => {
    expect(signs(sales1, { reviews: [review(null, 'DISMISSED', 1), approval(sales1, 2)] })).toBe(true);
  });

  it('gives nobody a review of their own', () => {
    expect(judgeStandings(conversation({ reviews: [review(null, 'DISMISSED', 1)] })).size).toBe(0);
  });
});

describe('a comment', () => {
  const ofSales = (changes: Partial<Comment> = {}, said: Partial<Conversation> = {}) =>
    standingOf(sales1, { comments: [comment(sales1, 5, changes)], ...said });

  it('signs the digest that it names', () => {
    const standing = judgeStandings(conversation({ comments: [comment(sales1, 5)] })).get(sales1.id);
    expect(standing?.signature).toEqual({ via: 'comment', at: at(5), commit: null });
  });

  it.each([7, 8, 16, 40, 64])('signs with %i digits', (length) => {
    expect(ofSales({ body: `/sign-off ${digest.slice(0, length)}` }).via).toBe('comment');
  });

  it('signs with digits in upper case', () => {
    expect(ofSales({ body: `/sign-off ${digest.slice(0, 12).toUpperCase()}` }).via).toBe('comment');
  });

  it.each<[string, Partial<Comment>, RegExp]>([
    ['with six digits', { body: `/sign-off ${digest.slice(0, 6)}` }, /begin with/],
    ['with no digits', { body: '/sign-off' }, /begin with/],
    ['with digits from the middle of the digest', { body: `/sign-off ${digest.slice(1, 20)}` }, /names the digest/],
    ['with the digest of another pull request', { body: signOffCommand(digestOf([])) }, /names the digest/],
    ['with one digit too many', { body: `/sign-off ${digest}0` }, /begin with/],
    ['after it was edited', { isEdited: true }, /edited/],
    ['when an app wrote it', { viaApp: 'release-notes' }, /app release-notes/],
    ['when an app without a name wrote it', { viaApp: '' }, /app/],
  ])('does not sign %s', (_, changes, reason) => {
    expect(ofSales(changes)).toMatchObject({ via: null, refused: [expect.stringMatching(reason)] });
  });

  it.each([`Fine.\n/sign-off ${digest}`, `> /sign-off ${digest}`, `I signed with /sign-off ${digest}`])(
    'does not sign when the command is not on the first line: %j',
    (body) => {
      expect(ofSales({ body })).toEqual({ via: null, isRejecting: false, refused: [] });
    },
  );

  it('by a bot, or by nobody, does not sign', () => {
    expect(signs(bot, { comments: [comment(bot, 5)] })).toBe(false);
    expect(judgeStandings(conversation({ comments: [comment(null, 5)] })).size).toBe(0);
  });

  it('signs for the author where the policy lets authors sign, and only there', () => {
    const comments = [comment(product1, 5)];
    expect(standingOf(product1, { comments, authorSigns: true }).via).toBe('comment');
    expect(standingOf(product1, { comments, authorSigns: false })).toMatchObject({
      via: null,
      refused: ['the policy lets no author sign'],
    });
    expect(standingOf(account(product1.id, 'renamed'), { comments, authorSigns: false }).via).toBeNull();
    expect(signs(sales1, { comments: [comment(sales1, 5)], authorSigns: false })).toBe(true);
  });

  it('signs for the author whose own approval does not count', () => {
    expect(signs(product1, { reviews: [approval(product1, 1)], comments: [comment(product1, 2)] })).toBe(true);
    expect(signs(product1, { reviews: [approval(product1, 3)], comments: [comment(product1, 2)] })).toBe(true);
  });

  it('does not lift a request for changes, earlier or later', () => {
    for (const second of [4, 5, 6]) {
      const standing = ofSales({}, { reviews: [rejection(sales1, second)] });
      expect(standing).toMatchObject({ via: null, isRejecting: true });
    }
  });

  it('signs after a review that was dismissed, and not before one or in its second', () => {
    const withDismissedAt = (second: number) => ofSales({}, { reviews: [review(sales1, 'DISMISSED', second)] }).via;
    expect([4, 5, 6].map(withDismissedAt)).toEqual(['comment', null, null]);
  });

  it('signs beside an approval of other content', () => {
    expect(ofSales({}, { reviews: [approval(sales1, 6, otherContent)] }).via).toBe('comment');
  });

  it('that signs is not undone by others that fail', () => {
    const comments = [
      comment(sales1, 5),
      comment(sales1, 6, { isEdited: true }),
      comment(sales1, 7, { body: '/sign-off' }),
    ];
    expect(standingOf(sales1, { comments })).toEqual({ via: 'comment', isRejecting: false, refused: [] });
  });

  it('does not sign once the content has changed', () => {
    expect(ofSales({}, { digest: digestOf([]) })).toMatchObject({
      via: null,
      refused: [expect.stringContaining(digest.slice(0, 16))],
    });
  });
});

describe('a comment with few digits', () => {
  /** Two contents whose digests share seven digits, as anybody can prepare them in a blink. */
  function findTwins(): readonly [GuardedChange, GuardedChange] {
    const seen = new Map<string, GuardedChange>();
    for (let draft = 0; ; draft += 1) {
      const content = change('positioning/mobile-db/values/work-offline.md', ['old', `draft ${draft}`]);
      const prefix = digestOf([content]).slice(0, 7);
      const twin = seen.get(prefix);
      if (twin) return [twin, content];
      seen.set(prefix, content);
    }
  }

  it('does not sign a twin that is force-pushed afterwards: it counts the same as a review, and that would not', () => {
    const [shown, swapped] = findTwins().map((content) => digestOf([content]));
    const comments = [comment(sales1, 1, { body: `/sign-off ${shown!.slice(0, 7)}` })];
    expect(signs(sales1, { comments, digest: shown! })).toBe(true);
    expect(signs(sales1, { comments, digest: swapped!, events: [headReplaced(2)] })).toBe(false);
  });
});

describe('decisive reviews', () => {
  it('are none where nobody reviewed', () => {
    expect(decisiveReviews([], sales1)).toEqual([]);
    expect(decisiveReviews([review(sales1, 'COMMENTED', 1)], sales1)).toEqual([]);
  });

  it('are several when they fell into the same second', () => {
    const reviews = [approval(sales1, 1), approval(sales1, 2), rejection(sales1, 2), review(sales1, 'COMMENTED', 3)];
    expect(decisiveReviews(reviews, sales1)).toEqual([reviews[1], reviews[2]]);
  });
});

describe('the commits whose digests decide', () => {
  it('are those of latest approvals by the people asked about, once each, without the head', () => {
    const reviews = [
      approval(sales1, 1, otherContent),
      approval(sales1, 2, sameContent),
      approval(marketing1, 3, sameContent),
      approval(marketing2, 4),
      approval(product1, 5, null),
      approval(bot, 6, 'e'.repeat(40)),
    ];
    expect(commitsInDoubt(pull, reviews, [sales1, marketing1, marketing2, product1])).toEqual([sameContent]);
  });

  it('are none for people who asked for changes or were dismissed', () => {
    const reviews = [
      { ...rejection(sales1, 1), commit: otherContent },
      review(marketing1, 'DISMISSED', 2, otherContent),
    ];
    expect(commitsInDoubt(pull, reviews, [sales1, marketing1])).toEqual([]);
  });

  it('are enough: with no other digest known, everybody stands where they stand with all of them', () => {
    fc.assert(
      fc.property(manyReviews, (reviews) => {
        const all = new Map([
          [sameContent, digest],
          [otherContent, digestOf([])],
        ]);
        const asked = commitsInDoubt(pull, reviews, people);
        const digests = new Map(asked.map((commit) => [commit, all.get(commit) ?? null]));
        for (const who of people) {
          expect(standingOf(who, { reviews, digests })).toEqual(standingOf(who, { reviews, digests: all }));
        }
      }),
    );
  });
});

const people = [sales1, marketing1, product1];
const manyReviews = fc.array(
  fc
    .record({
      author: fc.constantFrom<(Account | null)[]>(...people, null),
      state: fc.constantFrom<Review['state'][]>('APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED'),
      second: fc.integer({ min: 1, max: 4 }),
      commit: fc.constantFrom(head, sameContent, otherContent, null),
    })
    .map(({ author, state, second, commit }) => review(author, state, second, commit)),
  { maxLength: 8 },
);
const manyComments = fc.array(
  fc
    .record({
      author: fc.constantFrom(...people),
      second: fc.integer({ min: 1, max: 4 }),
      body: fc.constantFrom(signOffCommand(digest), '/sign-off', signOffCommand(digestOf([]))),
      isEdited: fc.boolean(),
    })
    .map(({ author, second, ...rest }) => comment(author, second, rest)),
  { maxLength: 5 },
);
const manyEvents = fc.array(
  fc
    .tuple(fc.constantFrom(headReplaced, baseChanged), fc.integer({ min: 0, max: 4 }))
    .map(([make, second]): PullRequestEvent => make(second)),
  { maxLength: 2 },
);

describe('where people stand', () => {
  it('does not depend on the order in which the code host tells it', () => {
    fc.assert(
      fc.property(manyReviews, manyComments, manyEvents, (reviews, comments, events) => {
        const told = judgeStandings(conversation({ reviews, comments, events }));
        const backwards = judgeStandings(
          conversation({
            reviews: reviews.toReversed(),
            comments: comments.toReversed(),
            events: events.toReversed(),
          }),
        );
        for (const who of people) {
          expect(backwards.get(who.id)?.signature?.via).toBe(told.get(who.id)?.signature?.via);
          expect(backwards.get(who.id)?.rejectedAt).toBe(told.get(who.id)?.rejectedAt);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is told in the same words whatever that order', () => {
    fc.assert(
      fc.property(manyReviews, manyComments, manyEvents, (reviews, comments, events) => {
        const told = judgeStandings(conversation({ reviews, comments, events }));
        const backwards = judgeStandings(
          conversation({ reviews: reviews.toReversed(), comments: comments.toReversed(), events: events.toReversed() }),
        );
        for (const who of people) expect(backwards.get(who.id)).toEqual(told.get(who.id));
      }),
      { numRuns: 500 },
    );
  });

  it('is never a sign-off of somebody who asks for changes', () => {
    fc.assert(
      fc.property(manyReviews, manyComments, (reviews, comments) => {
        for (const { signature, rejectedAt } of judgeStandings(conversation({ reviews, comments })).values()) {
          expect(signature !== null && rejectedAt !== null).toBe(false);
        }
      }),
    );
  });

  it('is judged of many people in time that grows with what they said and no faster', () => {
    const readsOf = (count: number) => {
      let reads = 0;
      const watch = (said: Review): Review => ({
        ...said,
        get author() {
          reads += 1;
          return said.author;
        },
      });
      const reviews = Array.from({ length: count }, (_, id) => watch(approval(account(1000 + id, `guest-${id}`), id)));
      judgeStandings(conversation({ reviews }));
      return reads / count;
    };
    expect(readsOf(400)).toBeLessThan(2 * readsOf(100));
  });

  it('is judged of one person with more reviews than a call has room for arguments', () => {
    const reviews = Array.from({ length: 200_000 }, (_, second) => approval(sales1, second));
    expect(signs(sales1, { reviews })).toBe(true);
  });

  it('names everybody who reviewed or commented, once', () => {
    const { reviews, comments } = allSigned;
    expect([...judgeStandings(conversation({ reviews, comments })).keys()]).toEqual([
      marketing1.id,
      sales1.id,
      product1.id,
    ]);
  });
});
