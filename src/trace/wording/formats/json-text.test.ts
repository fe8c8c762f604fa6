import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceRange } from '../../../document/text-part.ts';
import { parseJsonText } from './json-text.ts';

const shown = (text: string, path = 'site/strings.json') =>
  parseJsonText(path, text).parts.map((part) => `${part.where}: ${part.text}`);

describe('a JSON file', () => {
  it('shows its texts, each with its path', () => {
    expect(shown('{"hero": {"title": "Orders", "items": ["one", {"t": "two"}]}, "n": 1}')).toEqual([
      '`hero.title`: Orders',
      '`hero.items.0`: one',
      '`hero.items.1.t`: two',
    ]);
    expect(shown('["one", "two"]')).toEqual(['`0`: one', '`1`: two']);
    expect(shown('"one"')).toEqual(['null: one']);
  });

  it('leaves out what only programs read', () => {
    expect(shown('{"$schema": "a", "id": "b", "href": "c", "ids": ["d"], "label": "e"}')).toEqual([
      '`ids.0`: d',
      '`label`: e',
    ]);
  });

  it('that is the manifest of a package shows its description and keywords', () => {
    const manifest =
      '{"name": "a", "description": "b", "keywords": ["c"], "scripts": {"description": "d"}, "author": "e"}';
    expect(shown(manifest, 'package.json')).toEqual(['`description`: b', '`keywords.0`: c']);
    expect(shown(manifest, 'apps/web/package.json')).toHaveLength(2);
    expect(shown(manifest, 'site/my-package.json')).toHaveLength(5);
  });

  it('may have comments and trailing commas', () => {
    expect(shown('{\n// "no": "one"\n"a": "b", /* "c" */\n}')).toEqual(['`a`: b']);
  });

  it('tells the places of characters behind escapes', () => {
    const text = '{"a": "R\\u0026D \\"van\\" here"}';
    const [part] = parseJsonText('a.json', text).parts;
    expect(part?.text).toBe('R&D "van" here');
    const range = part && sourceRange(part, 4, 9);
    expect(range && text.slice(range.start, range.end)).toBe('\\"van\\"');
  });

  it.each([
    ['a text that is not closed', '{"a": "b"\n, "c": "d', ['`a`: b'], 'a text is never closed'],
    ['a bracket that is not closed', '{"a": ["b"', ['`a.0`: b'], 'a bracket or brace is never closed'],
  ])('with %s shows what stands before it and says so', (_, text, texts, problem) => {
    expect(shown(text)).toEqual(texts);
    expect(parseJsonText('a.json', text).problem).toBe(problem);
  });

  it('may nest 100,000 deep', () => {
    const depth = 100_000;
    const { parts, problem } = parseJsonText('a.json', `${'[{"a":'.repeat(depth)}"deep"${'}]'.repeat(depth)}`);
    expect(parts.map(({ text }) => text)).toEqual(['deep']);
    expect(parts[0]?.where?.length).toBeLessThan(250);
    expect(problem).toBeNull();
  });

  it('has every text that it was written with', () => {
    const word = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `a${text}`);
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const { parts } = parseJsonText('a.json', JSON.stringify(words, null, 2));
        expect(parts.map(({ text }) => text)).toEqual(words);
      }),
    );
  });
});
