import { parseOutline, type Section } from '../../document/outline.ts';
import { normaliseName } from '../../model/names.ts';

/**
 * What stands in a body under one of these headings, as written and without the heading; headings below it stay. Null
 * when no such heading is there, or nothing under it.
 */
export function findBodySection(body: string, titles: readonly string[]): string | null {
  const sections = parseOutline(body) ?? [];
  const wanted = new Set(titles.map(normaliseName));
  const start = sections.findIndex(({ title, depth }) => depth > 0 && wanted.has(normaliseName(title)));
  const first = sections[start];
  if (!first) return null;
  const after = sections.slice(start + 1);
  const end = after.findIndex(({ depth }) => depth <= first.depth);
  const below = end === -1 ? after : after.slice(0, end);
  const text = [renderBlocks(first), ...below.map((inner) => `${heading(inner)}\n\n${renderBlocks(inner)}`)];
  return text.join('\n\n').trim() || null;
}

/** The blocks of a section as markdown, as written. */
export function renderBlocks({ blocks }: Pick<Section, 'blocks'>): string {
  return blocks.map(({ source }) => source).join('\n\n');
}

function heading({ depth, title }: Section): string {
  return `${'#'.repeat(Math.max(3, depth))} ${title}`;
}
