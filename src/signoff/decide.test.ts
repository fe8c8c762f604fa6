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
  marketing,
  marketing1,
  marketing2,
  membershipsOf,
  offlineValue,
  otherContent,
  policyOf,
  product,
  product1,
  product2,
  reading,
  rejection,
  review,
  sales,
  sales1,
  sales2,
  sameContent,
  stranger,
  teamFunction,
  teams,
} from '../../test/fakes/sign-off-facts.ts';
import type { Account, Comment, Review } from '../model/pull-request.ts';
import { decideSignOff, type Facts } from './decide.ts';
import { digestOf, type GuardedChange } from './delta.ts';
import type { Policy } from './policy.ts';
import { signOffCommand } from './sign-off-comment.ts';

type Scene = Parameters<typeof factsOf>[0];

const decide = (scene: Scene = {}) => decideSignOff(factsOf(scene));
const statusOf = (scene: Scene = {}) => decide(scene).status;
const problemsOf = (scene: Scene) => decide(scene).problems.map(({ message }) => message);
/** What everybody signed, with other or more statements. */
const signedBut = (reviews: readonly Review[], comments = allSigned.comments) => ({
  reviews: [...allSigned.reviews, ...reviews],
  comments,
});

const workflow = change('.github/workflows/build.yml');
const functionFile = change('positioning/functions/sales.md');
const codeownersFile = change('.github/CODEOWNERS', [null, 'new']);

/** The facts when exactly these files change, everybody's comment naming their digest. */
function signedChanges(changes: readonly GuardedChange[], more: Scene = {}): Scene {
  const comments = [comment(product1, 3, { body: signOffCommand(digestOf(changes)) })];
  return { ...allSigned, comments, changes, ...more };
}

describe('a change that touches nothing guarded', () => {
  it('needs no sign-off, whatever the policy, and asks for none', () => {
    const broken = { policy: null, problems: [{ status: 'error', message: 'Gone.', help: 'Mend it.' }] } as const;
    expect(decide({ changes: [], current: broken, author: null })).toMatchObject({
      status: 'not_required',
      functions: [],
      problems: [],
      digest: digestOf([]),
    });
  });
});

describe('a change that every function must sign', () => {
  it('is approved once every function has signed', () => {
    const verdict = decide(allSigned);
    expect(verdict).toMatchObject({
      status: 'approved',
      head,
      digest,
      pull: { number: 12, author: 'product-1' },
      problems: [],
    });
    expect(verdict.functions.map(({ id, side }) => `${side} ${id}`)).toEqual([
      'current marketing',
      'current sales',
      'current product',
    ]);
  });

  it.each([0, 1])('waits without the sign-off of any one of them: %i', (index) => {
    expect(statusOf({ ...allSigned, reviews: allSigned.reviews.toSpliced(index, 1) })).toBe('pending');
    expect(statusOf({ ...allSigned, comments: [] })).toBe('pending');
  });

  it('waits when nobody has said anything', () => {
    expect(statusOf()).toBe('pending');
  });

  it('is not signed by strangers, bots and deleted accounts, however many', () => {
    const reviews = [approval(stranger, 1), approval(bot, 2), approval(null, 3)];
    expect(statusOf({ reviews })).toBe('pending');
    expect(statusOf(signedBut(reviews))).toBe('approved');
  });

  it('is not signed by a bot that is in a team', () => {
    const memberships = membershipsOf({ ...teams, '@mobile-db/sales': [bot] });
    expect(
      statusOf({ memberships, reviews: [approval(marketing1, 1), approval(bot, 2)], comments: allSigned.comments }),
    ).toBe('blocked');
  });

  it('is signed anew by nothing that was said before the content changed', () => {
    expect(statusOf(signedChanges([offlineValue, change('positioning/check.md')]))).toBe('approved');
    expect(statusOf({ ...allSigned, changes: [offlineValue, change('positioning/check.md')] })).toBe('pending');
  });

  it('waits again after a change of white space alone', () => {
    const spaced = change(offlineValue.path, ['old', 'new ']);
    const stale = [approval(marketing1, 1, otherContent), approval(sales1, 2, otherContent)];
    const digests = new Map([[otherContent, digest]]);
    expect(statusOf({ reviews: stale, comments: allSigned.comments, digests, changes: [spaced] })).toBe('pending');
    expect(statusOf({ reviews: stale, comments: allSigned.comments, digests })).toBe('approved');
  });

  it('waits again after a force-push for those who approved, and after a new base', () => {
    expect(statusOf({ ...allSigned, events: [headReplaced(9)] })).toBe('pending');
    expect(statusOf({ ...allSigned, events: [baseChanged(9)] })).toBe('pending');
    expect(statusOf({ ...allSigned, events: [headReplaced(0)] })).toBe('approved');
  });
});

