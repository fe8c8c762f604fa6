import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFrontmatter } from './frontmatter.ts';
import { parseYaml } from './yaml.ts';
import { renderDataFile, renderFile } from './yaml-text.ts';

const isWellFormed = (text: string) => Buffer.from(text).toString() === text;
const text = fc.oneof(
  fc.string({ unit: 'binary' }).filter(isWellFormed),
  fc.constantFrom('---', '- a', 'a: b', '#', 'yes', '{', ' x', 'null', '1'),
);
const key = fc.constantFrom('name', 'why', 'versus', 'evidence', 'a b', '__proto__', 'on');
const fields = fc.dictionary(
  key,
  fc.oneof(text, fc.array(text), fc.array(fc.record({ term: text, why: text })), fc.dictionary(key, text)),
);

function readBack(written: string) {
  const found = findFrontmatter(written);
  if (found.state !== 'found') throw new Error(found.state);
  const { data, problems } = parseYaml(written.slice(found.yamlStart, found.yamlEnd));
  return { data, problems, body: written.slice(found.bodyStart) };
}

describe('a file that is written', () => {
  it.each([
    ['by hand', renderFile],
    ['as data', renderDataFile],
  ])('%s is read back with the same fields', (_, render) => {
    fc.assert(
      fc.property(fields, (said) => {
        fc.pre(Object.keys(said).length > 0);
        const { data, problems } = readBack(render(said, ''));
        expect(problems).toEqual([]);
        expect(JSON.stringify(data)).toBe(JSON.stringify(said));
      }),
    );
  });

  it('keeps its body: exactly as data, and apart from blank lines at both ends by hand', () => {
    expect(readBack(renderDataFile({ name: 'a' }, '\n---\n# b\r\n')).body).toBe('\n---\n# b\r\n');
    expect(
      renderFile({ name: 'A', list: ['b'], maps: [{ c: 'd', e: 'f: g' }], none: [], cells: {} }, '\n\nText.\n'),
    ).toBe('---\nname: A\nlist:\n  - b\nmaps:\n  - c: d\n    e: "f: g"\nnone: []\ncells: {}\n---\n\nText.\n');
  });
});
