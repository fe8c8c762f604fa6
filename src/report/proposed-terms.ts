import { yamlText } from '../document/yaml-text.ts';
import { groupBy } from '../model/order.ts';
import { clip } from '../model/words.ts';
import type { ProposedTerm } from '../trace/wording/propose-terms.ts';
import { renderJson } from './json.ts';
import type { Report } from './report.ts';
import { printable } from './printable.ts';

/** Proposed terms as YAML to put in place of `retired_terms` in the files that are named above it, or as JSON. */
export function renderProposedTerms(terms: readonly ProposedTerm[], { format }: { readonly format: string }): Report {
  if (format === 'json') {
    const proposed = terms.map(({ market, from, ...term }) => ({
      ...term,
      from: `markets/${from}`,
      file: market.path,
    }));
    return { output: renderJson({ proposed_terms: proposed }), exitCode: 0 };
  }
  const byMarket = groupBy(terms, ({ market }) => market);
  const blocks = [...byMarket].map(([market, own]) => renderBlock(market, own));
  const none = '# Nothing to propose: every name that the category had in git is in use or retired already.';
  return { output: `${blocks.join('\n\n') || none}\n`, exitCode: 0 };
}

function renderBlock({ path, fields }: ProposedTerm['market'], terms: readonly ProposedTerm[]): string {
  return [
    `# ${printable(path)}: put this in place of \`retired_terms\`, and leave out what may still be said.`,
    'retired_terms:',
    ...(fields.retired_terms ?? []).map((term) => `  - ${yamlText(term)}`),
    ...terms.map(({ term, from, day, revision }) => {
      return `  - ${yamlText(term)} # a name of markets/${printable(clip(from))} in commit ${revision} of ${day}`;
    }),
  ].join('\n');
}