describe('changes requested', () => {
  it('block, until the same person approves or the review is dismissed', () => {
    expect(statusOf(signedBut([rejection(sales2, 5)]))).toBe('blocked');
    expect(statusOf(signedBut([rejection(sales2, 5), approval(sales2, 6)]))).toBe('approved');
    expect(statusOf(signedBut([review(sales2, 'DISMISSED', 5)]))).toBe('approved');
    expect(statusOf(signedBut([rejection(sales2, 5), approval(sales1, 6)]))).toBe('blocked');
  });

  it('are not lifted by a comment that signs', () => {
    const comments = [...allSigned.comments, comment(sales2, 9)];
    expect(statusOf(signedBut([rejection(sales2, 5)], comments))).toBe('blocked');
  });

  it('block though they were about older content, and before a force-push', () => {
    const old = { ...rejection(sales2, 0), commit: otherContent };
    expect(statusOf({ ...signedBut([old]), events: [headReplaced(0)] })).toBe('blocked');
    expect(statusOf(signedBut([{ ...old, commit: null }]))).toBe('blocked');
  });

  it('by somebody who owns nothing here, or no longer does, do not block', () => {
    expect(statusOf(signedBut([rejection(stranger, 5), rejection(bot, 6)]))).toBe('approved');
    const memberships = membershipsOf({ ...teams, '@mobile-db/sales': [sales1] });
    expect(statusOf({ ...signedBut([rejection(sales2, 5)]), memberships })).toBe('approved');
  });

  it('by a deleted account block, because it may have been an owner; dismissed, they do not', () => {
    expect(statusOf(signedBut([rejection(null, 5)]))).toBe('blocked');
    expect(statusOf(signedBut([review(null, 'DISMISSED', 0)]))).toBe('approved');
  });

  it('in the same second as an approval of the same person block', () => {
    expect(statusOf(signedBut([rejection(sales1, 2)]))).toBe('blocked');
  });

  it('by an owner of a function that need not sign do not block', () => {
    const policy = policyOf({ require: 'owning_functions', codeowners: '* @mobile-db/marketing\n' });
    expect(statusOf({ policy, reviews: [approval(marketing1, 1), rejection(sales1, 2)] })).toBe('approved');
  });
});

describe('a review that was dismissed', () => {
  it('does not sign, and revives no older approval of the same person', () => {
    const reviews = [approval(marketing1, 1), approval(sales1, 2), review(sales1, 'DISMISSED', 3)];
    expect(statusOf({ reviews, comments: allSigned.comments })).toBe('pending');
  });

  it('of a deleted account takes away every approval that is older, because it could be anybody’s', () => {
    expect(statusOf(signedBut([review(null, 'DISMISSED', 9)]))).toBe('pending');
  });
});

describe('the author', () => {
  it('signs by comment for the own function, and by no approval', () => {
    expect(statusOf({ ...allSigned, comments: [], reviews: [...allSigned.reviews, approval(product1, 3)] })).toBe(
      'pending',
    );
    expect(statusOf(allSigned)).toBe('approved');
  });

  it('does not sign where the policy lets no author sign; a colleague does', () => {
    const policy = policyOf({ authorSigns: false });
    expect(statusOf({ ...allSigned, policy })).toBe('pending');
    expect(statusOf({ ...signedBut([approval(product2, 3)]), policy })).toBe('approved');
  });

  it('who is all there is behind a function keeps the gate shut where no author signs, and a message says so', () => {
    const memberships = membershipsOf({ ...teams, '@mobile-db/product': [product1] });
    const verdict = decide({ ...allSigned, memberships, policy: policyOf({ authorSigns: false }) });
    expect(verdict.status).toBe('blocked');
    expect(verdict.functions[2]?.problems[0]?.message).toMatch(/author is the only person/);
    expect(statusOf({ ...allSigned, memberships })).toBe('approved');
  });

  it('is known by number: who took the login over is somebody else, and a new login is the same author', () => {
    const policy = policyOf({ authorSigns: false });
    const renamed = account(product1.id, 'product-lead');
    const namesake = account(39, 'product-1');
    const memberships = membershipsOf({ ...teams, '@mobile-db/product': [renamed, namesake] });
    expect(statusOf({ ...signedBut([approval(renamed, 4)], []), policy, memberships })).toBe('pending');
    expect(statusOf({ ...signedBut([approval(namesake, 4)], []), policy, memberships })).toBe('approved');
  });

  it('whose account was deleted keeps the gate shut, because anybody could have been the author', () => {
    expect(decide({ ...allSigned, author: null })).toMatchObject({ status: 'error', pull: { author: null } });
  });
});

