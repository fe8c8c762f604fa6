import { parseBodyLinks } from '../document/body-links.ts';
import { parseCorpus } from '../document/parse-corpus.ts';
import type { Entry } from '../model/entry.ts';
import type { Finding } from '../model/finding.ts';
import { checkCorpus } from './check-corpus.ts';
import { exampleDay, exampleWorld } from './example-world.ts';
import { rules } from './registry.generated.ts';
import { createRuleContext, type ExampleFiles } from './rule.ts';

export const exampleRoot = 'positioning';

/** What every rule finds in the world of the examples once these files are changed in it. */
export function findingsIn(files: ExampleFiles): Finding[] {
  const corpus = parseCorpus(exampleRoot, entriesOf({ ...exampleWorld, ...files }));
  const bodyLinks = new Map(corpus.files.map(({ path, text }) => [path, parseBodyLinks(text ?? '')]));
  const ruleIds = rules.map(({ meta }) => meta.id);
  return checkCorpus(rules, createRuleContext(corpus, { today: exampleDay, ruleIds, bodyLinks }));
}

/** What one rule finds there. */
export function findingsOf(rule: string, files: ExampleFiles): Finding[] {
  return findingsIn(files).filter((finding) => finding.rule === rule);
}

function entriesOf(files: ExampleFiles): Entry[] {
  return Object.entries(files).flatMap(([path, content]): Entry[] => {
    if (content === null) return [];
    if (typeof content === 'string') return [{ path, content: { type: 'file', bytes: Buffer.from(content) } }];
    if (content instanceof Uint8Array) return [{ path, content: { type: 'file', bytes: content } }];
    return [{ path, content }];
  });
}
