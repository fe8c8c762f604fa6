import { compareText, groupBy } from '../../src/model/order.ts';
import { rules } from '../../src/rules/registry.generated.ts';
import type { ExampleFiles, Rule, RuleMeta } from '../../src/rules/rule.ts';

const notice = '<!-- Generated from the rule itself by `npm run docs`. Do not edit. -->\n';
const severityWords = { error: 'error', warning: 'warning', info: 'note' } as const;

/** `docs/rules/`: one page per rule, and an index. Text by path. */
export function renderRulePages(): Map<string, string> {
  const pages = rules.map((rule): [string, string] => [`docs/rules/${rule.meta.id}.md`, renderRulePage(rule)]);
  return new Map([...pages, ['docs/rules/README.md', renderIndex()]]);
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
`;
}

function renderTable(metas: readonly RuleMeta[]): string {
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

${clean === '' ? '' : `## Accepted\n\n${clean}\n\n`}## Change it

In \`positioning/check.md\`:

\`\`\`yaml
rules:
  ${meta.id}: ${meta.severity === 'error' ? 'warning' : 'off'} # error, warning or off
\`\`\`
`;
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
