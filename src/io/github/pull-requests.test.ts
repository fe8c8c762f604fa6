import { describe, expect, it } from 'vitest';
import {
  baseAnswer,
  blobAnswer,
  commentAnswer,
  commit,
  comparisonAnswer,
  connectToScript,
  eventAnswer,
  fileAnswer,
  pullAnswer,
  repository,
  reviewAnswer,
  salesLead,
  treeAnswer,
} from '../../../test/fakes/github-answers.ts';
import { listOf, type Reply } from '../../../test/fakes/scripted-fetch.ts';
import { WorldError } from '../../app/world-error.ts';

const marketingLead = { id: 12, login: 'marketing-1', type: 'User' };
const refused = (status: number, message = 'Not Found'): Reply => ({ status, body: { message } });
const rateLimit: Reply = {
  status: 403,
  body: { message: 'API rate limit exceeded for installation.' },
  headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2000000000', 'retry-after': '3600' },
};

describe('readPull', () => {
  const route = `GET ${repository}/pulls/7`;

  it('reads a pull request', async () => {
    expect(await connectToScript({ [route]: { body: pullAnswer() } }).pulls.readPull(7)).toEqual({
      number: 7,
      title: 'A sharper market',
      isOpen: true,
      author: salesLead,
      head: commit(2),
      base: 'main',
      defaultBranch: 'main',
      updatedAt: '2026-11-24T10:00:00Z',
    });
  });

  it('reads one that is closed, by an account that is gone', async () => {
    const body = pullAnswer({ state: 'closed', user: null, updated_at: '2026-11-24T10:00:00.123Z' });
    const pull = await connectToScript({ [route]: { body } }).pulls.readPull(7);
    expect(pull).toMatchObject({ isOpen: false, author: null, updatedAt: '2026-11-24T10:00:00.123Z' });
  });

  it('says what may be missing when there is none', async () => {
    const { pulls } = connectToScript({ [route]: refused(404) });
    await expect(pulls.readPull(7)).rejects.toMatchObject({
      name: 'WorldError',
      message: expect.stringMatching(/no pull request 7 .* no such repository, or the token may not see it/),
      hint: expect.stringContaining('`pull-requests: read`'),
    });
  });

  it.each([0, -7, 1.5, Number.NaN])('asks for no pull request %d', async (number) => {
    const { pulls, client } = connectToScript({});
    await expect(pulls.readPull(number)).rejects.toThrow(WorldError);
    expect(client.calls()).toBe(0);
  });
});

describe('readOpenPulls', () => {
  it('reads every open pull request, whatever branch it goes into', async () => {
    const answers = Array.from({ length: 101 }, (_, index) =>
      pullAnswer({ number: index + 1, base: baseAnswer('next') }),
    );
    const { pulls, github } = connectToScript({ [`GET ${repository}/pulls`]: listOf(answers) });
    expect((await pulls.readOpenPulls()).map(({ number }) => number)).toEqual(answers.map((_, index) => index + 1));
    expect(github.sent[0]?.url.searchParams.get('state')).toBe('open');
    expect(github.sent[0]?.url.searchParams.has('base')).toBe(false);
  });
});

