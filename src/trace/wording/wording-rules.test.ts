import { describe, expect, it } from 'vitest';
import { checkPage } from '../../../test/corpora/wording/check-page.ts';
import { wordingRules } from './wording-rules.ts';

const withExamples = Object.entries(wordingRules).flatMap(([rule, { examples }]) =>
  examples ? [{ rule, examples }] : [],
);

describe('a rule about wording', () => {
  it.each(withExamples)('$rule reports its one example and leaves the other alone', ({ rule, examples }) => {
    expect(checkPage(`${examples.reported}\n`).map((finding) => finding.rule)).toContain(rule);
    expect(checkPage(`${examples.accepted}\n`)).toEqual([]);
  });
});
