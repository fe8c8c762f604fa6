import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentation as pages } from './documentation.ts';

describe('every link of the documentation', () => {
  const links = pages.flatMap((page) => linksIn(readFileSync(page, 'utf8')).map((link) => ({ page, link })));
  const inside = links.filter(({ link }) => !/^(?:[a-z]+:|\/\/)/i.test(link));

  it('is looked for in pages that have many', () => {
    expect(inside.length).toBeGreaterThan(100);
  });

  it('leads to a file that is there, and to a heading that it has', () => {
    const broken = inside.filter(({ page, link }) => !leadsSomewhere(page, link));
    expect(broken.map(({ page, link }) => `${page}: ${link}`)).toEqual([]);
  });

  it('leads to no place on this machine', () => {
    expect(links.filter(({ link }) => /^(?:file:|https?:\/\/(?:localhost|127\.))/.test(link))).toEqual([]);
  });
});

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : normalize(join(dirname(page), decodeURIComponent(path)));
  if (target.startsWith('..') || !existsSync(target)) return false;
  return anchor === undefined || !target.endsWith('.md') || anchorsIn(readFileSync(target, 'utf8')).has(anchor);
}

function linksIn(markdown: string): string[] {
  const prose = markdown.replaceAll(/^```[^]*?^```$/gm, '').replaceAll(/`[^`\n]+`/g, '');
  return [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map(([, link = '']) => link);
}

/** The anchors that GitHub gives to headings. */
function anchorsIn(markdown: string): ReadonlySet<string> {
  const prose = markdown.replaceAll(/^```[^]*?^```$/gm, '');
  const headings = [...prose.matchAll(/^#{1,6} +(.+?) *$/gm)].map(([, text = '']) => text);
  return new Set(
    headings.map((text) =>
      text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}
