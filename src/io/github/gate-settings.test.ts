import { describe, expect, it } from 'vitest';
import { commit, connectToScript, repository } from '../../../test/fakes/github-answers.ts';
import { listOf, type Reply, type Script } from '../../../test/fakes/scripted-fetch.ts';
import { WorldError } from '../../app/world-error.ts';
import { gitHubGateSettings } from './gate-settings.ts';

const branch = `${repository}/branches/main`;
const sign = 'throughline/sign-off';
const refused = (status: number, message = 'Not Found'): Reply => ({ status, body: { message } });

/** What GitHub answers about a branch that nothing protects, with what a scene has otherwise. */
function settings(script: Readonly<Record<string, Script>> = {}) {
  const { client, github } = connectToScript(
    {
      [`GET ${branch}`]: { body: branchAnswer() },
      [`GET ${branch}/protection`]: refused(404, 'Branch not protected'),
      [`GET ${repository}/rules/branches/main`]: listOf([]),
      [`GET ${repository}/rulesets`]: listOf([]),
      ...script,
    },
    { retries: 0 },
  );
  return { github, port: gitHubGateSettings({ client, owner: 'acme', repo: 'field-db' }) };
}

function branchAnswer(protection: object = { enabled: false }): object {
  return { name: 'main', commit: { sha: commit(2) }, protected: true, protection };
}

async function readBranch(script: Readonly<Record<string, Script>> = {}) {
  const found = await settings(script).port.readBranch('main');
  if (!found) throw new Error('There is no branch.');
  return found;
}

const statusChecks = (checks: readonly object[], strict = true) => ({
  type: 'required_status_checks',
  parameters: { required_status_checks: checks, strict_required_status_checks_policy: strict },
});
const pullRequest = {
  type: 'pull_request',
  parameters: {
    required_approving_review_count: 1,
    require_code_owner_review: true,
    dismiss_stale_reviews_on_push: false,
    require_last_push_approval: false,
    required_review_thread_resolution: false,
  },
};

describe('readDefaultBranch', () => {
  it('reads the name, and throws without one', async () => {
    const read = (body: object) => settings({ [`GET ${repository}`]: { body } }).port.readDefaultBranch();
    expect(await read({ default_branch: 'trunk' })).toBe('trunk');
    await expect(read({})).rejects.toThrow(/`default_branch` is missing/);
    await expect(read({ default_branch: '' })).rejects.toThrow(WorldError);
  });
});

describe('readBranch', () => {
  it('reads a branch that nothing protects', async () => {
    expect(await readBranch()).toEqual({
      tip: commit(2),
      rules: { known: [] },
      rulesets: { known: [] },
      protection: { known: null },
    });
  });

  it('gives null for a branch that does not exist, and throws when nobody can tell', async () => {
    const readWith = (reply: Reply) => settings({ [`GET ${branch}`]: reply }).port.readBranch('main');
    expect(await readWith(refused(404, 'Branch not found'))).toBeNull();
    await expect(readWith(refused(500))).rejects.toThrow(WorldError);
    await expect(readWith(refused(403))).rejects.toThrow(WorldError);
  });

  it('asks for a branch whose name holds a slash', async () => {
    const { port, github } = settings();
    await port.readBranch('release/2').catch(() => null);
    expect(github.asked()).toEqual([`GET ${repository}/branches/release%2F2`]);
  });
});

describe('the rules of a branch', () => {
  it('are those that matter, each with its ruleset', async () => {
    const rules = [
      { ...statusChecks([{ context: sign, integration_id: 7 }, { context: 'lint' }]), ruleset_id: 1 },
      { ...pullRequest, ruleset_id: 1 },
      { type: 'non_fast_forward', ruleset_id: 1 },
      { type: 'deletion', ruleset_id: 2 },
      { type: 'merge_queue', parameters: {}, ruleset_id: 2 },
      { type: 'required_signatures', ruleset_id: 2 },
    ];
    const found = await readBranch({ [`GET ${repository}/rules/branches/main`]: listOf(rules) });
    expect(found.rules).toEqual({
      known: [
        {
          type: 'required-checks',
          checks: [
            { context: sign, app: 7 },
            { context: 'lint', app: null },
          ],
          isStrict: true,
          ruleset: 1,
        },
        { type: 'pull-request', approvals: 1, codeOwners: true, ruleset: 1 },
        { type: 'no-force-push', ruleset: 1 },
        { type: 'no-deletion', ruleset: 2 },
        { type: 'merge-queue', ruleset: 2 },
      ],
    });
  });

  it('are read to the last page', async () => {
    const rules = Array.from({ length: 130 }, (_, index) => ({ type: 'deletion', ruleset_id: index + 1 }));
    const found = await readBranch({ [`GET ${repository}/rules/branches/main`]: listOf(rules) });
    expect('known' in found.rules && found.rules.known.length).toBe(130);
  });

  it.each([
    ['a required check without a name', [{ ...statusChecks([{}]), ruleset_id: 1 }]],
    ['a rule of no ruleset', [{ type: 'deletion' }]],
    ['parameters that are missing', [{ type: 'pull_request', ruleset_id: 1 }]],
    ['no list', { rules: [] }],
  ])('cannot be told from %s', async (_, body) => {
    const found = await readBranch({ [`GET ${repository}/rules/branches/main`]: { body } });
    expect(found.rules).toMatchObject({ unreadable: expect.stringContaining('cannot be relied on') });
  });

  it('cannot be told where the token may not read them, with the permission that it takes', async () => {
    const route = `GET ${repository}/rules/branches/main`;
    expect((await readBranch({ [route]: refused(403) })).rules).toMatchObject({
      help: expect.stringMatching(/metadata: read/),
    });
    expect((await readBranch({ [route]: refused(500) })).rules).toMatchObject({
      help: expect.stringMatching(/githubstatus/),
    });
  });
});

