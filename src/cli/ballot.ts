import { type AnswerProblem, collectBallots, writeBallots } from '../app/ballot.ts';
import type { Report } from '../report/report.ts';
import { printable } from '../report/printable.ts';
import { createStyle, indent } from '../report/style.ts';
import type { CommandModule, Shell } from './command.ts';
import { normalisePath, rootOption } from './options.ts';

interface BallotOptions {
  readonly root: string;
  readonly product?: string;
  readonly out: string;
  readonly collect?: string;
}

export const ballotCommand: CommandModule = {
  configure(command, run) {
    command
      .addOption(rootOption())
      .option('--product <id>', 'the product; needed only where there are several')
      .option('--out <folder>', 'where to write the ballots', 'ballots')
      .option('--collect <path>', 'turn a folder of ballots, or a CSV file, into views')
      .action((options: BallotOptions) => run((shell) => runBallot(shell, options)));
  },
};

async function runBallot(shell: Shell, options: BallotOptions): Promise<Report> {
  const world = await shell.openWorld({ useCache: false });
  const request = { root: normalisePath(options.root, shell.cwd), product: options.product };
  if (options.collect !== undefined) {
    const path = normalisePath(options.collect, shell.cwd);
    const { written, problems } = await collectBallots(world, { ...request, path });
    return renderCollected(written, problems, shell);
  }
  const { written, kept } = await writeBallots(world, { ...request, folder: normalisePath(options.out, shell.cwd) });
  const lines = [
    ...written.map((path) => `Wrote ${printable(path)}`),
    ...kept.map((path) => `Left alone ${printable(path)}: it is there already`),
    'Send each function its own ballot. Then: throughline ballot --collect <folder>',
  ];
  return { output: `${lines.join('\n')}\n`, exitCode: 0 };
}

function renderCollected(written: readonly string[], problems: readonly AnswerProblem[], shell: Shell): Report {
  const style = createStyle(shell.terminal);
  const lines = [
    ...problems.flatMap(({ path, line, message, help }) => [
      style.bold(printable(`${path}:${line}`)),
      ...indent(message, style, 4),
      ...indent(`→ ${help}`, style, 4),
    ]),
    ...written.map((path) => `Wrote ${printable(path)}`),
    written.length === 0 ? 'No view was written.' : 'See where the functions stand with: throughline align',
  ];
  return { output: `${lines.join('\n')}\n`, exitCode: problems.length > 0 || written.length === 0 ? 1 : 0 };
}