describe('the policy', () => {
  const broken = {
    policy: null,
    problems: [{ status: 'error', message: 'sign-off.md is gone.', help: 'Add it.' }],
  } as const;

  it('that is broken or missing on the base branch keeps the gate shut, and says why', () => {
    expect(decide({ ...allSigned, current: broken })).toMatchObject({
      status: 'error',
      problems: broken.problems,
      functions: [],
    });
    expect(statusOf({ ...allSigned, current: { policy: null, problems: [] } })).toBe('error');
  });

  it('that the pull request would break blocks', () => {
    expect(decide(signedChanges([functionFile], { proposed: broken }))).toMatchObject({
      status: 'blocked',
      problems: [{ status: 'blocked', message: 'sign-off.md is gone.' }],
    });
  });

  it('that changes unread keeps the gate shut', () => {
    for (const changed of [functionFile, workflow, codeownersFile, change('docs'), change('.github')]) {
      expect(statusOf(signedChanges([changed]))).toBe('error');
    }
  });

  it('that names no function keeps the gate shut', () => {
    expect(statusOf({ ...allSigned, policy: policyOf({ functions: [] }) })).toBe('blocked');
  });

  it('with an unreadable team keeps the gate shut, though others of the function signed', () => {
    const both = teamFunction('sales', ['@mobile-db/sales', '@mobile-db/secret']);
    const memberships = membershipsOf({ ...teams, '@mobile-db/secret': 'the token may not read teams.' });
    const verdict = decide({ ...allSigned, memberships, policy: policyOf({ functions: [marketing, both, product] }) });
    expect(verdict.status).toBe('error');
    expect(verdict.functions[1]).toMatchObject({
      status: 'error',
      problems: [{ message: expect.stringContaining('may not read teams') }],
    });
  });

  it('with a function of no owner, or of no people, keeps the gate shut', () => {
    const memberships = membershipsOf({ ...teams, '@mobile-db/sales': [] });
    expect(statusOf({ ...allSigned, memberships })).toBe('blocked');
    const ownerless = policyOf({ functions: [marketing, teamFunction('sales', []), product] });
    expect(statusOf({ ...allSigned, policy: ownerless })).toBe('error');
  });
});

describe('a pull request that changes the policy', () => {
  const mallory = account(66, 'mallory');
  const withMallory = membershipsOf({ ...teams, '@mallory': [mallory], '@mobile-db/legal': [mallory] });
  const propose = (policy: Policy, changes: readonly GuardedChange[] = [functionFile]) => ({
    ...signedChanges(changes),
    proposed: reading(policy),
    memberships: withMallory,
  });
  const bySalesNow = policyOf({ functions: [marketing, teamFunction('sales', ['@mallory']), product] });

  it('that replaces owners is signed by the old and by the new ones', () => {
    const scene = propose(bySalesNow);
    expect(statusOf(scene)).toBe('pending');
    const newOwner = approval(mallory, 5);
    expect(statusOf({ ...scene, reviews: [...allSigned.reviews, newOwner] })).toBe('approved');
    expect(statusOf({ ...scene, reviews: [approval(marketing1, 1), newOwner] })).toBe('pending');
  });

  it('that adds a function is signed by that function too', () => {
    const scene = propose(policyOf({ functions: [marketing, sales, product, teamFunction('legal')] }));
    expect(statusOf(scene)).toBe('pending');
    expect(statusOf({ ...scene, reviews: [...allSigned.reviews, approval(mallory, 5)] })).toBe('approved');
  });

  it('that removes a function is signed by that function', () => {
    const scene = propose(policyOf({ functions: [marketing, product] }));
    expect(statusOf(scene)).toBe('approved');
    expect(statusOf({ ...scene, reviews: [approval(marketing1, 1)] })).toBe('pending');
  });

  it.each<[string, Partial<Policy>]>([
    ['lets owning functions sign', { require: 'owning_functions' }],
    ['lets one person sign for every function', { distinctPeople: false }],
  ])('that loosens the policy, as one that %s, is judged by the old one', (_, looser) => {
    const codeowners = '* @mobile-db/marketing\n';
    const scene = propose(policyOf({ ...looser, codeowners }), [change('positioning/sign-off.md')]);
    expect(statusOf({ ...scene, reviews: [approval(marketing1, 1)] })).toBe('pending');
    const everywhere = membershipsOf({
      '@mobile-db/marketing': [sales1],
      '@mobile-db/sales': [sales1],
      '@mobile-db/product': [product1],
    });
    expect(statusOf({ ...scene, memberships: everywhere })).toBe('blocked');
  });

  it('that would let authors sign does not let its own author sign', () => {
    const scene = propose(policyOf({ authorSigns: true }), [change('positioning/sign-off.md')]);
    expect(statusOf({ ...scene, policy: policyOf({ authorSigns: false }) })).toBe('pending');
  });

  it.each<[string, GuardedChange]>([
    ['CODEOWNERS', change('.github/CODEOWNERS')],
    ['a CODEOWNERS that takes precedence', codeownersFile],
    ['a CODEOWNERS that takes none', change('docs/CODEOWNERS', [null, 'new'])],
    ['a CODEOWNERS in other letters', change('.github/codeowners', [null, 'new'])],
    ['a workflow', workflow],
    ['a file in the place of .github', change('.github', [null, 'text'])],
    ['a file in the place of docs', change('docs', [null, 'text'])],
  ])('by %s is signed by every function, also where only owning functions would', (_, changed) => {
    const owning = { require: 'owning_functions', codeowners: '* @mobile-db/marketing\n' } as const;
    const scene = propose(policyOf(owning), [changed]);
    expect(statusOf({ ...scene, policy: policyOf(owning) })).toBe('approved');
    expect(statusOf({ ...scene, policy: policyOf(owning), reviews: [approval(marketing1, 1)] })).toBe('pending');
  });

  it('is blocked by a new owner who asks for changes', () => {
    expect(statusOf({ ...propose(bySalesNow), reviews: [...allSigned.reviews, rejection(mallory, 5)] })).not.toBe(
      'approved',
    );
  });

  it('cannot be signed for a new function by somebody who signs for an old one, unless the policy allows it', () => {
    const proposed = policyOf({ functions: [marketing, sales, product, teamFunction('legal')] });
    const memberships = membershipsOf({ ...teams, '@mobile-db/legal': [sales1] });
    expect(statusOf({ ...propose(proposed), memberships })).toBe('pending');
    expect(statusOf({ ...propose(proposed), memberships, policy: policyOf({ distinctPeople: false }) })).toBe(
      'approved',
    );
  });

  it('may be signed for both sides of one function by the same person', () => {
    const proposed = policyOf({ functions: [marketing, teamFunction('sales', ['@mobile-db/field']), product] });
    const memberships = membershipsOf({ ...teams, '@mobile-db/field': [sales1] });
    expect(statusOf({ ...propose(proposed), memberships })).toBe('approved');
  });
});

