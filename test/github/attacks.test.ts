import { describe, expect, it } from 'vitest';
import { attack, author, openScene, segment, team } from './gate.ts';
import { rateLimited } from './faults.ts';
import { renderPolicy } from './standard-world.ts';

const other = 'positioning/mobile-database/segments/field-engineer.md';
const sales = 'positioning/functions/sales.md';
const salesOwnedBy = (owner: string) => `---\nname: Sales\nowners:\n  - "${owner}"\n---\n`;

describe('an honest change', () => {
  attack({ name: 'everyone signs', verdict: 'approved', act: ({ signAll }) => signAll() });
  attack({ name: 'nobody signs', verdict: 'pending', act: async () => {} });
  attack({ name: 'all but sales sign', verdict: 'pending', act: ({ signAll }) => signAll({ except: ['sales'] }) });
  attack({
    name: 'nothing guarded changes',
    verdict: 'not_required',
    options: { files: { 'README.md': '# Other words\n' } },
    act: async () => {},
  });
  attack({
    name: 'the branch is brought up to date and its own change stays',
    verdict: 'approved',
    act: async ({ github, signAll }) => {
      await signAll();
      await github.commit('main', { [other]: '---\nname: Landed meanwhile\n---\n' });
      await github.mergeBranch('main', 'change', { by: author });
    },
  });
});

describe('who signs is changed in the same pull request', () => {
  attack({
    name: 'the owners of sales become the author, who signs for it',
    verdict: 'pending',
    options: { files: { [sales]: salesOwnedBy(`@${author}`) } },
    act: ({ signAll }) => signAll({ except: ['sales'] }),
  });
  attack({
    name: 'old and new owners of sales sign',
    verdict: 'approved',
    options: { files: { [sales]: salesOwnedBy('@stranger-1') } },
    act: async ({ github, number, signAll }) => {
      await signAll();
      await github.approve(number, 'stranger-1');
    },
  });
  attack({
    name: 'the policy is loosened to owning functions',
    verdict: 'pending',
    options: { files: { 'positioning/sign-off.md': renderPolicy({ require: 'owning_functions' }) } },
    act: ({ signAll }) => signAll({ except: ['product'] }),
  });
  attack({
    name: 'sales is deleted',
    verdict: 'pending',
    options: { files: { [sales]: null } },
    act: ({ signAll }) => signAll({ except: ['sales'] }),
  });
  attack({
    name: 'a function is added that has not signed',
    verdict: 'pending',
    options: { files: { 'positioning/functions/legal.md': '---\nname: Legal\nowners: ["@stranger-2"]\n---\n' } },
    act: ({ signAll }) => signAll(),
  });
  attack({
    name: 'CODEOWNERS gives the positioning to the author',
    verdict: 'pending',
    options: { files: { '.github/CODEOWNERS': `* @${author}\n` } },
    act: ({ signAll }) => signAll({ except: ['executive'] }),
  });
  attack({
    name: 'a workflow is edited',
    verdict: 'pending',
    options: { files: { '.github/workflows/sign-off.yml': 'name: Nothing\n' } },
    act: async () => {},
  });
  attack({
    name: 'the new policy cannot be read',
    verdict: 'blocked',
    options: { files: { 'positioning/sign-off.md': 'no frontmatter\n' } },
    act: ({ signAll }) => signAll(),
    says: /cannot be read in full/,
  });
});

