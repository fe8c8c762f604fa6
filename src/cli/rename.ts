import { rename } from '../app/rename/rename.ts';
import { renderRenameJson, renderRenameText } from '../report/rename.ts';
import type { Report } from '../report/report.ts';
import { createStyle } from '../report/style.ts';
import type { CommandModule, Shell } from './command.ts';
import { formatOption, normalisePath, rootOption } from './options.ts';

interface RenameOptions {
  readonly root: string;
  readonly product?: string;
  readonly dryRun?: boolean;
  readonly format: 'text' | 'json';
}

export const renameCommand: CommandModule = {
  configure(command, run) {
    command
      .argument('<kind/id>', 'what to rename, such as values/work-offline, functions/sales or product/field-db')
      .argument('<new-id>', 'its new file name without .md, in small letters with hyphens')
      .addOption(rootOption())
      .option('--product <id>', 'the product; needed only where there are several')
      .option('--dry-run', 'show every edit and write nothing')
      .addOption(formatOption(['text', 'json']))
      .action((reference: string, to: string, options: RenameOptions) =>
        run((shell) => runRename(shell, { reference, to }, options)),
      );
  },
};

async function runRename(
  shell: Shell,
  wish: { reference: string; to: string },
  { root, product, dryRun = false, format }: RenameOptions,
): Promise<Report> {
  const world = await shell.openWorld({ useCache: false });
  const result = await rename(world, { ...wish, root: normalisePath(root, shell.cwd), product, dryRun });
  return format === 'json' ? renderRenameJson(result) : renderRenameText(result, createStyle(shell.terminal));
}