describe('forbidden modes', () => {
  const ofMode = (path: string, mode: string): GuardedChange => ({
    ...change(path),
    after: { mode, oid: 'f'.repeat(40) },
  });

  it.each(['120000', '160000', '100755'])(
    'such as %s block in every guarded place, though everybody signed',
    (mode) => {
      for (const path of [
        offlineValue.path,
        'schemas/a.json',
        '.github',
        'docs',
        'positioning',
        'Positioning',
        'CODEOWNERS',
      ]) {
        expect(statusOf(signedChanges([ofMode(path, mode)], { proposed: reading(policyOf()) }))).toBe('blocked');
      }
    },
  );

  it('do not block where such a file is removed', () => {
    const gone = { ...change(offlineValue.path, ['old', null]), before: { mode: '120000', oid: 'f'.repeat(40) } };
    expect(statusOf(signedChanges([gone]))).toBe('approved');
  });
});

describe('renames', () => {
  it.each<[string, GuardedChange[]]>([
    [
      'inside the positioning',
      [change('positioning/a/values/old.md', ['same', null]), change('positioning/a/values/new.md', [null, 'same'])],
    ],
    ['into it', [change('positioning/a/values/new.md', [null, 'same'])]],
    ['out of it', [change('positioning/a/values/old.md', ['same', null])]],
  ])('%s are signed like any change', (_, changes) => {
    expect(statusOf({ changes })).toBe('pending');
    expect(statusOf(signedChanges(changes))).toBe('approved');
  });
});

describe('where the owning functions sign', () => {
  const owned = (codeowners: string) => policyOf({ require: 'owning_functions', codeowners });

  it('one of them is enough when it owns all that changes', () => {
    expect(statusOf({ policy: owned('* @mobile-db/sales\n'), reviews: [approval(sales1, 1)] })).toBe('approved');
    expect(statusOf({ policy: owned('* @mobile-db/sales\n'), reviews: [approval(marketing1, 1)] })).toBe('pending');
  });

  it('a changed path that nobody owns blocks, though all others are signed', () => {
    const policy = owned('/positioning/ @mobile-db/sales\n/schemas/\n');
    const scene = signedChanges([offlineValue, change('schemas/a.json')], { policy });
    expect(statusOf(scene)).toBe('blocked');
    expect(problemsOf(scene)).toEqual([expect.stringContaining('`schemas/a.json`')]);
  });

  it('a change that nobody owns at all is not signed by silence', () => {
    expect(statusOf({ ...allSigned, policy: owned('') })).toBe('blocked');
  });
});

describe('where every person signs for one function', () => {
  const lead = account(50, 'founder');
  const founders = { '@mobile-db/marketing': [lead], '@mobile-db/sales': [lead], '@mobile-db/product': [product1] };
  const scene = { memberships: membershipsOf(founders), reviews: [approval(lead, 1)], comments: allSigned.comments };

  it('one person for two functions blocks, and the message names the setting', () => {
    const verdict = decide(scene);
    expect(verdict.status).toBe('blocked');
    expect(verdict.problems[0]?.help).toContain('distinct_people: false');
  });

  it('one person signs for two functions where the policy says so', () => {
    expect(statusOf({ ...scene, policy: policyOf({ distinctPeople: false }) })).toBe('approved');
  });

  it('the author is none of those people where no author signs', () => {
    const memberships = membershipsOf({
      ...teams,
      '@mobile-db/product': [product1, sales1],
      '@mobile-db/sales': [sales1],
    });
    expect(statusOf({ ...allSigned, memberships })).toBe('approved');
    expect(statusOf({ ...allSigned, memberships, policy: policyOf({ authorSigns: false }) })).toBe('blocked');
  });
});

describe('facts that cannot be relied on', () => {
  it.each(['', 'yesterday', 'NaN', '2026-13-45T99:00:00Z'])('a time such as "%s" keeps the gate shut', (time) => {
    expect(statusOf(signedBut([{ ...review(stranger, 'COMMENTED', 1), at: time }]))).toBe('error');
    expect(statusOf({ ...allSigned, comments: [...allSigned.comments, comment(stranger, 1, { at: time })] })).toBe(
      'error',
    );
    expect(statusOf({ ...allSigned, events: [{ type: 'head-replaced', at: time }] })).toBe('error');
    expect(problemsOf({ ...allSigned, events: [{ type: 'head-replaced', at: time }] })).toEqual([
      'A review, comment or event has no readable time.',
    ]);
  });

  it('a new policy that was not read keeps the gate shut, whatever else changes beside it', () => {
    const changes = [change('positioning/sign-off.md'), offlineValue];
    const { status, problems } = decide(signedChanges(changes, { proposed: null }));
    expect([status, problems.map(({ message }) => message)]).toEqual([
      'error',
      ['The policy changes, and its new text was not read.'],
    ]);
  });

  it('a pull request whose author is gone keeps the gate shut, and says what to do', () => {
    expect(decide({ ...allSigned, author: null })).toMatchObject({
      status: 'error',
      problems: [{ help: 'Open the same change in a new pull request.' }],
    });
  });
});

