import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import ajvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { check } from '../app/check.ts';
import { countFindings, type Finding } from '../model/finding.ts';
import { rules } from '../rules/registry.generated.ts';
import { memoryWorld } from '../../test/fakes/memory-world.ts';
import { renderCheckSarif } from './check-sarif.ts';

const schemaFile = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
const schema = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(schemaFile), 'utf8')) as object;
const ajv = new ajvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

interface SarifLog {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex?: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations: readonly {
          readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: object };
        }[];
      }[];
    },
  ];
}

const words = rules.map(({ meta }) => meta);

function render(findings: readonly Finding[]) {
  const result = { findings, counts: countFindings(findings), files: 9, fixed: 0 };
  const { output, exitCode } = renderCheckSarif(result, { maxWarnings: null, rules: words });
  const log = JSON.parse(output) as SarifLog;
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  return { run: log.runs[0], exitCode };
}

const unknown: Finding = {
  rule: 'reference/unknown',
  severity: 'error',
  message: '`enabled_by` names `ofline-sync`, which is no attribute here.',
  place: { path: 'positioning/field-db/values/sell.md', line: 3, column: 14, endLine: 3, endColumn: 25 },
  help: 'Did you mean `offline-sync`?',
};

describe('renderCheckSarif', () => {
  it('is valid SARIF 2.1.0 with findings of every severity, and without any', () => {
    expect(
      render([unknown, { ...unknown, severity: 'warning' }, { ...unknown, severity: 'info' }]).run.results.map(
        ({ level }) => level,
      ),
    ).toEqual(['error', 'warning', 'note']);
    expect(render([]).run.results).toEqual([]);
  });

  it('is told from something that is not SARIF', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });

  it('is valid for all that goes wrong in a positioning where much does', async () => {
    const world = memoryWorld({
      'positioning/sign-off.md': '---\nrequire: everybody\n---\n',
      'positioning/functions/Sales Team.md': '---\nname: Sales\nowners: [sales]\n---\n',
      'positioning/field-db/product.md': '---\nname: Field DB\nmarket: Embedded\n---\n',
      'positioning/field-db/values/übergabe (alt).md': '---\nname: 7\nenabled_by: [nothing]\nname: x\n---\n',
      'positioning/field-db/values/empty.md': '',
      'positioning/field-db/values/link.md': { type: 'link' },
    });
    const { findings } = await check(world, { root: 'positioning', paths: [], fix: false });
    expect(findings.length).toBeGreaterThan(8);
    const { run, exitCode } = render(findings);
    expect(run.results).toHaveLength(findings.length);
    expect(exitCode).toBe(1);
  });

  it('points each result at its rule in the list of rules', () => {
    const { run } = render([unknown, { ...unknown, rule: 'house/rule-of-another-version' }]);
    const [known, foreign] = run.results;
    expect(run.tool.driver.rules[known!.ruleIndex!]?.id).toBe('reference/unknown');
    expect(foreign).not.toHaveProperty('ruleIndex');
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(words.map(({ id }) => id));
  });

  it('names the place as SARIF does, with the next step behind the message', () => {
    const [result] = render([unknown]).run.results;
    expect(result?.message.text).toBe(`${unknown.message} ${unknown.help}`);
    expect(result?.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'positioning/field-db/values/sell.md' },
      region: { startLine: 3, startColumn: 14, endLine: 3, endColumn: 25 },
    });
  });

  it.each([
    ['a b#c?d%.md', 'a%20b%23c%3Fd%25.md'],
    ['values/übergabe.md', 'values/%C3%BCbergabe.md'],
    ['../positioning/sign-off.md', '../positioning/sign-off.md'],
    ['c:d.md', 'c%3Ad.md'],
  ])('writes the file name %s as a relative URI', (path, uri) => {
    const [result] = render([{ ...unknown, place: { ...unknown.place, path } }]).run.results;
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri);
    expect(decodeURIComponent(uri)).toBe(path);
  });
});
