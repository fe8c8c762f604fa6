import { proposeRetiredTerms } from '../app/propose-terms.ts';
import type { World } from '../app/ports.ts';
import { trace, type TraceRequest } from '../app/trace.ts';
import { tracePublished } from '../app/trace-published.ts';
import { UserError } from '../app/user-error.ts';
import { readPublished } from '../io/published.ts';
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
  readonly from?: string;
}

export const traceCommand: CommandModule = {
  configure(command, run) {
    command
      .argument('[files...]', 'with --from: files and patterns of this repository to hold against it')
      .addOption(rootOption())
      .option('--product <id>', 'the product; needed only where there are several')
      .addOption(formatOption(['text', 'json', 'github', 'markdown']))
      .option('--write-baseline', 'take what is found in the wording now for known, and report only what is new')
      .option('--propose-terms', 'print terms to retire, from what the category was called in git; writes nothing')
      .option('--from <location>', 'a positioning.json that another repository publishes: its address, or a file')
      .addOption(revisionOption())
      .action((files: string[], options: TraceOptions) => run((shell) => runTrace(shell, files, options)));
  },
};

async function runTrace(shell: Shell, files: readonly string[], options: TraceOptions): Promise<Report> {
  const { rev, product, from, writeBaseline = false } = options;
  if (writeBaseline && rev !== undefined) {
    throw new UserError('--write-baseline cannot take its findings from a git revision.', 'Leave out one of the two.');
  }
  if (options.proposeTerms && from !== undefined) {
    throw new UserError('--propose-terms looks into the history of a positioning here.', 'Leave out --from.');
  }
  if (files.length > 0 && from === undefined) {
    throw new UserError(
      'Files are named on the command line only with --from.',
      'Name them in `files` of a tactic, or say with --from which published positioning they are held against.',
    );
  }
  const world = await shell.openWorld({ revision: rev });
  const root = normalisePath(options.root, shell.cwd);
  if (options.proposeTerms) return renderProposedTerms(await proposeRetiredTerms(world, { root, product }), options);
  const traced =
    from === undefined
      ? await traceHere(shell, world, { root, product, writeBaseline })
      : await tracePublished(world, { published: await readPublished(from, shell.cwd), files, product, writeBaseline });
  const { baseline } = traced.wording;
  if (writeBaseline && baseline) shell.tell(`Wrote ${baseline.path}: ${baseline.knownCount} findings are known now.`);
  return render(traced, options.format, shell);
}

async function traceHere(shell: Shell, world: World, request: TraceRequest): Promise<Traced> {
  const { trace: traced, brokenFiles } = await trace(world, request);
  tellOfBrokenFiles(shell, brokenFiles);
  return traced;
}

// What the reports take, without knowing how it is traced.
type Traced = Parameters<typeof renderTraceText>[0];

function render(traced: Traced, format: TraceOptions['format'], shell: Shell): Report {
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