describe('the rulesets', () => {
  const summary = { id: 5, name: 'Positioning', target: 'branch', enforcement: 'active' };
  const readWith = async (detail: Reply, summaries: readonly object[] = [summary]) => {
    const script = { [`GET ${repository}/rulesets`]: listOf(summaries), [`GET ${repository}/rulesets/5`]: detail };
    return (await readBranch(script)).rulesets;
  };

  it('are read with who may pass over them', async () => {
    const actors = [
      { actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'pull_request' },
      { actor_id: null, actor_type: 'DeployKey' },
    ];
    const rules = [statusChecks([{ context: sign, integration_id: null }], false)];
    expect(await readWith({ body: { ...summary, enforcement: 'evaluate', bypass_actors: actors, rules } })).toEqual({
      known: [
        {
          id: 5,
          name: 'Positioning',
          enforcement: 'evaluate',
          bypass: [
            { type: 'RepositoryRole', id: 5, mode: 'pull_request' },
            { type: 'DeployKey', id: null, mode: 'always' },
          ],
          rules: [{ type: 'required-checks', checks: [{ context: sign, app: null }], isStrict: false }],
        },
      ],
    });
  });

  it('do not pass for closed where the token may not see who passes', async () => {
    expect(await readWith({ body: summary })).toMatchObject({ known: [{ bypass: null }] });
    expect(await readWith(refused(404))).toMatchObject({ known: [{ name: 'Positioning', bypass: null, rules: [] }] });
    expect(await readWith({ body: { ...summary, bypass_actors: [] } })).toMatchObject({ known: [{ bypass: [] }] });
  });

  it('cannot be told where one of them fails', async () => {
    expect(await readWith(refused(500))).toMatchObject({ unreadable: expect.stringContaining('rulesets/5') });
  });

  it('leave out those of tags', async () => {
    expect(await readWith(refused(500), [{ ...summary, target: 'tag' }])).toEqual({ known: [] });
  });
});

describe('classic protection', () => {
  const readWith = async (reply: Reply, summary?: object) => {
    const script = { [`GET ${branch}`]: { body: branchAnswer(summary) }, [`GET ${branch}/protection`]: reply };
    return (await readBranch(script)).protection;
  };
  const required = (level: string) => ({
    enabled: true,
    required_status_checks: { enforcement_level: level, contexts: [sign], checks: [{ context: sign, app_id: 7 }] },
  });

  it('is read whole', async () => {
    const body = {
      required_status_checks: {
        strict: true,
        contexts: [sign, 'lint', 'test'],
        checks: [
          { context: sign, app_id: 7 },
          { context: 'lint', app_id: null },
          { context: 'test', app_id: -1 },
        ],
      },
      enforce_admins: { url: 'https://api.github.com', enabled: true },
      required_pull_request_reviews: {
        required_approving_review_count: 2,
        require_code_owner_reviews: true,
        bypass_pull_request_allowances: { users: [{ login: 'sales-1' }], teams: [{ slug: 'sales' }], apps: [] },
      },
      allow_force_pushes: { enabled: false },
      allow_deletions: { enabled: true },
    };
    expect(await readWith({ body })).toEqual({
      known: {
        checks: [
          { context: sign, app: 7 },
          { context: 'lint', app: null },
          { context: 'test', app: null },
        ],
        isStrict: true,
        holdsAdministrators: true,
        pullRequests: { known: { approvals: 2, codeOwners: true, exempt: ['@sales-1', 'the team sales'] } },
        allowsForcePush: false,
        allowsDeletion: true,
      },
    });
  });

  it('asks for nothing that it does not name', async () => {
    expect(await readWith({ body: {} })).toEqual({
      known: {
        checks: [],
        isStrict: false,
        holdsAdministrators: null,
        pullRequests: { known: null },
        allowsForcePush: null,
        allowsDeletion: null,
      },
    });
  });

  it.each([403, 404])(
    'is told from the branch as far as that goes, where the token may not read it (%i)',
    async (status) => {
      expect(await readWith(refused(status), required('non_admins'))).toMatchObject({
        known: {
          checks: [{ context: sign, app: 7 }],
          isStrict: null,
          holdsAdministrators: false,
          pullRequests: { unreadable: expect.any(String) },
        },
      });
      expect(await readWith(refused(status), required('everyone'))).toMatchObject({
        known: { holdsAdministrators: true },
      });
      expect(await readWith(refused(status), required('off'))).toMatchObject({ known: { checks: [] } });
      expect(await readWith(refused(status), { enabled: false })).toEqual({ known: null });
    },
  );

  it('takes the names of checks for those that any app may post, where the apps are not told', async () => {
    const summary = { enabled: true, required_status_checks: { enforcement_level: 'everyone', contexts: [sign] } };
    expect(await readWith(refused(403), summary)).toMatchObject({ known: { checks: [{ context: sign, app: null }] } });
  });

  it('cannot be told where the branch says nothing of it either', async () => {
    expect(await readWith(refused(404), {})).toMatchObject({ help: expect.stringMatching(/administrator/) });
    expect(await readWith(refused(500), required('everyone'))).toMatchObject({ unreadable: expect.any(String) });
  });

  it('is none only where GitHub says so in its own words', async () => {
    expect(await readWith(refused(404, 'Branch not protected'), required('everyone'))).toEqual({ known: null });
  });
});

