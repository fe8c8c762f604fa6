import { describe, expect, it } from 'vitest';
import { parseBodyLinks } from './body-links.ts';

const frontmatter = '---\nname: "Sell [offline](nowhere.md)"\n---\n';

/** The targets of all links in a text, each with the text that it stands in. */
function linksIn(text: string): [string, string][] {
  return parseBodyLinks(text).map(({ target, start, end }) => [target, text.slice(start, end)]);
}

describe('parseBodyLinks', () => {
  it('finds links, images and definitions, and where they stand', () => {
    const body =
      '\nSee [sync](../attributes/sync.md) and ![a chart](chart.png).\n\n- [it][1]\n\n[1]: <old file.md> "Old"\n';
    expect(linksIn(frontmatter + body)).toEqual([
      ['../attributes/sync.md', '[sync](../attributes/sync.md)'],
      ['chart.png', '![a chart](chart.png)'],
      ['old file.md', '[1]: <old file.md> "Old"'],
    ]);
  });

  it('leaves frontmatter and code alone', () => {
    expect(linksIn(`${frontmatter}\n\`[a](b.md)\`\n\n    [c](d.md)\n\n\`\`\`\n[e](f.md)\n\`\`\`\n`)).toEqual([]);
  });

  it.each([
    ['CRLF', `${frontmatter}\n> See [sync](sync.md).\n`.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${frontmatter}\nSee [sync](sync.md).\n`],
    ['tabs', `${frontmatter}\n-\tSee\t[sync](sync.md).\n`],
    ['characters of two units', `${frontmatter}\n🙂 [sync](sync.md)\n`],
  ])('counts right with %s', (_, text) => {
    expect(linksIn(text)).toEqual([['sync.md', '[sync](sync.md)']]);
  });

  it.each([
    ['quotes', `${'>'.repeat(20_000)} [sync](sync.md)`],
    ['brackets', `${'['.repeat(20_000)}sync](sync.md)`],
  ])('does not throw on %s that nest deeper than anybody writes', (_, body) => {
    expect(() => parseBodyLinks(`${frontmatter}${body}\n`)).not.toThrow();
  });
});

describe('text that nobody writes by hand', () => {
  it.each([
    ['list marks nested in each other', '- '.repeat(20_000)],
    ['openings of images', '!['.repeat(20_000)],
    ['emphasis that never closes', '*a_'.repeat(20_000)],
    ['a body without end', 'a '.repeat(100_000)],
  ])('%s has no links, and takes no time', (_, text) => {
    expect(parseBodyLinks(`${text}[a](b)`)).toEqual([]);
  });
});
