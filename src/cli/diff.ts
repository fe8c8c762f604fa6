import { diff, type DiffSide } from '../app/diff.ts';
import { findSides, type Side } from '../app/diff-sides.ts';
import { gitRevisions } from '../io/git/revisions.ts';
import { workTreeSource } from '../io/files/work-tree.ts';
import type { DiffResult } from '../report/diff/diff-report.ts';
import { renderDiffJson } from '../report/diff-json.ts';
import { renderDiffMarkdown } from '../report/diff-markdown.ts';
import { renderDiffText } from '../report/diff-text.ts';
import type { Report } from '../report/report.ts';
import { printable } from '../report/printable.ts';
import { createStyle } from '../report/style.ts';
import type { CommandModule, Shell } from './command.ts';
import { formatOption, normalisePath, rootOption, type SharedOptions, tellOfBrokenFiles } from './options.ts';

interface DiffOptions extends SharedOptions {
  readonly format: 'text' | 'json' | 'markdown';
  readonly product?: string;
}

const help = `
Each side is a git revision or a folder that is a positioning folder or holds one:
  throughline diff                     the last commit and the files on disk
  throughline diff main                the branch main and the files on disk
  throughline diff v1 v2, or v1..v2    two revisions
  throughline diff main...my-branch    what my-branch changed since it left main
  throughline diff ./old ./new         two folders; ./ tells a folder from a branch

Exit code 0 when the comparison was made, whether or not anything changed.`;

export const diffCommand: CommandModule = {
  configure(command, run) {
    command
      .argument('[base]', 'the side to compare from: a git revision or a folder; HEAD when left out')
      .argument('[head]', 'the side to compare to; the files on disk when left out')
      .addOption(rootOption())
      .option('--product <id>', 'only what concerns this product')
      .addOption(formatOption(['text', 'json', 'markdown']))
      .addHelpText('after', help)
      .action((base: string | undefined, head: string | undefined, options: DiffOptions) => {
        const words = [base, head].filter((word) => word !== undefined);
        return run((shell) => runDiff(shell, words, options));
      });
  },
};

async function runDiff(shell: Shell, words: readonly string[], options: DiffOptions): Promise<Report> {
  const sides = await findSides(
    {
      revisions: gitRevisions(shell.cwd),
      source: workTreeSource(shell.cwd),
      normalisePath: (path) => normalisePath(path, shell.cwd),
    },
    words,
  );
  const result = await diff({
    base: await openSide(shell, sides.base),
    head: await openSide(shell, sides.head),
    root: normalisePath(options.root, shell.cwd),
    product: options.product,
  });
  for (const { name, brokenFiles } of [result.base, result.head]) {
    tellOfBrokenFiles(shell, brokenFiles, printable(name));
  }
  return render(result, options.format, shell);
}

async function openSide(shell: Shell, side: Side): Promise<DiffSide> {
  const revision = side.type === 'revision' ? side.commit : undefined;
  const world = await shell.openWorld({ revision });
  return { name: side.name, world, ...(side.type === 'folder' && { folder: side.path }) };
}

function render(result: DiffResult, format: DiffOptions['format'], shell: Shell): Report {
  switch (format) {
    case 'text':
      return renderDiffText(result, createStyle(shell.terminal));
    case 'json':
      return renderDiffJson(result);
    case 'markdown':
      return renderDiffMarkdown(result);
  }
}
