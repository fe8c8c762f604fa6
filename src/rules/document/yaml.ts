import type { ProblemOfType } from '../../document/problem.ts';
import { defineRule, problemsOf } from '../rule.ts';

export default defineRule({
  meta: {
    id: 'document/yaml',
    summary: 'The frontmatter is not valid YAML.',
    why: 'Nothing can be read from frontmatter that is not valid YAML, so the whole file drops out of the positioning. Aliases and custom tags are refused too: whoever signs must be able to read each value where it stands.',
    severity: 'error',
    source: 'YAML 1.2.2 specification.',
  },
  examples: {
    clean: {
      'field-db/attributes/offline-sync.md': `---
name: "Sync: merges changes on reconnect"
level: product
versus: { paper-forms: lacks, spreadsheet: lacks, server-database: lacks }
evidence:
  - { claim: Merges changes on reconnect, source: Demonstration, tier: usage }
---
`,
    },
    failing: {
      'field-db/attributes/offline-sync.md': `---
name: Sync: merges changes on reconnect # expect
level: product
versus: { paper-forms: lacks, spreadsheet: lacks, server-database: lacks }
---
`,
    },
  },
  *check(context) {
    for (const { problem, at } of problemsOf(context, 'yaml')) yield { at, ...words(problem) };
  },
});

function words({ code, detail }: ProblemOfType<'yaml'>): { message: string; help: string } {
  switch (code) {
    case 'marker':
      return {
        message:
          'A line of the frontmatter begins with `---`, `...` or `%`, which mean something of their own in YAML.',
        help: 'Close the frontmatter with a line of exactly three hyphens, or indent the line.',
      };
    case 'tab':
      return { message: 'A tab stands where YAML expects spaces.', help: 'Indent with two spaces.' };
    case 'duplicate-key':
      return { message: `The key \`${detail}\` stands here a second time.`, help: 'Keep one of the two.' };
    case 'alias':
      return {
        message: `\`*${detail}\` repeats another value by a YAML alias, which a reader cannot see.`,
        help: 'Write the value out.',
      };
    case 'tag':
      return {
        message: 'A YAML tag stands here; frontmatter holds plain text, numbers, lists and keys.',
        help: 'Remove the tag (the word that begins with `!`), or put quotes around the value.',
      };
    case 'too-deep':
      return {
        message: 'The frontmatter is nested more than 100 levels deep.',
        help: 'Remove the extra brackets or indentation.',
      };
    case 'not-a-map':
      return { message: 'The frontmatter is not a group of `key: value` lines.', help: 'Begin with `name: …`.' };
    case 'syntax':
      return { message: `The frontmatter is not valid YAML: ${lowerFirst(detail)}.`, help: hintFor(detail) };
  }
}

function hintFor(detail: string): string {
  if (/Nested mappings|compact mappings/.test(detail)) return 'Put quotes around the text after the first colon.';
  if (/reserved character|Unexpected scalar/.test(detail)) return 'Put double quotes around the whole value.';
  if (/quote/.test(detail)) return 'Close the quotes.';
  if (/same column|indent/.test(detail)) return 'Line the keys up in one column.';
  return 'Compare the line with the example on the page of this kind; text with `:` or `#` in it needs quotes.';
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
}