describe('content changes after it was signed', () => {
  attack({
    name: 'approve, then push',
    verdict: 'pending',
    act: async ({ github, signAll }) => {
      await signAll();
      await github.commit('change', { [segment]: '---\nname: Something else\n---\n' }, { by: author });
    },
    says: /content has changed since/,
  });
  attack({
    name: 'approve, then push something unguarded',
    verdict: 'approved',
    act: async ({ github, signAll }) => {
      await signAll();
      await github.commit('change', { 'README.md': '# Other words\n' }, { by: author });
    },
  });
  attack({
    name: 'approval re-pointed by a force-push',
    verdict: 'pending',
    act: async ({ github, number, signAll }) => {
      await signAll({ except: ['sales'] });
      const review = await github.approve(number, 'sales-1');
      const head = await github.commit('change', { [segment]: '---\nname: Evil\n---\n' }, { force: true, by: author });
      for (const name of ['executive', 'product', 'customer-success']) await github.approve(number, `${name}-1`);
      github.repointReview(review, head);
    },
    says: /force-pushed/,
  });
  attack({
    name: 'edits hidden in a merge commit',
    verdict: 'pending',
    act: async ({ github, signAll }) => {
      await signAll();
      const main = await github.commit('main', { 'README.md': '# Landed\n' });
      const head = (await github.tip('change')) ?? '';
      await github.commit('change', { [other]: '---\nname: Slipped in\n---\n' }, { parents: [head, main], by: author });
    },
  });
  attack({
    name: 'a merge that undoes what the base brought',
    verdict: 'pending',
    act: async ({ github, signAll }) => {
      await signAll();
      const main = await github.commit('main', { [other]: '---\nname: Landed meanwhile\n---\n' });
      const head = (await github.tip('change')) ?? '';
      await github.commit('change', {}, { parents: [head, main], by: author });
    },
  });
  attack({
    name: 'whitespace only',
    verdict: 'pending',
    act: async ({ github, signAll }) => {
      await signAll();
      await github.commit('change', { [segment]: '---\nname:  Changed\n---\n' }, { by: author });
    },
  });
  attack({
    name: 'the reviewed commit is gone',
    verdict: 'pending',
    act: async ({ github, number, signAll }) => {
      await signAll();
      const old = (await github.tip('change')) ?? '';
      await github.commit('change', { 'README.md': '# Other words\n' }, { by: author });
      await github.approve(number, 'sales-1', { commit: old });
      github.forgetCommit(old);
    },
    says: /can no longer be compared/,
  });
  attack({
    name: 'the pull request goes into another branch than it was signed for',
    verdict: 'pending',
    act: async ({ github, number, signAll }) => {
      await github.push('aside', (await github.tip('main')) ?? '');
      await github.commit('aside', { [other]: '---\nname: Only aside\n---\n' });
      await github.retarget(number, 'aside');
      await signAll();
      await github.retarget(number, 'main');
    },
    says: /went into another branch/,
  });
});

describe('files move and change their nature', () => {
  const moves: readonly [string, Record<string, string | null | object>][] = [
    ['rename out of the folder', { [segment]: null, 'archive/pc-power-user.md': 'x' }],
    ['rename into the folder', { 'README.md': null, [other]: '# Mobile database\n' }],
    ['rename inside', { [segment]: null, [other]: 'moved' }],
    ['delete', { [segment]: null }],
    ['case variant of the folder', { 'Positioning/mobile-database/product.md': '---\nname: Twin\n---\n' }],
    ['a schema', { 'schemas/segment.schema.json': '{}' }],
  ];
  for (const [name, files] of moves) {
    const isTwin = name.startsWith('case');
    attack({
      name,
      verdict: isTwin ? 'blocked' : 'pending',
      options: { files: files as Record<string, string | null> },
      act: async () => {},
    });
  }
  attack({
    name: 'a symlink, signed by all',
    verdict: 'blocked',
    options: { files: { [segment]: { symlink: '../../../README.md' } } },
    act: ({ signAll }) => signAll(),
    says: /symbolic link/,
  });
  attack({
    name: 'a submodule, signed by all',
    verdict: 'blocked',
    options: { files: { 'positioning/mobile-database/values': { submodule: 'a'.repeat(40) } } },
    act: ({ signAll }) => signAll(),
    says: /submodule/,
  });
  attack({
    name: 'an executable, signed by all',
    verdict: 'blocked',
    options: { files: { [segment]: { executable: '#!/bin/sh\n' } } },
    act: ({ signAll }) => signAll(),
    says: /executable/,
  });
  attack({
    name: 'a link in the place of a folder that may hold CODEOWNERS',
    verdict: 'blocked',
    options: { files: { docs: { symlink: '.github' } } },
    act: async () => {},
  });
});

