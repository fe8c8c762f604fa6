import { describe, expect, it } from 'vitest';
import { countFindings, type Finding } from '../model/finding.ts';
import { renderCheckJson } from './check-json.ts';

const unknown: Finding = {
  rule: 'reference/unknown',
  severity: 'error',
  message: '`enabled_by` names `offline_sync`, which is no attribute here.',
  place: { path: 'positioning/field-db/values/sell.md', line: 3, column: 14, endLine: 3, endColumn: 26 },
  help: 'Did you mean `offline-sync`?',
  fix: { path: 'positioning/field-db/values/sell.md', start: 30, end: 42, text: 'offline-sync' },
};

function render(findings: readonly Finding[]) {
  const { output, exitCode } = renderCheckJson(
    { findings, counts: countFindings(findings), files: 9, fixed: 2 },
    { maxWarnings: null },
  );
  return { json: JSON.parse(output) as Record<string, unknown>, output, exitCode };
}

describe('renderCheckJson', () => {
  it('has flat findings and counts, by the names that others rely on', () => {
    const { json, exitCode } = render([unknown]);
    expect(json).toEqual({
      findings: [
        {
          rule: 'reference/unknown',
          severity: 'error',
          message: '`enabled_by` names `offline_sync`, which is no attribute here.',
          file: 'positioning/field-db/values/sell.md',
          line: 3,
          column: 14,
          endLine: 3,
          endColumn: 26,
          help: 'Did you mean `offline-sync`?',
          fixable: true,
        },
      ],
      counts: { error: 1, warning: 0, info: 0, files: 9, fixed: 2 },
    });
    expect(exitCode).toBe(1);
  });

  it('has every key also where there is no next step and no fix', () => {
    const { help: _, fix: __, ...bare } = unknown;
    expect(render([bare]).json).toMatchObject({ findings: [{ help: null, fixable: false }] });
  });

  it('is one object and a line end, also when there is nothing to report', () => {
    const { json, output, exitCode } = render([]);
    expect(json).toMatchObject({ findings: [], counts: { error: 0 } });
    expect(output).toMatch(/\}\n$/);
    expect(exitCode).toBe(0);
  });
});
