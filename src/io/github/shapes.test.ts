import { describe, expect, it } from 'vitest';
import type { PullRequests } from '../../app/ports.ts';
import { WorldError } from '../../app/world-error.ts';
import {
  blobAnswer,
  checkAnswer,
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

interface Case {
  readonly route: string;
  readonly sound: unknown;
  readonly read: (pulls: PullRequests) => Promise<unknown>;
  /** For each field, values that must be refused. A field that is missing is always refused. */
  readonly wrong: Readonly<Record<string, readonly unknown[]>>;
}

const positioning = blobAnswer('---\nname: Field DB\n---\n');
const compare = `${repository}/compare/${commit(1)}...${commit(2)}`;
const comparison = {
  ...comparisonAnswer({ base_commit: { sha: commit(1) }, behind_by: 0 }),
  total_commits: 1,
  commits: [{ sha: commit(2), parents: [{ sha: commit(1) }] }],
};
const hashes = [null, 7, '', 'main', commit(1).slice(1), `${commit(1)}0`, 'A'.repeat(40), ` ${commit(1)}`];
const times = [
  null,
  0,
  '',
  '2026-11-24',
  '2026-11-24T10:00:00',
  '2026-11-24T10:00:00+01:00',
  '2026-11-24 10:00:00Z',
  '2026-13-24T10:00:00Z',
  'Tue, 24 Nov 2026 10:00:00 GMT',
];
const counts = [null, '1', -1, 1.5, Number.MAX_VALUE];
const ids = [...counts, 0];
const texts = [null, 7, {}, []];
const filled = [...texts, ''];
const accounts = [7, 'sales-lead', [], {}];
const account = (field: string) => ({
  [field]: accounts,
  [`${field}.id`]: ids,
  [`${field}.login`]: filled,
  [`${field}.type`]: filled,
});
const check = { name: 'throughline/sign-off', head: commit(2), result: 'failure', title: 'No', summary: '' } as const;

const cases: Readonly<Record<string, Case>> = {
  'a pull request': {
    route: `${repository}/pulls/7`,
    sound: pullAnswer(),
    read: (pulls) => pulls.readPull(7),
    wrong: {
      number: [...ids, 8],
      title: texts,
      state: ['OPEN', 'merged', null, true],
      ...account('user'),
      head: [null, commit(2)],
      'head.sha': hashes,
      'base.ref': filled,
      'base.repo.default_branch': filled,
      updated_at: times,
    },
  },
  'a list of pull requests': {
    route: `${repository}/pulls`,
    sound: [pullAnswer()],
    read: (pulls) => pulls.readOpenPulls(),
    wrong: { '0': [null, 'x'], '0.head.sha': hashes },
  },
  'a comparison': {
    route: compare,
    sound: comparison,
    read: (pulls) => pulls.readMergeBase(commit(1), commit(2)),
    wrong: {
      'base_commit.sha': [...hashes, commit(3)],
      'merge_base_commit.sha': hashes,
      ahead_by: counts,
      behind_by: counts,
    },
  },
  'a list of commits': {
    route: compare,
    sound: comparison,
    read: (pulls) => pulls.readCommits(commit(1), commit(2)),
    wrong: {
      total_commits: [...counts, 0, 2],
      commits: [null, {}, []],
      'commits.0.sha': hashes,
      'commits.0.parents': [null, {}],
      'commits.0.parents.0.sha': hashes,
    },
  },
  'a tree': {
    route: `${repository}/git/trees/${commit(1)}`,
    sound: treeAnswer([fileAnswer()]),
    read: (pulls) => pulls.readTree(commit(1)),
    wrong: {
      truncated: [true, null, 'false', 0, 1],
      tree: [null, {}, 'x', [fileAnswer(), fileAnswer({ sha: commit(6) })]],
      'tree.1.path': [...filled, '/positioning/sign-off.md', 'a\0b'],
      'tree.1.mode': [null, 100644, '644', '100664', '040755', ''],
      'tree.1.sha': hashes,
      'tree.1.size': counts,
    },
  },
  'a blob': {
    route: `${repository}/git/blobs/${positioning.sha}`,
    sound: positioning,
    read: (pulls) => pulls.readBlob(positioning.sha),
    wrong: {
      sha: [...hashes, commit(9)],
      size: [...counts, 0, 3_145_729],
      encoding: ['utf-16', 'none', null, 'utf-8'],
      content: [...texts, '', '!', positioning.content.slice(4)],
    },
  },
  'a review': {
    route: `${repository}/pulls/7/reviews`,
    sound: [reviewAnswer()],
    read: (pulls) => pulls.readReviews(7),
    wrong: {
      '0.state': ['approved', 'REJECTED', null, '', 7],
      ...account('0.user'),
      '0.commit_id': hashes.filter((each) => each !== null),
      '0.submitted_at': times,
    },
  },
  'a comment': {
    route: `${repository}/issues/7/comments`,
    sound: [commentAnswer()],
    read: (pulls) => pulls.readComments(7),
    wrong: {
      ...account('0.user'),
      '0.body': [7, {}, ['/sign-off']],
      '0.created_at': times,
      '0.updated_at': times,
    },
  },
  'an event': {
    route: `${repository}/issues/7/events`,
    sound: [eventAnswer()],
    read: (pulls) => pulls.readEvents(7),
    wrong: { '0.event': [...filled, 'Head Ref', 'base_ref_changed\n'], '0.created_at': times },
  },
  'a member': {
    route: '/orgs/acme/teams/sales/members',
    sound: [salesLead],
    read: (pulls) => pulls.readTeam('acme', 'sales'),
    wrong: { '0': [null, 'sales-lead'], '0.id': ids, '0.login': filled, '0.type': filled },
  },
  'a user': {
    route: '/users/sales-lead',
    sound: salesLead,
    read: (pulls) => pulls.readUser('sales-lead'),
    wrong: { id: ids, login: [...filled, 'sales-lead-2'], type: filled },
  },
  'a branch': {
    route: `${repository}/git/matching-refs/heads%2Fgh-readonly-queue%2Fmain%2F`,
    sound: [{ ref: 'refs/heads/gh-readonly-queue/main/pr-7-1', object: { sha: commit(1) } }],
    read: (pulls) => pulls.readQueueBranches('main'),
    wrong: { '0.ref': filled, '0.object': [null, commit(1)], '0.object.sha': hashes },
  },
  'a check run': {
    route: `${repository}/commits/${commit(2)}/check-runs`,
    sound: { total_count: 1, check_runs: [checkAnswer()] },
    read: (pulls) => pulls.publishCheck(check),
    wrong: {
      total_count: [...counts, 0, 2],
      check_runs: [null, {}, []],
      'check_runs.0.id': ids,
      'check_runs.0.name': texts,
      'check_runs.0.status': filled,
      'check_runs.0.conclusion': [7, '', {}],
    },
  },
};
const updated = { [`PATCH ${repository}/check-runs/31`]: { body: checkAnswer() } };

/** The value with another at a path of keys; without anything there, when it is undefined. */
function replaced(value: unknown, path: string, by: unknown): unknown {
  const copy: unknown = structuredClone(value);
  const keys = path.split('.');
  let holder = copy;
  for (const key of keys.slice(0, -1)) holder = Reflect.get(Object(holder), key);
  const last = keys.at(-1) ?? '';
  if (by === undefined) Reflect.deleteProperty(Object(holder), last);
  else Reflect.set(Object(holder), last, by);
  return copy;
}

describe.each(Object.entries(cases))('%s', (_, { route, sound, read, wrong }) => {
  const readAs = (body: unknown) => read(connectToScript({ [`GET ${route}`]: { body }, ...updated }).pulls);

  it('is read when it is sound', async () => {
    await expect(readAs(sound)).resolves.not.toThrow();
  });

  it.each(Object.entries(wrong))('is refused when `%s` is missing or wrong', async (path, values) => {
    const refuse = async (value: unknown) => {
      const error: unknown = await readAs(replaced(sound, path, value)).catch((thrown: unknown) => thrown);
      expect(error, `${path}: ${String(JSON.stringify(value))}`).toBeInstanceOf(WorldError);
      expect(String(error)).toContain(route);
    };
    await Promise.all([undefined, ...values].map(refuse));
  });

  it('is refused when it is something else altogether', async () => {
    const others = [null, true, 7, 'text', {}, [[]], [null], undefined];
    await Promise.all(others.map((body) => expect(readAs(body)).rejects.toThrow(WorldError)));
  });
});

describe('the error for an answer', () => {
  const failing = async (body: object) => {
    const { pulls } = connectToScript({ [`GET ${repository}/pulls/7`]: { body } });
    return String(await pulls.readPull(7).catch((error: unknown) => error));
  };

  it('names the field, and what was expected of it, and never repeats what came', async () => {
    expect(await failing(pullAnswer({ head: {} }))).toMatch(/`head\.sha` is missing/);
    const wrong = await failing(pullAnswer({ user: { ...salesLead, id: 'secret' } }));
    expect(wrong).toMatch(/`user\.id` is wrong, expected a whole number/);
    expect(wrong).not.toContain('secret');
  });
});
