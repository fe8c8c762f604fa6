import { describe, expect, it } from 'vitest';
import { parseFrontmatterText } from './frontmatter-text.ts';
import { sourceRange } from './text-part.ts';

const page = `---
title: "FieldDB, the database"
layout: lightweight
seo:
  description: >
    Orders come
    home
hero:
  features:
    - title: Merge
      details: Two people, one order
---

# Body
`;

describe('the frontmatter of a page', () => {
  it('gives the texts that are shown, at any depth, and no others', () => {
    expect(parseFrontmatterText(page).parts.map(({ text, kind }) => [text.trim(), kind])).toEqual([
      ['FieldDB, the database', 'title'],
      ['Orders come home', 'title'],
      ['Merge', 'title'],
      ['Two people, one order', 'title'],
    ]);
  });

  it('tells where they stand', () => {
    const [title, description] = parseFrontmatterText(page).parts;
    const inTitle = title && sourceRange(title, 13, 21);
    expect(inTitle && page.slice(inTitle.start, inTitle.end)).toBe('database');
    const folded = description && sourceRange(description, 7, 16);
    expect(folded && page.slice(folded.start, folded.end)).toBe('come\n    home');
  });

  it('says where the body starts', () => {
    expect(page.slice(parseFrontmatterText(page).bodyStart)).toBe('\n# Body\n');
    expect(parseFrontmatterText('# No frontmatter\n')).toEqual({ parts: [], bodyStart: 0 });
  });

  it('that cannot be read, or is data without end, gives no texts', () => {
    expect(parseFrontmatterText('---\ntitle: [a\n---\nBody').parts).toEqual([]);
    expect(parseFrontmatterText(`---\ntitle: a\nlist:\n${'  - b\n'.repeat(20_000)}---\nBody`).parts).toEqual([]);
  });
});
