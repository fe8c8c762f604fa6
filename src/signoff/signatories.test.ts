import { describe, expect, it } from 'vitest';
import {
  account,
  bot,
  change,
  marketing,
  marketing1,
  membershipsOf,
  offlineValue,
  policyOf,
  product,
  sales,
  sales1,
  sales2,
  teamFunction,
  teams,
} from '../../test/fakes/sign-off-facts.ts';
import { createGuard } from './guard.ts';
import type { Policy, SigningFunction } from './policy.ts';
import { findSignatories, ownersToLookUp, type Signatory, type SignatoryFacts } from './signatories.ts';

const view = change('positioning/mobile-db/views/sales.md');
const schema = change('schemas/value.schema.json');
const workflow = change('.github/workflows/build.yml');

function find(facts: Partial<SignatoryFacts>) {
  return findSignatories({
    current: policyOf(),
    proposed: null,
    changes: [offlineValue],
    guard: createGuard('positioning'),
    memberships: membershipsOf(teams),
    ...facts,
  });
}

const names = (signatories: readonly Signatory[]) => signatories.map(({ function: { id }, side }) => `${side} ${id}`);
const allCurrent = ['current marketing', 'current sales', 'current product'];

describe('where all functions sign', () => {
  it.each([[offlineValue], [schema], [workflow], [change('CODEOWNERS')]])(
    'every function signs every guarded change',
    (...changes) => {
      const { signatories, unowned } = find({ changes });
      expect(names(signatories)).toEqual(allCurrent);
      expect(unowned).toEqual([]);
      expect(signatories.flatMap(({ problems }) => problems)).toEqual([]);
    },
  );

  it('a function that does not own a changed path of the positioning cannot sign, and is told which line is why', () => {
    const codeowners =
      '* @mobile-db/marketing @mobile-db/sales @mobile-db/product\n\n/positioning/**/values/ @mobile-db/product\n';
    const { signatories } = find({ current: policyOf({ codeowners }) });
    const [first, second, third] = signatories;
    for (const each of [first, second]) {
      expect(each?.candidates).toEqual([]);
      expect(each?.problems).toEqual([
        {
          status: 'blocked',
          message: expect.stringMatching(
            /owner of `positioning\/mobile-db\/values\/work-offline\.md`: line 3 gives it to @mobile-db\/product/,
          ),
          help: expect.stringMatching(/codeowners --write/),
        },
      ]);
    }
    expect(third?.problems).toEqual([]);
  });

  it('a function must own every changed path, and one that it does not own is enough', () => {
    const codeowners =
      '* @mobile-db/marketing @mobile-db/sales @mobile-db/product\n/positioning/mobile-db/views/ @mobile-db/sales\n';
    const { signatories } = find({ current: policyOf({ codeowners }), changes: [offlineValue, view] });
    expect(signatories.map(({ problems }) => problems.length)).toEqual([1, 0, 1]);
  });

  it('an ownerless line and no line at all both keep every function from signing', () => {
    for (const [codeowners, why] of [
      ['* @mobile-db/sales\n/positioning/\n', 'line 2 gives it to nobody'],
      ['/docs/ @mobile-db/sales\n', 'no line covers it'],
    ] as const) {
      const { signatories } = find({ current: policyOf({ codeowners, functions: [sales] }) });
      expect(signatories[0]?.problems[0]?.message).toContain(why);
    }
  });

  it('CODEOWNERS need not cover what is no positioning', () => {
    const { signatories } = find({ current: policyOf({ codeowners: '' }), changes: [schema, workflow] });
    expect(signatories.map(({ problems, candidates }) => [problems.length, candidates.length])).toEqual([
      [0, 2],
      [0, 2],
      [0, 2],
    ]);
  });

  it('a path in other letters is not owned, because CODEOWNERS minds case', () => {
    const codeowners = '/positioning/ @mobile-db/sales\n';
    const { signatories } = find({
      current: policyOf({ codeowners, functions: [sales] }),
      changes: [change('Positioning/mobile-db/product.md', [null, 'new'])],
    });
    expect(signatories[0]?.problems).toHaveLength(1);
  });

  it('only people of those owners sign that own every changed path', () => {
    const lead = account(29, 'sales-lead');
    const both = teamFunction('sales', ['@mobile-db/sales', '@sales-lead']);
    const codeowners = '/positioning/ @mobile-db/sales @sales-lead\n/positioning/mobile-db/views/ @mobile-db/sales\n';
    const { signatories } = find({
      current: policyOf({ codeowners, functions: [both] }),
      changes: [offlineValue, view],
      memberships: membershipsOf({ ...teams, '@sales-lead': [lead] }),
    });
    expect(signatories[0]).toMatchObject({
      candidates: [sales1, sales2],
      members: [sales1, sales2, lead],
      problems: [],
    });
  });

  it('handles are compared without case', () => {
    const shouting = teamFunction('sales', ['@Mobile-DB/SALES']);
    const { signatories } = find({
      current: policyOf({ codeowners: '* @mobile-db/Sales\n', functions: [shouting] }),
    });
    expect(signatories[0]).toMatchObject({ candidates: [sales1, sales2], problems: [] });
  });
});