describe('people', () => {
  attack({
    name: 'the approver leaves the team',
    verdict: 'pending',
    act: async ({ github, signAll }) => {
      await signAll();
      await github.leaveTeam('sales', 'sales-1');
    },
    says: /is one no longer/,
  });
  attack({
    name: 'approved, then changes requested, by one person',
    verdict: 'blocked',
    act: async ({ github, number, signAll }) => {
      await signAll();
      await github.requestChanges(number, 'sales-1');
    },
  });
  attack({
    name: 'changes requested, then approved, by one person',
    verdict: 'approved',
    act: async ({ github, number, signAll }) => {
      await github.requestChanges(number, 'sales-1');
      await signAll();
    },
  });
  attack({
    name: 'changes requested by a second owner of a function that signed',
    verdict: 'blocked',
    act: async ({ github, number, signAll }) => {
      await signAll();
      await github.requestChanges(number, 'sales-2');
    },
  });
  attack({
    name: 'a dismissed rejection does not revive the approval before it',
    verdict: 'pending',
    act: async ({ github, number, signAll }) => {
      await signAll();
      await github.dismiss(number, await github.requestChanges(number, 'sales-1'));
    },
    says: /was dismissed/,
  });
  attack({
    name: 'a dismissed approval',
    verdict: 'pending',
    act: async ({ github, number, signAll }) => {
      await signAll({ except: ['sales'] });
      await github.dismiss(number, await github.approve(number, 'sales-1'));
    },
  });
  attack({
    name: 'a bot in the team approves',
    verdict: 'pending',
    act: async ({ github, signAll }) => {
      github.recast('sales-1', { type: 'Bot' });
      await signAll();
    },
    says: /only people sign/,
  });
  attack({
    name: 'an app signs in the name of a person',
    verdict: 'pending',
    act: async ({ github, number, judge, signAll }) => {
      await signAll({ except: ['sales'] });
      const { digest } = await judge();
      await github.comment(number, 'sales-1', `/sign-off ${digest}`, { viaApp: 'page-preview' });
    },
    says: /written by the app/,
  });
  attack({
    name: 'the approver deleted the account',
    verdict: 'pending',
    act: async ({ github, signAll }) => {
      await signAll();
      await github.leaveTeam('sales', 'sales-1');
      github.deleteAccount('sales-1');
    },
  });
  attack({
    name: 'a rejection by a deleted account still stands',
    verdict: 'blocked',
    act: async ({ github, number, signAll }) => {
      await github.requestChanges(number, 'stranger-1');
      await signAll();
      github.deleteAccount('stranger-1');
    },
    says: /no longer exists/,
  });
  attack({
    name: 'a login in other case is the same person',
    verdict: 'approved',
    act: async ({ github, signAll }) => {
      await signAll();
      github.recast('sales-1', { login: 'SALES-1' });
    },
  });
  attack({
    name: 'strangers approve',
    verdict: 'pending',
    act: async ({ github, number, signAll }) => {
      await signAll({ except: ['sales'] });
      for (const login of ['admin', 'stranger-1', 'stranger-2']) await github.approve(number, login);
    },
  });
  attack({
    name: 'a function without people',
    verdict: 'blocked',
    act: async ({ github, signAll }) => {
      await signAll();
      await github.leaveTeam('sales', 'sales-1');
      await github.leaveTeam('sales', 'sales-2');
    },
    says: /no people behind/,
  });
  attack({
    name: 'a function with the author only, who may sign',
    verdict: 'approved',
    act: async ({ github, signAll }) => {
      await github.leaveTeam('marketing', 'marketing-2');
      await signAll();
    },
  });
  attack({
    name: 'a function with the author only, who may not sign',
    verdict: 'blocked',
    options: { author_signs: false },
    act: async ({ github, signAll }) => {
      await github.leaveTeam('marketing', 'marketing-2');
      await signAll();
    },
    says: /only person behind/,
  });
  attack({
    name: 'one person in two functions signs for both',
    verdict: 'pending',
    act: async ({ github, signAll }) => {
      await github.joinTeam('product', 'sales-1');
      await signAll({ except: ['product'] });
    },
    says: /one person signs for one function/,
  });
  attack({
    name: 'one person in two functions signs for both, and the policy lets them',
    verdict: 'approved',
    options: { distinct_people: false },
    act: async ({ github, signAll }) => {
      await github.joinTeam('product', 'sales-1');
      await signAll({ except: ['product'] });
    },
  });
});

