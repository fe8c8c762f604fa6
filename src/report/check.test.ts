import { describe, expect, it } from 'vitest';
import { verdictOf } from './check.ts';

const counts = (error: number, warning: number, info = 0) => ({
  findings: [],
  counts: { error, warning, info },
  files: 9,
  fixed: 0,
});

describe('verdictOf', () => {
  it('passes without errors, however many warnings and notes', () => {
    expect(verdictOf(counts(0, 500, 500), { maxWarnings: null })).toEqual({ exitCode: 0, reason: null });
  });

  it('fails on an error, whatever is allowed', () => {
    expect(verdictOf(counts(1, 0), { maxWarnings: 9 })).toEqual({ exitCode: 1, reason: null });
  });

  it('fails past the warnings that are allowed, and says that it does; not at them', () => {
    expect(verdictOf(counts(0, 2), { maxWarnings: 2 }).exitCode).toBe(0);
    expect(verdictOf(counts(0, 3), { maxWarnings: 2 })).toMatchObject({
      exitCode: 1,
      reason: expect.stringContaining('2'),
    });
    expect(verdictOf(counts(0, 1), { maxWarnings: 0 }).exitCode).toBe(1);
    expect(verdictOf(counts(0, 0, 7), { maxWarnings: 0 }).exitCode).toBe(0);
  });
});
