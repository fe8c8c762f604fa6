import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { isBeyondMarkdown } from './markdown-limits.ts';
import { type BodyHtml, renderPlainProse } from './plain-prose.ts';

export type { BodyHtml } from './plain-prose.ts';

/** The level at which headings of a body begin: a page has its title above them, and a section. */
const firstLevel = 3;

/**
 * Renders a body. Raw HTML is dropped, what is left is sanitised, images become links, and headings are brought below
 * those of the page. Text that nobody writes by hand is shown as it is written.
 */
export function renderBodyHtml(markdown: string): BodyHtml {
  if (markdown.trim() === '') return { html: '', links: [] };
  const plain = renderPlainProse(markdown);
  if (plain) return plain;
  if (isBeyondMarkdown(markdown)) return asWritten(markdown);
  try {
    const file = pipeline.processSync(markdown);
    return { html: String(file), links: (file.data['links'] as string[] | undefined) ?? [] };
  } catch (error) {
    if (error instanceof RangeError) return asWritten(markdown);
    throw error;
  }
}

const linkMark = /<a href="link:(\d+)"/g;

/**
 * The HTML with its links in place. `hrefOf` gives the address of a target, or null for one that leads nowhere, whose
 * text then stays without a link. No text of a body can look like a mark: in HTML its `<` is an entity.
 */
export function placeLinks({ html, links }: BodyHtml, hrefOf: (target: string) => string | null): string {
  return html.replace(linkMark, (_, index: string) => {
    const href = hrefOf(links[Number(index)] ?? '');
    return href === null ? '<a' : `<a href="${escapeHtml(href)}"`;
  });
}

function asWritten(text: string): BodyHtml {
  return { html: `<pre>${escapeHtml(text)}</pre>`, links: [] };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['img', 'input', 'picture', 'source'].includes(name)),
  attributes: {
    a: ['href', 'dataFootnoteBackref', 'dataFootnoteRef', 'ariaLabel', 'id'],
    code: [['className', /^language-./]],
    div: [['className', 'scroll'], 'tabIndex', 'role', 'ariaLabel'],
    li: ['id'],
    ol: ['start'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: ['align'],
    th: ['align'],
  },
  // Ids come from footnotes alone, and carry their prefix already.
  clobber: [],
  protocols: { href: ['http', 'https', 'mailto'] },
} as typeof defaultSchema;

const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { clobberPrefix: 'body-' })
  .use(() => tidy)
  .use(rehypeSanitize, schema)
  .use(() => (tree: Root, file) => {
    file.data['links'] = markLinks(tree);
  })
  .use(rehypeStringify)
  .freeze();

/** Takes the links out of the tree and leaves their number. Those inside the body stay. */
function markLinks(tree: Root): string[] {
  const links: string[] = [];
  const walk = (node: Root | RootContent) => {
    if (!('children' in node)) return;
    if (node.type === 'element' && node.tagName === 'a' && typeof node.properties['href'] === 'string') {
      const { href } = node.properties;
      if (!href.startsWith('#body-')) node.properties['href'] = `link:${links.push(href) - 1}`;
    }
    for (const child of node.children) walk(child);
  };
  walk(tree);
  return links;
}

/** Brings a body into a form that reads well on a page, and that a screen reader can follow. */
function tidy(tree: Root): void {
  const levels: number[] = [];
  const tidyAll = (nodes: readonly (RootContent | ElementContent)[], inLink: boolean) =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type === 'text') return [node];
      return node.type === 'element' ? [tidyElement(node, inLink)] : [];
    });
  const tidyElement = (element: Element, inLink: boolean): ElementContent => {
    const { tagName, properties } = element;
    if (tagName === 'img') return imageAsLink(properties, inLink);
    if (tagName === 'input') return { type: 'text', value: properties['checked'] ? '☑' : '☐' };
    const children = tidyAll(element.children, inLink || tagName === 'a');
    if (tagName === 'a') return { ...element, children: children.length > 0 ? children : [linkText(properties)] };
    if (/^h[1-6]$/.test(tagName)) return { ...element, tagName: `h${nest(levels, Number(tagName[1]))}`, children };
    return tagName === 'table' ? scrolling({ ...element, children }) : { ...element, children };
  };
  tree.children = tidyAll(tree.children, false);
}

function imageAsLink({ src, alt }: Properties, inLink: boolean): ElementContent {
  const text = { type: 'text', value: String(alt || src || 'image') } as const;
  return inLink ? text : { type: 'element', tagName: 'a', properties: { href: String(src ?? '') }, children: [text] };
}

function linkText({ href }: Properties): ElementContent {
  return { type: 'text', value: String(href ?? '') };
}

/** The level of a heading on the page: one below the heading that it stands under, and no level left out. */
function nest(levels: number[], level: number): number {
  while ((levels.at(-1) ?? 0) >= level) levels.pop();
  levels.push(level);
  return Math.min(6, firstLevel + levels.length - 1);
}

/** A table that is wider than the page scrolls by itself, also with the keyboard. */
function scrolling(table: Element): Element {
  const properties = { className: ['scroll'], tabIndex: 0, role: 'region', ariaLabel: 'Table' };
  return { type: 'element', tagName: 'div', properties, children: [table] };
}