describe('readMergeBase', () => {
  const comparison = comparisonAnswer();

  it('reads where a branch and a commit part, for a branch with a slash in its name', async () => {
    const path = `${repository}/compare/release%2F2026...${commit(2)}`;
    const { pulls, github } = connectToScript({ [`GET ${path}`]: { body: comparison } });
    expect(await pulls.readMergeBase('release/2026', commit(2))).toEqual({ tip: commit(4), mergeBase: commit(1) });
    expect(github.sent[0]?.url.searchParams.get('per_page')).toBe('1');
  });

  it.each([
    ['the merge base is said to be the head', { merge_base_commit: { sha: commit(2) } }],
    ['the merge base is said to be the tip', { merge_base_commit: { sha: commit(4) } }],
    ['the merge base is one that the head added', { merge_base_commit: { sha: commit(3) } }],
    ['the tip is said to be the head', { base_commit: { sha: commit(2) } }],
    ['the tip is one that the head added', { base_commit: { sha: commit(3) } }],
    ['the head is said to add nothing', { ahead_by: 0 }],
    ['the base is said to have nothing of its own', { behind_by: 0 }],
    ['no commit is listed', { commits: [] }],
  ])('refuses an answer in which %s', async (_, fields) => {
    const route = `GET ${repository}/compare/main...${commit(2)}`;
    const { pulls } = connectToScript({ [route]: { body: comparisonAnswer(fields) } });
    await expect(pulls.readMergeBase('main', commit(2))).rejects.toThrow(/its commits and its counts are at odds/);
  });

  it.each([
    ['that added nothing', { merge_base_commit: { sha: commit(2) }, ahead_by: 0, commits: [] }, 4, 2],
    ['that is up to date', { base_commit: { sha: commit(1) }, behind_by: 0 }, 1, 1],
    [
      'that is the tip itself',
      {
        base_commit: { sha: commit(2) },
        merge_base_commit: { sha: commit(2) },
        ahead_by: 0,
        behind_by: 0,
        commits: [],
      },
      2,
      2,
    ],
  ])('reads a head %s', async (_, fields, tip, mergeBase) => {
    const route = `GET ${repository}/compare/main...${commit(2)}`;
    const { pulls } = connectToScript({ [route]: { body: comparisonAnswer(fields) } });
    expect(await pulls.readMergeBase('main', commit(2))).toEqual({ tip: commit(tip), mergeBase: commit(mergeBase) });
  });

  it.each([404, 422])('is null when a commit is gone, or nothing is in common (%i)', async (status) => {
    const { pulls } = connectToScript({ [`GET ${repository}/compare/main...${commit(2)}`]: refused(status) });
    expect(await pulls.readMergeBase('main', commit(2))).toBeNull();
  });

  it.each([401, 403, 409, 500])('is no null for %i', async (status) => {
    const { pulls } = connectToScript({ [`GET ${repository}/compare/main...${commit(2)}`]: refused(status, 'No.') });
    await expect(pulls.readMergeBase('main', commit(2))).rejects.toThrow(WorldError);
  });

  it.each([
    '',
    'main...other',
    'fork:main',
    'main~1',
    'main^',
    'a b',
    'main@{1}',
    'a\nb',
    'a*',
    '../main',
    'a?b',
    'a\\b',
  ])('asks for no branch by the name %j', async (base) => {
    const { pulls, client } = connectToScript({});
    await expect(pulls.readMergeBase(base, commit(2))).rejects.toThrow(/no branch can have/);
    await expect(pulls.readCommits(base, commit(2))).rejects.toThrow(/no branch can have/);
    await expect(pulls.readQueueBranches(base)).rejects.toThrow(/no branch can have/);
    expect(client.calls()).toBe(0);
  });

  it('keeps a name with a per cent sign, a hash or braces in its place', async () => {
    const { pulls, github } = connectToScript({});
    await pulls.readMergeBase('a%2fb#c{d}&e', commit(2)).catch(() => null);
    const [segment] = github.sent[0]?.path.split('/').slice(-1) ?? [];
    expect(decodeURIComponent(segment ?? '')).toBe(`a%2fb#c{d}&e...${commit(2)}`);
    expect([...(github.sent[0]?.url.searchParams.keys() ?? [])]).toEqual(['per_page']);
  });
});

