import { parseAnswers, type RawAnswers } from '../app/init/answers.ts';
import { applyInit, type InitPlan, listReplaceable, planInit, replaceFiles } from '../app/init/init.ts';
import type { InitParts } from '../app/init/wanted-files.ts';
import type { World } from '../app/ports.ts';
import { UserError } from '../app/user-error.ts';
import { renderInitJson, renderInitText } from '../report/init.ts';
import type { Report } from '../report/report.ts';
import { createStyle } from '../report/style.ts';
import type { CommandModule, Shell } from './command.ts';
import { askForAnswers, askForParts, askForReplacements } from './init/ask.ts';
import type { Prompter } from './init/prompter.ts';
import { formatOption, normalisePath, rootOption } from './options.ts';

interface InitOptions {
  readonly yes?: boolean;
  readonly product?: string;
  readonly name?: string;
  readonly market?: string;
  readonly function: readonly string[];
  readonly root: string;
  readonly branch: string;
  readonly workflows: boolean;
  readonly editor: boolean;
  readonly devcontainer?: boolean;
  readonly pages?: boolean;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly format: 'text' | 'json';
}

export const initCommand: CommandModule = {
  configure(command, run) {
    command
      .option('-y, --yes', 'ask nothing: take the flags, and what is usual for the rest')
      .option('--product <id>', 'the product, in small letters with hyphens, such as field-db')
      .option('--name <text>', 'what the product is called')
      .option('--market <name>', 'the market category that you sell it in today')
      .option(
        '--function <id=owners>',
        'a function that signs, and who signs for it: marketing=@acme/marketing; once for each',
        (text: string, before: readonly string[]) => [...before, text],
        [],
      )
      .addOption(rootOption())
      .option('--branch <name>', 'the branch that the gate guards', 'main')
      .option('--no-workflows', 'no workflows for GitHub')
      .option('--no-editor', 'no settings for VS Code')
      .option('--pages', 'also a workflow that publishes the site on GitHub Pages, where everybody can read it')
      .option('--devcontainer', 'also a container to work in, such as Codespaces')
      .option('--force', 'replace workflows and the container where they differ; never what is in the positioning')
      .option('--dry-run', 'show what would be written, and write nothing')
      .addOption(formatOption(['text', 'json']))
      .action((options: InitOptions) => run((shell) => runInit(shell, options)));
  },
};

async function runInit(shell: Shell, options: InitOptions): Promise<Report> {
  const world = await shell.openWorld({ useCache: false });
  const prompter = await openPrompter(shell, options);
  const plan = await preparePlan(world, { ...options, root: normalisePath(options.root, shell.cwd) }, prompter);
  const result = options.dryRun ? { ...plan, isWritten: false } : await applyInit(world, plan);
  return options.format === 'json' ? renderInitJson(result) : renderInitText(result, createStyle(shell.terminal));
}

/** Null when nobody is to be asked. Throws a `UserError` when somebody would have to be, and nobody is there. */
async function openPrompter({ isInteractive }: Shell, options: InitOptions): Promise<Prompter | null> {
  if (options.yes) return null;
  if (isInteractive() && options.format === 'text') return (await import('./init/clack-prompter.ts')).clackPrompter;
  if (options.product !== undefined || options.name !== undefined) return null;
  throw new UserError(
    'There is nobody to ask here, and it is not said which product is positioned.',
    'Say it by flags: throughline init --yes --product field-db --function marketing=@acme/marketing --function sales=@acme/sales',
  );
}

/** Asks what has to be asked, and plans. Nothing is written before the last answer. */
export async function preparePlan(world: World, options: InitOptions, prompter: Prompter | null): Promise<InitPlan> {
  const { root, force = false } = options;
  prompter?.begin('Your positioning, in files that can be checked and signed');
  const said: RawAnswers = { ...options, functions: options.function };
  const answers = parseAnswers(prompter ? await askForAnswers(prompter, said) : said);
  const flags: InitParts = { ...options, devcontainer: options.devcontainer ?? false, pages: options.pages ?? false };
  const parts = prompter ? await askForParts(prompter, flags) : flags;
  const plan = await planInit(world, { root, answers, parts });
  const differing = listReplaceable(plan);
  const replaced = force ? differing : prompter ? await askForReplacements(prompter, differing) : [];
  return replaceFiles(plan, replaced);
}
