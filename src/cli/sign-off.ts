import { InvalidArgumentError } from 'commander';
import { signOff } from '../app/sign-off/sign-off.ts';
import { UserError } from '../app/user-error.ts';
import { connectGitHub } from '../io/github/connect.ts';
import type { Report } from '../report/report.ts';
import { renderSignOffJson } from '../report/sign-off-json.ts';
import { renderSignOffMarkdown } from '../report/sign-off-markdown.ts';
import { renderSignOffText } from '../report/sign-off-text.ts';
import { createStyle } from '../report/style.ts';
import { errorVerdict, type Verdict } from '../signoff/verdict.ts';
import type { CommandModule, Shell } from './command.ts';
import { formatOption, parseRepository, rootOption } from './options.ts';

interface SignOffOptions {
  readonly repo: ReturnType<typeof parseRepository>;
  readonly pull: number;
  readonly root: string;
  readonly branch?: string;
  readonly publish?: boolean;
  readonly format: 'text' | 'json' | 'markdown';
}

export const signOffCommand: CommandModule = {
  configure(command, run) {
    command
      .requiredOption('--repo <owner/repository>', 'the repository on GitHub', parseRepository)
      .requiredOption('--pull <number>', 'the pull request', parsePullNumber)
      .option('--branch <name>', 'the branch that is guarded (default: the default branch)')
      .option('--publish', 'publish the verdict as the check run throughline/sign-off')
      .addOption(rootOption())
      .addOption(formatOption(['text', 'json', 'markdown']))
      .action((options: SignOffOptions) => run((shell) => runSignOff(shell, options)));
  },
};

async function runSignOff(shell: Shell, options: SignOffOptions): Promise<Report> {
  const { format, root } = options;
  const { verdict, calls } = await judge(shell, options);
  if (format === 'json') return renderSignOffJson(verdict, { calls });
  if (format === 'markdown') return renderSignOffMarkdown(verdict, { root });
  return renderSignOffText(verdict, { style: createStyle(shell.terminal), root, calls });
}

/** A token or an address that cannot be one is a verdict too: whoever reads it must never miss that the gate is shut. */
async function judge(
  { env }: Shell,
  { repo, root, branch, pull, publish = false }: SignOffOptions,
): Promise<{ verdict: Verdict; calls: number }> {
  try {
    const { pulls, calls } = connectGitHub(repo, env);
    const repository = { pulls, owner: repo.owner, root, ...(branch !== undefined && { branch }) };
    const verdict = await signOff(repository, { number: pull, publish });
    return { verdict, calls: calls() };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { verdict: errorVerdict([{ status: 'error', message: error.message, help: error.hint }]), calls: 0 };
  }
}

function parsePullNumber(text: string): number {
  const number = Number(text.replace(/^#/, ''));
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new InvalidArgumentError('Expected the number of a pull request, such as 12.');
  }
  return number;
}