describe('readTree', () => {
  const route = `GET ${repository}/git/trees/${commit(1)}`;
  const link = { path: 'positioning/product.md', mode: '120000', sha: commit(6) };
  const submodule = { path: 'vendor', mode: '160000', sha: commit(7) };

  it('lists everything but folders, with the size of what is a file', async () => {
    const files = [fileAnswer(), fileAnswer({ path: 'run.sh', mode: '100755' }), link, submodule];
    const { pulls, github } = connectToScript({ [route]: { body: treeAnswer(files) } });
    expect(await pulls.readTree(commit(1))).toEqual([
      { path: 'positioning/product.md', mode: '120000', oid: commit(6), size: null },
      { path: 'positioning/sign-off.md', mode: '100644', oid: commit(5), size: 120 },
      { path: 'run.sh', mode: '100755', oid: commit(5), size: 120 },
      { path: 'vendor', mode: '160000', oid: commit(7), size: null },
    ]);
    expect(github.sent[0]?.url.searchParams.get('recursive')).toBe('1');
  });

  it('refuses a tree in which a folder holds something else than its hash stands for', async () => {
    const { tree } = treeAnswer([fileAnswer()]);
    for (const wrong of [tree.slice(0, 1), tree.slice(1), [...tree, fileAnswer({ path: 'positioning/more.md' })]]) {
      const { pulls } = connectToScript({ [route]: { body: { truncated: false, tree: wrong } } });
      await expect(pulls.readTree(commit(1))).rejects.toThrow(/a folder does not hold what its hash stands for/);
    }
  });

  it('refuses a tree that GitHub cut short', async () => {
    const { pulls } = connectToScript({ [route]: { body: { truncated: true, tree: [fileAnswer()] } } });
    await expect(pulls.readTree(commit(1))).rejects.toThrow(/more files than GitHub lists at once/);
  });

  it.each([404, 409, 422])('is null when the commit is gone (%i)', async (status) => {
    expect(await connectToScript({ [route]: refused(status) }).pulls.readTree(commit(1))).toBeNull();
  });

  it.each(['main', '', 'HEAD', commit(1).slice(1), `${commit(1)}/..`])('asks for no tree by %j', async (name) => {
    const { pulls, client } = connectToScript({});
    await expect(pulls.readTree(name)).rejects.toThrow(WorldError);
    await expect(pulls.readBlob(name)).rejects.toThrow(WorldError);
    expect(client.calls()).toBe(0);
  });
});

describe('readBlob', () => {
  const text = '---\nname: Führung für Bäcker\n---\n'.repeat(50);
  const readAs = (oid: string, body: object) =>
    connectToScript({ [`GET ${repository}/git/blobs/${oid}`]: { body } }).pulls.readBlob(oid);

  it.each(['sha1', 'sha256'] as const)('reads the bytes of a file named by %s', async (algorithm) => {
    const blob = blobAnswer(text, algorithm);
    expect(Buffer.from(await readAs(blob.sha, blob)).toString()).toBe(text);
    expect(Buffer.from(await readAs(blob.sha, { ...blob, encoding: 'utf-8', content: text })).toString()).toBe(text);
  });

  it('reads an empty file', async () => {
    const blob = blobAnswer('');
    expect(blob.sha).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
    expect(await readAs(blob.sha, blob)).toHaveLength(0);
  });

  it('refuses content that is not what the hash stands for', async () => {
    const blob = blobAnswer(text);
    const other = blobAnswer(text.replace('für', 'FÜR'));
    await expect(readAs(blob.sha, { ...other, sha: blob.sha })).rejects.toThrow(/not that which the hash stands for/);
  });

  it('refuses more than 3 MiB', async () => {
    const full = blobAnswer('x'.repeat(3 * 1024 * 1024));
    expect(await readAs(full.sha, full)).toHaveLength(3 * 1024 * 1024);
    const over = blobAnswer('x'.repeat(3 * 1024 * 1024 + 1));
    await expect(readAs(over.sha, over)).rejects.toThrow(/3,145,729 bytes, expected at most 3,145,728/);
  });
});

describe('readReviews', () => {
  it('reads what was submitted, also by accounts and of commits that are gone', async () => {
    const answers = [
      reviewAnswer(),
      reviewAnswer({ state: 'CHANGES_REQUESTED', user: null, commit_id: null }),
      { id: 3, state: 'PENDING', user: salesLead, commit_id: commit(2) },
      reviewAnswer({ state: 'DISMISSED' }),
    ];
    const { pulls } = connectToScript({ [`GET ${repository}/pulls/7/reviews`]: listOf(answers) });
    const at = '2026-11-24T10:00:00Z';
    expect(await pulls.readReviews(7)).toEqual([
      { author: salesLead, state: 'APPROVED', commit: commit(2), at },
      { author: null, state: 'CHANGES_REQUESTED', commit: null, at },
      { author: salesLead, state: 'DISMISSED', commit: commit(2), at },
    ]);
  });
});

