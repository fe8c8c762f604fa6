import { compare } from '../app/compare.ts';
import { renderCompareText } from '../report/compare-text.ts';
import type { Report } from '../report/report.ts';
import { renderCompareJson } from '../report/show-json.ts';
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

interface CompareOptions extends SharedOptions {
  readonly format: 'text' | 'json';
  readonly product?: string;
}

export const compareCommand: CommandModule = {
  configure(command, run) {
    command
      .argument('[markets...]', 'the markets to compare, the first as the base; none means all, the chosen one first')
      .addOption(rootOption())
      .option('--product <id>', 'the product; needed only where there are several')
      .addOption(formatOption(['text', 'json']))
      .addOption(revisionOption())
      .action((markets: string[], options: CompareOptions) => run((shell) => runCompare(shell, markets, options)));
  },
};

async function runCompare(shell: Shell, markets: readonly string[], options: CompareOptions): Promise<Report> {
  const world = await shell.openWorld({ revision: options.rev });
  const root = normalisePath(options.root, shell.cwd);
  const { comparison, brokenFiles } = await compare(world, { root, product: options.product, markets });
  tellOfBrokenFiles(shell, brokenFiles);
  return options.format === 'json'
    ? renderCompareJson(comparison)
    : renderCompareText(comparison, createStyle(shell.terminal));
}
