import { versions } from 'node:process';
import { doctor, type DoctorRequest } from '../app/doctor.ts';
import { UserError } from '../app/user-error.ts';
import { gitVersion } from '../io/git/git-version.ts';
import { renderDoctorJson } from '../report/doctor-json.ts';
import { renderDoctorText } from '../report/doctor-text.ts';
import type { Report } from '../report/report.ts';
import { createStyle } from '../report/style.ts';
import type { CommandModule, Shell } from './command.ts';
import { formatOption, normalisePath, parseRepository, rootOption } from './options.ts';

type Repository = ReturnType<typeof parseRepository>;

interface DoctorOptions {
  readonly github?: boolean;
  readonly repo?: Repository;
  readonly branch?: string;
  readonly root: string;
  readonly format: 'text' | 'json';
}

export const doctorCommand: CommandModule = {
  configure(command, run) {
    command
      .option('--github', 'also tell whether the gate on GitHub can be walked around')
      .option('--repo <owner/repository>', 'the repository on GitHub', parseRepository)
      .option('--branch <branch>', 'the branch that the gate guards (default: the default branch)')
      .addOption(rootOption())
      .addOption(formatOption(['text', 'json']))
      .action((options: DoctorOptions) => run((shell) => runDoctor(shell, options)));
  },
};

async function runDoctor(shell: Shell, options: DoctorOptions): Promise<Report> {
  const gate = await askedGate(shell, options);
  const world = await shell.openWorld({ useCache: false });
  const environment = { node: versions.node, git: await gitVersion() };
  const diagnosis = await doctor(world, { root: normalisePath(options.root, shell.cwd), environment, gate });
  return options.format === 'json'
    ? renderDoctorJson(diagnosis)
    : renderDoctorText(diagnosis, { style: createStyle(shell.terminal) });
}

async function askedGate(
  { env }: Shell,
  { github = false, repo, branch }: DoctorOptions,
): Promise<DoctorRequest['gate']> {
  if (!github) {
    if (repo === undefined && branch === undefined) return null;
    throw new UserError('--repo and --branch are about a gate on GitHub.', 'Add --github, or leave them out.');
  }
  if (repo) return { host: (await import('./doctor/open-host.ts')).openHost(repo, env), branch };
  throw new UserError('--github needs to know which repository.', 'Add --repo, such as --repo acme/website.');
}
