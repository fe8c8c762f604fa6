import { importPositioning } from '../app/exchange/import.ts';
import { renderImportJson, renderImportText } from '../report/import-report.ts';
import type { Report } from '../report/report.ts';
import { createStyle } from '../report/style.ts';
import type { CommandModule, Shell } from './command.ts';
import { formatOption, normalisePath, rootOption } from './options.ts';

interface ImportOptions {
  readonly root: string;
  readonly product?: string;
  readonly dryRun?: true;
  readonly overwrite?: true;
  readonly format: 'text' | 'json';
}

export const importCommand: CommandModule = {
  configure(command, run) {
    command
      .argument('<file>', 'a positioning document, such as .agents/product-marketing.md')
      .addOption(rootOption())
      .option('--product <id>', 'the id of the product (default: made of its name in the document)')
      .option('--dry-run', 'tell what would be written, and write nothing')
      .option('--overwrite', 'replace files that are there already')
      .addOption(formatOption(['text', 'json']))
      .action((file: string, options: ImportOptions) => run((shell) => runImport(shell, file, options)));
  },
};

async function runImport(shell: Shell, file: string, options: ImportOptions): Promise<Report> {
  const world = await shell.openWorld({ useCache: false });
  const dryRun = options.dryRun ?? false;
  const result = await importPositioning(world, {
    root: normalisePath(options.root, shell.cwd),
    file: normalisePath(file, shell.cwd),
    product: options.product,
    dryRun,
    overwrite: options.overwrite ?? false,
  });
  return options.format === 'json'
    ? renderImportJson(result, { dryRun })
    : renderImportText(result, { style: createStyle(shell.terminal), dryRun });
}