describe('the other settings', () => {
  it('are the mistakes that GitHub finds in the CODEOWNERS of the branch', async () => {
    const route = `GET ${repository}/codeowners/errors`;
    const error = { line: 3, column: 1, kind: 'Unknown owner', suggestion: null, message: 'x', path: 'CODEOWNERS' };
    const { port, github } = settings({ [route]: { body: { errors: [error] } } });
    const known = [{ line: 3, kind: 'Unknown owner', suggestion: null }];
    expect(await port.readCodeownersErrors('main')).toEqual({ known });
    expect(github.sent[0]?.url.searchParams.get('ref')).toBe('main');
    expect(await settings({ [route]: refused(404) }).port.readCodeownersErrors('main')).toMatchObject({
      help: expect.stringMatching(/contents/),
    });
  });

  it('are what workflows may do', async () => {
    const route = `GET ${repository}/actions/permissions/workflow`;
    const read = (reply: Reply) => settings({ [route]: reply }).port.readWorkflowPermissions();
    const body = { default_workflow_permissions: 'write', can_approve_pull_request_reviews: true };
    expect(await read({ body })).toEqual({ known: { writes: true, approves: true } });
    expect(await read({ body: { ...body, default_workflow_permissions: 'admin' } })).toHaveProperty('unreadable');
    expect(await read(refused(403))).toMatchObject({ help: expect.stringMatching(/administrator/) });
  });

  it('are the number of a team, if it can be told', async () => {
    const read = (reply: Reply) => settings({ 'GET /orgs/acme/teams/sales': reply }).port.readTeamId('acme', 'sales');
    expect(await read({ body: { id: 12 } })).toBe(12);
    expect(await read(refused(404))).toBeNull();
    expect(await read(refused(403))).toBeNull();
    await expect(read(refused(500))).rejects.toThrow(WorldError);
  });
});

describe('readPublishers', () => {
  const pulls = [{ head: { sha: commit(2) } }, { head: { sha: commit(3) } }, { head: { sha: commit(2) } }];
  const run = (id: number, app: object | null, name = sign) => ({ id, name, app });
  const gate = { id: 7, slug: 'throughline-gate' };
  const actions = { id: 15_368, slug: 'github-actions' };
  const read = (first: readonly object[], second: readonly object[] = []) => {
    const runs = (check_runs: readonly object[]) => ({ body: { total_count: check_runs.length, check_runs } });
    return settings({
      [`GET ${repository}/pulls`]: { body: pulls },
      [`GET ${repository}/commits/${commit(2)}/check-runs`]: runs(first),
      [`GET ${repository}/commits/${commit(3)}/check-runs`]: runs(second),
    });
  };

  it('names each app once, the one that published last before the others', async () => {
    const { port, github } = read([run(31, gate), run(33, actions)], [run(34, gate), run(20, actions)]);
    expect(await port.readPublishers(sign)).toEqual({ known: [gate, actions] });
    expect(github.sent).toHaveLength(3);
  });

  it('leaves out other checks, and those of no app', async () => {
    expect(await read([run(31, gate, 'lint'), run(32, null)]).port.readPublishers(sign)).toEqual({ known: [] });
  });

  it('cannot be told where a list cannot be read', async () => {
    const script = { [`GET ${repository}/pulls`]: refused(403) };
    expect(await settings(script).port.readPublishers(sign)).toMatchObject({
      help: expect.stringMatching(/checks: read/),
    });
  });
});
