import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { BuildOutcome } from '../app/build/build.ts';
import { createLiveSite } from '../app/build/live-site.ts';
import { UserError } from '../app/user-error.ts';
import { serveSite } from '../io/site/site-server.ts';
import { makeTemporaryFolder } from '../io/site/temporary-folder.ts';
import { watchFolder } from '../io/site/watch-folder.ts';
import { renderBuildText } from '../report/build.ts';
import { printable } from '../report/printable.ts';
import type { Report } from '../report/report.ts';
import { createStyle } from '../report/style.ts';
import { addSiteOptions, openBuildWorld, type SiteOptions } from './build.ts';
import type { CommandModule, Shell } from './command.ts';
import { normalisePath, tellOfBrokenFiles } from './options.ts';

interface DevOptions extends SiteOptions {
  readonly port: number;
}

export const devCommand: CommandModule = {
  configure(command, run) {
    addSiteOptions(command)
      .option('--port <number>', 'where to serve it; 0 for any that is free', parsePort, 4321)
      .action((options: DevOptions) => run((shell) => runDev(shell, options)));
  },
};

/** Serves the site until the user stops the program; what was built for it is removed then. */
async function runDev(shell: Shell, options: DevOptions): Promise<Report> {
  const root = normalisePath(options.root, shell.cwd);
  const folder = await makeTemporaryFolder();
  try {
    const out = `${folder.path}/site`;
    const request = { root, product: options.product, out, repository: options.repo };
    const site = createLiveSite(await openBuildWorld(shell, options), request, (result) => tellOfBuild(shell, result));
    const stopped = shell.untilStopped();
    await site.rebuild();
    const server = await serveSite({ folder: out, has: site.has, trouble: site.trouble }, options.port);
    shell.tell(`The site is at ${server.url} and follows every change below ${root}/. Stop it with Ctrl+C.`);
    let stopWatching = () => {};
    const failed = new Promise<never>((_, reject) => {
      const show = () => site.rebuild().then((isChanged) => isChanged && server.reload(), reject);
      stopWatching = watchFolder(resolve(shell.cwd, root), () => void show());
    });
    try {
      await Promise.race([stopped, failed]);
    } finally {
      stopWatching();
      await server.close();
    }
    return { output: '', exitCode: 0 };
  } finally {
    await folder.remove();
  }
}

function tellOfBuild(shell: Shell, result: BuildOutcome | UserError): void {
  if (result instanceof UserError) return shell.tell(`error: ${printable(result.message)}\n${result.hint}`);
  tellOfBrokenFiles(shell, result.brokenFiles.length);
  if (result.brokenLinks.length > 0)
    shell.tell(renderBuildText(result, { style: createStyle(shell.terminal), seconds: null }).output);
}

const lastPort = 65_535;

function parsePort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= lastPort) return Number(text);
  throw new InvalidArgumentError(`Expected a number from 0 to ${lastPort}, such as 4321.`);
}
