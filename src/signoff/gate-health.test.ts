import { describe, expect, it } from 'vitest';
import { checkOf, gateFacts, hidden, known, rulesetOf, settingsOf, soundRules } from '../../test/fakes/gate-facts.ts';
import { checkGateHealth } from './gate-health.ts';

describe('checkGateHealth', () => {
  it('has nothing to mend where everything is as it should be', () => {
    const checks = checkGateHealth(gateFacts());
    expect(checks.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
    for (const { help, details } of checks) expect([help, details]).toEqual([null, []]);
  });

  it('asks the same questions whatever can be read, and says of each what cannot', () => {
    const settings = { tip: 'a'.repeat(40), rules: hidden, rulesets: hidden, protection: hidden };
    const dark = checkGateHealth(
      gateFacts({ settings, ownership: hidden, workflows: hidden, permissions: hidden, publishers: hidden }),
    );
    expect(dark.map(({ id }) => id)).toEqual(checkGateHealth(gateFacts()).map(({ id }) => id));
    expect(dark.filter(({ status }) => status !== 'unknown')).toEqual([]);
    for (const { help } of dark) expect(help).toBe(hidden.help);
  });

  it('has the workflow listen to the merge queue where a ruleset asks for one', () => {
    const settings = settingsOf({ rulesets: [rulesetOf([...soundRules, { type: 'merge-queue' }])] });
    expect(checkOf(checkGateHealth(gateFacts({ settings })), 'workflow-events').status).toBe('weak');
  });
});

describe('default-workflow-permissions', () => {
  it.each([
    [{ writes: true, approves: false }, /can write/],
    [{ writes: false, approves: true }, /can approve/],
  ])('is weak with %j', (permissions, detail) => {
    const checks = checkGateHealth(gateFacts({ permissions: known(permissions) }));
    expect(checkOf(checks, 'default-workflow-permissions')).toMatchObject({
      status: 'weak',
      details: [expect.stringMatching(detail)],
    });
  });
});
