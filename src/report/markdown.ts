import { printable } from './printable.ts';

/**
 * Text of ours, in which only code between backticks means something, as markdown. What came from files, names and
 * logins can neither format nor link nor bring HTML: outside of code every character that could is escaped.
 */
export function escapeMarkdown(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim())
    .split(/(?<!`)(`[^`]+`)(?!`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeProse(part)))
    .join('')
    .replace(/^[-=]/, entityOf);
}

function escapeProse(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>()#+!|~&$]/g, entityOf)
    .replace(/www\./gi, (start) => `${start.slice(0, 3)}&#46;`)
    .replaceAll('://', ':&#47;&#47;');
}

function entityOf(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/**
 * Markdown in which nobody is mentioned and nothing is referred to, for where that sends messages. GitHub looks for
 * both in what it shows, so that an escape alone hides neither; a character without width does.
 */
export function silence(markdown: string): string {
  return markdown
    .split(/(`[^`\n]+`)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replaceAll('@<!-- -->', '@').replace(/@(?=[\w-])|&#35;(?=\d)|\bGH-(?=\d)/gi, '$&&#8203;'),
    )
    .join('');
}
