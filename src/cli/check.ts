import { check } from '../app/check.ts';
import { UserError } from '../app/user-error.ts';
import { renderCheckGithub } from '../report/check-github.ts';
import { renderCheckJson } from '../report/check-json.ts';
import { renderCheckLines } from '../report/check-lines.ts';
import { renderCheckSarif } from '../report/check-sarif.ts';
import { renderCheckText } from '../report/check-text.ts';
import type { CheckReportOptions, CheckResult } from '../report/check.ts';
import type { Report } from '../report/report.ts';
import { createStyle } from '../report/style.ts';
import { rules } from '../rules/registry.generated.ts';
import type { CommandModule, Shell } from './command.ts';
import {
  cacheOption,
  formatOption,
  normalisePath,
  parseCount,
  revisionOption,
  rootOption,
  type SharedOptions,
} from './options.ts';

interface CheckOptions extends SharedOptions {
  readonly format: 'text' | 'json' | 'sarif' | 'github' | 'lines';
  readonly fix?: true;
  readonly maxWarnings?: number;
}

export const checkCommand: CommandModule = {
  configure(command, run) {
    command
      .argument('[paths...]', 'report only on these files or folders')
      .addOption(rootOption())
      .addOption(formatOption(['text', 'json', 'sarif', 'github', 'lines']))
      .option('--fix', 'mend what can be mended without asking')
      .option('--max-warnings <count>', 'fail when there are more warnings than this', parseCount)
      .addOption(revisionOption())
      .addOption(cacheOption())
      .action((paths: string[], options: CheckOptions) => run((shell) => runCheck(shell, paths, options)));
  },
};

async function runCheck(shell: Shell, paths: readonly string[], options: CheckOptions): Promise<Report> {
  if (options.fix && options.rev !== undefined) {
    throw new UserError('--fix cannot change a git revision.', 'Leave out --fix or --rev.');
  }
  const world = await shell.openWorld({ revision: options.rev, useCache: options.cache });
  const result = await check(world, {
    root: normalisePath(options.root, shell.cwd),
    paths: paths.map((path) => normalisePath(path, shell.cwd)),
    fix: options.fix ?? false,
  });
  return render(result, options.format, { maxWarnings: options.maxWarnings ?? null }, shell);
}

function render(
  result: CheckResult,
  format: CheckOptions['format'],
  options: CheckReportOptions,
  shell: Shell,
): Report {
  switch (format) {
    case 'text':
      return renderCheckText(result, { ...options, style: createStyle(shell.terminal) });
    case 'json':
      return renderCheckJson(result, options);
    case 'github':
      return renderCheckGithub(result, options);
    case 'lines':
      return renderCheckLines(result, options);
    case 'sarif':
      return renderCheckSarif(result, { ...options, rules: rules.map(({ meta }) => meta) });
  }
}