describe('comments', () => {
  attack({
    name: 'the author comments, and nobody else of marketing signs',
    verdict: 'approved',
    act: ({ signAll }) => signAll(),
  });
  attack({
    name: 'the author approves through the API instead of commenting',
    verdict: 'pending',
    act: async ({ github, number, signAll }) => {
      await signAll({ except: ['marketing'] });
      await github.approve(number, author).catch(() => {});
    },
  });
  attack({
    name: 'an edited comment',
    verdict: 'pending',
    act: async ({ github, number, judge, signAll }) => {
      await signAll({ except: ['sales'] });
      const id = await github.comment(number, 'sales-1', 'I will look at it.');
      await github.editComment(id, `/sign-off ${(await judge()).digest}`, author);
    },
    says: /was edited/,
  });
  attack({
    name: 'a wrong digest',
    verdict: 'pending',
    act: async ({ github, number, signAll }) => {
      await signAll({ except: ['sales'] });
      await github.comment(number, 'sales-1', `/sign-off ${'0'.repeat(16)}`);
    },
    says: /names the digest/,
  });
  attack({
    name: 'six digits of the digest',
    verdict: 'pending',
    act: async ({ github, number, judge, signAll }) => {
      await signAll({ except: ['sales'] });
      await github.comment(number, 'sales-1', `/sign-off ${(await judge()).digest?.slice(0, 6)}`);
    },
    says: /must begin with/,
  });
  attack({
    name: 'seven digits of the digest',
    verdict: 'approved',
    act: async ({ github, number, judge, signAll }) => {
      await signAll({ except: ['sales'] });
      await github.comment(number, 'sales-1', `/sign-off ${(await judge()).digest?.slice(0, 7)}`);
    },
  });
  attack({
    name: 'the right comment on another pull request',
    verdict: 'pending',
    act: async ({ github, judge, signAll }) => {
      await signAll({ except: ['sales'] });
      await github.commit('elsewhere', { 'README.md': '# Elsewhere\n' });
      const elsewhere = await github.openPull({ from: 'elsewhere', author: 'product-2' });
      await github.comment(elsewhere, 'sales-1', `/sign-off ${(await judge()).digest}`);
    },
  });
});

describe('one commit in two pull requests', () => {
  attack({
    name: 'signed in one that goes into main, and not in one that goes elsewhere',
    verdict: 'pending',
    act: async ({ github, signAll }) => {
      await github.push('release', (await github.tip('main')) ?? '');
      await github.commit('release', { [other]: '---\nname: Release\n---\n' });
      await github.openPull({ from: 'change', into: 'release', author });
      await signAll();
    },
    says: /same head commit/,
  });
  attack({
    name: 'green for a branch that holds the change already, then pointed at main',
    verdict: 'pending',
    act: async ({ github, judge }) => {
      await github.push('mine', (await github.tip('change')) ?? '');
      const aside = await github.openPull({ from: 'change', into: 'mine', author: 'product-2' });
      await github.closePull(1);
      expect((await judge(aside)).status).toBe('not_required');
      await github.retarget(aside, 'main');
      expect(await github.merge(aside)).toMatchObject({ merged: false });
      await github.closePull(aside);
      await github.reopenPull(1);
    },
  });
  attack({
    name: 'a twin that changes nothing guarded does not lend its green',
    verdict: 'pending',
    act: async ({ github, judge }) => {
      await github.push('twin', (await github.tip('change')) ?? '');
      await judge(await github.openPull({ from: 'change', into: 'twin', author }));
    },
  });
});

