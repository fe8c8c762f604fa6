import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskMdx } from './mask-mdx.ts';

const mask = (text: string) => maskMdx(text).text.replace(/ +/g, ' ').trim();

describe('MDX as markdown', () => {
  it.each([
    ['imports and exports', "import A from './a'\nexport const b = 1\n\n# Orders", '# Orders'],
    ['expressions', 'A seat is {price.of(1)} a month', 'A seat is a month'],
    ['nested braces', 'Now {[{ a: "}" }]} then', 'Now then'],
    ['attributes', '<List items={[1, 2]} title="Orders" />', '<List items=" " title="Orders" />'],
  ])('loses its %s', (_, text, left) => {
    expect(mask(text)).toBe(left);
  });

  it.each([
    ['texts in braces', 'Sell {"offline"} now', 'Sell offline now'],
    ['attributes that are texts', '<Hero title={`Sell offline`} />', '<Hero title= "Sell offline" />'],
    ['fenced code', '```js\nconst a = { b: 1 }\n```', '```js\nconst a = { b: 1 }\n```'],
    ['code in a line', 'Type `{ a }` here', 'Type `{ a }` here'],
    ['a brace that is never closed', 'A { alone', 'A { alone'],
    ['words that look like statements', 'We\nimport wine', 'We\nimport wine'],
  ])('keeps its %s', (_, text, left) => {
    expect(mask(text)).toBe(left);
  });

  it('tells of its comments, quotation marks in them or not', () => {
    const text = `A {/* don't "look */} b {/*throughline-ignore*/}`;
    const { comments } = maskMdx(text);
    expect(comments.map(({ text: inside }) => inside.trim())).toEqual([`don't "look`, 'throughline-ignore']);
    expect(text.slice(comments[1]?.start, comments[1]?.end)).toBe('{/*throughline-ignore*/}');
  });

  it('has the same length and the same lines, whatever it holds', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '`',
      '```',
      '"',
      "'",
      '\\',
      '/*',
      '*/',
      '\n',
      '\n\n',
      ' ',
      'import ',
      '=',
      'word',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const masked = maskMdx(text).text;
        expect(masked.length).toBe(text.length);
        expect(masked.split('\n').length).toBe(text.split('\n').length);
      }),
    );
  });
});
