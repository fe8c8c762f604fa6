import { createElement } from '../app/create-element.ts';
import { kindNames } from '../model/kinds.ts';
import type { Report } from '../report/report.ts';
import type { CommandModule, Shell } from './command.ts';
import { normalisePath, rootOption } from './options.ts';

interface NewOptions {
  readonly root: string;
  readonly product?: string;
}

export const newCommand: CommandModule = {
  configure(command, run) {
    command
      .argument('<kind>', `what to write: ${kindNames.join(', ')}`)
      .argument('[id]', 'its file name without .md, in small letters with hyphens')
      .addOption(rootOption())
      .option('--product <id>', 'the product; needed only where there are several')
      .action((kind: string, id: string | undefined, options: NewOptions) =>
        run((shell) => runNew(shell, kind, id, options)),
      );
  },
};

async function runNew(shell: Shell, kind: string, id: string | undefined, options: NewOptions): Promise<Report> {
  const world = await shell.openWorld({ useCache: false });
  const root = normalisePath(options.root, shell.cwd);
  const paths = await createElement(world, { root, kind, id, product: options.product });
  const written = paths.map((path) => `Wrote ${path}`);
  return {
    output: `${written.join('\n')}\nFill it in, then see what is still missing with: throughline check\n`,
    exitCode: 0,
  };
}