describe('readComments', () => {
  const readAs = (fields: object) =>
    connectToScript({ [`GET ${repository}/issues/7/comments`]: listOf([commentAnswer(fields)]) }).pulls.readComments(7);

  it('reads who wrote what, and when', async () => {
    expect(await readAs({})).toEqual([
      {
        author: salesLead,
        body: '/sign-off 0123456789abcdef',
        at: '2026-11-24T10:00:00Z',
        isEdited: false,
        viaApp: null,
      },
    ]);
  });

  it('sees that one was edited', async () => {
    expect(await readAs({ updated_at: '2026-11-24T10:00:01Z' })).toMatchObject([{ isEdited: true }]);
  });

  it.each([
    [{ name: 'Helper', slug: 'helper' }, 'Helper'],
    [{ slug: 'helper' }, 'helper'],
    [{ name: null, slug: 'helper' }, 'helper'],
    [{}, 'an app without a name'],
    [null, null],
    [undefined, null],
  ])('sees that %j wrote it as %j', async (app, viaApp) => {
    expect(await readAs({ performed_via_github_app: app })).toMatchObject([{ viaApp }]);
  });

  it('takes null for no text, and cuts what is longer than 64 KiB', async () => {
    expect(await readAs({ body: null })).toMatchObject([{ body: '' }]);
    const [comment] = await readAs({ body: `/sign-off 0123456\n${'x'.repeat(70_000)}` });
    expect(comment?.body).toHaveLength(65_536);
    expect(comment?.body).toMatch(/^\/sign-off 0123456\nx/);
  });
});

describe('readEvents', () => {
  it.each([
    ['head_ref_force_pushed', 'head-replaced'],
    ['head_ref_deleted', 'head-replaced'],
    ['head_ref_restored', 'head-replaced'],
    ['base_ref_changed', 'base-changed'],
    ['automatic_base_change_succeeded', 'base-changed'],
    ['base_ref_force_pushed', 'base-changed'],
  ])('reads %s as %s', async (event, type) => {
    const answers = ['labeled', 'added_to_project_v2', 'constructor', event].map((name) =>
      eventAnswer({ event: name }),
    );
    const { pulls } = connectToScript({ [`GET ${repository}/issues/7/events`]: listOf(answers) });
    expect(await pulls.readEvents(7)).toEqual([{ type, at: '2026-11-24T10:00:00Z' }]);
  });

  it.each([401, 403, 404, 410, 500])('is never empty because of %i', async (status) => {
    const { pulls } = connectToScript({ [`GET ${repository}/issues/7/events`]: refused(status, 'No.') });
    await expect(pulls.readEvents(7)).rejects.toThrow(WorldError);
  });
});

describe('readTeam', () => {
  const route = 'GET /orgs/acme/teams/sales/members';

  it('reads everyone in a team', async () => {
    const { pulls } = connectToScript({ [route]: listOf([salesLead, marketingLead]) });
    expect(await pulls.readTeam('acme', 'sales')).toEqual({ members: [salesLead, marketingLead] });
  });

  it.each([401, 403, 404])('says what to do when the token may not read it (%i)', async (status) => {
    const { pulls } = connectToScript({ [route]: refused(status, 'Resource not accessible by integration') });
    expect(await pulls.readTeam('acme', 'sales')).toEqual({
      unreadable: expect.stringMatching(/Members: read.*one by one/),
    });
  });

  it('gives no part of a team whose second page may not be read', async () => {
    const members = listOf(Array.from({ length: 101 }, (_, index) => ({ ...salesLead, id: index + 1 })));
    const { pulls } = connectToScript({
      [route]: (request) => (request.url.searchParams.has('page') ? refused(403, 'No.') : members(request)),
    });
    expect(await pulls.readTeam('acme', 'sales')).toEqual({ unreadable: expect.any(String) });
  });

  it.each([rateLimit, refused(429), refused(500), refused(422), new Error('ECONNRESET')])(
    'throws for what is no answer about the team: %j',
    async (reply) => {
      await expect(connectToScript({ [route]: reply }).pulls.readTeam('acme', 'sales')).rejects.toThrow(WorldError);
    },
  );
});

