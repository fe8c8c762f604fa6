import { findNearest } from '../../document/nearest.ts';
import { defineRule } from '../rule.ts';
import { code } from '../../model/words.ts';

const mostSuggestions = 200;

export default defineRule({
  meta: {
    id: 'check/unknown-rule',
    summary: '`check.md` sets the severity of a rule that does not exist.',
    why: 'A misspelt rule id changes nothing. Whoever wrote it believes that the rule is stricter, or silent, and finds out when it matters.',
    severity: 'error',
    source: 'The files themselves: `rules` of `check.md` names rules by their ids.',
    fixable: true,
    readsRaw: true,
  },
  examples: {
    clean: {
      'check.md': '---\nrules:\n  segment/no-disqualifier: off\n  value/no-proof: error\n---\n',
    },
    failing: {
      'check.md': '---\nrules:\n  segment/no-disqualifier: off\n  value/no_proof: error # expect\n---\n',
    },
  },
  *check({ corpus, positioning, ruleIds }) {
    const path = positioning.checkSettings?.path;
    if (path === undefined) return;
    const keys = ruleKeys(corpus.fileAt.get(path)?.parsed?.data?.['rules']);
    const taken = new Set(keys);
    const known = new Set(ruleIds);
    for (const [index, key] of keys.filter((id) => !known.has(id)).entries()) {
      const nearest = index < mostSuggestions ? findNearest(key, ruleIds) : null;
      const isSafe = nearest?.isSameWord === true && !taken.has(nearest.candidate);
      if (isSafe) taken.add(nearest.candidate);
      yield {
        message: `${code(key)} is no rule of \`throughline check\`.`,
        at: { path, field: ['rules', key], part: 'key' },
        help: nearest ? `Did you mean ${code(nearest.candidate)}?` : 'Remove the line, or look up the id in a finding.',
        ...(isSafe && { fix: nearest.candidate }),
      };
    }
  },
});

/** The rules that `check.md` names, as written: also those whose severity does not fit. */
function ruleKeys(rules: unknown): string[] {
  return typeof rules === 'object' && rules !== null && !Array.isArray(rules) ? Object.keys(rules) : [];
}
