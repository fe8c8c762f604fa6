import { describe, expect, it } from 'vitest';
import { checkOf, everybody, guardedPaths, hidden, ownershipFacts, policyFiles } from '../../test/fakes/gate-facts.ts';
import { account, bot, marketing1, membershipsOf, sales1, teams } from '../../test/fakes/sign-off-facts.ts';
import { checkOwnership, type OwnershipFacts } from './ownership-health.ts';

function check(id: string, changes: Partial<OwnershipFacts> = {}) {
  return checkOf(checkOwnership(ownershipFacts(changes)), id);
}

const withCodeowners = (codeowners: string | null, signOff = 'require: all_functions') => ({
  files: policyFiles({ codeowners, signOff }),
});

describe('a sound policy', () => {
  it('has nothing to mend', () => {
    const checks = checkOwnership(ownershipFacts());
    expect(checks.map(({ id, status }) => [id, status])).toEqual([
      ['policy-readable', 'ok'],
      ['codeowners-readable', 'ok'],
      ['codeowners-covers-functions', 'ok'],
      ['teams-readable', 'ok'],
      ['two-people', 'ok'],
    ]);
  });
});

describe('policy-readable', () => {
  it('is a hole where there is no policy, and says so once', () => {
    const files = policyFiles({ signOff: null });
    expect(check('policy-readable', { files })).toMatchObject({
      status: 'hole',
      details: [expect.stringMatching(/no policy of the gate/)],
    });
    expect(check('codeowners-covers-functions', { files }).status).toBe('unknown');
    expect(check('teams-readable', { files }).status).toBe('unknown');
  });

  it('does not blame the policy for what is wrong in CODEOWNERS', () => {
    const broken = withCodeowners('/positioning/ sales\n');
    expect(check('policy-readable', broken).status).toBe('ok');
    expect(check('codeowners-covers-functions', broken).status).toBe('unknown');
    expect(check('two-people', broken).status).toBe('ok');
  });
});

describe('codeowners-readable', () => {
  it('is a hole where there is none, or it is no plain file', () => {
    expect(check('codeowners-readable', withCodeowners(null)).status).toBe('hole');
    const link = { path: 'CODEOWNERS', content: { type: 'link' } } as const;
    expect(check('codeowners-readable', { files: { ...policyFiles(), codeowners: link } }).status).toBe('hole');
  });

  it('names the lines that say nothing, by our own reading and by GitHub’s', () => {
    expect(check('codeowners-readable', withCodeowners(`* ${everybody}\n!docs/ @mobile-db/sales\n`))).toMatchObject({
      status: 'hole',
      details: [expect.stringMatching(/^Line 2: /)],
    });
    const theirs = { known: [{ line: 4, kind: 'Unknown owner', suggestion: 'make sure that the team exists' }] };
    expect(check('codeowners-readable', { codeownersErrors: theirs })).toMatchObject({
      status: 'hole',
      details: ['Line 4: Unknown owner. make sure that the team exists (GitHub says so.)'],
    });
  });

  it('cannot be told where GitHub does not say what it makes of the file', () => {
    expect(check('codeowners-readable', { codeownersErrors: hidden }).status).toBe('unknown');
  });
});

