import { describe, expect, it } from 'vitest';
import { judgeAims, renderAim } from './aims.ts';
import { names } from './contenders.ts';
import { median, type Score } from './tournament.ts';

const score = (name: string, files: number, seconds: number, peakMegabytes = 100): Score => {
  return { name, files, seconds, fastestSeconds: seconds, peakMegabytes, runs: 3, exitCode: 0 };
};

describe('the aims', () => {
  it('are held against what was measured', () => {
    const scores = [score(names.cold, 1000, 0.5), score(names.cold, 10_000, 4, 260), score(names.script, 10_000, 2)];
    expect(judgeAims(scores).map(renderAim)).toEqual([
      'check cold at 10,000: 2.00x the yaml + ajv script, by the fastest runs 2.00x (aim: at most 2x): met',
      'check cold at 10,000: 260 MB at its peak (aim: under 250 MB): MISSED',
      'check cold from 1,000 to 10,000: time grows with files to the power 0.90 (aim: at most 1): met',
    ]);
  });

  it('that were not measured are left out', () => {
    expect(judgeAims([])).toEqual([]);
  });
});

describe('a median', () => {
  it('is the middle run, or lies between the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});
