import type { Command } from 'commander';
import type { World } from '../app/ports.ts';
import type { Report } from '../report/report.ts';

/** What a command may use of the process that it runs in. */
export interface Shell {
  /** The folder that the user stands in. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Does standard output go to a terminal, and how wide is it? */
  readonly terminal: { readonly color: boolean; readonly width: number };
  /** Is somebody there to be asked? */
  readonly isInteractive: () => boolean;
  /** Tells the user something that is no result: goes to standard error. */
  readonly tell: (text: string) => void;
  /** Resolves when the user asks the program to stop. */
  readonly untilStopped: () => Promise<void>;
  readonly openWorld: (options: WorldOptions) => Promise<World>;
}

export interface WorldOptions {
  /** A git revision to read instead of the work tree. */
  readonly revision?: string | undefined;
  /** False to parse everything anew. */
  readonly useCache?: boolean | undefined;
}

/** One command: its options, and what it does with them. */
export interface CommandModule {
  /** Adds arguments and options, and says how to run with what was given. */
  configure(command: Command, run: (action: (shell: Shell) => Promise<Report>) => Promise<void>): void;
}
