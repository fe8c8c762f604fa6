import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../document/corpus.ts';
import { mayHoldLinks, parseBodyLinks } from '../document/body-links.ts';
import type { Entry } from '../model/entry.ts';
import { checkCorpus } from './check-corpus.ts';
import { exampleDay, exampleWorld } from './example-world.ts';
import { rules } from './registry.generated.ts';
import { createRuleContext, type ExampleFiles } from './rule.ts';

const root = 'positioning';

function entriesOf(files: ExampleFiles): Entry[] {
  return Object.entries(files).flatMap(([path, content]): Entry[] => {
    if (content === null) return [];
    if (typeof content === 'string') return [{ path, content: { type: 'file', bytes: Buffer.from(content) } }];
    if (content instanceof Uint8Array) return [{ path, content: { type: 'file', bytes: content } }];
    return [{ path, content }];
  });
}

function findingsIn(files: ExampleFiles) {
  const corpus = parseCorpus(root, entriesOf({ ...exampleWorld, ...files }));
  const withLinks = corpus.files.filter(({ text }) => text !== null && mayHoldLinks(text));
  return checkCorpus(
    rules,
    createRuleContext(corpus, {
      today: exampleDay,
      ruleIds: rules.map(({ meta }) => meta.id),
      bodyLinks: new Map(withLinks.map(({ path, text }) => [path, parseBodyLinks(text!)])),
    }),
  );
}

function expectedPlaces(files: ExampleFiles): string[] {
  const marked = Object.entries(files).flatMap(([path, content]) =>
    typeof content !== 'string'
      ? []
      : content.split('\n').flatMap((line, index) => (line.includes('# expect') ? [`${root}/${path}:${index + 1}`] : [])),
  );
  return marked;
}

describe('the world of the examples', () => {
  it('has nothing to report', () => {
    expect(findingsIn({})).toEqual([]);
  });
});

describe.each(rules)('$meta.id', ({ meta, examples }) => {
  it('accepts its clean example', () => {
    expect(findingsIn(examples.clean).filter(({ rule }) => rule === meta.id)).toEqual([]);
  });

  it('reports its failing example, on the marked lines and nowhere else', () => {
    const own = findingsIn(examples.failing).filter(({ rule }) => rule === meta.id);
    const places = own.map(({ place }) => `${place.path}:${place.line}`);
    const expected = expectedPlaces(examples.failing);
    expect(own.length).toBeGreaterThan(0);
    if (expected.length > 0) expect(places.toSorted()).toEqual(expected.toSorted());
    else expect(own.every(({ place }) => place.line === 1)).toBe(true);
  });

  it('says what is wrong in a sentence, with a next step', () => {
    for (const finding of findingsIn(examples.failing).filter(({ rule }) => rule === meta.id)) {
      expect(finding.message).toMatch(/^.{10,300}[.?]$/s);
      expect(finding.help).toMatch(/[.?]$/);
    }
  });

  it('is never an error on hearsay', () => {
    if (meta.secondHand) expect(meta.severity).not.toBe('error');
  });
});
