import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readCases } from '../../../test/corpora/wording/read-cases.ts';
import { checkSurface } from './check-surface.ts';
import { planWording } from './plan-wording.ts';

const { corpus, product } = readCases();
const plan = planWording(corpus, product, { folder: '' });

/** What is said of a file: its state, and the rules of its reports without repetition. */
function look(path: string, content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const { state, reports } = checkSurface(plan, { path, content: { type: 'file', bytes } });
  return [state, ...new Set(reports.map(({ rule }) => rule))].join(' ');
}

const size = 1_000_000;
const fill = (text: string) => text.repeat(Math.floor(size / text.length));
const word = 'lightweight';
const found = 'read tactic/avoided-word';

// Each of these must come to an end well within the time that a test has.
describe('a file made to keep the checker busy', () => {
  it.each([
    ['one line without a term', 'a.md', `${fill('van ')}${word}`, found],
    ['one line of terms', 'a.txt', fill('personal database '), 'read tactic/retired-term tactic/more-findings'],
    ['terms that are all left alone', 'a.txt', fill('Not a personal database. '), 'read tactic/more-findings'],
    [
      'words of terms in every order',
      'a.txt',
      fill('database personal. '),
      'read tactic/near-variant tactic/more-findings',
    ],
    ['one word', 'a.txt', fill('a'), 'read'],
    ['sentence ends', 'a.txt', `${fill('. ')}${word}`, found],
    ['paragraphs of a letter', 'a.md', `${fill('a\n\n')}${word}`, found],
    ['nested lists', 'a.md', `${fill('> - ')}\n\n${word}`, found],
    ['links', 'a.md', `${fill('[a](b) ')}\n\n${word}`, found],
    ['an HTML block', 'a.md', `${fill('<div>\n')}${word}`, found],
    ['a fence that never closes', 'a.md', `${word}\n\n\`\`\`\n${fill('van\n')}`, found],
    ['comments that ignore', 'a.md', fill('<!-- throughline-ignore -->\n\n'.repeat(2)), 'read'],
    ['frontmatter without end', 'a.md', `---\n${fill('a: [b]\n')}---\n\n${word}`, found],
    ['braces in MDX', 'a.mdx', `${fill('{')}\n\n${word}`, found],
    ['100,000 nested elements', 'a.html', `${'<div>'.repeat(100_000)}${word}`, found],
    ['openings of tags', 'a.html', `${fill('<')}<p>${word}`, found],
    ['attributes', 'a.html', `<p ${fill('title="x" ')}>${word}`, found],
    ['entities', 'a.html', `${fill('&amp;')} ${word}`, found],
    ['100,000 nested arrays', 'a.json', `${'['.repeat(100_000)}"${word}"${']'.repeat(100_000)}`, found],
    ['escapes', 'a.json', `["${fill('\\n')}${word}"]`, found],
    ['quotation marks', 'a.json', fill('"'), 'read'],
  ])('is done with: %s', (_, path, text, expected) => {
    expect(look(path, text)).toBe(expected);
  });

  it('is done with when a bomb is hidden in a deck', () => {
    const bomb = zipSync({ 'ppt/slides/slide1.xml': [new Uint8Array(32 * 1024 * 1024).fill(0x61), { level: 1 }] });
    expect(bomb.length).toBeLessThan(200_000);
    expect(look('a.pptx', bomb)).toBe('unread tactic/unreadable-file');
  });

  it('is done with when paragraphs are in paragraphs', () => {
    const xml = `<w:document>${'<w:p>'.repeat(200_000)}<w:r><w:t>${word}</w:t></w:r>`;
    expect(look('a.docx', zipSync({ 'word/document.xml': strToU8(xml) }))).toBe(found);
  });
});
