import { syncCodeowners } from '../app/codeowners.ts';
import { UserError } from '../app/user-error.ts';
import type { Report } from '../report/report.ts';
import type { CommandModule, Shell } from './command.ts';
import { normalisePath, rootOption } from './options.ts';

interface CodeownersOptions {
  readonly root: string;
  readonly write?: boolean;
  readonly check?: boolean;
}

export const codeownersCommand: CommandModule = {
  configure(command, run) {
    command
      .addOption(rootOption())
      .option('--write', 'bring CODEOWNERS into step')
      .option('--check', 'fail when CODEOWNERS is out of step')
      .action((options: CodeownersOptions) => run((shell) => runCodeowners(shell, options)));
  },
};

async function runCodeowners(shell: Shell, { root, write = false, check = false }: CodeownersOptions): Promise<Report> {
  if (write && check) throw new UserError('--write and --check exclude each other.', 'Leave one of them out.');
  const world = await shell.openWorld({ useCache: false });
  const { path, block, isInStep } = await syncCodeowners(world, { root: normalisePath(root, shell.cwd), write });
  if (write) return { output: `${path} is in step with the functions.\n`, exitCode: 0 };
  if (!check) return { output: `${block}\n`, exitCode: 0 };
  return isInStep
    ? { output: `${path} is in step with the functions.\n`, exitCode: 0 }
    : { output: `${path} is out of step with the functions. Run: throughline codeowners --write\n`, exitCode: 1 };
}
