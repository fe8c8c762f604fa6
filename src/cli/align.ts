import { InvalidArgumentError } from 'commander';
import { align } from '../app/align.ts';
import { renderAlignText } from '../report/align-text.ts';
import { renderAlignJson } from '../report/align.ts';
import type { Report } from '../report/report.ts';
import { createStyle } from '../report/style.ts';
import type { CommandModule, Shell } from './command.ts';
import {
  formatOption,
  normalisePath,
  revisionOption,
  rootOption,
  type SharedOptions,
  tellOfBrokenFiles,
} from './options.ts';

interface AlignOptions extends SharedOptions {
  readonly format: 'text' | 'json';
  readonly product?: string;
  readonly responses?: string;
  readonly failUnder?: number;
}

export const alignCommand: CommandModule = {
  configure(command, run) {
    command
      .addOption(rootOption())
      .option('--product <id>', 'the product; needed only where there are several')
      .option('--responses <file>', 'a survey export (CSV) to read instead of the views')
      .option('--fail-under <agreement>', 'fail when the lowest agreement is under this, 0 to 1', parseShare)
      .addOption(formatOption(['text', 'json']))
      .addOption(revisionOption())
      .action((options: AlignOptions) => run((shell) => runAlign(shell, options)));
  },
};

async function runAlign(shell: Shell, options: AlignOptions): Promise<Report> {
  const world = await shell.openWorld({ revision: options.rev });
  const root = normalisePath(options.root, shell.cwd);
  const { alignment, survey, functionName, brokenFiles } = await align(world, {
    root,
    product: options.product,
    responses: options.responses === undefined ? undefined : normalisePath(options.responses, shell.cwd),
  });
  tellOfBrokenFiles(shell, brokenFiles);
  const verdict = { failUnder: options.failUnder ?? null };
  return options.format === 'json'
    ? renderAlignJson(alignment, { ...verdict, survey })
    : renderAlignText(alignment, { ...verdict, survey, style: createStyle(shell.terminal), functionName });
}

function parseShare(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0 && share <= 1)) {
    throw new InvalidArgumentError('Expected a number from 0 to 1, such as 0.6.');
  }
  return share;
}
