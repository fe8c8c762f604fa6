import { describe, expect, it } from 'vitest';
import { compareFindings } from './compare-findings.ts';
import type { Finding } from './finding.ts';

function finding(path: string, line: number, message = 'No segment cares about it.'): Finding {
  const place = { path, line, column: 1, endLine: line, endColumn: 9 };
  return { rule: 'value/nobody-cares', severity: 'warning', message, place };
}

describe('compareFindings', () => {
  it('tells what came and what went', () => {
    const [kept, gone, fresh] = [
      finding('values/speed.md', 2),
      finding('values/price.md', 2),
      finding('values/calm.md', 2),
    ];
    expect(compareFindings([kept, gone], [kept, fresh])).toEqual({ added: [fresh], resolved: [gone] });
  });

  it('takes a finding on another line for the same', () => {
    expect(compareFindings([finding('values/speed.md', 2)], [finding('values/speed.md', 7)])).toEqual({
      added: [],
      resolved: [],
    });
  });

  it('counts: of two alike where there was one, one is new', () => {
    const [one, other] = [finding('values/speed.md', 2), finding('values/speed.md', 5)];
    expect(compareFindings([one], [one, other])).toEqual({ added: [other], resolved: [] });
    expect(compareFindings([one, other], [one])).toEqual({ added: [], resolved: [other] });
  });
});