describe('where the owning functions sign', () => {
  const owning = (codeowners: string, functions: readonly SigningFunction[] = [marketing, sales, product]) =>
    policyOf({ require: 'owning_functions', codeowners, functions });

  it('those do whose owners own a changed path', () => {
    const codeowners = '/positioning/ @mobile-db/marketing\n/positioning/mobile-db/views/ @mobile-db/sales\n';
    expect(names(find({ current: owning(codeowners), changes: [view] }).signatories)).toEqual(['current sales']);
    expect(names(find({ current: owning(codeowners), changes: [offlineValue, view] }).signatories)).toEqual([
      'current marketing',
      'current sales',
    ]);
  });

  it('a function signs for the paths that it owns, whatever else changes', () => {
    const codeowners = '/positioning/ @mobile-db/marketing\n/positioning/mobile-db/views/ @mobile-db/sales\n';
    const { signatories } = find({ current: owning(codeowners), changes: [offlineValue, view] });
    expect(signatories.map(({ problems, candidates }) => [problems.length, candidates.length])).toEqual([
      [0, 2],
      [0, 2],
    ]);
  });

  it('every changed path that no function owns is named, also outside of the positioning', () => {
    const codeowners = '* @acme/others\n/positioning/mobile-db/views/ @mobile-db/sales\n/schemas/\n';
    const { signatories, unowned } = find({ current: owning(codeowners), changes: [offlineValue, view, schema] });
    expect(names(signatories)).toEqual(['current sales']);
    expect(unowned).toEqual([offlineValue.path, schema.path]);
  });

  it('a function whose owners own one path each is told that none of them can sign for all of it', () => {
    const lead = account(29, 'sales-lead');
    const split = teamFunction('sales', ['@mobile-db/sales', '@sales-lead']);
    const codeowners = '/positioning/ @sales-lead\n/positioning/mobile-db/views/ @mobile-db/sales\n';
    const { signatories } = find({
      current: owning(codeowners, [split]),
      changes: [offlineValue, view],
      memberships: membershipsOf({ ...teams, '@sales-lead': [lead] }),
    });
    expect(signatories[0]?.candidates).toEqual([]);
    expect(signatories[0]?.problems).toMatchObject([
      { status: 'blocked', message: 'No single owner of Sales has every changed path in CODEOWNERS.' },
    ]);
  });

  it('every function signs a change of the policy', () => {
    const codeowners = '/positioning/ @mobile-db/marketing @mobile-db/sales @mobile-db/product\n';
    const current = owning(codeowners);
    expect(names(find({ current, proposed: current, changes: [workflow] }).signatories)).toEqual(allCurrent);
  });

  it('no function is kept from signing a change of the policy by a path that is another function’s own', () => {
    const codeowners =
      '* @mobile-db/marketing @mobile-db/sales @mobile-db/product\n/positioning/mobile-db/views/ @mobile-db/sales\n';
    const current = owning(codeowners);
    const { signatories } = find({ current, proposed: current, changes: [workflow, view] });
    expect(names(signatories)).toEqual(allCurrent);
    expect(signatories.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('a function without an owner fails closed, though it can own nothing', () => {
    const codeowners = '/positioning/ @mobile-db/marketing\n';
    const current = owning(codeowners, [marketing, teamFunction('legal', [])]);
    const { signatories } = find({ current });
    expect(signatories.some(({ function: { id }, problems }) => id === 'legal' && problems.length > 0)).toBe(true);
  });
});

describe('where the policy changes', () => {
  const cases: [string, Policy, string[]][] = [
    ['and nothing about the functions does', policyOf(), []],
    ['and a name does', policyOf({ functions: [{ ...marketing, name: 'Story' }, sales, product] }), []],
    ['and a function is removed', policyOf({ functions: [marketing, sales] }), []],
    ['and it is loosened', policyOf({ require: 'owning_functions', distinctPeople: false }), []],
    [
      'and owners are only written in other letters',
      policyOf({ functions: [teamFunction('sales', ['@MOBILE-DB/Sales'])] }),
      [],
    ],
    ['and a function is added', policyOf({ functions: [marketing, sales, product, teamFunction('legal')] }), ['legal']],
    ['and a function gets another id', policyOf({ functions: [{ ...sales, id: 'revenue' }] }), ['revenue']],
    ['and owners are replaced', policyOf({ functions: [teamFunction('sales', ['@mallory'])] }), ['sales']],
    [
      'and an owner is added',
      policyOf({ functions: [teamFunction('sales', [...sales.owners, '@mallory'])] }),
      ['sales'],
    ],
    ['and an owner is taken away', policyOf({ functions: [teamFunction('sales', [])] }), ['sales']],
  ];

  it.each(cases)('%s: all old functions sign, and the new ones that differ', (_, proposed, differing) => {
    const { signatories } = find({ proposed, changes: [change('positioning/functions/sales.md')] });
    expect(names(signatories)).toEqual([...allCurrent, ...differing.map((id) => `proposed ${id}`)]);
  });

  it('a new owner signs though CODEOWNERS cannot name it yet', () => {
    const legal = teamFunction('legal');
    const lawyer = account(41, 'legal-1');
    const { signatories } = find({
      proposed: policyOf({ functions: [marketing, sales, product, legal] }),
      memberships: membershipsOf({ ...teams, '@mobile-db/legal': [lawyer] }),
    });
    expect(signatories.at(-1)).toMatchObject({ side: 'proposed', candidates: [lawyer], problems: [] });
  });

  it('a function that would have no owner, or one that nobody can look up, keeps the gate shut', () => {
    for (const owners of [[], ['@mobile-db/legal']]) {
      const { signatories } = find({ proposed: policyOf({ functions: [teamFunction('legal', owners)] }) });
      expect(signatories.at(-1)?.problems).toMatchObject([{ status: 'error' }]);
    }
  });
});

describe('people', () => {
  const behind = (people: Parameters<typeof membershipsOf>[0][string]) =>
    find({ current: policyOf({ functions: [sales] }), memberships: membershipsOf({ '@mobile-db/sales': people }) })
      .signatories[0]!;

  it('are everybody in the team as it is now, and no bot', () => {
    expect(behind([sales1, bot, sales2])).toMatchObject({ members: [sales1, sales2], candidates: [sales1, sales2] });
    expect(behind([sales2]).members).toEqual([sales2]);
  });

  it('are counted once, though several owners bring them', () => {
    const twice = teamFunction('sales', ['@mobile-db/sales', '@sales-1']);
    const { signatories } = find({
      current: policyOf({ functions: [twice] }),
      memberships: membershipsOf({ ...teams, '@sales-1': [sales1] }),
    });
    expect(signatories[0]?.members.map(({ id }) => id)).toEqual([sales1.id, sales2.id]);
  });

  it('of the same name but another id are others', () => {
    expect(behind([sales1, account(77, 'sales-1')]).members).toHaveLength(2);
  });

  it('who cannot be told keep the function from signing, with the reason and the next step', () => {
    const { problems, candidates } = behind('the token may not read teams.');
    expect(candidates).toEqual([]);
    expect(problems).toEqual([
      {
        status: 'error',
        message: expect.stringMatching(
          /who is behind @mobile-db\/sales, which owns Sales: the token may not read teams/,
        ),
        help: expect.stringMatching(/./),
      },
    ]);
  });

  it('of one owner do not make up for another owner who cannot be told', () => {
    const both = teamFunction('sales', ['@mobile-db/sales', '@mobile-db/gone']);
    const { signatories } = find({
      current: policyOf({ functions: [both] }),
      memberships: membershipsOf({ ...teams, '@mobile-db/gone': 'there is no such team.' }),
    });
    expect(signatories[0]?.problems).toMatchObject([
      { status: 'error', message: expect.stringContaining('@mobile-db/gone') },
    ]);
  });

  it('behind an owner whom nobody looked up cannot be told', () => {
    const { signatories } = find({ memberships: new Map() });
    expect(signatories.flatMap(({ problems }) => problems).map(({ status }) => status)).toEqual([
      'error',
      'error',
      'error',
    ]);
  });

  it('behind no owner cannot be told, and the message names the file to mend', () => {
    const { signatories } = find({ current: policyOf({ functions: [teamFunction('legal', [])], codeowners: '' }) });
    expect(signatories[0]?.problems[0]).toMatchObject({
      status: 'error',
      help: expect.stringContaining('functions/legal.md'),
    });
  });

  it('of a function that is named like a property of every object are its own', () => {
    const odd = { id: '__proto__', name: '__proto__', owners: ['@constructor'] };
    const { signatories } = find({
      current: policyOf({ functions: [odd] }),
      proposed: policyOf({ functions: [odd] }),
      memberships: membershipsOf(Object.fromEntries([['@constructor', [marketing1]]])),
    });
    expect(names(signatories)).toEqual(['current __proto__']);
    expect(signatories[0]).toMatchObject({ members: [marketing1], problems: [] });
  });
});

describe('the owners to look up', () => {
  it('are those of every function, old and new, once each, in lower case', () => {
    const proposed = policyOf({ functions: [teamFunction('legal', ['@Legal-1', '@mobile-db/SALES'])] });
    expect(ownersToLookUp([policyOf(), proposed, null])).toEqual([
      '@mobile-db/marketing',
      '@mobile-db/sales',
      '@mobile-db/product',
      '@legal-1',
    ]);
  });
});
