import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorVerdict, isGreen, type VerdictStatus, withProblem, worstOf } from './verdict.ts';

const fromFineToBad: readonly VerdictStatus[] = ['not_required', 'approved', 'pending', 'blocked', 'error'];
const anyStatus = fc.constantFrom(...fromFineToBad);

describe('the worst of some verdicts', () => {
  it('is the one that is furthest from fine, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(anyStatus, { minLength: 1 }), (statuses) => {
        const worst = Math.max(...statuses.map((status) => fromFineToBad.indexOf(status)));
        expect(worstOf(statuses)).toBe(fromFineToBad[worst]);
      }),
    );
  });

  it('of none is an error, because a gate that knows nothing stays shut', () => {
    expect(worstOf([])).toBe('error');
  });

  it('is green only if all are', () => {
    fc.assert(
      fc.property(fc.array(anyStatus, { minLength: 1 }), (statuses) => {
        expect(isGreen(worstOf(statuses))).toBe(statuses.every(isGreen));
      }),
    );
  });
});

describe('green', () => {
  it('are an approved change and one that needs no sign-off, and nothing else', () => {
    expect(fromFineToBad.filter(isGreen)).toEqual(['not_required', 'approved']);
  });
});

describe('the verdict when nothing could be decided', () => {
  const problem = { status: 'error', message: 'GitHub did not answer.', help: 'Run the gate again.' } as const;

  it('is an error that knows nothing', () => {
    expect(errorVerdict([problem])).toEqual({
      status: 'error',
      pull: null,
      head: null,
      digest: null,
      changes: [],
      functions: [],
      disregarded: [],
      problems: [problem],
    });
  });

  it('keeps what is known, but no status and no problem of before', () => {
    const verdict = errorVerdict([problem], { status: 'approved', head: 'b'.repeat(40), problems: [] });
    expect(verdict).toMatchObject({ status: 'error', head: 'b'.repeat(40), problems: [problem] });
  });
});

describe('a verdict with one more reason', () => {
  const reason = { message: 'The pull request moved on.', help: 'Run the gate again.' };

  it('is never green, and names the reason last', () => {
    for (const status of fromFineToBad) {
      const { status: after, problems } = withProblem({ ...errorVerdict([]), status }, reason);
      expect(after).toBe(isGreen(status) ? 'error' : status);
      expect(problems).toEqual([{ ...reason, status: after }]);
    }
  });
});
