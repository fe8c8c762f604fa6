import { describe, expect, it } from 'vitest';
import { checkOf, gateWorkflow } from '../../test/fakes/gate-facts.ts';
import { gatedWorld } from '../../test/fakes/gated-repository.ts';
import type { CommitFiles } from '../../test/fakes/memory-pulls.ts';
import { memorySettings } from '../../test/fakes/memory-settings.ts';
import { memoryWorld } from '../../test/fakes/memory-world.ts';
import { doctor, type GateHost } from './doctor.ts';
import type { GateSettings } from './ports.ts';
import { WorldError } from './world-error.ts';

const environment = { node: '20.19.4', git: '2.45.1' };
const workflow = '.github/workflows/sign-off.yml';

/** A repository whose gate holds, with what a scene has otherwise. */
function openHost(files: CommitFiles = {}, changes: Partial<GateSettings> = {}) {
  const world = gatedWorld({ [workflow]: gateWorkflow(), ...files });
  const older = world.change({ [workflow]: null });
  const host: GateHost = {
    owner: 'mobile-db',
    name: 'site',
    pulls: world.pulls,
    settings: memorySettings({ main: world.main, older }, changes),
  };
  return { ...world, host };
}

async function examine(host: GateHost, branch?: string, root = 'positioning') {
  const { gate } = await doctor(memoryWorld({}), { root, environment, gate: { host: { known: host }, branch } });
  if (!gate) throw new Error('The gate was not looked at.');
  return gate;
}

const down = () => Promise.reject(new WorldError('GitHub failed to answer.', 'Run the gate again later.'));

describe('doctor', () => {
  it('looks at nothing but what is here unless it is asked to', async () => {
    const { gate, environment: found } = await doctor(memoryWorld({}), {
      root: 'positioning',
      environment,
      gate: null,
    });
    expect(gate).toBeNull();
    expect(checkOf(found, 'positioning-readable').status).toBe('hole');
  });

  it('finds nothing to mend where the gate holds', async () => {
    const gate = await examine(openHost().host);
    expect(gate.checks.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(gate).toMatchObject({ repository: 'mobile-db/site', branch: 'main' });
    expect(gate.withReviewers?.rules.find(({ type }) => type === 'pull_request')).toMatchObject({
      parameters: { required_reviewers: [{ reviewer: { id: 9 } }, { reviewer: { id: 7 } }, { reviewer: { id: 5 } }] },
    });
  });

  it.each(['positioning/', './positioning'])('finds the policy in %s too', async (root) => {
    expect(checkOf((await examine(openHost().host, 'main', root)).checks, 'policy-readable').status).toBe('ok');
  });

  it('reads who signs from the branch, and the workflow from the default branch', async () => {
    const { host, pulls, main } = openHost();
    const older = pulls.commit({ [workflow]: null, '.github/CODEOWNERS': '* @mobile-db/sales\n' }, main);
    const gate = await examine({ ...host, settings: memorySettings({ main, older }) }, 'older');
    expect(gate.branch).toBe('older');
    expect(checkOf(gate.checks, 'codeowners-covers-functions').status).toBe('hole');
    expect(checkOf(gate.checks, 'workflow-events').status).toBe('ok');
    expect(gate.ruleset?.conditions.ref_name.include).toEqual(['refs/heads/older']);
  });

  it('takes an action at the top for the gate where it says so', async () => {
    const own = gateWorkflow().replace('throughline/throughline@v1', './');
    const eventsOf = async (files: CommitFiles) =>
      checkOf((await examine(openHost({ [workflow]: own, ...files }).host)).checks, 'workflow-events').status;
    expect(await eventsOf({ 'action.yml': 'name: Throughline sign-off\n' })).toBe('ok');
    expect(await eventsOf({ 'action.yml': 'name: Something else\n' })).toBe('hole');
    expect(await eventsOf({})).toBe('hole');
  });

  it('does not read a workflow that nobody wrote by hand', async () => {
    const large = `${gateWorkflow()}# ${'x'.repeat(300_000)}\n`;
    const { checks } = await examine(openHost({ [workflow]: large }).host);
    expect(checkOf(checks, 'workflow-events').status).toBe('unknown');
  });

  it('finds a team that cannot be read', async () => {
    const { host, pulls } = openHost();
    pulls.team('sales', { unreadable: 'the token may not read it.' });
    const { checks } = await examine(host);
    expect(checkOf(checks, 'teams-readable').status).toBe('hole');
    expect(checkOf(checks, 'two-people').status).toBe('unknown');
  });
});

describe('doctor, where something cannot be read', () => {
  it('says so of the repository, with the reason, and recommends nothing', async () => {
    for (const changes of [{ readDefaultBranch: down }, { readBranch: down }]) {
      const gate = await examine(openHost({}, changes).host);
      expect(gate.checks).toMatchObject([
        { id: 'repository-readable', status: 'unknown', details: ['GitHub failed to answer.'] },
      ]);
      expect([gate.ruleset, gate.withReviewers]).toEqual([null, null]);
    }
  });

  it('says so of a branch that does not exist', async () => {
    const { checks } = await examine(openHost().host, 'mian');
    expect(checks).toMatchObject([{ status: 'unknown', details: ['There is no branch `mian` in mobile-db/site.'] }]);
  });

  it('says so of a host that cannot be asked', async () => {
    const host = { unreadable: 'There is no token for GitHub.', help: 'Put one into GITHUB_TOKEN.' };
    const { gate } = await doctor(memoryWorld({}), { root: 'positioning', environment, gate: { host } });
    expect(gate).toMatchObject({
      repository: null,
      checks: [{ status: 'unknown', help: 'Put one into GITHUB_TOKEN.' }],
    });
  });

  it('answers what it can all the same', async () => {
    const { host, pulls } = openHost();
    pulls.fail('readTree');
    const { checks, ruleset } = await examine(host);
    expect(checkOf(checks, 'check-required').status).toBe('ok');
    for (const id of ['policy-readable', 'two-people', 'workflow-events']) {
      expect(checkOf(checks, id).status).toBe('unknown');
    }
    expect(ruleset).not.toBeNull();
  });

  it('recommends no reviewers where the numbers of teams cannot be read', async () => {
    const gate = await examine(openHost({}, { readTeamId: async () => null }).host);
    expect([gate.ruleset === null, gate.withReviewers]).toEqual([false, null]);
  });

  it('does not take a mistake of ours for the world’s', async () => {
    const readBranch = () => Promise.reject(new TypeError('undefined is not a function'));
    await expect(examine(openHost({}, { readBranch }).host)).rejects.toThrow(TypeError);
  });
});
