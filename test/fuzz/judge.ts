import { Parser } from 'htmlparser2';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect } from 'vitest';

/** What no output may carry as it is: all that steers a terminal, and letters that turn the reading direction. */
// oxlint-disable-next-line no-control-regex
const steering = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;

/** Text for people: lines that can be printed. */
export function expectPrintable(text: string): void {
  expect(steering.exec(text)?.[0]).toBeUndefined();
}

export function expectJson(text: string): void {
  expectPrintable(text);
  JSON.parse(text);
}

const command = /^::(?:error|warning|notice) [^\n]*::[^\n]*$/;

/** Commands for a runner of workflows: each line is one of those that we write. */
export function expectWorkflowCommands(text: string): void {
  expectPrintable(text);
  for (const line of text.split('\n')) if (line.startsWith('::')) expect(line).toMatch(command);
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly position?: object;
  readonly children?: readonly Node[];
}

const nodesOf = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(nodesOf)];
const processor = unified().use(remarkParse).use(remarkGfm);
const nodesIn = (markdown: string) => nodesOf(processor.parse(markdown) as Node);
const ours = /^<(?:br|\/?(?:details|summary|sub|code|b|strong|em)|!-- --)>$/;

/** Markdown for a page of GitHub: no HTML but ours, no picture, and no link but to addresses that begin as given. */
export function expectHarmlessMarkdown(markdown: string, links = 'none'): void {
  // oxlint-disable-next-line no-control-regex
  expect(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/.exec(markdown)?.[0]).toBeUndefined();
  for (const { type, value = '', url = '', position } of nodesIn(markdown)) {
    for (const tag of type === 'html' ? (value.match(/<[^>]*>?/g) ?? []) : []) expect(tag).toMatch(ours);
    // What has no position was made of text that was decoded, which the parser of GitHub does not do.
    if (type === 'link' && position) expect(url.startsWith(links)).toBe(true);
    expect(type).not.toMatch(/^(?:linkReference|definition|image|imageReference|footnote\w*|delete)$/);
  }
}

/** Markdown that calls nobody and refers to nothing. */
export function expectSilentMarkdown(markdown: string): void {
  const texts = nodesIn(markdown).flatMap(({ type, value }) => (type === 'text' ? [value ?? ''] : []));
  for (const text of texts) expect(text).not.toMatch(/(?<![\w`])@[a-z0-9-]|(?<!\w)#\d/i);
}

const forbidden = new Set(['iframe', 'object', 'embed', 'base', 'math', 'frame']);

/** A page of the site: no script but ours, nothing that runs, no address that does. */
export function expectHarmlessHtml(html: string): void {
  expect(html).not.toContain('\0');
  const parser = new Parser({
    onopentag(name, attributes) {
      expect(forbidden.has(name), name).toBe(false);
      if (name === 'script') expect(attributes['src'] ?? attributes['type']).toBeDefined();
      for (const [attribute, value] of Object.entries(attributes)) expectHarmlessAttribute(attribute, value);
    },
  });
  parser.end(html);
}

function expectHarmlessAttribute(attribute: string, value: string): void {
  expect(attribute).not.toMatch(/^on|srcdoc|formaction/i);
  if (!/^(?:href|src|action|xlink:href)$/.test(attribute)) return;
  // oxlint-disable-next-line no-control-regex
  expect(value.replace(/[\u0000- ]/g, '')).not.toMatch(/^(?:javascript|vbscript|data):/i);
}
