import { describe, expect, it, onTestFinished } from 'vitest';
import { admin, botOf } from './cast.ts';
import { rateLimited } from './faults.ts';
import { at, listOf, numberAt, objectOf, parseJson, textAt } from './json.ts';
import { validateAnswer, validateRequest } from './openapi.ts';
import { standardFiles, standardWorld, type StandardOptions } from './standard-world.ts';
import type { GitHub } from './world.ts';

const segment = 'positioning/mobile-database/segments/sfa-vendors.md';
const page = 'positioning/mobile-database/values/deploy-to-hundreds.md';

async function openWorld(options?: StandardOptions): Promise<GitHub> {
  const github = await standardWorld(options);
  onTestFinished(() => github.close());
  return github;
}

/** A world with one pull request, by marketing. */
async function openChange(options?: StandardOptions) {
  const github = await openWorld(options);
  const head = await github.commit('segment', { [segment]: 'Vendors\n' }, { by: 'marketing-1' });
  return { github, head, number: await github.openPull({ from: 'segment', author: 'marketing-1' }) };
}

/** What the gate sees. */
async function look(
  github: GitHub,
  path: string,
  { token = github.token, ...init }: RequestInit & { token?: string } = {},
) {
  const url = path.startsWith('http') ? path : `${github.apiUrl}${path}`;
  const response = await fetch(url, { ...init, headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  return {
    status: response.status,
    link: response.headers.get('link') ?? '',
    body: text === '' ? null : parseJson(text),
  };
}

const repo = '/repos/mobile-db/site';
const seen = async (github: GitHub, path: string) => listOf((await look(github, path)).body);
const eventsOf = async (github: GitHub, number: number) =>
  (await seen(github, `${repo}/issues/${number}/events`)).map((event) => at(event, 'event'));
const filesAt = async (github: GitHub, commit: string) => {
  const { body } = await look(github, `${repo}/git/trees/${commit}?recursive=1`);
  return new Map(listOf(at(body, 'tree')).map((entry) => [textAt(entry, 'path'), entry]));
};

describe('the merge button', () => {
  it('refuses without the required check, and merges with it', async () => {
    const { github, head, number } = await openChange();
    const refused = { merged: false, message: 'Required status check "throughline/sign-off" is expected.' };
    expect(await github.merge(number)).toEqual(refused);
    await github.publishCheck('throughline-gate', head, { conclusion: 'failure' });
    expect(await github.merge(number)).toEqual(refused);
    await github.publishCheck('throughline-gate', head);
    expect(await github.merge(number)).toMatchObject({ merged: true });
    expect((await filesAt(github, 'main')).has(segment)).toBe(true);
    expect(await github.pull(number)).toMatchObject({
      state: 'closed',
      merged: true,
      merged_by: { login: 'marketing-1' },
    });
  });

  it('counts only the newest run of a check, on the head as it is now', async () => {
    const { github, head, number } = await openChange();
    await github.publishCheck('throughline-gate', head);
    await github.publishCheck('throughline-gate', head, { conclusion: 'failure' });
    expect(await github.merge(number)).toMatchObject({ merged: false });
    await github.publishCheck('throughline-gate', head);
    await github.commit('segment', { [segment]: 'Other vendors\n' }, { by: 'marketing-1' });
    expect(await github.merge(number)).toMatchObject({ merged: false });
  });

  it('takes the check from any app, unless one is pinned', async () => {
    const { github, head, number } = await openChange();
    await github.publishCheck('github-actions', head);
    github.protect('main', { app: 'throughline-gate' });
    expect(await github.merge(number)).toMatchObject({ merged: false });
    github.protect('main');
    expect(await github.merge(number)).toMatchObject({ merged: true });
  });

  it('lets an administrator pass, unless administrators are held to it too', async () => {
    const { github, number } = await openChange();
    github.protect('main', { enforceAdmins: true });
    expect(await github.merge(number, { by: admin })).toMatchObject({ merged: false });
    github.protect('main');
    expect(await github.merge(number, { by: admin })).toMatchObject({ merged: true });
  });

  it('goes by rulesets as by protection', async () => {
    const { github, head, number } = await openChange({ protect: false });
    const checks = [{ context: 'throughline/sign-off', integration_id: 412_001 }];
    github.addRuleset({
      rules: [{ type: 'required_status_checks', parameters: { required_status_checks: checks } }],
      bypass_actors: [{ actor_id: null, actor_type: 'OrganizationAdmin', bypass_mode: 'always' }],
    });
    await github.publishCheck('github-actions', head);
    expect(await github.merge(number)).toMatchObject({ merged: false });
    github.addRuleset({ rules: [{ type: 'merge_queue' }], enforcement: 'disabled' });
    expect(await github.merge(number, { by: admin })).toMatchObject({ merged: true });
  });

  it('keeps what landed on main meanwhile, and refuses a conflict', async () => {
    const { github, number } = await openChange({ protect: false });
    await github.commit('value', { [page]: 'One file\n' }, { by: 'sales-1' });
    const other = await github.openPull({ from: 'value', author: 'sales-1' });
    await github.commit('clash', { [segment]: 'Nobody\n' }, { by: 'sales-1' });
    const clash = await github.openPull({ from: 'clash', author: 'sales-1' });
    expect(await github.merge(other, { method: 'squash' })).toMatchObject({ merged: true });
    expect(await github.merge(number)).toMatchObject({ merged: true });
    expect(await github.merge(clash)).toEqual({ merged: false, message: 'Pull Request is not mergeable' });
    const files = await filesAt(github, 'main');
    const wanted = await filesAt(github, 'value');
    expect(files.get(page)).toEqual(wanted.get(page));
    expect(files.get(segment)).not.toEqual(wanted.get(segment));
  });

  it('refuses a direct push to a protected branch', async () => {
    const github = await openWorld();
    await expect(github.commit('main', { [page]: 'Mine\n' }, { by: 'sales-1' })).rejects.toThrow('422');
    await expect(github.commit('side', { [page]: 'Mine\n' }, { by: 'stranger-1' })).rejects.toThrow('403');
  });
});

describe('a push', () => {
  it('moves the head of the pull request', async () => {
    const { github, number } = await openChange();
    const next = await github.commit('segment', { [segment]: 'Other vendors\n' }, { by: 'marketing-1' });
    expect(at(await github.pull(number), 'head', 'sha')).toBe(next);
    expect(await eventsOf(github, number)).toEqual([]);
  });

  it('is recorded when it was forced, with the new commit', async () => {
    const { github, head, number } = await openChange();
    const next = await github.commit('segment', { [segment]: 'Other\n' }, { by: 'marketing-1', force: true });
    const [event] = await seen(github, `${repo}/issues/${number}/events`);
    expect(event).toMatchObject({ event: 'head_ref_force_pushed', commit_id: next, actor: { login: 'marketing-1' } });
    expect(next).not.toBe(head);
    expect(at(await github.pull(number), 'head', 'sha')).toBe(next);
  });

  it('is no force push when it only says so', async () => {
    const { github, head, number } = await openChange();
    await github.commit('segment', { [page]: 'One file\n' }, { parents: [head], force: true });
    expect(await eventsOf(github, number)).toEqual([]);
    await github.push('segment', head, { force: true });
    expect(await eventsOf(github, number)).toEqual(['head_ref_force_pushed']);
    await expect(github.push('segment', (await github.tip('main'))!)).rejects.toThrow('422');
  });

  it('of another history to the base is recorded', async () => {
    const { github, number } = await openChange({ protect: false });
    await github.commit('main', { 'README.md': 'Another past\n' }, { parents: [], force: true });
    expect(await eventsOf(github, number)).toEqual(['base_ref_force_pushed']);
  });

  it('that deletes the branch closes the pull request, and one that restores it opens the way back', async () => {
    const { github, head, number } = await openChange();
    await github.deleteBranch('segment', { by: 'marketing-1' });
    await expect(github.reopenPull(number)).rejects.toThrow('422');
    await github.push('segment', head, { by: 'marketing-1' });
    await github.reopenPull(number);
    expect(await eventsOf(github, number)).toEqual(['closed', 'head_ref_deleted', 'head_ref_restored', 'reopened']);
  });

  it('that replaces the branch of a closed pull request keeps it closed', async () => {
    const { github, head, number } = await openChange();
    await github.closePull(number);
    await github.commit('segment', { [segment]: 'Other\n' }, { force: true });
    await expect(github.reopenPull(number)).rejects.toThrow('force-pushed');
    expect(at(await github.pull(number), 'head', 'sha')).toBe(head);
  });

  it('keeps every mode, and bytes that are no text', async () => {
    const github = await openWorld();
    const main = (await github.tip('main'))!;
    const commit = await github.commit('modes', {
      link: { symlink: '../secrets' },
      'run.sh': { executable: 'echo\n' },
      vendored: { submodule: main },
      'logo.png': Uint8Array.of(0x89, 0x50, 0xff),
      'README.md': null,
    });
    const files = await filesAt(github, commit);
    const modes = ['link', 'run.sh', 'vendored', 'logo.png'].map((path) => at(files.get(path), 'mode'));
    expect(modes).toEqual(['120000', '100755', '160000', '100644']);
    expect(files.has('README.md')).toBe(false);
    const { body } = await look(github, `${repo}/git/blobs/${textAt(files.get('logo.png'), 'sha')}`);
    expect(Buffer.from(textAt(body, 'content'), 'base64')).toEqual(Buffer.of(0x89, 0x50, 0xff));
  });

  it('of a merge has both parents', async () => {
    const { github, head } = await openChange();
    const main = await github.commit('main', { [page]: 'One file\n' });
    const merge = await github.mergeBranch('main', 'segment', { by: 'marketing-1' });
    const { body } = await look(github, `${repo}/git/commits/${merge}`);
    expect(listOf(at(body, 'parents')).map((parent) => textAt(parent, 'sha'))).toEqual([head, main]);
    const { body: compared } = await look(github, `${repo}/compare/main...${merge}`);
    expect(at(compared, 'merge_base_commit', 'sha')).toBe(main);
  });

  it('makes the same hashes in every world', async () => {
    const [one, two] = [await openChange(), await openChange()];
    expect(one.head).toBe(two.head);
  });
});

describe('a pull request', () => {
  it('remembers that it was retargeted', async () => {
    const { github, number } = await openChange();
    await github.commit('release', {});
    const before = textAt(await github.pull(number), 'updated_at');
    await github.retarget(number, 'release');
    expect(await eventsOf(github, number)).toEqual(['base_ref_changed']);
    const pull = await github.pull(number);
    expect(at(pull, 'base', 'ref')).toBe('release');
    expect(textAt(pull, 'updated_at') > before).toBe(true);
    await expect(github.retarget(number, 'no-such-branch')).rejects.toThrow('422');
  });

  it('goes where its base went, under another name of event, when that landed and was deleted', async () => {
    const { github, number } = await openChange({ protect: false });
    await github.commit(
      'step-2',
      { [page]: 'One file\n' },
      { by: 'marketing-1', parents: [(await github.tip('segment'))!] },
    );
    const stacked = await github.openPull({ from: 'step-2', into: 'segment', author: 'marketing-1' });
    await github.merge(number);
    await github.deleteBranch('segment');
    expect(at(await github.pull(stacked), 'base', 'ref')).toBe('main');
    expect(await eventsOf(github, stacked)).toEqual(['automatic_base_change_succeeded']);
  });

  it('can come from a fork', async () => {
    const { github } = await openChange();
    const number = await github.openPull({ from: 'segment', author: 'stranger-1', fork: 'stranger-1' });
    const expected = { head: { label: 'stranger-1:segment', repo: { full_name: 'stranger-1/site', fork: true } } };
    expect(await github.pull(number)).toMatchObject(expected);
  });

  it('is not approved by its author', async () => {
    const { github, number } = await openChange();
    await expect(github.approve(number, 'marketing-1')).rejects.toThrow('Can not approve your own');
    await expect(github.requestChanges(number, 'marketing-1')).rejects.toThrow('Can not request changes on your own');
  });

  it('shows reviews with their commits, also where GitHub changed its mind about them', async () => {
    const { github, head, number } = await openChange();
    const first = await github.approve(number, 'sales-1');
    const next = await github.commit('segment', { [segment]: 'Other\n' }, { by: 'marketing-1' });
    await github.approve(number, 'product-1');
    await github.approve(number, 'executive-1', { commit: head });
    const commits = async () =>
      (await seen(github, `${repo}/pulls/${number}/reviews`)).map((review) => at(review, 'commit_id'));
    expect(await commits()).toEqual([head, next, head]);
    github.repointReview(first, null);
    expect(await commits()).toEqual([null, next, head]);
  });

  it('shows that a review was dismissed', async () => {
    const { github, number } = await openChange();
    const review = await github.requestChanges(number, 'sales-1');
    await github.dismiss(number, review);
    expect(await seen(github, `${repo}/pulls/${number}/reviews`)).toMatchObject([{ id: review, state: 'DISMISSED' }]);
    const [event] = await seen(github, `${repo}/issues/${number}/events`);
    const dismissed = { state: 'changes_requested', review_id: review };
    expect(event).toMatchObject({ event: 'review_dismissed', dismissed_review: dismissed });
  });

  it('has a timeline of all of it', async () => {
    const { github, number } = await openChange();
    await github.comment(number, 'sales-1', 'Why not now?');
    await github.commit('segment', {}, { force: true });
    await github.approve(number, 'sales-1');
    const timeline = await seen(github, `${repo}/issues/${number}/timeline`);
    expect(timeline.map((entry) => at(entry, 'event'))).toEqual(['commented', 'head_ref_force_pushed', 'reviewed']);
  });
});

describe('time', () => {
  const timesOf = async (github: GitHub, number: number) => {
    const reviews = (await seen(github, `${repo}/pulls/${number}/reviews`)).map((one) => textAt(one, 'submitted_at'));
    const events = (await seen(github, `${repo}/issues/${number}/events`)).map((one) => textAt(one, 'created_at'));
    return { reviews, events };
  };

  it('moves by whole seconds with everything that is done', async () => {
    const { github, number } = await openChange();
    await github.approve(number, 'sales-1');
    await github.commit('segment', {}, { force: true });
    await github.approve(number, 'sales-2');
    const { reviews, events } = await timesOf(github, number);
    const times = [reviews[0]!, events[0]!, reviews[1]!];
    expect(new Set(times).size).toBe(3);
    expect(times).toEqual(times.toSorted());
    expect(times.every((time) => /^2026-06-01T09:\d\d:\d\dZ$/.test(time))).toBe(true);
  });

  it('can stand still while two things are done', async () => {
    const { github, number } = await openChange();
    await github.sameSecond(async () => {
      await github.approve(number, 'sales-1');
      await github.commit('segment', {}, { force: true });
    });
    const { reviews, events } = await timesOf(github, number);
    expect(reviews).toEqual(events);
    const then = github.now();
    await github.approve(number, 'sales-2');
    expect((await timesOf(github, number)).reviews[1]! > then).toBe(true);
  });

  it('tells of an edit, unless it was made within the second', async () => {
    const { github, number } = await openChange();
    const late = await github.comment(number, 'sales-1', 'No');
    await github.editComment(late, '/sign-off 0000000', admin);
    await github.sameSecond(async () => {
      await github.editComment(await github.comment(number, 'sales-1', 'No'), '/sign-off 0000000', admin);
    });
    const comments = await seen(github, `${repo}/issues/${number}/comments`);
    const isEdited = comments.map((one) => textAt(one, 'created_at') !== textAt(one, 'updated_at'));
    expect(isEdited).toEqual([true, false]);
    await github.deleteComment(late, 'sales-1');
    expect(await seen(github, `${repo}/issues/${number}/comments`)).toHaveLength(1);
  });
});

describe('people', () => {
  const loginsOf = async (github: GitHub, team: string) =>
    (await seen(github, `/orgs/mobile-db/teams/${team}/members`)).map((member) => at(member, 'login'));

  it('are two in every team, and can leave it', async () => {
    const github = await openWorld();
    expect(await loginsOf(github, 'customer-success')).toEqual(['customer-success-1', 'customer-success-2']);
    await github.leaveTeam('sales', 'sales-1');
    await github.joinTeam('sales', 'product-1');
    expect(await loginsOf(github, 'sales')).toEqual(['sales-2', 'product-1']);
  });

  it('belong to a team through a team within it', async () => {
    const github = await openWorld();
    await github.createTeam('field-sales', ['stranger-1', 'sales-1'], { parent: 'sales' });
    expect(await loginsOf(github, 'sales')).toEqual(['sales-1', 'sales-2', 'stranger-1']);
  });

  it('can be deleted, renamed, or turn out to be a bot', async () => {
    const { github, number } = await openChange();
    for (const login of ['sales-1', 'sales-2', 'product-1']) await github.approve(number, login);
    github.deleteAccount('sales-1');
    github.recast('sales-2', { login: 'sales-lead' });
    github.recast('stranger-1', { login: 'sales-2' });
    github.recast('product-1', { type: 'Bot' });
    const reviews = await seen(github, `${repo}/pulls/${number}/reviews`);
    expect(reviews).toMatchObject([{ user: null }, { user: { login: 'sales-lead' } }, { user: { type: 'Bot' } }]);
    expect(await loginsOf(github, 'sales')).toEqual(['sales-lead']);
    const reviewer = numberAt(at(reviews[1], 'user'), 'id');
    expect(at((await look(github, '/users/sales-lead')).body, 'id')).toBe(reviewer);
    expect(at((await look(github, '/users/Sales-2')).body, 'id')).not.toBe(reviewer);
    expect((await look(github, '/users/sales-1')).status).toBe(404);
  });

  it('may be spoken for by an app', async () => {
    const { github, number } = await openChange();
    await github.comment(number, 'sales-1', '/sign-off 0000000', { viaApp: 'page-preview' });
    const [comment] = await seen(github, `${repo}/issues/${number}/comments`);
    expect(comment).toMatchObject({ user: { login: 'sales-1' }, performed_via_github_app: { slug: 'page-preview' } });
  });

  it('see what they may see', async () => {
    const github = await openWorld();
    const statuses = async (path: string) => {
      const callers = [admin, 'sales-1', 'stranger-1', botOf('throughline-gate'), botOf('github-actions')];
      const answers = callers.map((login) => look(github, path, { token: github.tokenOf(login) }));
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    expect(await statuses('/orgs/mobile-db/teams/sales/members')).toEqual([200, 200, 404, 200, 403]);
    expect(await statuses(`${repo}/branches/main/protection`)).toEqual([200, 404, 404, 403, 403]);
    github.grant('throughline-gate', ['administration']);
    expect(await statuses(`${repo}/branches/main/protection`)).toEqual([200, 404, 404, 200, 403]);
    expect((await look(github, `${repo}/pulls`, { token: 'somebody-elses' })).status).toBe(401);
  });

  it('publish no check runs; apps do, and change only their own', async () => {
    const { github, head } = await openChange();
    const body = JSON.stringify({ name: 'throughline/sign-off', head_sha: head });
    const publish = (login: string) =>
      look(github, `${repo}/check-runs`, { method: 'POST', body, token: github.tokenOf(login) });
    expect((await publish('marketing-1')).status).toBe(403);
    const run = await publish(botOf('github-actions'));
    expect(run).toMatchObject({ status: 201, body: { app: { id: 15_368 } } });
    const path = `${repo}/check-runs/${numberAt(run.body, 'id')}`;
    expect((await look(github, path, { method: 'PATCH', body: '{"status":"in_progress"}' })).status).toBe(403);
    expect(await github.checkRuns(head)).toMatchObject([{ app: 'github-actions', status: 'queued' }]);
  });
});

describe('the merge queue', () => {
  async function openTwo() {
    const { github, number } = await openChange();
    await github.commit('value', { [page]: 'One file\n' }, { by: 'sales-1' });
    return { github, numbers: [number, await github.openPull({ from: 'value', author: 'sales-1' })] as const };
  }

  it('prepares pull requests on top of each other, each in its own branch', async () => {
    const { github, numbers } = await openTwo();
    const main = (await github.tip('main'))!;
    const group = await github.queue(numbers);
    expect(group).toMatchObject({ base_sha: main, base_ref: 'refs/heads/main' });
    const refs = await seen(github, `${repo}/git/matching-refs/heads/gh-readonly-queue/main/`);
    const [first, second] = refs.map((ref) => ({ name: textAt(ref, 'ref'), sha: textAt(ref, 'object', 'sha') }));
    expect(first!.name).toBe(`refs/heads/gh-readonly-queue/main/pr-${numbers[0]}-${main}`);
    expect(second).toEqual({ name: group.head_ref, sha: group.head_sha });
    expect(group.head_ref).toBe(`refs/heads/gh-readonly-queue/main/pr-${numbers[1]}-${first!.sha}`);
    const files = await filesAt(github, group.head_sha);
    expect(files.get(segment)).toEqual((await filesAt(github, 'segment')).get(segment));
    expect(files.get(page)).toEqual((await filesAt(github, 'value')).get(page));
  });

  it('lands a group whose head has passed, and drops one whose head has not', async () => {
    const { github, numbers } = await openTwo();
    const dropped = await github.queue(numbers);
    expect(await github.land(dropped)).toMatchObject({ merged: false });
    expect(await seen(github, `${repo}/git/matching-refs/heads/gh-readonly-queue/`)).toEqual([]);
    const group = await github.queue(numbers, { method: 'squash' });
    await github.publishCheck('throughline-gate', group.head_sha);
    expect(await github.land(group)).toMatchObject({ merged: true });
    expect(await github.tip('main')).toBe(group.head_sha);
    expect(await github.pull(numbers[0])).toMatchObject({ merged: true });
  });

  it('is the only way in where a ruleset says so', async () => {
    const { github, head, number } = await openChange();
    github.addRuleset({ rules: [{ type: 'merge_queue' }] });
    await github.publishCheck('throughline-gate', head);
    expect(await github.merge(number)).toMatchObject({ message: 'Changes must be made through the merge queue' });
  });
});

describe('the front', () => {
  it('leads from page to page of 101 reviews', async () => {
    const { github, number } = await openChange();
    for (let count = 0; count < 101; count += 1) await github.remark(number, 'sales-1');
    const first = await look(github, `${repo}/pulls/${number}/reviews?per_page=100`);
    const next = /<([^>]+)>; rel="next"/.exec(first.link)?.[1] ?? '';
    expect(next.startsWith(`${github.apiUrl}/`)).toBe(true);
    const second = await look(github, next);
    expect(second.link).not.toContain('rel="next"');
    const ids = [first, second].flatMap(({ body }) => listOf(body)).map((review) => numberAt(review, 'id'));
    expect(new Set(ids).size).toBe(101);
    expect(github.invalidAnswers).toEqual([]);
  });

  it('leads from page to page of events', async () => {
    const { github, number } = await openChange();
    for (let count = 0; count < 3; count += 1)
      await github.commit('segment', {}, { force: true, message: `Try ${count}` });
    const path = `${repo}/issues/${number}/events`;
    const first = await look(github, `${path}?per_page=2`);
    expect(first.link).toBe(
      `<${github.apiUrl}${path}?per_page=2&page=2>; rel="next", <${github.apiUrl}${path}?per_page=2&page=2>; rel="last"`,
    );
    expect(listOf((await look(github, `${path}?per_page=2&page=2`)).body)).toHaveLength(1);
  });

  it('counts what the gate asks, and nothing that people do', async () => {
    const { github, number } = await openChange();
    await github.approve(number, 'sales-1');
    await look(github, `${repo}/pulls/${number}?why=count`);
    expect(github.calls).toEqual([{ method: 'GET', path: `${repo}/pulls/${number}?why=count` }]);
    github.forgetCalls();
    expect(github.calls).toEqual([]);
  });

  it('goes wrong as it is told, as often as it is told, for the gate alone', async () => {
    const { github, number } = await openChange();
    const path = `${repo}/pulls/${number}`;
    github.fault({ path: /\/pulls\/\d+$/, times: 1 }, { status: 502, body: 'Bad gateway', delayMs: 5 });
    github.fault({ path: /\/pulls\/\d+$/, times: 1 }, rateLimited);
    github.fault({ path: /./, method: 'DELETE' }, { status: 500 });
    expect(at(await github.pull(number), 'number')).toBe(number);
    expect(await look(github, path)).toMatchObject({ status: 403, body: rateLimited.body });
    await expect(look(github, path)).rejects.toThrow(SyntaxError);
    expect((await look(github, path)).status).toBe(200);
    expect((await look(github, path, { method: 'DELETE' })).status).toBe(500);
    github.clearFaults();
    expect((await look(github, path, { method: 'DELETE' })).status).toBe(404);
  });

  it('can break the connection, let it hang, or change what it says', async () => {
    const { github, number } = await openChange();
    const path = `${repo}/pulls/${number}`;
    github.fault({ path: /\/pulls\// }, (answer) => ({ ...objectOf(answer), head: null }));
    expect(at((await look(github, path)).body, 'head')).toBe(null);
    for (const fault of ['cut', 'cut midway'] as const) {
      github.fault({ path: /\/pulls\// }, fault);
      await expect(look(github, path)).rejects.toThrow(TypeError);
    }
    github.fault({ path: /\/pulls\// }, 'hang');
    await expect(look(github, path, { signal: AbortSignal.timeout(20) })).rejects.toThrow('timeout');
  });

  it('lets things happen between two requests of the gate', async () => {
    const { github, head, number } = await openChange();
    github.fault({ path: /\/reviews$/, times: 1 }, async (answer) => {
      await github.commit('segment', { [segment]: 'Other\n' }, { by: 'marketing-1' });
      return answer;
    });
    const headNow = async () => at((await look(github, `${repo}/pulls/${number}`)).body, 'head', 'sha');
    expect(await headNow()).toBe(head);
    await look(github, `${repo}/pulls/${number}/reviews`);
    expect(await headNow()).toBe(await github.tip('segment'));
    expect(await headNow()).not.toBe(head);
  });

  it('no longer has a commit that was forgotten', async () => {
    const { github, head } = await openChange();
    const paths = ['git/trees', 'git/commits', 'compare/main...'].map((path) => `${repo}/${path}/${head}`);
    github.forgetCommit(head);
    expect(await Promise.all(paths.map(async (path) => (await look(github, path)).status))).toEqual([404, 404, 404]);
  });
});

describe('settings', () => {
  it('are those that were made', async () => {
    const github = await openWorld();
    github.protect('main', { app: 'throughline-gate' });
    const id = github.addRuleset({ rules: [{ type: 'deletion' }], bypass_actors: [], include: ['refs/heads/main'] });
    github.addRuleset({ rules: [{ type: 'non_fast_forward' }], include: ['~ALL'], exclude: ['refs/heads/main'] });
    github.reportCodeownersErrors([]);
    github.allowWorkflows({ write: true, approve: false });
    const asAdmin = { token: github.tokenOf(admin) };
    const read = async (path: string, options = asAdmin) => (await look(github, `${repo}/${path}`, options)).body;
    const checks = [{ context: 'throughline/sign-off', app_id: 412_001 }];
    expect(await read('branches/main')).toMatchObject({ protected: true });
    expect(await read('branches/main/protection')).toMatchObject({ required_status_checks: { checks } });
    expect(await read('rules/branches/main')).toMatchObject([{ type: 'deletion', ruleset_id: id }]);
    expect(at(listOf(await read('rulesets'))[0], 'rules')).toBeUndefined();
    expect(await read(`rulesets/${id}`)).toMatchObject({ enforcement: 'active', bypass_actors: [] });
    expect(at(await read(`rulesets/${id}`, { token: github.token }), 'bypass_actors')).toBeUndefined();
    expect(await read('codeowners/errors')).toEqual({ errors: [] });
    expect(await read('actions/permissions/workflow')).toMatchObject({ default_workflow_permissions: 'write' });
    expect(github.invalidAnswers).toEqual([]);
  });
});

describe('the description of GitHub', () => {
  it('fits all that the gate may ask about', async () => {
    const { github, head, number } = await openChange();
    const blob = textAt((await filesAt(github, head)).get(segment), 'sha');
    await github.approve(number, 'sales-1');
    await github.comment(number, 'product-1', 'Why?', { viaApp: 'page-preview' });
    await github.publishCheck('throughline-gate', head);
    await github.dismiss(number, await github.requestChanges(number, 'executive-1'));
    await github.commit('release', {});
    await github.retarget(number, 'release');
    await github.commit('segment', {}, { force: true });
    github.deleteAccount('marketing-1');
    const paths = ['', '/pulls', `/pulls/${number}`, `/pulls/${number}/reviews`, `/issues/${number}/comments`]
      .concat(`/issues/${number}/events`, `/compare/main...${head}`, `/git/commits/${head}`, `/git/blobs/${blob}`)
      .concat('/git/ref/heads/main', '/git/matching-refs/heads/', `/commits/${head}/check-runs`, '/branches/main');
    for (const path of paths) expect((await look(github, repo + path)).status, path).toBe(200);
    for (const path of ['', '/members']) await look(github, `/orgs/mobile-db/teams/sales${path}`);
    await look(github, '/users/sales-1');
    expect(github.invalidAnswers).toEqual([]);
  });

  it('finds an answer that is shaped otherwise, and a request that GitHub would not take', () => {
    const reviews = `${repo}/pulls/1/reviews`;
    expect(validateAnswer('GET', reviews, 200, [{ id: 'seven' }]).join()).toContain('/0/id must be integer');
    expect(validateAnswer('GET', `${repo}/issues/1/events`, 200, [{ event: 'closed' }]).join()).toContain(
      "/0 must have required property 'created_at'",
    );
    expect(validateAnswer('GET', reviews, 404, { message: 'Not Found' })).toEqual([]);
    const check = {
      name: 'throughline/sign-off',
      head_sha: 'a'.repeat(40),
      output: { title: '', summary: 'x'.repeat(65_536) },
    };
    expect(validateRequest('POST', `${repo}/check-runs`, check).join()).toContain('/output/summary must NOT have more');
  });

  it('is asked about everything that goes through the front', async () => {
    const { github, head } = await openChange();
    await look(github, `${repo}/stargazers`);
    expect(github.invalidAnswers.join()).toContain('not in the slice');
    expect((await look(github, `${repo}/pulls/99/merge`, { method: 'PUT' })).status).toBe(500);
    expect(github.invalidAnswers.join()).toContain('the test world broke: Error: There is no pull request 99.');
    await look(github, `${repo}/check-runs`, { method: 'POST', body: JSON.stringify({ name: 1, head_sha: head }) });
    expect(github.invalidRequests.join()).toContain('/name must be string');
  });
});

describe('the standard world', () => {
  it('has the positioning on main, owned by the teams, with CODEOWNERS in step', async () => {
    const github = await openWorld();
    const wanted = await standardFiles();
    const files = await filesAt(github, 'main');
    expect(
      [...files]
        .filter(([, entry]) => at(entry, 'type') === 'blob')
        .map(([path]) => path)
        .toSorted(),
    ).toEqual(Object.keys(wanted).toSorted());
    expect(wanted['positioning/functions/sales.md']).toContain('"@mobile-db/sales"');
    const owners =
      '@mobile-db/customer-success @mobile-db/executive @mobile-db/marketing @mobile-db/product @mobile-db/sales';
    expect(wanted['.github/CODEOWNERS']).toContain(`\n/positioning/ ${owners}\n`);
  });

  it('has the policy that is asked for', async () => {
    const files = await standardFiles({ require: 'owning_functions', distinct_people: false, author_signs: false });
    expect(files['positioning/sign-off.md']).toContain(
      'require: owning_functions\ndistinct_people: false\nauthor_signs: false',
    );
  });
});
