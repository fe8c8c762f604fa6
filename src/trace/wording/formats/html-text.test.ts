import { describe, expect, it } from 'vitest';
import { sourceRange } from '../../../document/text-part.ts';
import { parseHtmlText } from './html-text.ts';

/** What a page shows, part by part; kinds other than text by name, what is not read as a gap. */
function shown(html: string): string[] {
  return parseHtmlText(html).parts.map(({ kind, depth, inList, text }) => {
    const label = kind === 'heading' ? `h${depth}: ` : kind === 'text' ? '' : `${kind}: `;
    return `${label}${inList ? '- ' : ''}${text.replaceAll('\uFFFC', '¤').replace(/\s+/g, ' ').trim()}`;
  });
}

describe('an HTML page', () => {
  it('shows its texts, one part for each block', () => {
    const html =
      '<h1>Orders</h1><p>Sell <em>while</em> off&shy;line.</p><ul><li>one<li>two</ul><blockquote>said</blockquote>';
    expect(shown(html)).toEqual(['h1: Orders', 'Sell while off\u00ADline.', '- one', '- two', 'quote: said']);
  });

  it('shows its title, its descriptions, and what is said in place of pictures', () => {
    const html = `<title>Orders &amp; vans</title><meta name=description content="Orders come home">
      <meta property="og:image" content="van.png"><img src="a.png" alt="A van"><button aria-label='Close it' data-x="y">×</button>`;
    expect(shown(html)).toEqual(['title: Orders & vans', 'title: Orders come home', 'A van', 'Close it']);
  });

  it('shows the texts that are passed to components', () => {
    expect(shown('<Hero headline="Orders" icon="van" /><x-card summary="Vans"></x-card><p summary="no">a</p>')).toEqual(
      ['Orders', 'Vans', 'a'],
    );
  });

  it.each([
    ['scripts', '<script>const a = "<p>orders</p>";</script>'],
    ['styles', '<style>.orders { color: red }</style>'],
    ['preformatted text', '<pre>orders <b>and</b> vans</pre>'],
    ['comments', '<!-- orders --><!doctype html><![CDATA[orders]]>'],
  ])('leaves out %s', (_, html) => {
    expect(shown(`${html}<p>home</p>`)).toEqual(['home']);
  });

  it('leaves a gap for code and for what is struck through', () => {
    expect(shown('<p>a <code>b <code>c</code></code> d <del>e</del> f</p>')).toEqual(['a ¤ d ¤ f']);
  });

  it('knows tables of words from other tables', () => {
    const table = (first: string, second: string) =>
      `<table><tr><th>${first}</th><th>${second}</th></tr><tr><td>light</td><td>small</td></tr></table>`;
    expect(shown(table('Avoid', 'Say instead'))).toEqual(['Avoid', 'Say instead', 'listed: light', 'listed: small']);
    expect(shown(table('Plan', 'Price')).slice(2)).toEqual(['light', 'small']);
  });

  it('knows what heads a definition', () => {
    expect(shown('<dl><dt>Van</dt><dd>It drives.</dd></dl>')).toEqual(['term: Van', 'It drives.']);
  });

  it('tells of comments that ignore, in every form that opens or closes', () => {
    const forms = [
      'throughline-ignore',
      '/throughline-ignore',
      'throughline-ignore-start',
      'throughline-ignore-end',
      'end throughline-ignore',
      'throughline-ignored',
      'x',
    ];
    const { marks } = parseHtmlText(forms.map((form) => `<!-- ${form} -->`).join('\n'));
    expect(marks.map(({ sign }) => sign)).toEqual(['toggle', 'close', 'open', 'close', 'close']);
  });

  it.each([
    ['a text', '<p>The <b>personal</b> database</p>', 'personal database', 'personal</b> database'],
    ['a text with entities', '<p>R&amp;D and AI&#45;powered</p>', 'AI-powered', 'AI&#45;powered'],
    ['an attribute', '<img src="x" alt="the van">', 'van', 'van'],
    [
      'an attribute with entities',
      "<img alt='R&amp;D&amp;Q &quot;van&quot; here'>",
      '"van" here',
      '&quot;van&quot; here',
    ],
    ['an attribute that begins with an entity', '<img alt="&amp;van">', 'van', 'van'],
  ])('tells the place of %s', (_, html, stretch, source) => {
    const part = parseHtmlText(`<body>\n${html}`).parts.find(({ text }) => text.includes(stretch));
    const at = part?.text.indexOf(stretch) ?? -1;
    const range = part && sourceRange(part, at, at + stretch.length);
    expect(range && `<body>\n${html}`.slice(range.start, range.end)).toBe(source);
  });

  it('can be a part of a file', () => {
    const file = '# Orders\n<p>home</p>\n# Vans';
    const [part] = parseHtmlText(file, 9, 20).parts;
    expect(part && sourceRange(part, 0, 4)).toEqual({ start: 12, end: 16 });
  });

  it.each([
    ['elements', '<div>'.repeat(100_000)],
    ['elements that are closed in another order', `${'<b><i>'.repeat(50_000)}${'</u></b>'.repeat(50_000)}`],
    ['tables', '<table><tr><td>'.repeat(50_000)],
    ['attributes', `<a ${'title="x" '.repeat(50_000)}>`],
    ['openings', '<'.repeat(100_000)],
  ])('reads on behind 100,000 nested or repeated %s', (_, html) => {
    expect(shown(`${html}</a><p>home</p>`).at(-1)).toMatch(/home/);
  });
});
