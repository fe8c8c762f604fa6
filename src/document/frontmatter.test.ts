import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFrontmatter } from './frontmatter.ts';

/** What stands between the fences and below them, cut out by the offsets; or the state, when nothing was found. */
function cut(text: string): { yaml: string; body: string } | string {
  const found = findFrontmatter(text);
  if (found.state !== 'found') return found.state;
  return { yaml: text.slice(found.yamlStart, found.yamlEnd), body: text.slice(found.bodyStart) };
}

describe('findFrontmatter', () => {
  it.each([
    ['plain', '---\nname: Sales\n---\nWho sells.\n', 'name: Sales\n', 'Who sells.\n'],
    ['without a body', '---\nname: Sales\n---', 'name: Sales\n', ''],
    ['without a field', '---\n---\nWho sells.\n', '', 'Who sells.\n'],
    ['with blanks behind the fences', '--- \t\nname: Sales\n---   \nWho sells.\n', 'name: Sales\n', 'Who sells.\n'],
    ['with CRLF', '---\r\nname: Sales\r\n---\r\nWho sells.\r\n', 'name: Sales\r\n', 'Who sells.\r\n'],
    ['with a byte order mark', '\uFEFF---\nname: Sales\n---\nWho sells.\n', 'name: Sales\n', 'Who sells.\n'],
    [
      'with a rule in the body',
      '---\nname: Sales\n---\nOne.\n\n---\n\nTwo.\n',
      'name: Sales\n',
      'One.\n\n---\n\nTwo.\n',
    ],
    ['with a rule as the first line of the body', '---\nname: Sales\n---\n---\n', 'name: Sales\n', '---\n'],
    ['with dashes inside a value', '---\nname: Sales --- field\n---\n', 'name: Sales --- field\n', ''],
    [
      'with an indented fence in a text',
      '---\nwhy: |\n  one\n  ---\n  two\n---\n',
      'why: |\n  one\n  ---\n  two\n',
      '',
    ],
    ['with a longer line of dashes in it', '---\nname: Sales\n----\n---\n', 'name: Sales\n----\n', ''],
  ])('is found %s', (_, text, yaml, body) => {
    expect(cut(text)).toEqual({ yaml, body });
  });

  it.each([
    ['the second fence is missing', '---\nname: Sales\n\nWho sells.\n'],
    ['the second fence is indented', '---\nname: Sales\n ---\n'],
    ['the second fence has a comment', '---\nname: Sales\n--- # end\n'],
    ['there is nothing but one fence', '---'],
  ])('is unclosed when %s', (_, text) => {
    expect(cut(text)).toBe('unclosed');
  });

  it.each([
    ['nothing', ''],
    ['prose', '# Sales\n\nWho sells.\n'],
    ['four dashes', '----\nname: Sales\n----\n'],
    ['a fence with text behind it', '--- yaml\nname: Sales\n---\n'],
    ['prose first', 'Sales\n---\nname: Sales\n---\n'],
  ])('is missing, and no fence comes late, with %s', (_, text) => {
    expect(findFrontmatter(text)).toEqual({ state: 'missing', laterFence: null });
  });

  it.each([
    ['a blank line', '\n---\nname: Sales\n---\n'],
    ['blank lines with spaces and CRLF', '  \r\n\t\r\n---\r\nname: Sales\r\n---\r\n'],
    ['a byte order mark and a blank line', '\uFEFF\n---\nname: Sales\n---\n'],
    ['a space', ' ---\nname: Sales\n---\n'],
  ])('is missing with a late fence, which it points at, after %s', (_, text) => {
    expect(findFrontmatter(text)).toEqual({ state: 'missing', laterFence: text.indexOf('---') });
  });

  it('does not take U+2028 for the end of a line, because neither YAML nor a diff does', () => {
    expect(cut('---\nname: "Field\u2028---\u2028sales"\n---\nWho sells.\n')).toEqual({
      yaml: 'name: "Field\u2028---\u2028sales"\n',
      body: 'Who sells.\n',
    });
  });

  it('cuts a text into parts that make up the whole', () => {
    const line = fc.constantFrom('---', '--- ', 'name: Sales', '', ' ---', 'Who sells.', '\uFEFF', '----');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), (lines, lineEnd) => {
        const text = lines.join(lineEnd);
        const found = findFrontmatter(text);
        if (found.state !== 'found') return;
        const { yamlStart, yamlEnd, bodyStart } = found;
        expect(text.slice(0, yamlStart)).toMatch(/^\uFEFF?---[ \t]*\r?\n$/);
        expect(text.slice(yamlEnd, bodyStart)).toMatch(/^---[ \t]*(\r?\n)?$/);
        expect(text.slice(yamlStart, yamlEnd)).not.toMatch(/^---[ \t]*\r?$/m);
      }),
      { numRuns: 1000 },
    );
  });
});
