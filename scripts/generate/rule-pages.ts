import { compareText, groupBy } from '../../src/model/order.ts';
import { rules } from '../../src/rules/registry.generated.ts';
import type { ExampleFiles, Rule, RuleMeta } from '../../src/rules/rule.ts';
import { exampleTerms, type WordingRuleMeta, wordingRules } from '../../src/trace/wording/wording-rules.ts';

const notice = '<!-- Generated from the rule itself by `npm run docs`. Do not edit. -->\n';
const severityWords = { error: 'error', warning: 'warning', info: 'note' } as const;

const wording = Object.entries<WordingRuleMeta>(wordingRules).map(([id, meta]) => ({ id, ...meta }));

/** `docs/rules/`: one page per rule, and an index. Text by path. */
export function renderRulePages(): Map<string, string> {
  const pages = rules.map((rule): [string, string] => [rule.meta.id, renderRulePage(rule)]);
  const wordingPages = wording.map((meta): [string, string] => [meta.id, renderWordingPage(meta)]);
  const byPath = [...pages, ...wordingPages].map(([id, page]): [string, string] => [`docs/rules/${id}.md`, page]);
  return new Map([...byPath, ['docs/rules/README.md', renderIndex()]]);
}

function renderIndex(): string {
  const byKind = groupBy(
    rules.map(({ meta }) => meta),
    ({ id }) => id.slice(0, id.indexOf('/')),
  );
  const sections = [...byKind].map(([kind, metas]) => `## ${kind}\n\n${renderTable(metas)}`);
  return `${notice}
# Rules

What \`throughline check\` looks for. An error fails the check; a warning does so only past \`--max-warnings\`; a note
never does. How serious a rule is can be set in [\`positioning/check.md\`](../kinds/check.md).

${sections.join('\n\n')}

## Wording of what customers read

What \`throughline trace\` looks for in the files of tactics. An error fails the trace; [the guide](../trace.md) tells
what is read, and what is left alone.

${renderTable(wording)}
`;
}

type Row = Pick<RuleMeta, 'id' | 'severity' | 'summary' | 'fixable'>;

function renderTable(metas: readonly Row[]): string {
  const rows = metas
    .toSorted((a, b) => compareText(a.id, b.id))
    .map(
      ({ id, severity, summary, fixable }) =>
        `| [${id}](${id}.md) | ${severityWords[severity]} | ${summary}${fixable ? ' *(`--fix`)*' : ''} |`,
    );
  return ['| rule | severity | reports |', '|---|---|---|', ...rows].join('\n');
}

function renderRulePage({ meta, examples }: Rule): string {
  const notes = [
    meta.fixable ? 'Where only case, spaces, hyphens or the form are off, `throughline check --fix` mends it.' : '',
    meta.secondHand
      ? 'The number or word list behind this rule is handed down from practice, not measured: take it as a rule of thumb.'
      : '',
  ].filter((note) => note !== '');
  const failing = renderFiles(examples.failing);
  const clean = renderFiles(examples.clean);
  return `${notice}
# ${meta.id}

${meta.summary} *(${severityWords[meta.severity]})*

## Why

${[meta.why, ...notes].join('\n\n')}

Source: ${meta.source}

## Reported

${failing}

${clean === '' ? '' : `## Accepted\n\n${clean}\n\n`}${renderSettings(meta)}`;
}

function renderSettings({ id, severity }: Row): string {
  return `## Change it

In \`positioning/check.md\`:

\`\`\`yaml
rules:
  ${id}: ${severity === 'error' ? 'warning' : 'off'} # error, warning or off
\`\`\`
`;
}

function renderWordingPage(rule: WordingRuleMeta & { readonly id: string }): string {
  const { id, summary, why, severity, examples } = rule;
  const shown = examples && [
    exampleTerms,
    `Reported: *${inLine(examples.reported)}*`,
    `Left alone: *${inLine(examples.accepted)}*`,
  ];
  return `${notice}
# ${id}

${summary} *(${severityWords[severity]})*

## Why

${why}

Source: prospects must not get one story at the front of the funnel and another at the back.

${shown ? `## Examples\n\n${shown.join('\n\n')}\n\n` : ''}Where only a person can tell, the finding is a note that says so, whatever the rule. [What is read and what is left
alone](../../trace.md)

${renderSettings(rule)}`;
}

/** Text of an example in a sentence; comments are shown. */
function inLine(text: string): string {
  return text.replaceAll('<', '&lt;');
}

function renderFiles(files: ExampleFiles): string {
  return Object.entries(files)
    .map(([path, content]) => renderFile(path, content))
    .join('\n\n');
}

function renderFile(path: string, content: ExampleFiles[string]): string {
  const title = `\`positioning/${path}\``;
  if (content === null) return `${title}: there is no such file.`;
  if (content instanceof Uint8Array) return `${title}, whose bytes are not all UTF-8.`;
  if (typeof content !== 'string') return `${title}: ${oddityWords[content.type]}.`;
  const shown = content.replaceAll(/[ \t]*# expect$/gm, '').trimEnd();
  if (shown === '') return `${title}: an empty file.`;
  const fence = shown.includes('```') ? '````' : '```';
  return `${title}\n\n${fence}markdown\n${shown}\n${fence}`;
}

const oddityWords = {
  link: 'a symbolic link',
  folder: 'a folder',
  special: 'a device, socket or pipe',
  executable: 'an executable file',
  'too-large': 'a file of more than 1 MiB',
  unreadable: 'a file that may not be read',
} as const;
