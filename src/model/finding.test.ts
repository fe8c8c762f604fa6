import { describe, expect, it } from 'vitest';
import { applyFixes, countFindings, type Fix } from './finding.ts';

const fix = (start: number, end: number, text: string): Fix => ({ path: 'product.md', start, end, text });

describe('applyFixes', () => {
  it('replaces each range, whatever the order in which they come', () => {
    const fixes = [fix(6, 10, 'Paper Forms'), fix(0, 4, 'Name')];
    expect(applyFixes('name: Form', fixes)).toEqual({ text: 'Name: Paper Forms', applied: 2 });
  });

  it('applies, of fixes that overlap, those that begin first, and none that begins inside one that was applied', () => {
    const fixes = [fix(0, 10, 'A'), fix(2, 3, 'B'), fix(5, 8, 'C'), fix(10, 11, 'D')];
    expect(applyFixes('0123456789x', fixes)).toEqual({ text: 'AD', applied: 2 });
  });

  it('changes nothing without fixes', () => {
    expect(applyFixes('name: Form', [])).toEqual({ text: 'name: Form', applied: 0 });
  });
});

describe('countFindings', () => {
  it('counts nothing as nothing', () => {
    expect(countFindings([])).toEqual({ error: 0, warning: 0, info: 0 });
  });
});
