import { describe, expect, it } from 'vitest';
import { sourceRange } from '../../../document/text-part.ts';
import { parsePlainText } from './plain-text.ts';

const shown = (text: string, isProse = true) =>
  parsePlainText(text, isProse).parts.map(
    ({ kind, depth, inList, text: words }) =>
      `${kind === 'heading' ? `h${depth}: ` : ''}${inList ? '- ' : ''}${words.trim()}`,
  );

describe('plain text', () => {
  it('is made of paragraphs, lists and underlined headings', () => {
    const text =
      'News\n====\n\nOrders come\nhome.\n\nNew:\n  * one\n    and more\n  2. two\n\nVans\n----\nthey drive\n';
    expect(shown(text)).toEqual([
      'h1: News',
      'Orders come\nhome.',
      'New:',
      '- one\n    and more',
      '- two',
      'h2: Vans',
      'they drive',
    ]);
  });

  it('that is no prose is made of lines', () => {
    expect(shown('title: Orders\ntext: Vans\n', false)).toEqual(['title: Orders', 'text: Vans']);
  });

  it('tells places, behind a bullet and with Windows line ends too', () => {
    const text = 'a\r\n\r\n * the van\r\n   drives\r\n';
    const part = parsePlainText(text, true).parts.at(-1);
    const at = part?.text.indexOf('van') ?? -1;
    const range = part && sourceRange(part, at, at + 3);
    expect(range && text.slice(range.start, range.end)).toBe('van');
  });

  it('can ignore a stretch', () => {
    const { marks } = parsePlainText('a\n<!-- throughline-ignore -->\nb\n<!-- /throughline-ignore -->\n', true);
    expect(marks.map(({ sign }) => sign)).toEqual(['toggle', 'close']);
  });
});