describe('readUser', () => {
  it.each(['sales-lead', 'Sales-Lead'])('reads who has the login %s', async (login) => {
    const { pulls } = connectToScript({ [`GET /users/${login}`]: { body: salesLead } });
    expect(await pulls.readUser(login)).toEqual({ members: [salesLead] });
  });

  it('reads a bot, which says itself that it is none of us', async () => {
    const bot = { id: 9, login: 'release[bot]', type: 'Bot' };
    const { pulls } = connectToScript({ 'GET /users/release%5Bbot%5D': { body: bot } });
    expect(await pulls.readUser('release[bot]')).toEqual({ members: [bot] });
  });

  it('says that there is no such account', async () => {
    const { pulls } = connectToScript({ 'GET /users/sales-lead': refused(404) });
    expect(await pulls.readUser('sales-lead')).toEqual({
      unreadable: expect.stringMatching(/no account of that name/),
    });
  });

  it.each([401, 403])('throws for %i', async (status) => {
    const { pulls } = connectToScript({ 'GET /users/sales-lead': refused(status, 'No.') });
    await expect(pulls.readUser('sales-lead')).rejects.toThrow(WorldError);
  });
});

describe('names of people and teams', () => {
  it.each(['', '.', '..', '../../user', '..%2f..%2fuser', 'a/b', 'a?b', 'a#b', 'a b', 'é', 'a\n', '[bot]', 'a[bot]b'])(
    'asks for nobody by the name %j',
    async (name) => {
      const { pulls, client } = connectToScript({});
      expect(await pulls.readUser(name)).toEqual({ unreadable: expect.any(String) });
      expect(await pulls.readTeam('acme', name)).toEqual({ unreadable: expect.any(String) });
      expect(await pulls.readTeam(name, 'sales')).toEqual({ unreadable: expect.any(String) });
      expect(client.calls()).toBe(0);
    },
  );
});

describe('readQueueBranches', () => {
  it('reads the branches of one queue, and of no other that GitHub may add', async () => {
    const ref = (name: string, sha: string) => ({ ref: name, object: { sha, type: 'commit' } });
    const answers = [
      ref('refs/heads/gh-readonly-queue/release/2026/pr-7-abc', commit(1)),
      ref('refs/heads/gh-readonly-queue/release/2026', commit(2)),
      ref('refs/heads/gh-readonly-queue/release/20260/pr-8-abc', commit(3)),
      ref('refs/tags/gh-readonly-queue/release/2026/pr-9-abc', commit(4)),
    ];
    const path = `${repository}/git/matching-refs/heads%2Fgh-readonly-queue%2Frelease%2F2026%2F`;
    const { pulls } = connectToScript({ [`GET ${path}`]: listOf(answers) });
    expect([...(await pulls.readQueueBranches('release/2026'))]).toEqual([
      ['gh-readonly-queue/release/2026/pr-7-abc', commit(1)],
    ]);
  });
});

describe('readCommits', () => {
  const route = `GET ${repository}/compare/${commit(1)}...${commit(2)}`;
  const commits = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      sha: commit(index + 10),
      parents: [{ sha: commit(index + 9) }],
    }));
  const readAs = (count: number, total: number) =>
    connectToScript({
      [route]: listOf(commits(count), (page) => ({ total_commits: total, commits: page })),
    }).pulls.readCommits(commit(1), commit(2));

  it.each([0, 1, 100, 250])('reads %i commits', async (count) => {
    expect(await readAs(count, count)).toEqual(
      commits(count).map(({ sha, parents: [parent] }) => ({ oid: sha, parents: [parent?.sha] })),
    );
  });

  it.each([
    [99, 100],
    [100, 250],
    [101, 100],
  ])('refuses %i commits where GitHub counts %i', async (count, total) => {
    await expect(readAs(count, total)).rejects.toThrow(/lists \d+ commits and counts/);
  });

  it('refuses a commit that is listed twice, and a count that changes', async () => {
    const twice = {
      total_commits: 2,
      commits: [
        { sha: commit(3), parents: [] },
        { sha: commit(3), parents: [] },
      ],
    };
    const { pulls } = connectToScript({ [route]: { body: twice } });
    await expect(pulls.readCommits(commit(1), commit(2))).rejects.toThrow(/lists 1 commits and counts 2/);
    let total = 101;
    const changing = listOf(commits(101), (page) => ({ total_commits: total++, commits: page }));
    const other = connectToScript({ [route]: changing });
    await expect(other.pulls.readCommits(commit(1), commit(2))).rejects.toThrow(/changed while it was read/);
  });

  it('throws when a commit is gone', async () => {
    await expect(connectToScript({ [route]: refused(404) }).pulls.readCommits(commit(1), commit(2))).rejects.toThrow(
      WorldError,
    );
  });
});
