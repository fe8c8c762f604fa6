import { show } from '../app/show.ts';
import type { Report } from '../report/report.ts';
import { renderShowJson } from '../report/show-json.ts';
import { renderShowText } from '../report/show-text.ts';
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

interface ShowOptions extends SharedOptions {
  readonly format: 'text' | 'json';
  readonly product?: string;
}

export const showCommand: CommandModule = {
  configure(command, run) {
    command
      .argument('[product]', 'the product; needed only where there are several')
      .addOption(rootOption())
      .option('--product <id>', 'the same as the argument')
      .addOption(formatOption(['text', 'json']))
      .addOption(revisionOption())
      .action((product: string | undefined, options: ShowOptions) => run((shell) => runShow(shell, product, options)));
  },
};

async function runShow(shell: Shell, product: string | undefined, options: ShowOptions): Promise<Report> {
  const world = await shell.openWorld({ revision: options.rev });
  const root = normalisePath(options.root, shell.cwd);
  const { story, brokenFiles } = await show(world, { root, product: product ?? options.product });
  tellOfBrokenFiles(shell, brokenFiles);
  return options.format === 'json' ? renderShowJson(story) : renderShowText(story, createStyle(shell.terminal));
}
