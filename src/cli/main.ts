import { Command, CommanderError } from 'commander';
import { UserError } from '../app/user-error.ts';
import type { Report } from '../report/report.ts';
import { printable } from '../report/printable.ts';
import { version } from '../version.ts';
import { renderJson } from '../report/json.ts';
import { type CommandModule, type Shell } from './command.ts';

/** Every command, in the order of the help; its module is loaded only when the command is used. */
export const commands: Readonly<Record<string, { summary: string; load: () => Promise<CommandModule> }>> = {
  init: {
    summary: 'begin a positioning: files, CODEOWNERS, workflows, editor',
    load: async () => (await import('./init.ts')).initCommand,
  },
  check: {
    summary: 'check the positioning: files, references, and what is weak in the story',
    load: async () => (await import('./check.ts')).checkCommand,
  },
  show: {
    summary: 'show what follows from the facts in the chosen market',
    load: async () => (await import('./show.ts')).showCommand,
  },
  compare: {
    summary: 'lay market categories side by side',
    load: async () => (await import('./compare.ts')).compareCommand,
  },
  align: {
    summary: 'tell where the functions disagree, and by how much',
    load: async () => (await import('./align.ts')).alignCommand,
  },
  diff: {
    summary: 'tell what changed between two versions of the positioning, and what follows from that',
    load: async () => (await import('./diff.ts')).diffCommand,
  },
  trace: {
    summary: 'tell what rests on the positioning and no longer fits: tactics, their wording, the roadmap',
    load: async () => (await import('./trace.ts')).traceCommand,
  },
  review: {
    summary: 'record that tactics and roadmap items fit what they rest on now',
    load: async () => (await import('./review.ts')).reviewCommand,
  },
  ballot: {
    summary: 'write private ballots, one per function, or turn answers into views',
    load: async () => (await import('./ballot.ts')).ballotCommand,
  },
  build: {
    summary: 'build the site that each function reads from its own door',
    load: async () => (await import('./build.ts')).buildCommand,
  },
  dev: {
    summary: 'serve the site on this machine and show every change at once',
    load: async () => (await import('./dev.ts')).devCommand,
  },
  export: {
    summary: 'tell the positioning in another format: a pitch, battlecards, context for assistants, a table',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  import: {
    summary: 'turn a positioning document into files, and tell what became of each part of it',
    load: async () => (await import('./import.ts')).importCommand,
  },
  new: {
    summary: 'write a starting file of a kind',
    load: async () => (await import('./new.ts')).newCommand,
  },
  rename: {
    summary: 'give an element another id, and rewrite every reference to it',
    load: async () => (await import('./rename.ts')).renameCommand,
  },
  'sign-off': {
    summary: 'tell whether every function has signed a pull request',
    load: async () => (await import('./sign-off.ts')).signOffCommand,
  },
  codeowners: {
    summary: 'keep CODEOWNERS in step with the functions that sign',
    load: async () => (await import('./codeowners.ts')).codeownersCommand,
  },
  doctor: {
    summary: 'tell whether everything is set up well, and whether the gate can be walked around',
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
};

/** Runs the program with the words after its name. Resolves to the exit code: 0 fine, 1 findings, 2 usage or set-up. */
export async function main(argv: readonly string[], host: NodeJS.Process): Promise<number> {
  let exitCode = 0;
  const run = async (action: (shell: Shell) => Promise<Report>) => {
    const report = await action(createShell(host));
    await print(host.stdout, report.output);
    exitCode = report.exitCode;
  };
  try {
    const program = await createProgram(argv, run, host);
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Where nothing can be printed, that is what went wrong, and it is told below.
    if (error instanceof UserError && asksForJson(argv))
      await print(host.stdout, renderErrorJson(error)).catch(() => {});
    return explain(error, host.stderr);
  }
}

/** Whoever reads JSON gets an object also when there is no result; only a wrong flag leaves standard output empty. */
function renderErrorJson({ message, hint }: UserError): string {
  return renderJson({ error: { message, help: hint } });
}

function asksForJson(argv: readonly string[]): boolean {
  return argv.some((word, index) => word === '--format=json' || (word === 'json' && argv[index - 1] === '--format'));
}

async function createProgram(
  argv: readonly string[],
  run: (action: (shell: Shell) => Promise<Report>) => Promise<void>,
  { stdout, stderr }: NodeJS.Process,
): Promise<Command> {
  const program = new Command('throughline')
    .description('Positioning as code: keep it in git, check it, and see what follows from it.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(printableLines(text)),
    })
    .configureHelp({ showGlobalOptions: false })
    .showHelpAfterError('(run with --help to see what is possible)');
  const wanted = argv.find((word) => !word.startsWith('-'));
  for (const [name, { summary, load }] of Object.entries(commands)) {
    const command = program.command(name).summary(summary).description(capitalised(summary)).exitOverride();
    if (name === wanted || (wanted === 'help' && argv.includes(name))) (await load()).configure(command, run);
  }
  return program;
}

function createShell(host: NodeJS.Process): Shell {
  const { env, stdout, stderr } = host;
  const cwd = findWorkingFolder(host);
  return {
    cwd,
    env,
    terminal: { color: wantsColor(env, stdout.isTTY), width: stdout.columns ?? 80 },
    // Asked only when it matters: Node opens standard input on the first look at it.
    isInteractive: () => Boolean(host.stdin.isTTY && stdout.isTTY),
    tell: (text) => stderr.write(`${printableLines(text)}\n`),
    untilStopped: () => untilStopped(host),
    openWorld: async (options) => (await import('./world.ts')).openWorld(cwd, env, options),
  };
}

function findWorkingFolder(host: NodeJS.Process): string {
  try {
    return host.cwd();
  } catch (cause) {
    throw new UserError('The folder that you stand in is gone.', 'Go to one that exists, then run again.', cause);
  }
}

function untilStopped(host: NodeJS.Process): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) host.once(signal, () => resolve());
  });
}

/** Colour on a terminal, unless `NO_COLOR` or `FORCE_COLOR` say otherwise (no-color.org, force-color.org). */
function wantsColor(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '') return env['FORCE_COLOR'] !== '0';
  return isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error && !isClosedPipe(error) ? reject(cannotPrint(error)) : resolve()));
  });
}

/** Whoever reads our output may stop reading, as `head` does. */
function isClosedPipe(error: Error): boolean {
  return 'code' in error && error.code === 'EPIPE';
}

function cannotPrint(cause: Error): UserError {
  const reason = 'code' in cause && cause.code === 'ENOSPC' ? 'the disk is full' : cause.message;
  return new UserError(`The result could not be printed: ${reason}.`, 'Free some space, then run again.', cause);
}

function explain(error: unknown, stderr: NodeJS.WriteStream): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UserError) {
    // What a message quotes may hold a line end, after which a runner of workflows would look for a command.
    stderr.write(`error: ${printable(error.message)}\n${printableLines(error.hint)}\n`);
    return 2;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  stderr.write(
    `This is a mistake in throughline ${version}, not in your files. Please report it with these lines:\n${stack}\n`,
  );
  return 2;
}

function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
