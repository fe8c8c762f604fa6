import type { Command } from 'commander';
import { build } from '../app/build/build.ts';
import type { BuildWorld } from '../app/build/build-request.ts';
import { gitRemotes } from '../io/git/remotes.ts';
import { gitTimeline } from '../io/git/timeline.ts';
import { siteFolders } from '../io/site/site-folders.ts';
import { renderBuildJson, renderBuildText } from '../report/build.ts';
import type { Report } from '../report/report.ts';
import { createStyle, withCommas } from '../report/style.ts';
import type { CommandModule, Shell } from './command.ts';
import {
  cacheOption,
  formatOption,
  normalisePath,
  revisionOption,
  rootOption,
  type SharedOptions,
  tellOfBrokenFiles,
} from './options.ts';

/** Options that `build` and `dev` share. */
export interface SiteOptions extends SharedOptions {
  readonly product?: string;
  readonly repo?: string;
}

interface BuildOptions extends SiteOptions {
  readonly format: 'text' | 'json';
  readonly out: string;
  readonly baseUrl?: string;
}

export const buildCommand: CommandModule = {
  configure(command, run) {
    addSiteOptions(command)
      .option('--out <folder>', 'where the site goes; a site that stands there is replaced', 'site')
      .option('--base-url <url>', 'where the site will be published: for the feed, the sitemap and shared links')
      .addOption(formatOption(['text', 'json']))
      .addOption(revisionOption())
      .action((options: BuildOptions) => run((shell) => runBuild(shell, options)));
  },
};

/** Adds the options that `build` and `dev` share. */
export function addSiteOptions(command: Command): Command {
  return command
    .addOption(rootOption())
    .option('--product <id>', 'build only this product')
    .option('--repo <url>', 'the web page of the repository, for "propose a change"; found out from git if left out')
    .addOption(cacheOption());
}

/** Opens the world with what a site needs beside it. */
export async function openBuildWorld(shell: Shell, options: SharedOptions): Promise<BuildWorld> {
  const world = await shell.openWorld({ revision: options.rev, useCache: options.cache });
  return {
    ...world,
    timeline: gitTimeline(shell.cwd, options.rev),
    remotes: gitRemotes(shell.cwd),
    sites: siteFolders(shell.cwd),
  };
}

const filesBetweenLines = 2000;

async function runBuild(shell: Shell, options: BuildOptions): Promise<Report> {
  const started = performance.now();
  const outcome = await build(await openBuildWorld(shell, options), {
    root: normalisePath(options.root, shell.cwd),
    product: options.product,
    out: normalisePath(options.out, shell.cwd),
    baseUrl: options.baseUrl,
    repository: options.repo,
    onProgress: tellOfProgress(shell),
  });
  tellOfBrokenFiles(shell, outcome.brokenFiles.length);
  if (options.format === 'json') return renderBuildJson(outcome);
  const seconds = (performance.now() - started) / 1000;
  return renderBuildText(outcome, { style: createStyle(shell.terminal), seconds });
}

/** Says now and then how far a long build has come. */
function tellOfProgress(shell: Shell): (files: number) => void {
  let next = filesBetweenLines;
  return (files) => {
    if (files < next) return;
    shell.tell(`${withCommas(files)} files so far`);
    next = files + filesBetweenLines;
  };
}
