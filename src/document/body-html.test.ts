import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLinks, renderBodyHtml } from './body-html.ts';
import { renderPlainProse } from './plain-prose.ts';

const render = (markdown: string) => placeLinks(renderBodyHtml(markdown), (target) => target);

describe('a body as HTML', () => {
  it('has what markdown of the field has: lists, tables, links, footnotes, finished and unfinished tasks', () => {
    const html = render(
      'See [the value](../values/work-offline.md) and https://example.com [^1]\n\n- [x] asked sales\n- [ ] asked product\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n[^1]: Stated in public.',
    );
    expect(html).toContain('<a href="../values/work-offline.md">the value</a>');
    expect(html).toContain('<a href="https://example.com">https://example.com</a>');
    expect(html).toContain('<li>☑ asked sales</li>');
    expect(html).toContain('<td align="right">2</td>');
    expect(html).toContain('href="#body-fn-1"');
    expect(html).toContain('id="body-fn-1"');
  });

  it('brings headings below those of the page, without leaving a level out', () => {
    const levels = render('# Why\n\n#### Small\n\n## Next\n\n# Who').match(/<h\d>/g);
    expect(levels).toEqual(['<h3>', '<h4>', '<h4>', '<h3>']);
  });

  it('shows an image as a link to it, and inside a link as its text', () => {
    expect(render('![The wall](wall.png)')).toBe('<p><a href="wall.png">The wall</a></p>');
    expect(render('[![The wall](wall.png)](https://example.com)')).toBe(
      '<p><a href="https://example.com">The wall</a></p>',
    );
  });

  it('gives a link without text its target, which somebody who cannot see it can hear', () => {
    expect(render('[](https://example.com)')).toContain('>https://example.com</a>');
  });

  it('keeps the text of a link that leads nowhere, and no link', () => {
    const body = renderBodyHtml('Ask [the old page](gone.md) first.');
    expect(placeLinks(body, () => null)).toBe('<p>Ask <a>the old page</a> first.</p>');
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['an event handler', '<img src=x onerror=alert(1)>'],
    ['a script in a link', '[x](javascript:alert(1))'],
    ['a script in a link, hidden', '[x](java&#115;cript:alert(1)) [y](<java\tscript:alert(1)>)'],
    ['a data URL', '[x](data:text/html;base64,PHNjcmlwdD4=) ![x](data:image/svg+xml,<svg/onload=alert(1)>)'],
    ['a definition', '[x][y]\n\n[y]: vbscript:msgbox(1)'],
    ['a style', '<style>*{display:none}</style><p style="position:fixed">x</p>'],
    ['a frame', '<iframe src="https://example.com"></iframe>'],
    ['a form', '<form action="https://example.com"><input name=q></form>'],
  ])('lets no %s through', (_, markdown) => {
    expect(render(markdown)).not.toMatch(
      /<(?:script|style|iframe|form|input|img|svg)|\son\w+=|\sstyle=|href="(?:java|data|vb)/i,
    );
  });

  it('takes no text for one of its own marks', () => {
    const body = renderBodyHtml('`<a href="link:0">` \\<a href="link:0"> [x](link:0 "<a href=\\"link:0\\">")');
    expect(placeLinks(body, () => 'https://example.com')).not.toContain('example.com');
  });

  it('shows text that nobody writes by hand as it is written', () => {
    expect(render('*'.repeat(4000))).toBe(`<pre>${'*'.repeat(4000)}</pre>`);
    expect(render(`${'> '.repeat(2900)}deep`)).toContain('deep');
  });

  it('makes a list with simple marks without the parser, and leaves to it what may be more', () => {
    const list = 'We asked:\n\n- who is **blamed**\n- what is *late*, and\n  where `missing` is said';
    expect(renderPlainProse(list)?.html).toBe(
      '<p>We asked:</p>\n<ul>\n<li>who is <strong>blamed</strong></li>\n' +
        '<li>what is <em>late</em>, and\nwhere <code>missing</code> is said</li>\n</ul>',
    );
    expect(['- a\n\n- b', '- a\n\n  b', '- a\nb', '- 1. a', '*[a](b.md)*'].map(renderPlainProse)).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });

  it('makes the same of plain prose as the parser does', () => {
    const words = fc.constantFrom(
      'The',
      'reps',
      'sell:',
      'off-line;',
      '"now"',
      "don't",
      '5',
      '7.',
      'x!',
      ' ',
      '  ',
      '\n',
      '\n\n',
      '-',
      '1.',
      '+',
      '=',
      'a.',
      '(b)',
      '…',
      '\u00a0',
      '\n ',
      '%',
      '[the value](../values/a.md)',
      '[x](b.md)',
      '[y] (c)',
      '](',
      '/',
      '\n    ',
      'www',
      'http:',
      '*late*',
      '**when it arrives**',
      '`missing`',
      '*',
      '**',
      '`',
      '\n\n- who',
      '\n- what',
      '\n  more',
      '- ',
      '\n\n',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        const prose = parts.join('');
        fc.pre(renderPlainProse(prose) !== null && prose.trim() !== '');
        // A definition that nobody uses shows nothing, and makes the parser read the text.
        const parsed = render(`${prose}\n\n[unused]: x`);
        expect(render(prose)).toBe(parsed.replace(/ +(?=<\/|\n)|\n$/g, ''));
      }),
      { numRuns: 600 },
    );
  });
});
