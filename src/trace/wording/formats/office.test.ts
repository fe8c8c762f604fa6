import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docxOf, pptxOf } from '../../../../test/corpora/wording/office-files.ts';
import { parseDocxText } from './docx-text.ts';
import { parsePptxText } from './pptx-text.ts';
import type { Reading } from './reading.ts';

const shown = ({ parts }: Reading) =>
  parts.map(
    ({ kind, depth, inList, where, text }) =>
      `${where}: ${kind === 'heading' ? `h${depth}: ` : kind === 'text' ? '' : `${kind}: `}${inList ? '- ' : ''}${text.replaceAll('\uFFFC', '¤')}`,
  );

/** A Word document with a body, and more files. */
function docx(body: string, others: Readonly<Record<string, string>> = {}): Uint8Array {
  const files = { 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`, ...others };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

describe('a Word document', () => {
  it('is read paragraph by paragraph', () => {
    expect(
      shown(parseDocxText(docxOf('# Offer\nNinety vans & more\n\n- one\n| Avoid | Say instead\n| light | small'))),
    ).toEqual([
      'paragraph 1: h1: Offer',
      'paragraph 2: Ninety vans & more',
      'paragraph 3: - one',
      'paragraph 4: Avoid',
      'paragraph 5: Say instead',
      'paragraph 6: listed: light',
      'paragraph 7: listed: small',
    ]);
  });

  it('leaves out what was deleted, moved away or struck through, and what is told twice', () => {
    const run = (text: string, look = '') => `<w:r><w:rPr>${look}</w:rPr><w:t>${text}</w:t></w:r>`;
    const body = `<w:p>${run('a ')}<w:del><w:r><w:delText>b</w:delText></w:r></w:del><w:moveFrom>${run('c')}</w:moveFrom>${run('d', '<w:strike/>')}${run(' e', '<w:strike w:val="0"/>')}</w:p>
      <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>${run('box')}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p>${run('box')}</w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(shown(parseDocxText(docx(body)))).toEqual(['paragraph 1: a ¤ e', 'paragraph 2: box']);
  });

  it('is found where its relationships say, and its header and notes are read', () => {
    const files = {
      '_rels/.rels':
        '<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="word/document2.xml"/></Relationships>',
      'word/document2.xml': '<w:p><w:r><w:t>body</w:t></w:r></w:p>',
      'word/header1.xml': '<w:p><w:r><w:t>top</w:t></w:r></w:p>',
      'word/footnotes.xml': '<w:p><w:r><w:t>note</w:t></w:r></w:p>',
    };
    expect(shown(parseDocxText(docx('', files)))).toEqual([
      'paragraph 1: body',
      'the header: top',
      'the footnotes: note',
    ]);
  });

  it('has a line for each paragraph', () => {
    expect(parseDocxText(docxOf('one\ntwo')).text).toBe('one \ntwo \n');
  });
});

describe('a PowerPoint deck', () => {
  it('is read in the order of the show, with its notes and without its furniture', () => {
    expect(shown(parsePptxText(pptxOf('= Orders\ncome home\n~ say it twice\n= Vans\n')))).toEqual([
      'slide 1: h1: Orders',
      'slide 1: come home',
      'the notes of slide 1: say it twice',
      'slide 2: h1: Vans',
    ]);
  });

  it('has a line for each slide', () => {
    expect(
      parsePptxText(pptxOf('= Orders\ncome home\n= Vans'))
        .text.split('\n')
        .map((line) => line.trim()),
    ).toEqual(['Orders come home', 'Vans', '']);
  });

  it('without a list of slides is read by their numbers', () => {
    const slide = (text: string) => strToU8(`<p:sld><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`);
    const files = { 'ppt/slides/slide10.xml': slide('ten'), 'ppt/slides/slide2.xml': slide('two') };
    expect(shown(parsePptxText(zipSync(files)))).toEqual(['slide 1: two', 'slide 2: ten']);
  });

  it('without slides says so', () => {
    expect(parsePptxText(docxOf('a')).problem).toBe('it holds no slides');
    expect(parseDocxText(pptxOf('= a')).problem).toBe('it holds no document');
  });
});