describe('the API fails', () => {
  const routes: readonly [string, RegExp][] = [
    ['the pull request', /\/pulls\/\d+$/],
    ['the open pull requests', /\/pulls\?/],
    ['the merge base', /\/compare\//],
    ['a tree', /\/git\/trees\//],
    ['a blob', /\/git\/blobs\//],
    ['the reviews', /\/reviews/],
    ['the comments', /\/issues\/\d+\/comments/],
    ['the events', /\/issues\/\d+\/events/],
    ['a team', /\/teams\/sales\/members/],
  ];
  const faults = {
    404: { status: 404, body: { message: 'Not Found' } },
    403: { status: 403, body: { message: 'Resource not accessible by integration' } },
    500: { status: 500, body: { message: 'Server Error' } },
    'a rate limit': rateLimited,
    'no answer': 'hang',
    'half an answer': 'cut midway',
  } as const;
  it.each(routes)('%s: error, whatever the fault, and no merge', async (_, path) => {
    const { github, number, judge, signAll } = await openScene({ strict: false });
    await signAll();
    for (const [name, fault] of Object.entries(faults)) {
      github.fault({ method: 'GET', path }, fault);
      expect({ name, verdict: (await judge()).status }).toEqual({ name, verdict: 'error' });
      github.clearFaults();
      expect(await github.merge(number)).toMatchObject({ merged: false });
    }
  });
  attack({
    name: 'a truncated tree',
    verdict: 'error',
    act: async ({ github, signAll }) => {
      await signAll();
      github.fault({ path: /\/git\/trees\// }, (answer) => ({ ...(answer as object), truncated: true }));
    },
  });
  attack({
    name: 'one hundred strangers before the last of 105 reviews',
    verdict: 'blocked',
    act: async ({ github, number, signAll }) => {
      await signAll();
      for (let count = 0; count < 100; count += 1) await github.remark(number, 'stranger-1');
      await github.requestChanges(number, 'sales-1');
    },
  });
});

describe('CODEOWNERS on main', () => {
  const onMain = (files: Record<string, string>) => ({ files: { ...files } });
  attack({
    name: 'a line that takes the positioning away from the functions',
    verdict: 'blocked',
    act: async ({ github, signAll }) => {
      await signAll();
      await github.commit('main', { '.github/CODEOWNERS': `* ${team('sales')}\n` });
    },
    says: /does not make/,
  });
  attack({
    name: 'a line outside of the documented subset',
    verdict: 'error',
    act: async ({ github, signAll }) => {
      await signAll();
      await github.commit('main', onMain({ '.github/CODEOWNERS': '* @sales-1\n!/positioning/\n' }).files);
    },
    says: /line 2/,
  });
  attack({
    name: 'over 3 MB',
    verdict: 'error',
    act: async ({ github, signAll }) => {
      await signAll();
      await github.commit('main', { '.github/CODEOWNERS': `# ${'x'.repeat(3 * 1024 * 1024)}\n` });
    },
  });
  attack({
    name: 'a pattern of two thousand stars',
    verdict: 'blocked',
    act: async ({ github, signAll }) => {
      await signAll();
      await github.commit('main', { '.github/CODEOWNERS': `/positioning/${'*a'.repeat(2000)} ${team('sales')}\n` });
    },
  });
  attack({
    name: 'a CODEOWNERS in the pull request that takes precedence',
    verdict: 'pending',
    options: { files: { [segment]: '---\nname: Changed\n---\n', 'docs/CODEOWNERS': `* @${author}\n` } },
    act: ({ signAll }) => signAll({ except: ['sales'] }),
  });
  attack({
    name: 'an old CODEOWNERS further down does not count',
    verdict: 'approved',
    act: async ({ github, signAll }) => {
      await github.commit('main', { CODEOWNERS: `* @${author}\n` });
      await signAll();
    },
  });
  attack({
    name: 'main loses its policy',
    verdict: 'error',
    act: async ({ github, signAll }) => {
      await signAll();
      await github.commit('main', { 'positioning/sign-off.md': null });
    },
    says: /no policy of the gate/,
  });
});
