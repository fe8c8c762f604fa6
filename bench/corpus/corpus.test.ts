import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../../src/document/parse-corpus.ts';
import { kindNames } from '../../src/model/kinds.ts';
import { checkCorpus } from '../../src/rules/check-corpus.ts';
import { rules } from '../../src/rules/registry.generated.ts';
import { createRuleContext } from '../../src/rules/rule.ts';
import { composeCorpus } from './corpus.ts';

const year = 2026;

describe('the positionings that benchmarks run on', () => {
  it.each([30, 1000])('of %d files have exactly so many, the same ones each time', (count) => {
    const files = composeCorpus(count, year);
    expect(files.size).toBe(count);
    expect([...composeCorpus(count, year)]).toEqual([...files]);
  });

  it.each([30, 1000])('of %d files hold every kind', (count) => {
    const { files } = readCorpus(count);
    expect(new Set(files.map(({ identity }) => identity?.kind))).toEqual(new Set(kindNames));
  });

  it.each([30, 1000])('of %d files give no rule anything to report', (count) => {
    const context = createRuleContext(readCorpus(count), {
      today: `${year}-06-01`,
      ruleIds: rules.map(({ meta }) => meta.id),
      bodyLinks: new Map(),
    });
    expect(checkCorpus(rules, context)).toEqual([]);
  });
});

function readCorpus(count: number) {
  const entries = [...composeCorpus(count, year)].map(([path, text]) => {
    return { path, content: { type: 'file' as const, bytes: Buffer.from(text) } };
  });
  return parseCorpus('positioning', entries);
}
