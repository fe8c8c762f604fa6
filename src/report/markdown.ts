/**
 * Text of ours, in which only code between backticks means something, as markdown. What came from files, names and
 * logins can neither format nor link nor bring HTML: outside of code every character that could is escaped.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
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