const people = [marketing1, marketing2, sales1, sales2, product1, product2];
const anyone = fc.constantFrom<(Account | null)[]>(...people, ...people, ...people, stranger, bot, null);
const second = fc.integer({ min: 10, max: 16 });
const commit = fc.oneof(
  { weight: 8, arbitrary: fc.constant<string | null>(head) },
  { weight: 1, arbitrary: fc.constantFrom(sameContent, otherContent, null) },
);
const anyReview = fc
  .tuple(
    anyone,
    fc.oneof(
      { weight: 9, arbitrary: fc.constant<Review['state']>('APPROVED') },
      { weight: 1, arbitrary: fc.constantFrom<Review['state'][]>('CHANGES_REQUESTED', 'DISMISSED', 'COMMENTED') },
    ),
    second,
    commit,
  )
  .map(([author, state, when, of]) => review(author, state, when, of));
const anyOwner = fc.constantFrom('@mobile-db/marketing', '@mobile-db/sales', '@mobile-db/product');
const anyFunctions = fc
  .uniqueArray(fc.tuple(fc.constantFrom('marketing', 'sales', 'product', 'legal'), anyOwner), {
    selector: ([id]) => id,
    minLength: 1,
    maxLength: 3,
  })
  .map((each) => each.map(([id, owner]) => teamFunction(id, [owner])));
const anyTeam = fc.uniqueArray(fc.constantFrom<Account[]>(...people, bot), {
  selector: ({ id }) => id,
  minLength: 1,
  maxLength: 4,
});

/** Lines of CODEOWNERS as a folder and the owners of everything below it, for the oracle to read in its own way. */
type Lines = readonly (readonly [folder: string, owners: readonly string[]])[];
const everybodys: Lines = [['', ['@mobile-db/marketing', '@mobile-db/sales', '@mobile-db/product']]];
const anyLines: fc.Arbitrary<Lines> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(everybodys) },
  {
    weight: 1,
    arbitrary: fc
      .array(
        fc.tuple(
          fc.constantFrom('positioning/', 'positioning/mobile-db/views/', 'schemas/', '.github/'),
          fc.uniqueArray(anyOwner, { maxLength: 3 }),
        ),
        { maxLength: 3 },
      )
      .map((lines) => [...everybodys, ...lines]),
  },
);
const codeownersOf = (lines: Lines) =>
  lines.map(([folder, owners]) => `${folder === '' ? '*' : `/${folder}`} ${owners.join(' ')}\n`).join('');

interface Plan {
  readonly facts: Facts;
  readonly lines: Lines;
}

/** A pull request of `product-1` about which anybody may have said anything. */
const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    require: fc.constantFrom<Policy['require'][]>('all_functions', 'owning_functions'),
    distinctPeople: fc.boolean(),
    authorSigns: fc.boolean(),
    functions: anyFunctions,
    lines: anyLines,
    proposed: fc.option(anyFunctions, { freq: 3 }),
    changes: fc.uniqueArray(
      fc.constantFrom(
        offlineValue,
        change('positioning/mobile-db/views/sales.md'),
        change('schemas/a.json', ['a', null]),
      ),
      { selector: ({ path }) => path, minLength: 1, maxLength: 3 },
    ),
    linked: fc.nat(12),
    teams: fc.record({ '@mobile-db/marketing': anyTeam, '@mobile-db/sales': anyTeam, '@mobile-db/product': anyTeam }),
    unreadable: fc.nat(12),
    reviews: fc.array(anyReview, { minLength: 3, maxLength: 12 }),
    commenters: fc.array(fc.tuple(anyone, second, fc.nat(5)), { maxLength: 3 }),
    events: fc.array(fc.tuple(fc.constantFrom(headReplaced, baseChanged), fc.integer({ min: 6, max: 13 })), {
      maxLength: 1,
    }),
  })
  .map((each): Plan => {
    const changes: GuardedChange[] = each.proposed ? [...each.changes, functionFile] : each.changes;
    const [first, ...rest] = changes;
    const last = { ...first!, after: { mode: '120000', oid: 'f'.repeat(40) } };
    const all = each.linked === 0 ? [...rest, last] : changes;
    const codeowners = codeownersOf(each.lines);
    const { require, distinctPeople, authorSigns, functions } = each;
    const facts = factsOf({
      changes: all,
      policy: policyOf({ require, distinctPeople, authorSigns, functions, codeowners }),
      proposed: each.proposed && reading(policyOf({ functions: each.proposed, codeowners })),
      memberships: membershipsOf({
        ...each.teams,
        ...(each.unreadable === 0 ? { '@mobile-db/sales': 'no permission.' } : {}),
      }),
      reviews: each.reviews,
      comments: each.commenters.map(([author, when, fault]) => commentOf(author, when, { fault, changes: all })),
      events: each.events.map(([make, when]) => make(when)),
    });
    return { facts, lines: each.lines };
  });

