import type { FieldPath } from '../model/place.ts';
import { addAligned } from './align-text.ts';
import { findFrontmatter } from './frontmatter.ts';
import { createPartBuilder, type TextPart } from './text-part.ts';
import { locateFields } from './yaml-ranges.ts';
import { parseYaml } from './yaml.ts';

// What page builders show to readers or to search engines, wherever in the frontmatter it stands.
const proseFields = new Set(
  `title description subtitle tagline summary excerpt headline heading subheading lead abstract keywords details
   text caption sidebar_label og_title og_description meta_title meta_description metaTitle metaDescription ogTitle
   ogDescription seoTitle seoDescription pageTitle`.split(/\s+/),
);
const mostFields = 200;
const mostYaml = 64 * 1024;

/**
 * The texts in a page's frontmatter that readers see, and where its body starts; 0 when there is no frontmatter. Over
 * 64 KiB of it is data, and no part of the page's text.
 */
export function parseFrontmatterText(text: string): { parts: TextPart[]; bodyStart: number } {
  const frontmatter = findFrontmatter(text);
  if (frontmatter.state !== 'found') return { parts: [], bodyStart: 0 };
  const { yamlStart, yamlEnd, bodyStart } = frontmatter;
  if (yamlEnd - yamlStart > mostYaml) return { parts: [], bodyStart };
  const source = text.slice(yamlStart, yamlEnd);
  const fields = [...proseIn(parseYaml(source).data, [])].slice(0, mostFields);
  const ranges = fields.length === 0 ? [] : locateFields(source, fields);
  const parts = fields.flatMap(({ value }, index) => {
    const range = ranges[index]!;
    const part = createPartBuilder();
    addAligned(part, value, text, { start: range.start + yamlStart, end: range.end + yamlStart });
    return part.finish({ kind: 'title' }) ?? [];
  });
  return { parts, bodyStart };
}

interface ProseField {
  readonly field: FieldPath;
  readonly part: 'value';
  readonly value: string;
}

function* proseIn(data: unknown, field: FieldPath): Iterable<ProseField> {
  if (typeof data === 'string') {
    const name = field.findLast((step) => typeof step === 'string');
    if (name !== undefined && proseFields.has(name)) yield { field, part: 'value', value: data };
  } else if (typeof data === 'object' && data !== null) {
    const isList = Array.isArray(data);
    for (const [key, value] of Object.entries(data)) yield* proseIn(value, [...field, isList ? Number(key) : key]);
  }
}
