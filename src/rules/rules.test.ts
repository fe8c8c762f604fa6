import { describe, expect, it } from 'vitest';
import { exampleRoot as root, findingsIn } from './example-findings.ts';
import { rules } from './registry.generated.ts';
import type { ExampleFiles } from './rule.ts';

function expectedPlaces(files: ExampleFiles): string[] {
  return Object.entries(files).flatMap(([path, content]) => {
    if (typeof content !== 'string' && !(content instanceof Uint8Array)) return [];
    const lines = Buffer.from(content).toString('latin1').split('\n');
    return lines.flatMap((line, index) => (line.includes('# expect') ? [`${root}/${path}:${index + 1}`] : []));
  });
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