function commentOf(
  author: Account | null,
  when: number,
  { fault, changes }: { fault: number; changes: readonly GuardedChange[] },
): Comment {
  const body = signOffCommand(fault === 0 ? digestOf([]) : digestOf(changes));
  return comment(author, when, { body, isEdited: fault === 1, viaApp: fault === 2 ? 'release-notes' : null });
}

/** The reviews of a person that decide, in the words of the design: the latest approval, rejection or dismissal. */
function lastWords(facts: Facts, id: number): readonly Review[] {
  const decisive = facts.reviews.filter(
    ({ author, state }) => state !== 'COMMENTED' && (author?.id === id || (author === null && state === 'DISMISSED')),
  );
  const latest = decisive
    .map((each) => each.at)
    .toSorted()
    .at(-1);
  return decisive.filter((each) => each.at === latest);
}

/** Has a person signed exactly this content? Written from the design, not from the code. */
function hasSigned(facts: Facts, { id, type }: Account): boolean {
  const mine = digestOf(facts.changes);
  const isAuthor = id === facts.pull.author?.id;
  const words = lastWords(facts, id);
  const asksForChanges = words.some(({ state }) => state === 'CHANGES_REQUESTED');
  if (type !== 'User' || asksForChanges) return false;
  if (isAuthor && !facts.current.policy?.authorSigns) return false;
  const holds = (each: Review) =>
    each.state === 'APPROVED' &&
    (each.commit === head || facts.digests.get(each.commit ?? '') === mine) &&
    facts.events.every((event) => event.at < each.at);
  const byReview = !isAuthor && words.length > 0 && words.every(holds);
  const byComment = facts.comments.some(
    (each) =>
      each.author?.id === id &&
      !each.isEdited &&
      each.viaApp === null &&
      each.body === signOffCommand(mine) &&
      words.every((word) => word.state === 'APPROVED' || word.at < each.at),
  );
  return byReview || byComment;
}

interface Duty {
  readonly id: string;
  readonly owners: readonly string[];
}

/** The functions that must sign, old and new, by the design. */
function dutiesOf({ facts, lines }: Plan): readonly Duty[] {
  const policy = facts.current.policy!;
  const after = facts.proposed?.policy ?? null;
  const ownersOf = (path: string) => lines.findLast(([folder]) => path.startsWith(folder))?.[1] ?? [];
  const owning = policy.functions.filter(({ owners }) =>
    facts.changes.some(({ path }) => ownersOf(path).some((owner) => owners.includes(owner))),
  );
  const old = policy.require === 'all_functions' || after ? policy.functions : owning;
  const fresh = (after?.functions ?? []).filter(
    ({ id, owners }) => policy.functions.find((each) => each.id === id)?.owners.join() !== owners.join(),
  );
  return [...old, ...fresh];
}

/** Can every duty be given somebody who signed, and, where people must differ, nobody two functions? */
function canBeSeated(
  duties: readonly (readonly [id: string, signers: readonly number[]])[],
  serves = new Map<number, string>(),
): boolean {
  const [first, ...rest] = duties;
  if (!first) return true;
  const [id, signers] = first;
  return signers.some(
    (person) => (serves.get(person) ?? id) === id && canBeSeated(rest, new Map(serves).set(person, id)),
  );
}

/** May the gate open, by the design? */
function mayOpen(plan: Plan): boolean {
  const { facts, lines } = plan;
  const policy = facts.current.policy!;
  const duties = dutiesOf(plan);
  const membersOf = ({ owners }: Duty) =>
    owners.flatMap((owner) => {
      const found = facts.memberships.get(owner);
      return found && 'members' in found ? found.members.filter(({ type }) => type === 'User') : [];
    });
  const isReadable = duties.every(({ owners }) =>
    owners.every((owner) => 'members' in (facts.memberships.get(owner) ?? {})),
  );
  const isPlain = facts.changes.every(({ after }) => !after || after.mode === '100644');
  const ghost = facts.reviews.some(({ author, state }) => author === null && state === 'CHANGES_REQUESTED');
  const objectors = duties
    .flatMap(membersOf)
    .filter(({ id }) => lastWords(facts, id).some(({ state }) => state === 'CHANGES_REQUESTED'));
  const ownersOf = (path: string) => lines.findLast(([folder]) => path.startsWith(folder))?.[1] ?? [];
  const everyPathOwned = facts.changes
    .filter(({ path }) => path.startsWith('positioning/') || (policy.require === 'owning_functions' && !facts.proposed))
    .every(({ path }) => {
      const owns = ({ owners }: Duty) => ownersOf(path).some((owner) => owners.includes(owner));
      return policy.require === 'all_functions' ? policy.functions.every(owns) : policy.functions.some(owns);
    });
  const signersOf = (duty: Duty) =>
    membersOf(duty)
      .filter((person) => hasSigned(facts, person))
      .map(({ id }) => id);
  const seats = duties.map((duty, index) => [policy.distinctPeople ? duty.id : `${index}`, signersOf(duty)] as const);
  const isSigned = policy.distinctPeople ? canBeSeated(seats) : seats.every(([, signers]) => signers.length > 0);
  return isReadable && isPlain && !ghost && objectors.length === 0 && everyPathOwned && duties.length > 0 && isSigned;
}

