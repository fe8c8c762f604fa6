import { Command, type Option } from 'commander';
import { commands } from '../../src/cli/main.ts';

const notice = '<!-- Generated from the commands themselves by `npm run docs`. Do not edit. -->\n';

/** `docs/commands.md`: every command with its arguments and options, in the order of the help. */
export async function renderCommandPage(): Promise<string> {
  const sections = await Promise.all(Object.keys(commands).map(renderCommand));
  return `${notice}
# Commands

Every command exits with 0 when all is fine, 1 when it found something to mend, and 2 when a flag or the set-up is wrong.
Results go to standard output and everything else to standard error. \`NO_COLOR\` and \`FORCE_COLOR\` are respected.

${sections.join('\n\n')}
`;
}

async function renderCommand(name: string): Promise<string> {
  const { summary, load } = commands[name]!;
  const command = new Command(name);
  (await load()).configure(command, async () => {});
  const usage = `\`\`\`\nthroughline ${name} ${command.createHelp().commandUsage(command).replace(/^\S+ /, '')}\n\`\`\``;
  const argumentRows = command.registeredArguments.map((argument) => [
    `\`${argument.variadic ? `${argument.name()}…` : argument.name()}\``,
    argument.description,
  ]);
  const optionRows = command.options
    .filter(({ hidden }) => !hidden)
    .map((option) => [`\`${option.flags}\``, describe(option)]);
  return [
    `## ${name}`,
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    usage,
    renderTable([...argumentRows, ...optionRows]),
  ].join('\n\n');
}

function describe({ description, argChoices, defaultValue }: Option): string {
  const choices = argChoices === undefined ? '' : ` (${argChoices.map((choice) => `\`${choice}\``).join(', ')})`;
  const isTold = defaultValue !== undefined && typeof defaultValue !== 'boolean' && String(defaultValue) !== '';
  return `${description}${choices}${isTold ? `; default \`${String(defaultValue)}\`` : ''}`;
}

function renderTable(rows: readonly (readonly (string | undefined)[])[]): string {
  const escaped = rows.map((cells) => `| ${cells.map((cell = '') => cell.replaceAll('|', '\\|')).join(' | ')} |`);
  return ['| argument or option | what it does |', '|---|---|', ...escaped].join('\n');
}