describe('codeowners-covers-functions, where every function signs', () => {
  const covers = 'codeowners-covers-functions';

  it('is a hole where a later line takes a file away from a function', () => {
    const later = `/positioning/ ${everybody}\n/positioning/mobile-db/views/ @mobile-db/sales\n`;
    const found = check(covers, withCodeowners(later));
    expect(found.status).toBe('hole');
    expect(found.details).toHaveLength(2);
    expect(found.details[0]).toContain('`positioning/mobile-db/views/sales.md`: line 2 gives it to @mobile-db/sales');
  });

  it('is a hole where a file that may come tomorrow would belong to nobody', () => {
    const [...now] = guardedPaths.filter((path) => path.startsWith('positioning/'));
    const listed = now.map((path) => `/${path} ${everybody}`).join('\n');
    const found = check(covers, withCodeowners(`/.github/ ${everybody}\n/schemas/ ${everybody}\n${listed}\n`));
    expect(found.status).toBe('hole');
    expect(found.details.join()).toContain('`positioning/new-product/product.md`: no line covers it');
  });

  it('is a hole where no single owner of a function has everything', () => {
    const files = policyFiles({
      functions: { sales: "['@mobile-db/sales', '@sales-lead']" },
      codeowners: `/positioning/ ${everybody}\n/positioning/mobile-db/ @mobile-db/marketing @mobile-db/product @sales-lead\n`,
    });
    const memberships = membershipsOf({ ...teams, '@sales-lead': [account(29, 'sales-lead')] });
    expect(check(covers, { files, memberships })).toMatchObject({
      status: 'hole',
      details: [expect.stringMatching(/^No single owner of Sales has/)],
    });
  });

  it('is weak where a function owns the positioning and not the files of the gate', () => {
    const found = check(covers, withCodeowners(`/positioning/ ${everybody}\n/.github/ @mobile-db/product\n`));
    expect(found.status).toBe('weak');
    expect(found.details).toEqual([
      'Marketing does not own `.github/CODEOWNERS` and 3 other paths.',
      'Product does not own `schemas/new.json`.',
      'Sales does not own `.github/CODEOWNERS` and 3 other paths.',
    ]);
  });
});

describe('codeowners-covers-functions, where the owning functions sign', () => {
  const covers = 'codeowners-covers-functions';
  const owning = (codeowners: string) => withCodeowners(codeowners, 'require: owning_functions');

  it('is fine where each path belongs to some function', () => {
    const split = `* ${everybody}\n/positioning/mobile-db/views/ @mobile-db/sales\n`;
    expect(check(covers, owning(split)).status).toBe('ok');
  });

  it('is a hole where a path belongs to none', () => {
    expect(check(covers, owning(`* ${everybody}\n/schemas/ @mobile-db/design\n`))).toMatchObject({
      status: 'hole',
      details: ['No function owns `schemas/new.json`.'],
    });
  });

  it('is weak where a function owns nothing, so that nobody ever asks it', () => {
    const found = check(covers, owning('* @mobile-db/marketing @mobile-db/product\n'));
    expect(found).toMatchObject({ status: 'weak', message: expect.stringMatching(/^Sales: /) });
  });
});

describe('teams-readable', () => {
  it('is a hole where an owner cannot be read, with the reason', () => {
    const memberships = membershipsOf({ ...teams, '@mobile-db/sales': 'the team does not exist.' });
    expect(check('teams-readable', { memberships })).toMatchObject({
      status: 'hole',
      details: ['Nobody can tell who is behind @mobile-db/sales, which owns Sales: the team does not exist.'],
    });
    expect(check('two-people', { memberships }).status).toBe('unknown');
  });

  it('is a hole where a function has no owner', () => {
    const files = policyFiles({ functions: { sales: '[]' } });
    expect(check('teams-readable', { files })).toMatchObject({
      status: 'hole',
      details: [expect.stringMatching(/Sales has no owner/)],
    });
  });
});

describe('two-people', () => {
  it('is weak where a function has one person, and names them', () => {
    const memberships = membershipsOf({ ...teams, '@mobile-db/sales': [sales1] });
    expect(check('two-people', { memberships })).toMatchObject({ status: 'weak', details: ['Sales: sales-1 alone.'] });
  });

  it('counts people, not bots', () => {
    const memberships = membershipsOf({ ...teams, '@mobile-db/sales': [sales1, bot] });
    expect(check('two-people', { memberships }).status).toBe('weak');
    expect(check('two-people', { memberships: membershipsOf({ ...teams, '@mobile-db/sales': [bot] }) })).toMatchObject({
      status: 'hole',
      details: ['Nobody is behind @mobile-db/sales, which owns Sales.'],
    });
  });

  it('is a hole where the same people stand behind more functions than there are of them', () => {
    const two = [sales1, marketing1];
    const memberships = membershipsOf(Object.fromEntries(Object.keys(teams).map((team) => [team, two])));
    expect(check('two-people', { memberships }).status).toBe('hole');
    const files = policyFiles({ signOff: 'require: all_functions\ndistinct_people: false' });
    expect(check('two-people', { memberships, files }).status).toBe('ok');
  });
});