describe('the gate, held against an oracle that was written from the design', () => {
  it('opens only where the design lets it', () => {
    let open = 0;
    fc.assert(
      fc.property(anyPlan, (plan) => {
        if (decideSignOff(plan.facts).status !== 'approved') return;
        open += 1;
        expect(mayOpen(plan)).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(open).toBeGreaterThan(100);
  });

  it('opens wherever the design lets it, when CODEOWNERS gives everything to everybody', () => {
    let open = 0;
    fc.assert(
      fc.property(anyPlan, (plan) => {
        if (plan.lines !== everybodys || !mayOpen(plan)) return;
        open += 1;
        expect(decideSignOff(plan.facts).status).toBe('approved');
      }),
      { numRuns: 3000 },
    );
    expect(open).toBeGreaterThan(100);
  });

  it('is green only if every function has a signer who is behind it, is a person, and is not all that another one has', () => {
    fc.assert(
      fc.property(anyPlan, ({ facts }) => {
        const { status, functions } = decideSignOff(facts);
        if (status !== 'approved') return;
        expect(functions.length).toBeGreaterThan(0);
        for (const each of functions) {
          const members = each.owners.flatMap((owner) => {
            const found = facts.memberships.get(owner);
            return found && 'members' in found ? found.members : [];
          });
          for (const { login } of each.signers) {
            expect(members.filter(({ type }) => type === 'User').map((member) => member.login)).toContain(login);
          }
          expect(each.signers).not.toEqual([]);
        }
        const sole = functions
          .filter(({ signers }) => signers.length === 1)
          .map(({ id, signers }) => `${signers[0]!.login} ${id}`);
        const soleLogins = [...new Set(sole)].map((each) => each.split(' ')[0]);
        if (facts.current.policy?.distinctPeople) expect(new Set(soleLogins).size).toBe(soleLogins.length);
      }),
      { numRuns: 3000 },
    );
  });
});

const severity = ['not_required', 'approved', 'pending', 'blocked', 'error'];

describe('a verdict', () => {
  it('is made no worse by one more approval of the head, by anybody, at any time', () => {
    fc.assert(
      fc.property(anyPlan, anyone, fc.integer({ min: 5, max: 20 }), ({ facts }, who, when) => {
        const before = decideSignOff(facts);
        const after = decideSignOff({ ...facts, reviews: [...facts.reviews, approval(who, when)] });
        expect(severity.indexOf(after.status)).toBeLessThanOrEqual(severity.indexOf(before.status));
      }),
      { numRuns: 2000 },
    );
  });

  it('is made no worse by one more comment that signs the digest', () => {
    fc.assert(
      fc.property(anyPlan, anyone, fc.integer({ min: 5, max: 20 }), ({ facts }, who, when) => {
        const more = comment(who, when, { body: signOffCommand(digestOf(facts.changes)) });
        const after = decideSignOff({ ...facts, comments: [...facts.comments, more] });
        expect(severity.indexOf(after.status)).toBeLessThanOrEqual(severity.indexOf(decideSignOff(facts).status));
      }),
      { numRuns: 2000 },
    );
  });

  it('that needs each of its signers is approved with all of them and with one fewer never', () => {
    const teamOf = (index: number) => [
      account(1000 + index, `person-${index}`),
      account(2000 + index, `deputy-${index}`),
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.boolean(), fc.nat(5), (count, distinctPeople, missing) => {
        const functions = Array.from({ length: count }, (_, index) => teamFunction(`f-${index}`));
        const memberships = membershipsOf(
          Object.fromEntries(functions.map(({ owners }, index) => [owners[0]!, teamOf(index)])),
        );
        const scene = { policy: policyOf({ functions, distinctPeople }), memberships };
        const reviews = functions.map((_, index) => approval(teamOf(index)[0]!, index));
        expect(statusOf({ ...scene, reviews })).toBe('approved');
        expect(statusOf({ ...scene, reviews: reviews.toSpliced(missing % count, 1) })).toBe('pending');
      }),
    );
  });

  it('that is approved can lose signers until none is superfluous, and then not one more', () => {
    const without = (facts: Facts, id: number): Facts => ({
      ...facts,
      reviews: facts.reviews.filter(({ author }) => author?.id !== id),
      comments: facts.comments.filter(({ author }) => author?.id !== id),
    });
    const isApproved = (facts: Facts) => decideSignOff(facts).status === 'approved';
    let seen = 0;
    fc.assert(
      fc.property(anyPlan, ({ facts }) => {
        if (!isApproved(facts)) return;
        seen += 1;
        let least = facts;
        for (const { id } of people) if (isApproved(without(least, id))) least = without(least, id);
        const signers = new Set(
          decideSignOff(least).functions.flatMap((each) => each.signers.map(({ login }) => login)),
        );
        expect(signers.size).toBeGreaterThan(0);
        for (const { id, login } of people) if (signers.has(login)) expect(isApproved(without(least, id))).toBe(false);
      }),
      { numRuns: 3000 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  /** The same facts, everything listed the other way round or in some other order. */
  const shuffled = (facts: Facts, by: number): Facts => {
    const order = <T>(items: readonly T[]) =>
      by === 0
        ? items.toReversed()
        : [...items.slice(by % (items.length || 1)), ...items.slice(0, by % (items.length || 1))];
    const memberships = [...facts.memberships].map(
      ([handle, found]) => [handle, 'members' in found ? { members: order(found.members) } : found] as const,
    );
    return {
      ...facts,
      reviews: order(facts.reviews),
      comments: order(facts.comments),
      events: order(facts.events),
      memberships: new Map(order(memberships)),
    };
  };

  it('does not depend on the order in which the code host lists things', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(7), ({ facts }, by) => {
        const decided = (given: Facts) => {
          const { status, functions, problems } = decideSignOff(given);
          const told = functions.map((each) => [
            each.id,
            each.side,
            each.status,
            each.signers.map(({ login, via, at: time }) => [login, via, time]),
            each.objectors.toSorted(),
            each.canSign.map(({ login }) => login).toSorted(),
          ]);
          return { status, problems, told };
        };
        expect(decided(shuffled(facts, by))).toEqual(decided(facts));
      }),
      { numRuns: 3000 },
    );
  });

  it('is told in the same words whatever that order', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(7), ({ facts }, by) => {
        expect(decideSignOff(shuffled(facts, by))).toEqual(decideSignOff(facts));
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same for the same facts, and leaves the facts as they were', () => {
    fc.assert(
      fc.property(anyPlan, ({ facts }) => {
        const copy = JSON.stringify(facts);
        expect(decideSignOff(facts)).toEqual(decideSignOff(facts));
        expect(JSON.stringify(facts)).toBe(copy);
      }),
      { numRuns: 200 },
    );
  });
});

const text = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '', at(1), 'positioning', '\0', '@'));
const anyAccount = fc.record({
  id: fc.oneof(fc.integer(), fc.constant(Number.NaN)),
  login: text,
  type: fc.oneof(fc.constant('User'), text),
});
const maybeAccount = fc.option(anyAccount);
const anyState = fc.record({ mode: text, oid: text });
const anyPolicy = fc
  .record({
    require: fc.constantFrom<Policy['require'][]>('all_functions', 'owning_functions'),
    distinctPeople: fc.boolean(),
    authorSigns: fc.boolean(),
    functions: fc.array(fc.record({ id: text, name: text, owners: fc.array(text, { maxLength: 3 }) }), {
      maxLength: 12,
    }),
    codeowners: text,
  })
  .map(policyOf);
const anyProblem = fc.record({
  status: fc.constantFrom<('pending' | 'blocked' | 'error')[]>('pending', 'blocked', 'error'),
  message: text,
  help: text,
});
const anyReading = fc.oneof(
  anyPolicy.map(reading),
  fc.array(anyProblem, { maxLength: 2 }).map((problems) => ({ policy: null, problems })),
);
const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    author: maybeAccount,
    changes: fc.array(
      fc.record({
        path: text,
        status: fc.constantFrom<GuardedChange['status'][]>('added', 'deleted', 'modified'),
        before: fc.option(anyState),
        after: fc.option(anyState),
      }),
      { maxLength: 4 },
    ),
    current: anyReading,
    proposed: fc.option(anyReading),
    memberships: fc
      .array(fc.tuple(text, fc.oneof(fc.record({ members: fc.array(anyAccount) }), fc.record({ unreadable: text }))))
      .map((each) => new Map(each)),
    reviews: fc.array(
      fc.record({
        author: maybeAccount,
        state: fc.constantFrom<Review['state'][]>('APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED'),
        commit: fc.option(text),
        at: text,
      }),
      { maxLength: 4 },
    ),
    comments: fc.array(
      fc.record({ author: maybeAccount, body: text, at: text, isEdited: fc.boolean(), viaApp: fc.option(text) }),
      { maxLength: 4 },
    ),
    events: fc.array(
      fc.record({
        type: fc.constantFrom<('head-replaced' | 'base-changed')[]>('head-replaced', 'base-changed'),
        at: text,
      }),
      { maxLength: 2 },
    ),
    digests: fc.array(fc.tuple(text, fc.option(text))).map((each) => new Map(each)),
  })
  .map(factsOf);

describe('deciding', () => {
  it('never throws, whatever the facts', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(severity).toContain(decideSignOff(facts).status);
      }),
      { numRuns: 3000 },
    );
  });

  it('is done with fifty functions that a thousand people share, all of whom approve', () => {
    const everybody = Array.from({ length: 1000 }, (_, index) => account(5000 + index, `person-${index}`));
    const functions = Array.from({ length: 50 }, (_, index) => teamFunction(`f-${index}`, ['@mobile-db/all']));
    const scene = { policy: policyOf({ functions }), memberships: membershipsOf({ '@mobile-db/all': everybody }) };
    expect(statusOf({ ...scene, reviews: everybody.map((who, when) => approval(who, when)) })).toBe('approved');
    expect(statusOf({ ...scene, reviews: everybody.slice(0, 49).map((who, when) => approval(who, when)) })).toBe(
      'pending',
    );
  });
});
