import { check } from '../app/check.ts';
import { UserError } from '../app/user-error.ts';
import type { CheckReportOptions, CheckResult } from '../report/check.ts';
import type { Report } from '../report/report.ts';
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
  readonly format: 'text' | 'json' | 'sarif' | 'github';
  readonly fix: boolean;
  readonly maxWarnings?: number;
}

export const checkCommand: CommandModule = {
  configure(command, run) {
    command
      .argument('[paths...]', 'report only on these files or folders')
      .addOption(rootOption())
      .addOption(formatOption(['text', 'json', 'sarif', 'github']))
      .option('--fix', 'mend what can be mended without asking', false)
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
    fix: options.fix,
  });
  return render(result, options.format, { maxWarnings: options.maxWarnings ?? null }, shell);
}

async function render(
  result: CheckResult,
  format: CheckOptions['format'],
  options: CheckReportOptions,
  shell: Shell,
): Promise<Report> {
  switch (format) {
    case 'text': {
      const [{ renderCheckText }, { createStyle }] = await Promise.all([
        import('../report/check-text.ts'),
        import('../report/style.ts'),
      ]);
      return renderCheckText(result, { ...options, style: createStyle(shell.terminal) });
    }
    case 'json':
      return (await import('../report/check-json.ts')).renderCheckJson(result, options);
    case 'github':
      return (await import('../report/check-github.ts')).renderCheckGithub(result, options);
    case 'sarif': {
      const { rules } = await import('../rules/registry.generated.ts');
      const { renderCheckSarif } = await import('../report/check-sarif.ts');
      return renderCheckSarif(result, { ...options, rules: rules.map(({ meta }) => meta) });
    }
  }
}
