import { proposeRetiredTerms } from '../app/propose-terms.ts';
import { trace } from '../app/trace.ts';
import { UserError } from '../app/user-error.ts';
import { renderProposedTerms } from '../report/proposed-terms.ts';
import type { Report } from '../report/report.ts';
import { createStyle } from '../report/style.ts';
import { renderTraceGithub } from '../report/trace-github.ts';
import { renderTraceJson } from '../report/trace-json.ts';
import { renderTraceMarkdown } from '../report/trace-markdown.ts';
import { renderTraceText } from '../report/trace-text.ts';
import type { CommandModule, Shell } from './command.ts';
import {
  formatOption,
  normalisePath,
  revisionOption,
  rootOption,
  type SharedOptions,
  tellOfBrokenFiles,
} from './options.ts';

interface TraceOptions extends SharedOptions {
  readonly format: 'text' | 'json' | 'github' | 'markdown';
  readonly product?: string;
  readonly writeBaseline?: true;
  readonly proposeTerms?: true;
}

export const traceCommand: CommandModule = {
  configure(command, run) {
    command
      .addOption(rootOption())
      .option('--product <id>', 'the product; needed only where there are several')
      .addOption(formatOption(['text', 'json', 'github', 'markdown']))
      .option('--write-baseline', 'take what is found in the wording now for known, and report only what is new')
      .option('--propose-terms', 'print terms to retire, from what the category was called in git; writes nothing')
      .addOption(revisionOption())
      .action((options: TraceOptions) => run((shell) => runTrace(shell, options)));
  },
};

async function runTrace(shell: Shell, options: TraceOptions): Promise<Report> {
  const { rev, product, writeBaseline = false } = options;
  if (writeBaseline && rev !== undefined) {
    throw new UserError('--write-baseline cannot take its findings from a git revision.', 'Leave out one of the two.');
  }
  const world = await shell.openWorld({ revision: rev });
  const root = normalisePath(options.root, shell.cwd);
  if (options.proposeTerms) return renderProposedTerms(await proposeRetiredTerms(world, { root, product }), options);
  const { trace: traced, brokenFiles } = await trace(world, { root, product, writeBaseline });
  tellOfBrokenFiles(shell, brokenFiles);
  const { baseline } = traced.wording;
  if (writeBaseline && baseline) shell.tell(`Wrote ${baseline.path}: ${baseline.knownCount} findings are known now.`);
  return render(traced, options.format, shell);
}

function render(traced: Parameters<typeof renderTraceJson>[0], format: TraceOptions['format'], shell: Shell): Report {
  switch (format) {
    case 'text':
      return renderTraceText(traced, createStyle(shell.terminal));
    case 'json':
      return renderTraceJson(traced);
    case 'github':
      return renderTraceGithub(traced);
    case 'markdown':
      return renderTraceMarkdown(traced);
  }
}
