import { Argument } from 'commander';
import { type ExportFormat, exportFormats, exportPositioning } from '../app/exchange/export.ts';
import { renderExportJson, renderExportText } from '../report/export-report.ts';
import type { Report } from '../report/report.ts';
import { createStyle, plural } from '../report/style.ts';
import type { CommandModule, Shell } from './command.ts';
import {
  formatOption,
  normalisePath,
  revisionOption,
  rootOption,
  type SharedOptions,
  tellOfBrokenFiles,
} from './options.ts';

interface ExportOptions extends SharedOptions {
  readonly product?: string;
  readonly out?: string;
  readonly format: 'text' | 'json';
}

export const exportCommand: CommandModule = {
  configure(command, run) {
    command
      .addArgument(new Argument('<format>', 'what to write').choices(exportFormats))
      .addOption(rootOption())
      .option('--product <id>', 'the product; needed only where there are several')
      .option('--out <file>', 'where to write it (default: standard output)')
      .addOption(formatOption(['text', 'json']))
      .addOption(revisionOption())
      .action((format: ExportFormat, options: ExportOptions) => run((shell) => runExport(shell, format, options)));
  },
};

async function runExport(shell: Shell, format: ExportFormat, options: ExportOptions): Promise<Report> {
  const world = await shell.openWorld({ revision: options.rev });
  const root = normalisePath(options.root, shell.cwd);
  const file = options.out === undefined ? undefined : normalisePath(options.out, shell.cwd);
  const request = { root, format, product: options.product, out: file };
  const { text, fates, brokenFiles } = await exportPositioning(world, request);
  tellOfBrokenFiles(shell, brokenFiles);
  if (file === undefined) {
    const lost = fates.filter(({ kept }) => kept === 'lost').length;
    if (lost > 0)
      shell.tell(`note: ${plural(lost, 'field')} left out of this format. With --out, the report lists them.`);
    return { output: text, exitCode: 0 };
  }
  await world.files.write(file, text);
  const result = { format, file, fates };
  return options.format === 'json' ? renderExportJson(result) : renderExportText(result, createStyle(shell.terminal));
}
