import { describe, expect, it } from 'vitest';
import { branchFacts, settingsOf } from '../../test/fakes/gate-facts.ts';
import { marketing, sales } from '../../test/fakes/sign-off-facts.ts';
import { found, ok, unknown } from '../signoff/health-check.ts';
import { recommendRuleset } from '../signoff/recommended-ruleset.ts';
import { type HealthReport, renderDoctorJson } from './doctor-json.ts';
import { renderDoctorText } from './doctor-text.ts';
import { columnsOf, createStyle } from './style.ts';

const plain = createStyle({ color: false, width: 80 });
const node = ok('node-version', 'Node 20.19.4 is new enough; 20.19 or later is expected.');
const hole = found('check-required', 'hole', {
  message: '`main` does not require the check, so a change merges whoever has signed it.',
  details: ['It requires `lint`.'],
  help: 'Have an administrator add the recommended ruleset.',
});
const weak = found('two-people', 'weak', { message: 'Some functions have one person.', help: 'Add a second person.' });
const dark = unknown('bypass', 'Nobody can tell who may pass.', [{ unreadable: 'Hidden.', help: 'Ask.' }]);

const recommended = recommendRuleset({
  ...branchFacts({ settings: settingsOf() }),
  root: 'our positioning',
  functions: [marketing, sales],
  teamIds: new Map([
    ['@mobile-db/marketing', 11],
    ['@mobile-db/sales', 12],
  ]),
});

function reportOf(checks: HealthReport['environment'], changes: Partial<NonNullable<HealthReport['gate']>> = {}) {
  return {
    environment: [node],
    gate: { repository: 'mobile-db/site', branch: 'main', checks, ...recommended, ...changes },
  };
}

/** The pieces of text that are JSON: from a brace at the start of a line to the next. */
function jsonIn(output: string): unknown[] {
  return [...output.matchAll(/^\{\n[\s\S]*?^\}$/gm)].map(([text]) => JSON.parse(text));
}

describe('exit codes', () => {
  it.each([
    [[], 0],
    [[weak], 1],
    [[hole], 1],
    [[dark], 2],
    [[dark, weak], 1],
  ])('of %# follow what was found', (checks, exitCode) => {
    expect(renderDoctorText(reportOf(checks), { style: plain }).exitCode).toBe(exitCode);
    expect(renderDoctorJson(reportOf(checks)).exitCode).toBe(exitCode);
  });
});

describe('the doctor’s text', () => {
  it('answers each question with its details, its next step and its name', () => {
    const { output } = renderDoctorText(reportOf([hole]), { style: plain });
    expect(output).toContain(
      [
        'The gate of mobile-db/site, branch main',
        '  hole     `main` does not require the check, so a change merges whoever has',
        '           signed it.',
        '           - It requires `lint`.',
        '           → Have an administrator add the recommended ruleset.  check-required',
      ].join('\n'),
    );
    expect(output).toMatch(/\n2 checks: 1 hole\.\n$/);
  });

  it('holds rulesets that can be copied as they stand, for names with spaces too', () => {
    const { output } = renderDoctorText(reportOf([hole]), { style: plain });
    expect(jsonIn(output)).toEqual([recommended.ruleset, recommended.withReviewers]);
    expect(output).toContain('gh api --method POST repos/mobile-db/site/rulesets --input ruleset.json');
  });

  it('stays within the terminal', () => {
    for (const width of [60, 80, 100]) {
      const { output } = renderDoctorText(reportOf([hole, weak, dark]), {
        style: createStyle({ color: false, width }),
      });
      const [words = ''] = output.split('The recommended ruleset');
      for (const line of words.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(width);
    }
  });

  it('prints no ruleset where none would help', () => {
    expect(jsonIn(renderDoctorText(reportOf([weak]), { style: plain }).output)).toEqual([]);
    expect(jsonIn(renderDoctorText(reportOf([dark]), { style: plain }).output)).toEqual([]);
    expect(jsonIn(renderDoctorText(reportOf([hole], { ruleset: null }), { style: plain }).output)).toEqual([]);
  });

  it('does not promise to close what a ruleset without an app leaves open', () => {
    const { ruleset } = recommendRuleset({
      ...branchFacts({ settings: settingsOf(), publishers: { known: [] } }),
      root: 'positioning',
      functions: [],
      teamIds: new Map(),
    });
    const anyApp = found('check-pinned', 'hole', { message: 'Any app can post it.', help: 'Name the app.' });
    const textOf = (changes: object) => renderDoctorText(reportOf([hole, anyApp], changes), { style: plain }).output;
    expect(textOf({})).toContain('It closes check-required, check-pinned.');
    expect(textOf({ ruleset, withReviewers: null })).toContain('It closes check-required.');
  });

  it('looks the same with colour, apart from the colour', () => {
    const colored = renderDoctorText(reportOf([hole, weak, dark]), { style: createStyle({ color: true, width: 80 }) });
    // oxlint-disable-next-line no-control-regex
    const stripped = colored.output.replace(/\u001b\[\d+m/g, '');
    expect(colored.output).not.toBe(stripped);
    expect(stripped).toBe(renderDoctorText(reportOf([hole, weak, dark]), { style: plain }).output);
  });

  it('lets no text from a repository steer the terminal', () => {
    const rude = found('check-required', 'hole', { message: 'a\u001b[2Jb', details: ['c\u009bd'], help: 'e\u0007f' });
    const { output } = renderDoctorText(reportOf([rude], { branch: 'm\u001b[31m' }), { style: plain });
    // oxlint-disable-next-line no-control-regex
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});

describe('the doctor’s JSON', () => {
  it('has the keys that others rely on', () => {
    const json = JSON.parse(renderDoctorJson(reportOf([hole])).output) as Record<string, unknown>;
    expect(json).toMatchObject({
      repository: 'mobile-db/site',
      branch: 'main',
      ruleset: recommended.ruleset,
      ruleset_with_reviewers: recommended.withReviewers,
    });
    expect(json['checks']).toEqual([
      { id: 'node-version', status: 'ok', message: node.message, help: null },
      {
        id: 'check-required',
        status: 'hole',
        message: `${hole.message} It requires \`lint\`.`,
        help: 'Have an administrator add the recommended ruleset.',
      },
    ]);
  });

  it('holds null for what was not asked', () => {
    expect(JSON.parse(renderDoctorJson({ environment: [node], gate: null }).output)).toEqual({
      repository: null,
      branch: null,
      checks: [{ id: 'node-version', status: 'ok', message: node.message, help: null }],
      ruleset: null,
      ruleset_with_reviewers: null,
      notes: [],
    });
  });
});
