import type { PhrasingContent } from 'mdast';

/** A line of prose; `label` is what it begins with in bold when a colon follows, without the colon. */
export interface TextLine {
  readonly label: string | null;
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  /** The markdown, as written. */
  readonly source: string;
}

/** Formatted text as plain text on one line: bold and italics go, the address of a link stays behind its words. */
export function inlineText(nodes: readonly PhrasingContent[]): string {
  return nodes.map(textOf).join('').replace(/\s+/g, ' ').trim();
}

function textOf(node: PhrasingContent): string {
  switch (node.type) {
    case 'inlineCode':
      return `\`${node.value}\``;
    case 'link': {
      const words = inlineText(node.children);
      const address = node.url.replace(/^mailto:/, '');
      return words === '' || address.endsWith(words) ? address : `${words} (${node.url})`;
    }
    case 'image':
      return node.alt ? `${node.alt} (${node.url})` : node.url;
    case 'break':
      return '\n';
    case 'footnoteReference':
      return `[^${node.identifier}]`;
    case 'imageReference':
      return node.alt ?? '';
    default:
      return 'children' in node ? node.children.map(textOf).join('') : node.value;
  }
}

/**
 * A paragraph as lines: each label begins a line, and what follows belongs to it up to the next. Labels count at the
 * start of a line of the source, and in a list item also where no colon follows: `bold` says which.
 */
export function splitLines(
  nodes: readonly PhrasingContent[],
  whole: { readonly line: number; readonly source: string },
  bold: 'before-colon' | 'anywhere' = 'before-colon',
): TextLine[] {
  const lines: { label: string | null; nodes: PhrasingContent[] }[] = [];
  let isLineStart = true;
  for (const [index, node] of nodes.entries()) {
    const label = isLineStart ? labelOf(node, nodes[index + 1], bold === 'anywhere' && index === 0) : null;
    if (label !== null || lines.length === 0) lines.push({ label, nodes: [] });
    lines.at(-1)?.nodes.push(node);
    isLineStart = node.type === 'break' || (node.type === 'text' && /\n\s*$/.test(node.value));
  }
  return lines.map(({ label, nodes: own }) => ({
    label,
    text: label === null ? inlineText(own) : inlineText(own.slice(1)).replace(/^\s*[:：]\s*/, ''),
    line: own[0]?.position?.start.line ?? whole.line,
    source: whole.source.slice(own[0]?.position?.start.offset ?? 0, own.at(-1)?.position?.end.offset ?? 0).trim(),
  }));
}

function labelOf(node: PhrasingContent, next: PhrasingContent | undefined, isBareEnough: boolean): string | null {
  if (node.type !== 'strong') return null;
  const text = inlineText([node]);
  const isBeforeColon = /[:：]$/.test(text) || (next?.type === 'text' && /^\s*[:：]/.test(next.value));
  return isBeforeColon || isBareEnough ? text.replace(/\s*[:：]$/, '') : null;
}
