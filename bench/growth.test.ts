import { describe, expect, it } from 'vitest';
import { renderGrowth } from './growth.ts';

describe('the growth of a command', () => {
  it('is 1 where ten times the files take ten times as long, and marks what failed', () => {
    const score = (files: number, fastestSeconds: number, exitCode = 0) => {
      return { name: 'show', files, fastestSeconds, seconds: 9, peakMegabytes: 60, runs: 3, exitCode };
    };
    const [, row] = renderGrowth([score(100, 0.2), score(1000, 2), score(10_000, 200, 2)]).split('\n');
    expect(row?.split(/ {2,}/)).toEqual([
      'show',
      '0.20 s',
      '60 MB',
      '2.00 s',
      '60 MB 200.00 s',
      '60 MB exit 2',
      '1.00',
      '2.00',
    ]);
  });
});
